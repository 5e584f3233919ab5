import { describe, expect, it } from 'vitest';
import { structureOf } from '../state-of.js';

const doubts = (text: string, rule: string): (readonly [string, string])[] =>
  structureOf(text)
    .diagnostics.filter((doubt) => doubt.rule === rule)
    .map(({ message, source }) => [message, source?.quote ?? ''] as const);

describe('misprints', () => {
  it('takes 是科技局 for 市科技局, which the same document prints, and keeps the name as printed (hangzhou-ip-demonstration-city-plan-2022.txt)', () => {
    const text = '二、重点任务\n1.深化改革。推进。[市市场监管局、市科技局]\n2.扶持创业。推进。[市市场监管局、是科技局,各区、县(市)]';
    expect(doubts(text, 'misprint')).toEqual([['原文作“是科技局”，按“市科技局”处理', '是科技局']]);
    expect(structureOf(text).tasks[1]?.bodies.map(({ name, misprintOf }) => [name, misprintOf])).toEqual([
      ['市市场监管局', null],
      ['是科技局', '市科技局'],
      ['各区、县(市)', null],
    ]);
  });

  it('takes a blank out of a name that is printed without it elsewhere (hangzhou-ip-demonstration-city-plan-2022.txt)', () => {
    const text =
      '二、重点任务\n1.协同发展。推进。(市示范城 市工作领导小组各成员单位)\n2.文化宣传。推进。(市示范城市工作领导小组各成员单位)';
    expect(doubts(text, 'misprint').map(([, quote]) => quote)).toEqual(['市示范城 市工作领导小组各成员单位']);
  });

  it.each([
    '二、重点任务\n1.深化改革。推进。[市民政局、市财政局、师大附中]',
    '二、重点任务\n1.推进建设。推进。（责任单位：县教育局、区财政局、曲江新区管委会）',
  ])('leaves alone: %s', (text) => {
    expect(doubts(text, 'misprint')).toEqual([]);
  });
});

describe('numbering', () => {
  it.each([
    ['一、指导思想\n坚持。\n三、走访时间\n2021年10月。', '编号从“一、”到“三、”，中间可能缺项或编号有误'],
    ['一、指导思想\n坚持。\n一、工作目标\n总体。', '编号从“一、”到“一、”，中间可能缺项或编号有误'],
    ['一、任务\n（一）甲任务。内容。\n（四）丁任务。内容。', '编号从“（一）”到“（四）”，中间可能缺项或编号有误'],
  ])('%s', (text, message) => {
    expect(doubts(text, 'numbering').map(([words]) => words)).toEqual([message]);
  });

  it.each([
    '一、总体要求\n（一）思想。坚持。\n（二）目标。达到。\n二、任务\n（三）推进。落实。\n（四）加强。落实。',
    '一、要求\n1.甲事。内容。\n2.乙事。内容。\n二、任务\n1.丙事。内容。',
  ])('leaves alone: %s', (text) => {
    expect(doubts(text, 'numbering')).toEqual([]);
  });
});

describe('readability', () => {
  it('names what could not be read', () => {
    expect(doubts('某市方案\n一、目标\n达到\uFFFD\uFFFD件。', 'unreadable')).toEqual([
      ['这里有无法识别的字符，请对照原件', '\uFFFD\uFFFD'],
    ]);
    expect(doubts('', 'empty').map(([message]) => message)).toEqual(['没有读到正文']);
    expect(doubts('一、目标\n达到。', 'no-title').map(([message]) => message)).toEqual(['没有读到标题，请补上']);
  });

  it('leaves a plain document alone', () => {
    expect(structureOf('某市工作方案\n一、目标\n达到5件。').diagnostics).toEqual([]);
  });
});
