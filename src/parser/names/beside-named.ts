import { buildVerbAtStart, verbAtStart } from '../lexicon/indicator-heads.js';
import type { Passage } from '../sentences/passage.js';
import type { Statement } from '../sentences/statement.js';
import type { Clause } from './clause-cutter.js';

/** A thing by its name, or one of them, before a list sign: 东湖图书馆、, 一座体育馆和. */
const NAMED = /^[一-龥“”·]{3,20}[、和及与]$/u;
const THING = /^[一-龥“”]{2,16}$/u;

/** What is counted behind a thing of the same list that is named and not counted: "建成东湖图书馆、|12个|社区书屋". Null elsewhere. */
export function countedBeside(
  { printed }: Passage,
  { quantity, left, name, range, right, rightStart }: Clause,
): Pick<Statement, 'indicator' | 'start' | 'end' | 'verb'> | null {
  if (quantity.kind !== 'count' || quantity.chinese || !THING.test(right)) return null;
  const verb = verbAtStart(name);
  if (verb === null || !NAMED.test(left.slice(left.indexOf(name) + verb.length))) return null;
  const end = rightStart + right.length;
  const thing = printed.slice(rightStart, end);
  return { indicator: buildVerbAtStart(name) === verb ? thing : verb + thing, start: range.start, end, verb };
}
