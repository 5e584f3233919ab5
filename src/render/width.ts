/** Characters that take two columns in a terminal and one em on a phone: Han, kana, full-width forms, CJK punctuation. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** Columns a text takes; Han characters count two. */
export function columns(text: string): number {
  let sum = 0;
  for (const char of text) sum += WIDE.test(char) ? 2 : 1;
  return sum;
}

/** Punctuation that may not begin a line. */
const NO_START = new Set('，。；：、！？）》」』】〕”’…—,.;:!?)]}%');

/** A word or number that stays whole, or one character; with the opening brackets and quotation marks before it, which may not end a line. */
const TOKEN = /[（(《「『【〔“‘[{]*(?:[A-Za-z0-9.%/:_-]+|[^A-Za-z0-9.%/:_-])/gu;

/** Breaks a text into lines of at most `width` columns; continuation lines begin with `indent` blanks. Latin words and numbers stay whole where they fit. */
export function wrap(text: string, width: number, indent = 0): string[] {
  const lines: string[] = [];
  const margin = ' '.repeat(indent);
  for (const paragraph of text.split('\n')) {
    let line = '';
    let used = 0;
    for (const [token] of paragraph.matchAll(TOKEN)) {
      const size = columns(token);
      const blank = lines.length > 0 && line === margin;
      if (used + size > width && !blank && used > indent && !NO_START.has(token)) {
        lines.push(line.trimEnd());
        line = margin;
        used = indent;
        if (token === ' ') continue;
      }
      line += token;
      used += size;
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** Puts things side by side that read badly when broken, `gap` between them; what does not fit any more begins the next line after `indent` blanks. */
export function sideBySide(things: readonly string[], gap: string, width: number, indent = 0): string[] {
  const lines: string[] = [];
  for (const thing of things) {
    const line = lines.at(-1);
    if (line !== undefined && columns(line + gap + thing) <= width) lines[lines.length - 1] = line + gap + thing;
    else lines.push(line === undefined ? thing : ' '.repeat(indent) + thing);
  }
  return lines.flatMap((line) => wrap(line, width, indent));
}
