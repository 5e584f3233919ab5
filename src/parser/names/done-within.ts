import type { Quantity } from '../sentences/compared.js';
import type { Passage } from '../sentences/passage.js';
import type { Statement } from '../sentences/statement.js';
import type { Clause } from './clause-cutter.js';

/** What is brought to an end within a time. */
const DONE =
  /^(?:全部|全流程)?(?:办结|办理(?:完毕|完成)|办完|办成|完成(?:办理|审批|审核|登记)|出(?:证|件|结果)|审结|送达|(?:收集|清运|处置|转运|收运)+)$/u;
/** When the time begins to run is no name of what is done: 收到申请后|3个工作日内办结. */
const FROM_WHEN = /(?:[后起日时内]|之日起|以后|以内)$|^(?:自|从|接到|收到|对于?|凡)|应当?|必须|须|不得/u;
const NAME_MIN = 3;

/** How long something may take: "企业注销登记|2个工作日内|办结" is 企业注销登记办结时限. Null for any other time, and for a rule that tells from when it runs. */
export function doneWithin(
  { printed }: Passage,
  { quantity, range, name, right, rightStart, left }: Clause,
): { readonly quantity: Quantity; readonly told: Pick<Statement, 'indicator' | 'start' | 'end' | 'verb'> } | null {
  if (quantity.kind !== 'time' || quantity.op !== '<=' || !quantity.bounded || !DONE.test(right)) return null;
  if (name.length < NAME_MIN || FROM_WHEN.test(name) || FROM_WHEN.test(left)) return null;
  const bound = { op: '<=' as const, kind: 'bound' as const, start: quantity.start, end: quantity.start };
  return {
    quantity: { ...quantity, before: [bound, ...quantity.before] },
    told: {
      indicator: `${printed.slice(range.start, range.end)}${right}时限`,
      start: range.start,
      end: rightStart + right.length,
      verb: null,
    },
  };
}
