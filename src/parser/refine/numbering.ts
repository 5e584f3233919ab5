import { MARKER_FORMS, readMarker } from '../blocks/marker.js';
import { type Block, type ParseState, type Pass, spanOf } from '../state.js';
import { sameLengthView } from '../view.js';

/** Forms whose numbers go on from one to the next. */
const COUNTED = new Set(
  MARKER_FORMS.filter((form) => !['report', 'hash', 'appendix', 'decimal', 'dash', 'bullet', 'article'].includes(form)),
);

interface Last {
  readonly form: string;
  readonly ordinal: number;
  readonly parent: number;
  readonly number: string;
}

/** Reports headings whose number does not follow the one before: a heading is missing, or was printed without its number. */
function checkNumber(state: ParseState, block: Block, lasts: Map<string, Last>): void {
  const printed = `${sameLengthView(block.number)} x`;
  const marker = readMarker(printed, printed, 0);
  if (!marker || marker.ordinal === 0 || !COUNTED.has(marker.form)) return;
  const last = lasts.get(marker.form);
  lasts.set(marker.form, { form: marker.form, ordinal: marker.ordinal, parent: block.parent, number: block.number });
  if (last === undefined || marker.ordinal === last.ordinal + 1) return;
  const repeats = marker.ordinal === last.ordinal && last.parent === block.parent;
  if (marker.ordinal === 1 && !repeats) return;
  if (last.parent !== block.parent && marker.ordinal < last.ordinal) return;
  const source = spanOf(state, block.start, block.end);
  state.diagnostics.push({
    rule: 'numbering',
    severity: 'info',
    message: `编号从“${last.number}”到“${block.number}”，中间可能缺项或编号有误`,
    source,
  });
}

/** Tells gaps and repeats in the numbering of headings. */
export const numberingPass: Pass = {
  name: 'numbering',
  reason: 'After the blocks; reads only them.',
  run(state) {
    const lasts = new Map<string, Last>();
    for (const block of state.blocks) if (block.kind === 'heading' || block.kind === 'item') checkNumber(state, block, lasts);
  },
};
