import { verbAtStart } from '../lexicon/indicator-heads.js';
import type { Passage } from '../sentences/passage.js';
import type { Statement } from '../sentences/statement.js';
import type { Clause } from './clause-cutter.js';

/** Where work is begun in things counted: "在20个左右|产业园区开展数字化改造". Group 1 is the verb. */
const WORK_IN = /^[一-龥“”]{2,16}?(开展|实施|推行|推广)[一-龥“”]{2,12}(?:试点|改造|示范|行动|应用|工程)$/u;
/** The date that alone stands before such a place: 2024年|在. */
const DATED_PLACE = /^(?:到|至)?(?:20\d\d年(?:底?前|[底末])?|今年|全年)在(?:全[市县区省州])?$/u;
/** With whom something is done: "组织服务商|与不少于5000家次|企业对接". */
const WITH_THEM = /[与和同]$/u;
const JOINT_WORK = /(?:对接|合作|结对|签约|共建|联动)$/u;

type Done = Pick<Statement, 'indicator' | 'start' | 'end' | 'verb'>;

/** A count of things in which work is done, or with which somebody does it; null for any other, as for a set that is only named (在8个领域…). */
export function doneInThem({ printed }: Passage, { quantity, left, right, range, rightStart }: Clause): Done | null {
  if (quantity.kind !== 'count' || quantity.chinese) return null;
  const end = rightStart + right.length;
  const thing = printed.slice(rightStart, end);
  if (left.endsWith('在') || DATED_PLACE.test(left)) {
    const verb = WORK_IN.exec(right)?.[1];
    const rough = quantity.bounded || quantity.op === '~';
    return verb !== undefined && (rough || DATED_PLACE.test(left)) ? { indicator: thing, start: quantity.start, end, verb } : null;
  }
  const bound = quantity.before.some(({ kind }) => kind === 'bound');
  if (!bound || !WITH_THEM.test(left) || !JOINT_WORK.test(right)) return null;
  const who = printed.slice(range.start, range.end).replace(/^组织/u, '');
  return { indicator: `${who}${left.slice(-1)}${thing}`, start: range.start, end, verb: verbAtStart(left) };
}
