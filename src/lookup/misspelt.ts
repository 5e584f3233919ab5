import { spell, spellable, syllableMax } from './phonetics.js';

/** Shorter runs of letters are first letters, longer ones no Chinese. */
const lettersMin = 5;
const lettersMax = 24;
/** Letters that a hurried typist drops from a syllable. */
const dropped = 'gnhaeiou';
const correctionsMax = 5;

/**
 * Spellings one slip away from letters that are no syllables: two neighbours exchanged (nignbo), one letter missing (gonanju), one too many (hangzhhou).
 * At most five, exchanges first, then fewest syllables. Empty for what no slip explains.
 */
export function corrections(letters: string): readonly string[] {
  if (letters.length < lettersMin || letters.length > lettersMax) return [];
  const tried = new Set<string>();
  const found: { text: string; cost: number }[] = [];
  const { before, after } = spellable(letters);
  /** What stands before and behind the slip has to be syllables up to a syllable's length from it: most letters are no Chinese, and are left after this look. */
  const between = (from: number, to: number): boolean =>
    before.subarray(Math.max(0, from - syllableMax), from + 1).includes(1) && after.subarray(to, to + syllableMax + 1).includes(1);
  const attempt = (from: number, to: number, instead: string, slip: number): void => {
    if (!between(from, to)) return;
    const text = letters.slice(0, from) + instead + letters.slice(to);
    if (tried.has(text)) return;
    tried.add(text);
    const [best] = spell(text, () => false);
    if (best) found.push({ text, cost: best.length + slip });
  };
  for (let at = 0; at + 1 < letters.length; at += 1) attempt(at, at + 2, letters.charAt(at + 1) + letters.charAt(at), 0);
  for (let at = 0; at < letters.length; at += 1) attempt(at, at + 1, '', 0.7);
  for (let at = 1; at <= letters.length; at += 1) for (const letter of dropped) attempt(at, at, letter, 0.5);
  return found
    .sort((a, b) => a.cost - b.cost)
    .slice(0, correctionsMax)
    .map(({ text }) => text);
}
