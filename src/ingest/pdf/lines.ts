/** One run of text on a page. Units are points, `x` from the left, `y` (of the baseline) from the top, the page turned as it is shown. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** One printed line. `y` is the baseline from the top of the page, in points. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** 1 and 2 on a page set in two columns, 0 where the line has the page's whole width. */
  readonly column: 0 | 1 | 2;
}

/** Gaps, in type sizes: within a line (a blank), between columns. */
const BLANK_GAP = 0.3;
const WIDE_GAP = 0.9;
const COLUMN_GAP = 1.4;
/** Farthest that the second print of bold type lies from the first. */
const OVERPRINT = 0.15;
/** Rows that must show the same gap before a page counts as set in two columns, and their share. */
const COLUMN_ROWS_MIN = 8;
const COLUMN_SHARE_MIN = 0.55;

const isWord = (text: string): boolean => /[A-Za-z0-9]/u.test(text);

/** Runs that share a baseline, top to bottom, each row from left to right. */
export function rowsOf(runs: readonly Run[]): Run[][] {
  const rows: { y: number; size: number; runs: Run[] }[] = [];
  const sorted = runs.filter((run) => run.text.trim() !== '').sort((a, b) => a.y - b.y || a.x - b.x);
  for (const run of sorted) {
    const row = rows.at(-1);
    if (row && Math.abs(run.y - row.y) <= Math.max(run.size, row.size) * 0.45) {
      row.runs.push(run);
      if (run.size > row.size) Object.assign(row, { y: run.y, size: run.size });
    } else rows.push({ y: run.y, size: run.size, runs: [run] });
  }
  return rows.map((row) => withoutOverprint(row.runs.sort((a, b) => a.x - b.x)));
}

/** Bold type is often printed as the same text twice, a hair apart; it is read once. */
function withoutOverprint(row: readonly Run[]): Run[] {
  return row.filter((run, at) => {
    for (let before = at - 1; before >= 0; before--) {
      const other = row[before];
      if (!other || run.x - other.x > run.size * OVERPRINT) return true;
      if (other.text === run.text) return false;
    }
    return true;
  });
}

/** One line of text from runs that stand side by side; blanks are put where the print leaves them. */
export function joinRuns(runs: readonly Run[], column: Line['column'] = 0): Line {
  let text = '';
  let right = Number.NEGATIVE_INFINITY;
  let size = 0;
  for (const run of runs) {
    const gap = run.x - right;
    const narrow = isWord(text.slice(-1)) && isWord(run.text[0] ?? '');
    if (text !== '' && !text.endsWith(' ') && !run.text.startsWith(' ') && gap > run.size * (narrow ? BLANK_GAP : WIDE_GAP)) text += ' ';
    text += run.text;
    right = Math.max(right, run.right);
    size = Math.max(size, run.size);
  }
  return { text: text.replace(/\s+/gu, ' ').trim(), x: runs[0]?.x ?? 0, right, y: Math.max(...runs.map((run) => run.y)), size, column };
}

/** The middle of the gap between two columns, null on a page of one. Rows vote with the gaps they leave in the middle half of the page. */
function gutterOf(rows: readonly (readonly Run[])[], width: number): number | null {
  const STEP = 3;
  const votes = new Map<number, number>();
  for (const row of rows) {
    for (let at = 1; at < row.length; at++) {
      const before = row.slice(0, at).reduce((most, run) => Math.max(most, run.right), 0);
      const after = row[at]?.x ?? 0;
      if (after - before < (row[at]?.size ?? 0) * COLUMN_GAP) continue;
      for (let x = Math.ceil(before / STEP); x * STEP <= after; x++) {
        if (x * STEP > width * 0.25 && x * STEP < width * 0.75) votes.set(x, (votes.get(x) ?? 0) + 1);
      }
    }
  }
  const most = Math.max(0, ...votes.values());
  if (most < COLUMN_ROWS_MIN || most < rows.length * COLUMN_SHARE_MIN) return null;
  const best = [...votes].filter(([, count]) => count === most).map(([x]) => x * STEP);
  return ((best[0] ?? 0) + (best.at(-1) ?? 0)) / 2;
}

/** The lines of one page in reading order: a full-width line first closes the columns above it, then the left column is read before the right. */
export function linesInOrder(runs: readonly Run[], width: number): Line[] {
  const rows = rowsOf(runs);
  const gutter = gutterOf(rows, width);
  if (gutter === null) return rows.map((row) => joinRuns(row));
  const lines: Line[] = [];
  let left: Line[] = [];
  let right: Line[] = [];
  const close = (): void => {
    lines.push(...left, ...right);
    left = [];
    right = [];
  };
  for (const row of rows) {
    if (row.some((run) => run.x < gutter - run.size && run.right > gutter + run.size)) {
      close();
      lines.push(joinRuns(row));
      continue;
    }
    const [inLeft, inRight] = [row.filter((run) => run.x < gutter), row.filter((run) => run.x >= gutter)];
    if (inLeft.length > 0) left.push(joinRuns(inLeft, 1));
    if (inRight.length > 0) right.push(joinRuns(inRight, 2));
  }
  close();
  return lines;
}
