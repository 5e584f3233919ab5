import { allPlaces } from '../model/divisions.js';
import { corrections } from './misspelt.js';
import { isDigit, isHan, isLetter, type NormalText, normalise, normalName } from './normalise.js';
import { phonetics, spell } from './phonetics.js';
import { translate } from './thesaurus/english.js';
import { noiseGroups } from './thesaurus/noise.js';

/** One thing typed that can stand for one character of a name: the character itself, its syllable in letters, or only its first letter. */
export interface Unit {
  readonly kind: 'han' | 'syllable' | 'letter';
  /** UTF-16 code of the character or letter; id of the syllable. */
  readonly code: number;
  /** Place in the normal text of the query, in units of that text. */
  readonly at: number;
  readonly length: number;
  /** What the unit costs when nothing explains it: 1, less for words that any question is wrapped in, 0 for politeness. */
  readonly miss: number;
}

/** One way to read a query: letters as syllables (also after mending a slip), as first letters, or as English. */
export interface Reading {
  readonly units: readonly Unit[];
  readonly letters: 'none' | 'spelled' | 'initials' | 'english' | 'misspelt';
}

/** Units of a query that are aligned; what follows is left out, so that time stays bounded. */
export const unitsMax = 64;
/** A longer query is a pasted text: it is read in fewer ways and against fewer names. */
export const longQuery = 36;
const longReadingsMax = 2;
const readingsMax = 7;
/** Words of letters that are mended; where more are no syllables, they are another language. */
const slipsMax = 2;

let noiseWords: Map<string, { word: string; weight: number }[]> | null = null;
function noiseTable(): Map<string, { word: string; weight: number }[]> {
  const map = new Map<string, { word: string; weight: number }[]>();
  const put = (word: string, weight: number): void => {
    const first = word.charAt(0);
    map.set(first, [...(map.get(first) ?? []), { word, weight }]);
  };
  for (const { weight, words } of noiseGroups) for (const word of words.split(' ')) put(word, weight);
  // A city's name keeps its weight where a part of it is noise elsewhere: 都 in 成都.
  for (const { name, root, rank } of allPlaces()) if (rank !== 'county') put(normalName(root ?? name), 1);
  for (const list of map.values()) list.sort((a, b) => b.word.length - a.word.length);
  return map;
}

/** A year, a date, a quantity with its measure or the question for one: read as a slot of the question, not as part of a name. */
const amounts =
  /(?:19|20)\d\d年?|\d+(?:年|月|日|号|季度|个?(?:百|千|万|亿)?(?:元|件|家|个|项|人次|人|次|单|户|亿|万|倍|天|小时|美元)(?:以上|以下|以内|之内|左右|上下)?)|多少[万亿千百]?(?:[个件家项单条户次倍人分名笔所台座亩种批处级位场宗]|[万亿]?元|\p{Script=Han}$)/gu;

/** Words that are noise elsewhere but name a body before these: 规划部门, 数据主管部门. */
const namedBody = /(?:规划|数据|统计|计划)(?=(?:行政)?(?:主管|管理)?(?:部门|机关))/gu;

/** Words that are noise elsewhere but belong to a name here: an office of the Party or a government (市委改革办), institutions that are counted (代理机构数). */
const namedOffice = /(?<=[委府][^怎如咋么何谁里]{1,3}|^[市省区县][^怎如咋么何谁里]{2,4})办(?=$|的|有|负责|牵头|配合|任务)|机构(?=总?数)/gu;

/** A comparison that ends a question (谁的申请量高) asks, and names nothing. */
const comparison = /(?<=.{3})[更最]?[高低多少大小快慢]$/u;

/** Cost of each unit of the text when it stays unexplained. */
export function missWeights(text: string): Float32Array {
  noiseWords ??= noiseTable();
  const weights = new Float32Array(text.length).fill(1);
  for (let at = 0; at < text.length; ) {
    const hit = noiseWords.get(text.charAt(at))?.find(({ word }) => text.startsWith(word, at));
    if (hit) weights.fill(hit.weight, at, at + hit.word.length);
    at += hit ? hit.word.length : 1;
  }
  for (const match of text.matchAll(amounts)) {
    if (match[0].length < text.length) weights.fill(0, match.index, match.index + match[0].length);
  }
  for (const named of [namedBody, namedOffice])
    for (const match of text.matchAll(named)) weights.fill(1, match.index, match.index + match[0].length);
  const compared = comparison.exec(text);
  if (compared) weights.fill(0, compared.index);
  return weights;
}

/** Runs of characters in a text that are neither time nor words that any question is wrapped in, longest first: what it may be about. */
export function contentWords(text: string): readonly string[] {
  const weights = missWeights(text);
  const kept = Array.from(text, (character, at) =>
    (weights[at] ?? 0) >= contentWeight && !isDigit(text.charCodeAt(at)) ? character : ' ',
  ).join('');
  return kept
    .split(' ')
    .filter((word) => word.length > 1)
    .sort((a, b) => b.length - a.length);
}
const contentWeight = 0.4;

type Piece = readonly Unit[];

/** Syllables as units of the run [from, to); after a correction their places are only near. */
function syllables(
  steps: readonly { readonly id: number; readonly length: number }[],
  from: number,
  to: number,
  miss: Float32Array,
): Piece {
  let next = from;
  return steps.map(({ id, length }) => {
    const at = Math.min(next, to - 1);
    next += length;
    return { kind: 'syllable', code: id, at, length: Math.min(length, to - at), miss: miss[at] ?? 1 };
  });
}

/** The words of [from, to), parted by blanks and marks, each with its place. */
function wordsOf({ text, breaks }: NormalText, from: number, to: number): readonly { readonly word: string; readonly start: number }[] {
  const words: { word: string; start: number }[] = [];
  for (let at = from, start = from; at < to; at += 1) {
    if (at + 1 < to && !breaks[at + 1]) continue;
    words.push({ word: text.slice(start, at + 1), start });
    start = at + 1;
  }
  return words;
}

/** Words of which some are syllables and some first letters (hangzhou kjj); null when all are the same. */
function wordByWord(words: ReturnType<typeof wordsOf>, plain: Piece, from: number, miss: Float32Array): Piece | null {
  const read = words.map(({ word, start }) => ({ word, start, steps: spell(word, () => false)[0] ?? null }));
  if (read.every(({ steps }) => steps === null) || read.every(({ steps }) => steps !== null)) return null;
  return read.flatMap(({ word, start, steps }) =>
    steps ? syllables(steps, start, start + word.length, miss) : plain.slice(start - from, start - from + word.length),
  );
}

/** A run of letters and digits [from, to) as units, in each way it can be read. */
function runReadings(
  query: NormalText,
  from: number,
  to: number,
  miss: Float32Array,
  mend: boolean,
): readonly { piece: Piece; letters: Reading['letters'] }[] {
  const { text, breaks } = query;
  const plain: Unit[] = [];
  for (let at = from; at < to; at += 1) plain.push({ kind: 'letter', code: text.charCodeAt(at), at, length: 1, miss: miss[at] ?? 1 });
  const run = text.slice(from, to);
  const letters = /^[a-z]+$/u.test(run);
  const words = wordsOf(query, from, to);
  const out: { piece: Piece; letters: Reading['letters'] }[] = [];
  if (/[a-z]/u.test(run)) {
    const chinese = translate(words.map(({ word }) => word));
    if (chinese) {
      const piece: Unit[] = [];
      for (const word of chinese) {
        const whole = /^[a-z]+$/u.test(word) ? (spell(word, () => false)[0] ?? null) : null;
        if (whole) for (const { id, length } of whole) piece.push({ kind: 'syllable', code: id, at: from, length, miss: 1 });
        else
          for (const unit of word)
            piece.push({ kind: isHan(unit.charCodeAt(0)) ? 'han' : 'letter', code: unit.charCodeAt(0), at: from, length: 1, miss: 1 });
      }
      out.push({ piece, letters: 'english' });
    }
    if (letters) {
      const spellings = spell(run, (index) => breaks[from + index] ?? false);
      for (const steps of spellings) out.push({ letters: 'spelled', piece: syllables(steps, from, to, miss) });
      if (spellings.length === 0 && mend) {
        for (const corrected of corrections(run)) {
          const [steps] = spell(corrected, () => false);
          if (steps) out.push({ letters: 'misspelt', piece: syllables(steps, from, to, miss) });
        }
      }
    }
  }
  const mixed = letters ? wordByWord(words, plain, from, miss) : null;
  if (mixed) out.push({ piece: mixed, letters: 'initials' });
  out.push({ piece: plain, letters: letters ? 'initials' : 'none' });
  return out;
}

/** Every way to read a query, likeliest first; at most seven. */
export function readingsOf(typed: string): { readonly query: NormalText; readonly readings: readonly Reading[] } {
  const query = normalise(typed.replace(/^[\s\u3000]*[/／][a-zA-Z]+(?=[\s\u3000]|$)/u, ' '));
  const { text } = query;
  const miss = missWeights(text);
  const foreign = (text.match(/[a-z]{3,}/gu) ?? []).filter((word) => spell(word, () => false).length === 0);
  const mend = foreign.length <= slipsMax;
  let readings: { units: Unit[]; letters: Reading['letters'] }[] = [{ units: [], letters: 'none' }];
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (isHan(code)) {
      const unit: Unit = { kind: 'han', code, at, length: 1, miss: miss[at] ?? 1 };
      for (const reading of readings) reading.units.push(unit);
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < text.length && (isLetter(text.charCodeAt(end)) || isDigit(text.charCodeAt(end)))) end += 1;
    const options = runReadings(query, at, end, miss, mend);
    readings = readings
      .flatMap((reading) =>
        options.map(({ piece, letters }) => ({
          units: [...reading.units, ...piece],
          letters: letters === 'none' ? reading.letters : letters,
        })),
      )
      .slice(0, readingsMax);
    at = end;
  }
  const kept = text.length > longQuery ? readings.slice(0, longReadingsMax) : readings;
  return { query, readings: kept.map(({ units, letters }) => ({ units: units.slice(0, unitsMax), letters })) };
}

/** Fuzzy syllable classes a unit can stand for; empty for a first letter. */
export function foldsOf(kind: Unit['kind'], code: number): readonly number[] {
  const { foldOf, start, list } = phonetics();
  if (kind === 'syllable') return [foldOf[code] ?? 0];
  if (kind === 'letter') return [];
  const folds: number[] = [];
  for (let at = start[code] ?? 0; at < (start[code + 1] ?? 0); at += 1) {
    const fold = foldOf[list[at] ?? 0] ?? 0;
    if (!folds.includes(fold)) folds.push(fold);
  }
  return folds;
}

/** First letters (0 for a) a unit can stand for. */
export function initialsOf(kind: Unit['kind'], code: number): readonly number[] {
  const { initialOf, start, list } = phonetics();
  if (kind === 'syllable') return [initialOf[code] ?? 0];
  if (kind === 'letter') return isLetter(code) ? [code - 97] : [];
  const initials: number[] = [];
  for (let at = start[code] ?? 0; at < (start[code + 1] ?? 0); at += 1) {
    const initial = initialOf[list[at] ?? 0] ?? 0;
    if (!initials.includes(initial)) initials.push(initial);
  }
  return initials;
}
