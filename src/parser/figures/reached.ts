import type { Statement } from '../sentences/statement.js';
import type { Setting } from './commitment.js';

/** What the words before a figure say of a thing that is there or was done. */
export const PAST_TENSE = /已(?!婚|有以|知)|现有|截至|共有|历史(?![文建街遗名风保档资]|地段)|曾/u;

/** Whether a figure was reached: by the words of its sentence, else by its time, else by its section, at last by its document. */
export function wasReached(statement: Statement, setting: Setting): boolean {
  return setting.report ? wasReported(statement, setting) : wasReviewed(statement, setting);
}

/** As `wasReached`, in a document that reports unless it says otherwise. */
function wasReported(statement: Statement, { time, tense, section, follows, interprets, announces, beside }: Setting): boolean {
  // "提出到2020年占比达40%以上，2025年占比达50%以上": the years after the first are aims as it is.
  if (tense === 'ahead' && follows && statement.quantity.bounded) return false;
  if (section === 'goal') return false;
  // What is there now (目前…) stands in the sentence before; what this one plans is still to come.
  const now = time?.since === true && time.period === null;
  const open = (time === null || time.running === true || now) && !PAST_TENSE.test(statement.left);
  if (open && tense === null && announces && beside && section !== 'past') return false;
  if (open && (tense === 'ahead' || (tense === null && (follows || (interprets && section !== 'past'))))) return false;
  return time?.past ?? true;
}

/** As `wasReached`, in a document that plans unless it says otherwise. */
function wasReviewed(statement: Statement, { time, tense, section, goesOn }: Setting): boolean {
  if (time !== null) return time.past;
  if (section !== 'other') return section === 'past';
  if (IS_SHARE.test(statement.left)) return statement.right === '' && tense !== 'ahead';
  return statement.right === '' && (IS_THERE.test(statement.left) || (goesOn && tense !== 'ahead' && !statement.carried));
}
/** What a thing makes up of another without a date: 林下经济约占农户收入的40%以上. */
const IS_SHARE = /约占[一-龥]{2,16}的?$/u;
/** What a plan says there is already, where a place is its subject: 我市现有家政企业420家, 全县已建成网点86个. */
const IS_THERE = /^[一-龥]{0,8}[国省市县区州镇乡旗](?:现有|共有|现已(?:建成|有)|已(?:建成|有|建|发展))[一-龥]{1,16}$/u;
