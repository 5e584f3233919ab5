import { expect, it } from 'vitest';
import { withoutPageMarks } from '../../src/parser/page-marks.js';
import { parse } from '../../src/parser/parse.js';

/** Pages of twelve lines, each of which may open with its number, glued to the first word. */
const pages = (count: number, glued: (page: number) => boolean): string =>
  Array.from(
    { length: count },
    (_, at) => `${glued(at + 1) ? at + 1 : ''}建设步道，方便居民出行和锻炼\n${'沿河设亭，供人休憩\n'.repeat(11)}`,
  ).join('');

it('page numbers glued to the first word of a page are blanks, also where a page has none', () => {
  const text = pages(14, (page) => page !== 5);
  const view = withoutPageMarks(text);
  expect(view).toHaveLength(text.length);
  expect(view).not.toMatch(/\d/u);
});

it('a figure behind one is named without it', () => {
  const text = `某市民生规划\n二、发展目标\n${pages(11, () => true)}到2030年力争\n12累计新增托位3万个。\n`;
  expect(parse(text).targets.map(({ indicator, value }) => [indicator, value])).toEqual([['新增托位', 3]]);
});

it.each([
  ['a list of short items', Array.from({ length: 20 }, (_, at) => `${at + 1}新建步道\n`).join('')],
  ['a few numbers', pages(6, () => true)],
  ['numbers that do not follow each other', pages(20, (page) => page % 4 === 0)],
])('%s keeps them', (_name, text) => {
  expect(withoutPageMarks(text)).toBe(text);
});

it('a size that fell out of its line is no figure', () => {
  const text = '某市环境公报\n2023年，细颗粒物（PM ）年均浓度从2020年的40微克/立方米下降到31\n2.5\n微克/立方米，优良天数320天。\n';
  expect(parse(text).observations.map(({ value, unit }) => [value, unit])).toContainEqual([31, '微克/立方米']);
});
