import type { BlockKind, ParseState, Pass } from '../state.js';
import { BlockList } from './block-list.js';
import { markContents } from './contents.js';
import { readFrontMatter } from './front-matter.js';
import { isFurniture, isHeadline, opensRelated } from './furniture.js';
import { cutGluedFront, cutGluedTail, GLUED_MIN } from './glued-front.js';
import { mayLead } from './leads.js';
import { appendixAfterLetter, cutOut, titleAfterLetter } from './letter-end.js';
import { plainLine } from './line.js';
import { logicalLines, type Piece } from './lines.js';
import { partTitles } from './part-titles.js';
import { reportHeads } from './report-heads.js';
import { type Segment, segmentsOf } from './split.js';
import { withTables } from './table.js';

/** Which markerless segments open with a title of their own because a neighbour under the same heading does so too. */
function siblingLeads(state: ParseState, segments: readonly Segment[]): ReadonlySet<Segment> {
  const leads = new Set<Segment>();
  let run: Segment[] = [];
  const close = (): void => {
    if (run.length > 1) for (const segment of run) leads.add(segment);
    run = [];
  };
  for (const segment of segments) {
    if (segment.marker || segment.cells || segment.aside) close();
    else if (mayLead(state, segment)) run.push(segment);
  }
  close();
  return leads;
}

/** A glued front lies in one of the first lines. */
const FRONT_PIECES = 3;

/** Parts the front and the signature from the paragraphs they were glued to. */
function cutGlued(state: ParseState, pieces: readonly Piece[]): Piece[] {
  const parted: Piece[] = [];
  pieces.forEach((piece, at) => {
    if (piece.end - piece.start < GLUED_MIN) {
      parted.push(piece);
      return;
    }
    const front = at < FRONT_PIECES ? cutGluedFront(state, piece) : [piece];
    for (const part of front) for (const end of cutGluedTail(state, part)) parted.push(end);
  });
  return parted;
}

/** Cuts the document into blocks with their parents and reads its title. */
export const blocksPass: Pass = {
  name: 'blocks',
  reason: 'Every later pass reads the blocks: a figure takes its section and its inherited date from them.',
  run(state) {
    const whole = cutGlued(state, logicalLines(state));
    const front = readFrontMatter(state, whole);
    const body = whole[front.kinds.length];
    const own =
      (body ? titleAfterLetter(state, front.title, body.start) : null) ??
      (front.sendsOnly ? appendixAfterLetter(state, whole, front.kinds.length) : null);
    const pieces = own ? cutOut(state, whole, own) : whole;
    const reports = reportHeads(state, pieces);
    state.meta.title = reports.length > 0 ? reports.map(({ piece }) => state.text.slice(piece.start, piece.end)).join('；') : front.title;
    if (reports.length > 0) state.meta.region = [...new Set(reports.map(({ region }) => region))].join('、');
    const reportStarts = new Set(reports.map(({ piece }) => piece.start));
    const list = new BlockList(state);
    const head = front.kinds.length;
    const asideOf = (piece: Piece, at: number): BlockKind | null => (reportStarts.has(piece.start) ? null : (front.kinds[at] ?? null));
    const lines = pieces.slice(0, head).map((piece, at) => ({ ...plainLine(piece), aside: asideOf(piece, at) }));
    for (const line of withTables(state, pieces.slice(head)))
      lines.push(own && line.start < own.end ? { ...line, cells: null, aside: line.start < own.start ? 'notice' : 'title' } : line);
    const segments = segmentsOf(state, lines, reportStarts);
    const contents = markContents(state, segments);
    const leads = siblingLeads(state, segments);
    const parts = partTitles(state, segments);
    let related = false;
    for (const segment of segments) {
      const view = state.view.slice(segment.start, segment.end);
      related = opensRelated(view) || (related && isHeadline(view));
      if (segment.aside) list.aside(segment.aside, segment);
      else if (segment.cells) list.row(segment, segment.cells);
      else if (contents.has(segment) || related || isFurniture(view)) list.aside('furniture', segment);
      else if (segment.marker) list.heading(segment, segment.marker);
      else if (parts.has(segment)) list.part(segment);
      else list.prose(segment, leads.has(segment));
    }
    state.blocks = list.blocks;
  },
};
