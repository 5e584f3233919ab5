import type { Block, ParseState } from '../state.js';
import { placeAtStart, placeLabel, placesOf } from './region.js';

/** A place that a heading or a label gives to what follows it. */
interface Told {
  readonly name: string;
  /** The heading it holds under; null for a label, which holds up to the next label or heading. */
  readonly heading: Block | null;
}

/** What speaks of more than the place that is being told of. */
const WHOLE = /^(?:(?:20\d\d|今|去)年,?)?(?:全国|[全我]省)/u;

/** Whose figures a report gives, block by block, as it goes through several places. */
export class ToldPlaces {
  /** Names that stand often in the report: each turns it to its place wherever a block opens with it. */
  private readonly often: ReadonlyMap<string, string>;
  private region: string | null;
  /** Places of the headings above and of the last label, innermost last. */
  private readonly told: Told[] = [];

  constructor(private readonly state: ParseState) {
    this.often = placesOf(state);
    this.region = state.meta.region;
  }

  /** Takes in the block that is read next, whose text is `text`: the place its figures are of, and whether the report turned to it here. */
  open(block: Block, text: string): { readonly region: string | null; readonly turned: boolean } {
    const titled = block.title !== '';
    while (this.told.length > 0 && !this.holds(this.told.at(-1), block)) this.told.pop();
    const label = block.kind === 'title' ? null : placeLabel(text, titled);
    if (label !== null) {
      if (this.told.at(-1)?.heading === null) this.told.pop();
      this.told.push({ name: label, heading: titled ? block : null });
      return { region: label, turned: true };
    }
    const place = placeAtStart(text, this.often);
    if (place?.item) return { region: place.name, turned: false };
    const turned = place !== null && place.name !== this.region;
    if (place !== null) {
      this.region = place.name;
      this.told.length = 0;
    }
    return { region: WHOLE.test(text) ? this.region : (this.told.at(-1)?.name ?? this.region), turned };
  }

  /** Whether a place still holds at a block: a label's up to the next heading, a heading's under it. */
  private holds(told: Told | undefined, block: Block): boolean {
    if (told?.heading === null) return block.kind !== 'heading';
    for (let above = this.state.blocks[block.parent]; above; above = this.state.blocks[above.parent])
      if (above === told?.heading) return true;
    return false;
  }
}
