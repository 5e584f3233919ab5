import { verbAtEnd } from '../lexicon/indicator-heads.js';
import type { Passage } from '../sentences/passage.js';
import type { Statement } from '../sentences/statement.js';
import type { Clause } from './clause-cutter.js';

/** In what state things are that are worked on, said before their number instead of behind it. */
const STATE = /(?:老旧|陈旧|破旧|危旧|废旧|落后|低效|闲置|破损|废弃|超标|僵尸|病险|高耗能|高排放)$/u;

/** A count whose thing is divided by it: "淘汰落后|9台|锅炉" is 淘汰落后锅炉. Null where the words before the number are no state behind a verb. */
export function countOfKind(
  { printed }: Passage,
  { quantity, range, name, right, rightStart, does }: Clause,
  noun: string,
): Pick<Statement, 'indicator' | 'start' | 'end' | 'verb'> | null {
  const state = quantity.kind === 'count' && right === noun && noun.length > 1 ? STATE.exec(name) : null;
  const verb = state && verbAtEnd(name.slice(0, state.index))?.verb;
  if (!state || !verb) return null;
  const head = printed.slice(range.start + state.index - verb.length, range.end);
  const end = rightStart + noun.length;
  return { indicator: head + printed.slice(rightStart, end), start: range.start, end: does ? quantity.end : end, verb };
}
