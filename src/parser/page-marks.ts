/** A number that opens a line and runs into its first word. Group 1 is the number. */
const GLUED = /^ ?(\d{1,3})(?=[一-龥“《(])/u;
/** Fewer pages than this prove nothing. */
const PAGES_MIN = 8;
/** Fewest lines of a page; numbers that follow each other closer count the items of a list. */
const LINES_MIN = 10;
/** How much the lengths of pages differ. */
const SPREAD = 0.25;

interface Glued {
  readonly page: number;
  /** Index of the line, from 0. */
  readonly line: number;
  /** Offset of the line in the view. */
  readonly start: number;
  readonly width: number;
}

/** The size of particles that PDF text let fall out of its line (PM₂.₅ as "PM )" and a line "2.5"). Group 1 stands before it. */
const FALLEN_SIZE = /(PM ?\)[^\n]{0,80}\n *)(2\.5|10)(?= *\n)/gu;

/** The same-length view without what a PDF's page prints among the words: sizes fallen out of their lines and page numbers, each as blanks. */
export function withoutPageMarks(view: string): string {
  const whole = view.includes('PM')
    ? view.replace(FALLEN_SIZE, (_all, before: string, size: string) => before + ' '.repeat(size.length))
    : view;
  return withoutPageNumbers(whole);
}

/**
 * The same-length view without the page numbers that PDF text glued to the first word of a page ("117累计新增托位…"): each becomes blanks.
 * They are told from figures by their sequence: one more every so many lines, at least eight times.
 */
function withoutPageNumbers(view: string): string {
  const found = gluedNumbers(view);
  if (found.length <= PAGES_MIN) return view;
  const before = new Map<number, Glued>();
  const pairs: (readonly [Glued, Glued])[] = [];
  for (const glued of found) {
    // A page without a glued number may lie between.
    for (const step of [1, 2]) {
      const last = before.get(glued.page - step);
      if (last) pairs.push([last, glued]);
    }
    before.set(glued.page, glued);
  }
  const lengths = pairs.map(([last, next]) => (next.line - last.line) / (next.page - last.page)).sort((a, b) => a - b);
  const length = lengths[lengths.length >> 1] ?? 0;
  const pages = new Set<Glued>();
  let steps = 0;
  for (const [last, next] of pairs) {
    const own = (next.line - last.line) / (next.page - last.page);
    if (Math.abs(own - length) > length * SPREAD) continue;
    steps++;
    pages.add(last).add(next);
  }
  if (length < LINES_MIN || steps < PAGES_MIN) return view;
  let plain = '';
  let from = 0;
  for (const { start, width } of [...pages].sort((a, b) => a.start - b.start)) {
    plain += view.slice(from, start) + ' '.repeat(width);
    from = start + width;
  }
  return plain + view.slice(from);
}

function gluedNumbers(view: string): Glued[] {
  const found: Glued[] = [];
  let start = 0;
  for (let line = 0; start < view.length; line++) {
    const end = view.indexOf('\n', start);
    const match = GLUED.exec(view.slice(start, start + 5));
    if (match) found.push({ page: Number(match[1]), line, start, width: match[0].length });
    if (end < 0) break;
    start = end + 1;
  }
  return found;
}
