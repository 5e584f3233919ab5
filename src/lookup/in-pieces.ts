/** Single characters stand in too many names. */
const PIECE_LEAST = 2;

/** Whether a name holds the word whole, or in pieces one behind the other: 高价值专利 stands so in 高价值发明专利拥有量. */
export function standsIn(word: string, name: string): boolean {
  if (word === '') return true;
  for (let length = word.length; length >= PIECE_LEAST; length -= 1) {
    const at = name.indexOf(word.slice(0, length));
    if (at >= 0 && standsIn(word.slice(length), name.slice(at + length))) return true;
  }
  return false;
}
