import type { Comparator } from '../lexicon/comparators.js';
import type { Quantity } from '../sentences/compared.js';
import type { Passage } from '../sentences/passage.js';
import type { Statement } from '../sentences/statement.js';
import type { Clause } from './clause-cutter.js';

/** What stands right before a pace: 老年人口|以每年, GDP|以年均近. */
const AT = /以(?:每年|年均)?(?:近|约|超过?|高于|不低于)?$/u;
/** What stands behind it: 的速度|增长. Group 1 is the word of change. */
const CHANGES =
  /^(?:以上|左右)?的(?:年均)?(?:速度|增速|速率|幅度)(?:快速|持续|高速|稳定|稳步|逐年|平稳)*(增[长加]|递增|提[高升]|上升|下降|减少|递减|降低)/u;
/** Words of the clause between what changes and its pace. */
const BETWEEN = /(?:更是|一直|始终|仍然?|[正均都还])$/u;

/** What grows or falls at a pace that the words around its number tell ("老年人口以每年4%|的速度增长"); null when they tell none. */
export function atPace(
  { printed }: Passage,
  { quantity, range, left, right, rightStart }: Clause,
): { readonly quantity: Quantity; readonly told: Pick<Statement, 'indicator' | 'start' | 'end' | 'verb'> } | null {
  const found = quantity.kind === 'percent' && AT.test(left) ? CHANGES.exec(right) : null;
  const word = found?.[1];
  const name = printed
    .slice(range.start, range.end)
    .replace(/以?(?:每年|年均)?$/u, '')
    .replace(BETWEEN, '');
  if (!found || word === undefined || name.length < 2) return null;
  const end = rightStart + found[0].length;
  const change: Comparator = { op: '=', kind: 'change', start: end - word.length, end };
  return {
    quantity: { ...quantity, before: [...quantity.before, change] },
    told: { indicator: `${name}年均${word}`, start: range.start, end, verb: null },
  };
}
