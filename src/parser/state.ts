import type { PeriodText } from '../model/due.js';
import type { Diagnostic, Milestone, Phase, Section, StatedFigure, Target, Task } from '../model/plan.js';
import type { Span } from '../model/span.js';

/** What a block of the document is. `furniture` (page navigation, print buttons, page numbers) and `notice` (the letter before the plan) carry no rows. */
export type BlockKind = 'title' | 'notice' | 'heading' | 'paragraph' | 'dash' | 'item' | 'table-row' | 'furniture';

/**
 * One piece of the document in reading order. Blocks never overlap; `start`/`end` are UTF-16 offsets into the text (end exclusive).
 * A heading that shares its line with its body is two blocks: the heading, then a paragraph.
 */
export interface Block {
  readonly kind: BlockKind;
  readonly start: number;
  readonly end: number;
  /** Depth of a heading or item, 1 the outermost; 0 for blocks that are neither. */
  readonly level: number;
  /** Number as printed with its marks ("（一）", "1.", "专栏1"), "" when there is none. */
  readonly number: string;
  /** The heading's or dash's title, "" for other blocks. Offsets of the title within the text. */
  readonly title: string;
  readonly titleStart: number;
  readonly titleEnd: number;
  /** Index of the heading (or dash, or item) this block stands under, -1 at the top. */
  readonly parent: number;
  /** Cells of a table row with their offsets; null for other blocks. `header` marks the header row(s). */
  readonly cells: readonly Cell[] | null;
  readonly header: boolean;
}

/** One table cell: trimmed text and its offsets. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Where a document names responsible bodies: a bracket, or a line of its own. `start`/`end` with the brackets, `from`/`to` without. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** What a row of a table of work says of the work itself: the cells that may hold figures, and the date of the row. */
export interface WorkRow {
  readonly cells: readonly Cell[];
  readonly due: PeriodText | null;
}

/** Everything the passes share. `view` has the same length as `text`, offset for offset, with full-width ASCII, brackets and blanks folded to half-width. */
export interface ParseState {
  readonly text: string;
  readonly view: string;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
  blocks: Block[];
  /** Responsibility clauses （责任单位：…） in the order of the text. */
  clauses: Clause[];
  /** Rows of the tables that divide work, by the block they are. */
  workRows: ReadonlyMap<Block, WorkRow>;
  /** Facts about the document as a whole. */
  meta: {
    title: string;
    region: string | null;
    issuer: string | null;
    docNumber: string | null;
    status: 'draft' | 'issued';
    issuedOn: string | null;
    kind: 'plan' | 'guideline' | 'report';
    period: { start: string; end: string } | null;
  };
  outline: Section[];
  targets: Target[];
  tasks: Task[];
  duties: Task[];
  phases: Phase[];
  milestones: Milestone[];
  observations: StatedFigure[];
  diagnostics: Diagnostic[];
}

/** One step of the parser: finds one thing, says why it stands where it stands. */
export interface Pass {
  readonly name: string;
  /** Why the pass exists and why it runs at this place of the order. */
  readonly reason: string;
  run(state: ParseState): void;
}

/** Line number, from 1, of an offset. */
export function lineOf(state: Pick<ParseState, 'lineStarts'>, offset: number): number {
  let low = 0;
  let high = state.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((state.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** The span of `text` from `start` to `end`. */
export function spanOf(state: ParseState, start: number, end: number): Span {
  return { start, end, line: lineOf(state, start), quote: state.text.slice(start, end) };
}

/** Titles of the headings above a block, outermost first. */
export function pathOf(state: ParseState, block: Block): string[] {
  const path: string[] = [];
  for (let at = block.parent; at >= 0; ) {
    const parent = state.blocks[at];
    if (!parent) break;
    path.unshift(parent.title);
    at = parent.parent;
  }
  return path;
}

/** Title of a block as the rules read it: a piece of the view. */
export function titleInView(state: Pick<ParseState, 'view'>, block: Block): string {
  return state.view.slice(block.titleStart, block.titleEnd);
}
