import { placesAtStart } from '../places/region.js';
import type { Passage } from '../sentences/passage.js';
import type { Statement } from '../sentences/statement.js';
import type { Clause } from './clause-cutter.js';

/** Money that is only said to be spent, behind the place that spends it: 甲省|将投资, 规划投入. */
const SPENT = /^(?:全[省市县区州]|政府|财政|将|拟|预计|力争|完成|累计|共|已|计划|规划|总)*(?:投资|投入(?:资金)?|斥资|出资)$/u;
/** What it is spent on: "用于|水利建设", "建设|污水处理厂". Groups: the act, the thing. */
const ON = /^(?:主要|全部|专项)?(用于|投向|兴建|修建|新建|建设|建造|发展|实施|开展|推进|支持|改造|治理|整治|兴)([一-龥“”]{2,20})$/u;
/** Acts that make the name of the work with their thing: 污水处理厂建设. */
const AS_WORK: Readonly<Record<string, string>> = {
  兴建: '建设',
  修建: '建设',
  新建: '建设',
  建设: '建设',
  建造: '建设',
  改造: '改造',
  治理: '治理',
  整治: '整治',
};

/** Money spent on something that the text behind it tells: "将投资|80亿元|用于防洪工程建设" is 防洪工程建设投资. Null where its name tells it already or nothing does. */
export function spentOn(
  { text, printed }: Passage,
  { quantity, name, range, right, rightStart }: Clause,
): Pick<Statement, 'indicator' | 'start' | 'end' | 'verb' | 'right'> | null {
  if (quantity.kind !== 'money' || !SPENT.test(name.slice(placesAtStart(name).end))) return null;
  const [, act = '', thing = ''] = ON.exec(right) ?? [];
  if (thing === '' || thing.includes('的')) return null;
  const work = AS_WORK[act] ?? '';
  const end = rightStart + right.length;
  const on = printed.slice(end - thing.length, end);
  // "投资5亿元|新建污水处理厂3座": the thing is counted behind it.
  const counted = /\d/u.test(text[end] ?? '');
  const indicator = `${on}${on.endsWith(work) ? '' : work}投资`;
  return { indicator, start: range.start, end: counted ? quantity.end : end, verb: '投资', right: '' };
}
