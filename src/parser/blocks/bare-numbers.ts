import type { Line } from './line.js';
import type { Marker } from './marker.js';

/** A number with a blank after it and a title that no sign ends: 1 实施关键核心技术攻关. Group 1 is the number, group 2 the blanks after it. */
const BARE = /^(\d{1,2})( {1,3})(?=[一-龥“"])[^。;:,!?\d]{3,40}$/u;
const LINE_MAX = 60;
const SENTENCE = /。/u;
/** So many titles in sequence, each with sentences below it, are no rows of a list. */
const SEQUENCE_MIN = 3;

/** Titles numbered without a sign after the number, by where their lines begin: each number follows the one before, and sentences stand below each. */
export function bareNumbers(view: string, text: string, lines: readonly Line[]): ReadonlyMap<number, Marker> {
  const found = new Map<number, Marker>();
  let last = 0;
  lines.forEach(({ start, end, cells, aside }, at) => {
    const match = cells || aside || end - start > LINE_MAX ? null : BARE.exec(view.slice(start, end).trimEnd());
    const below = lines[at + 1];
    if (!match || Number(match[1]) !== last + 1 || !below || below.cells || !SENTENCE.test(view.slice(below.start, below.end))) return;
    last++;
    const to = start + (match[1] ?? '').length;
    const marker = { number: text.slice(start, to), start, end: to + (match[2] ?? '').length };
    found.set(start, { form: 'arabic', ordinal: last, depth: 0, ...marker });
  });
  return found.size >= SEQUENCE_MIN ? found : new Map();
}
