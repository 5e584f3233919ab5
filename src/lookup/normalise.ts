import { traditionalPairs } from './tables/traditional.js';

/** Text reduced to what is compared: small letters, digits and simplified characters. */
export interface NormalText {
  readonly text: string;
  /** Position in the typed text, in UTF-16 units, of each unit of `text`. */
  readonly from: readonly number[];
  /** True where something was left out before the unit: a blank, a mark, another script. */
  readonly breaks: readonly boolean[];
  /** Nothing of the typed text beyond `from` was left out for its length. */
  readonly complete: boolean;
}

/** Units kept of one query or name; nobody types more, and time stays bounded. */
const normalMax = 240;
/** UTF-16 units looked at, whatever they hold. */
const typedMax = 2000;

let simplified: Map<number, number> | null = null;
function simplify(code: number): number {
  if (!simplified) {
    simplified = new Map();
    for (let i = 0; i + 1 < traditionalPairs.length; i += 2)
      simplified.set(traditionalPairs.charCodeAt(i), traditionalPairs.charCodeAt(i + 1));
  }
  return simplified.get(code) ?? code;
}

export const isHan = (code: number): boolean => (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
export const isLetter = (code: number): boolean => code >= 97 && code <= 122;
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** NFKC, small letters, traditional → simplified, marks and blanks out. Never throws; control marks, emoji and other scripts are left out. */
export function normalise(typed: string): NormalText {
  const from: number[] = [];
  const breaks: boolean[] = [];
  let text = '';
  let broken = false;
  const end = Math.min(typed.length, typedMax);
  let at = 0;
  while (at < end && text.length < normalMax) {
    const code = typed.codePointAt(at) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    const plain = code < 0x80 || isHan(code) ? String.fromCharCode(code) : String.fromCodePoint(code).normalize('NFKC');
    for (let i = 0; i < plain.length; i += 1) {
      const lower = plain.charCodeAt(i) >= 65 && plain.charCodeAt(i) <= 90 ? plain.charCodeAt(i) + 32 : plain.charCodeAt(i);
      if (isLetter(lower) || isDigit(lower) || isHan(lower)) {
        text += String.fromCharCode(isHan(lower) ? simplify(lower) : lower);
        from.push(at);
        breaks.push(broken);
        broken = false;
      } else broken = true;
    }
    at += width;
  }
  return { text, from, breaks, complete: at >= typed.length };
}

/** True for text that is its own normal form: simplified characters, small letters and digits alone. */
function isNormal(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!(isHan(code) ? simplify(code) === code : isLetter(code) || isDigit(code))) return false;
  }
  return text.length <= normalMax;
}

/** The compared form of a name, without the map. */
export const normalName = (name: string): string => (isNormal(name) ? name : normalise(name).text);
