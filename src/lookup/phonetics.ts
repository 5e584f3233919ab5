import { readingTable } from './tables/readings.js';

/** Syllables of standard Chinese and the characters read so: everything the look-up knows about sound. Ids are positions in `syllables`. */
interface Phonetics {
  readonly syllables: readonly string[];
  readonly idOf: ReadonlyMap<string, number>;
  /** Syllable id → id of its fuzzy class: zh/z, ch/c, sh/s, n/l and -ng/-n are one. */
  readonly foldOf: Uint16Array;
  /** Syllable id → its first letter, 0 for a. */
  readonly initialOf: Uint8Array;
  /** Readings of character `c` are `list[start[c]] … list[start[c + 1] - 1]`. */
  readonly start: Uint16Array;
  readonly list: Uint16Array;
}

const foldName = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/u, '$1')
    .replace(/^n/u, 'l')
    .replace(/ng$/u, 'n');

function build(): Phonetics {
  const syllables: string[] = [];
  const characters: string[] = [];
  for (const line of readingTable.split('\n')) {
    const blank = line.indexOf(' ');
    syllables.push(line.slice(0, blank));
    characters.push(line.slice(blank + 1));
  }
  const start = new Uint16Array(0x10001);
  for (const list of characters)
    for (let i = 0; i < list.length; i += 1) start[list.charCodeAt(i) + 1] = (start[list.charCodeAt(i) + 1] ?? 0) + 1;
  for (let code = 0; code < 0x10000; code += 1) start[code + 1] = (start[code + 1] ?? 0) + (start[code] ?? 0);
  const list = new Uint16Array(start[0x10000] ?? 0);
  const fill = start.slice();
  characters.forEach((text, id) => {
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      list[fill[code] ?? 0] = id;
      fill[code] = (fill[code] ?? 0) + 1;
    }
  });
  const idOf = new Map(syllables.map((syllable, id) => [syllable, id]));
  const folds = new Map<string, number>();
  const foldOf = Uint16Array.from(syllables, (syllable) => {
    const name = foldName(syllable);
    const known = folds.get(name);
    if (known !== undefined) return known;
    folds.set(name, folds.size);
    return folds.size - 1;
  });
  const initialOf = Uint8Array.from(syllables, (syllable) => syllable.charCodeAt(0) - 97);
  return { syllables, idOf, foldOf, initialOf, start, list };
}

let built: Phonetics | null = null;

/** The table of readings, built on first use (about 3 ms). */
export function phonetics(): Phonetics {
  built ??= build();
  return built;
}

/** Longest run of letters that is read as syllables; a longer one is not Chinese. */
const spelledMax = 80;
/** Letters of the longest syllable (zhuang). */
export const syllableMax = 6;

/** Where letters can be cut so that all before (`before[i] = 1`), or all from there on (`after[i] = 1`), are whole syllables. */
export function spellable(letters: string): { readonly before: Uint8Array; readonly after: Uint8Array } {
  const { idOf } = phonetics();
  const size = letters.length;
  const before = new Uint8Array(size + 1);
  const after = new Uint8Array(size + 1);
  before[0] = 1;
  after[size] = 1;
  for (let at = 1; at <= size; at += 1)
    for (let from = Math.max(0, at - syllableMax); from < at && before[at] === 0; from += 1)
      if (before[from] === 1 && idOf.has(letters.slice(from, at))) before[at] = 1;
  for (let at = size - 1; at >= 0; at -= 1)
    for (let to = at + 1; to <= Math.min(size, at + syllableMax) && after[at] === 0; to += 1)
      if (after[to] === 1 && idOf.has(letters.slice(at, to))) after[at] = 1;
  return { before, after };
}

/**
 * Reads letters as whole syllables: at most two readings, fewest syllables first, each a list of syllable ids with its length in letters.
 * `breakBefore(i)` tells where the writer put a blank or an apostrophe; a syllable never runs over it. Empty when the letters cannot be read so.
 */
export function spell(letters: string, breakBefore: (index: number) => boolean): readonly (readonly { id: number; length: number }[])[] {
  if (letters.length > spelledMax) return [];
  const { idOf } = phonetics();
  type Path = { count: number; last: number; from: number };
  const best: Path[][] = [[{ count: 0, last: -1, from: -1 }]];
  for (let end = 1; end <= letters.length; end += 1) {
    const paths: Path[] = [];
    for (let length = 1; length <= Math.min(syllableMax, end); length += 1) {
      const from = end - length;
      const id = idOf.get(letters.slice(from, end));
      let broken = false;
      for (let i = from + 1; i < end; i += 1) broken ||= breakBefore(i);
      if (id === undefined || broken) continue;
      (best[from] ?? []).forEach((path, index) => {
        paths.push({ count: path.count + 1, last: id, from: from * 2 + index });
      });
    }
    best.push(paths.sort((a, b) => a.count - b.count).slice(0, 2));
  }
  return (best[letters.length] ?? []).map((path) => {
    const steps: { id: number; length: number }[] = [];
    let at = letters.length;
    for (let step: Path | undefined = path; step && step.last >= 0; ) {
      const from: number = step.from >> 1;
      steps.push({ id: step.last, length: at - from });
      at = from;
      step = best[from]?.[step.from & 1];
    }
    return steps.reverse();
  });
}
