import type { Statement } from '../sentences/statement.js';

/** How long one line is. */
const OF_LINE = /[全总线段]长$/u;
/** The course of a line: 北起甲镇, 起于甲镇. */
const COURSE = /[东南西北][起至止接连]|[起止](?:于|自|点)/u;
/** What is still to be done with it. */
const STARTS = /(?:计划|将|拟|预计|力争)[^,;。]{0,12}(?:开工|动工|建成|竣工|通车|投产|完工|投用|投入使用|投入运营)/u;
/** What tells that it stands. */
const STANDS = /已[^,;。]{0,6}(?:建成|竣工|通车|完工|投产|投用|贯通|完成)|(?:竣工|通车|投产|投用|贯通)(?=[,;]|$)/u;

/**
 * Whether a figure only tells how long a line is that its sentence describes and does not call finished:
 * "北起甲镇，南至乙镇，全长70公里", "主线长89公里，计划今年开工".
 */
export function describesProject(text: string, { sentence, indicator, quantity }: Statement): boolean {
  if (!OF_LINE.test(indicator)) return false;
  const before = text.slice(sentence.start, quantity.start);
  const after = text.slice(quantity.end, sentence.end);
  const starts = STARTS.test(after);
  return starts || (COURSE.test(before) && !STANDS.test(before + after));
}
