import type { ParseState } from '../state.js';
import type { Segment } from './split.js';

/** Segments that a table of contents may hold. */
const CONTENTS_MAX = 400;
/** Characters of an entry that are compared, dots and page number included. */
const ENTRY_MAX = 160;
const HEADING = /(?:^|[^\u4e00-\u9fff])目 *录$|^目 *次$/u;
const LEADER = /[\s.…·]*[\dIVX]*[\s.…·]*$/u;

const nameOf = (state: ParseState, segment: Segment): string =>
  state.view
    .slice(segment.marker?.end ?? segment.start, Math.min(segment.end, (segment.marker?.end ?? segment.start) + ENTRY_MAX))
    .replace(/[\s.…·]{4,}[\dIVX\s]*$/u, '')
    .replace(LEADER, '')
    .replace(/\s/gu, '');

/** Marks the segments of the contents 目录: from its heading to the second appearance of its first entry. */
export function markContents(state: ParseState, segments: readonly Segment[]): ReadonlySet<Segment> {
  const contents = new Set<Segment>();
  const start = segments.findIndex(
    (segment, at) => at < CONTENTS_MAX && HEADING.test(state.view.slice(Math.max(segment.start, segment.end - 8), segment.end)),
  );
  if (start < 0) return contents;
  const first = segments[start + 1];
  if (!first) return contents;
  const name = nameOf(state, first);
  if (name.length < 2) return contents;
  const limit = Math.min(segments.length, start + CONTENTS_MAX);
  for (let at = start + 2; at < limit; at++) {
    const segment = segments[at];
    if (!segment || segment.marker?.form !== first.marker?.form || segment.marker?.ordinal !== first.marker?.ordinal) continue;
    if (!nameOf(state, segment).startsWith(name)) continue;
    for (const entry of segments.slice(start, at)) contents.add(entry);
    break;
  }
  return contents;
}
