import type { Passage } from '../sentences/passage.js';
import type { Clause } from './clause-cutter.js';

const WORK =
  '(?:大中修|大修|中修|养护|维修|修缮|修补|修复|改造|升级|更新|整治|提升|加固|扩建|翻新|清淤|疏浚|治理|绿化|亮化|防渗|检修|培训|轮训|体检|筛查|诊断|帮扶|救助|随访)';
/** What is done to the things behind their number: "老旧泵站|进行|设施维修、设备更新". Groups: the things, the work. */
const DONE_TO = new RegExp(
  `^((?!以[上下])[一-龥“”]{2,16}?)(?:进行|开展|实施)了?((?:[一-龥]{0,8}?${WORK}[、和及]?){1,3}(?:处理|工程|工作)?)(?=[,;。]|$)`,
  'u',
);
const AFTER_MAX = 64;
/** What work is directed at, perhaps with examples of it: 对|, 对甲线、乙线等|. */
const DIRECTED_AT = /(?:^|[,;。:]|完成|已|[市县区州])对(?:(?=[^,;:。]*、)[^,;:。对]{3,120}等)?$/u;
const BEFORE_MAX = 126;

/** A number of things or people that are worked on: "对|34座|老旧泵站进行设备更新", "对|200名|护理员开展岗前培训". Null when nothing is built or mended (对12个区域开展督查). */
export function workedOn(
  { text, printed }: Passage,
  { quantity, left }: Clause,
): { readonly indicator: string; readonly start: number; readonly end: number; readonly left: ''; readonly verb: '' } | null {
  if (quantity.kind !== 'count' || !/对(?:[^对]{3,}等)?$/u.test(left)) return null;
  if (!DIRECTED_AT.test(text.slice(Math.max(0, quantity.numberStart - BEFORE_MAX), quantity.numberStart))) return null;
  const after = DONE_TO.exec(text.slice(quantity.end, quantity.end + AFTER_MAX));
  if (!after) return null;
  const [whole, things = '', work = ''] = after;
  const end = quantity.end + whole.length;
  const thing = printed.slice(quantity.end, quantity.end + things.length);
  return { indicator: thing + printed.slice(end - work.length, end), start: quantity.numberStart - 1, end, left: '', verb: '' };
}
