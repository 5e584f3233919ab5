import type { Block, Pass, ParseState } from '../state.js';
import { logicalLines } from './lines.js';
import { MARKER_FORMS, type Marker, type MarkerForm } from './marker.js';
import { type Segment, segmentsOf } from './split.js';

/** Longest title of a heading, in characters. */
const TITLE_MAX = 60;
const TITLE_END = /[。!?:]/u;

const rankOf = (form: MarkerForm): number => MARKER_FORMS.indexOf(form);

interface Level {
  readonly form: MarkerForm;
  readonly depth: number;
  readonly block: number;
}

/** Offset at which the title of a segment ends (before its punctuation), or -1 when it has none. */
function titleEnd(view: string, start: number, end: number): number {
  const head = view.slice(start, Math.min(end, start + TITLE_MAX + 1));
  const stop = TITLE_END.exec(head);
  if (stop) return stop.index > 0 ? start + stop.index : -1;
  if (end - start > TITLE_MAX) {
    const blank = head.indexOf(' ');
    return blank >= 4 && blank <= 20 && !/[,;]/u.test(head.slice(0, blank)) ? start + blank : -1;
  }
  return end;
}

class BlockList {
  readonly blocks: Block[] = [];
  private readonly stack: Level[] = [];
  private parent = -1;

  constructor(private readonly state: ParseState) {}

  private push(block: Partial<Block> & Pick<Block, 'kind' | 'start' | 'end' | 'parent'>): number {
    this.blocks.push({
      level: 0,
      number: '',
      title: '',
      titleStart: block.start,
      titleEnd: block.start,
      cells: null,
      header: false,
      ...block,
    });
    return this.blocks.length - 1;
  }

  add(segment: Segment): void {
    const { marker, start, end } = segment;
    if (!marker) {
      this.push({ kind: 'paragraph', start, end, parent: this.parent });
      return;
    }
    const view = this.state.view;
    let stop = titleEnd(view, marker.end, end);
    let from = stop < 0 ? marker.end : stop;
    while (from < end && /[。!?:* ]/u.test(view[from] ?? '')) from++;
    while (stop > marker.end && /[* ]/u.test(view[stop - 1] ?? '')) stop--;
    const open = marker.form === 'dash' || marker.form === 'bullet' ? this.parentOfDash() : this.parentOf(marker);
    const kind = marker.form === 'dash' || marker.form === 'bullet' ? 'dash' : stop < 0 ? 'item' : 'heading';
    const titled = stop > marker.end && (kind === 'heading' || from < end);
    const block = this.push({
      kind,
      start,
      end: titled ? from : end,
      parent: open.parent,
      level: kind === 'dash' ? 0 : open.level,
      number: marker.number,
      title: titled ? this.state.text.slice(marker.end, stop) : '',
      titleStart: marker.end,
      titleEnd: titled ? stop : marker.end,
    });
    if (kind === 'dash') {
      if (titled && from < end) this.push({ kind: 'paragraph', start: from, end, parent: block });
      return;
    }
    this.stack.push({ form: marker.form, depth: marker.depth, block });
    this.parent = block;
    if (titled && from < end) this.push({ kind: 'paragraph', start: from, end, parent: block });
  }

  private parentOfDash(): { parent: number; level: number } {
    return { parent: this.parent, level: 0 };
  }

  /** Closes the headings that a new marker ends: back to its own form when that is open, else above every form of lower rank. */
  private parentOf(marker: Marker): { parent: number; level: number } {
    let same = -1;
    for (let at = this.stack.length - 1; at >= 0; at--) {
      const level = this.stack[at];
      if (level && level.form === marker.form && level.depth === marker.depth) {
        same = at;
        break;
      }
    }
    if (same >= 0) this.stack.length = same;
    else {
      for (
        let top = this.stack.at(-1);
        top && (rankOf(top.form) > rankOf(marker.form) || (top.form === marker.form && top.depth > marker.depth));
      ) {
        this.stack.pop();
        top = this.stack.at(-1);
      }
    }
    return { parent: this.stack.at(-1)?.block ?? -1, level: this.stack.length + 1 };
  }
}

/** Cuts the document into blocks with their parents. */
export const blocksPass: Pass = {
  name: 'blocks',
  reason: 'Every later pass reads the blocks: a figure takes its section and its inherited date from them.',
  run(state) {
    const list = new BlockList(state);
    for (const segment of segmentsOf(state, logicalLines(state))) list.add(segment);
    state.blocks = list.blocks;
  },
};
