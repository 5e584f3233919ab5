import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteBlock } from '../../src/render/quote.js';

const shown = (text: string): string => {
  const block = quoteBlock(text, '第 1 行');
  return block.kind === 'quote' ? block.text : '';
};

describe('words of a document as they are read', () => {
  it.each([
    ['新建 20\n万个充电桩', '新建 20 万个充电桩'],
    ['知识产权创\n造质量明显提高', '知识产权创造质量明显提高'],
    ['骨干河道上\n   游污染物减少 1/3 以上', '骨干河道上游污染物减少 1/3 以上'],
  ])('a line that print broke goes on: %j', (text, joined) => {
    expect(shown(text)).toBe(joined);
  });

  it.each([
    ['健全工作机制。\n1.制定实施方案。', '健全工作机制。\n1.制定实施方案。'],
    ['（自批复三个月内）\n\n1.制定实施方案', '（自批复三个月内）\n1.制定实施方案'],
    ['总体要求\n（一）指导思想', '总体要求\n（一）指导思想'],
    ['工作目标\n\n坚持稳中求进', '工作目标\n坚持稳中求进'],
    ['| 指标 | 2025年 |\n| 覆盖率 | 90% |', '| 指标 | 2025年 |\n| 覆盖率 | 90% |'],
  ])("a paragraph's end stays, without the empty line: %j", (text, kept) => {
    expect(shown(text)).toBe(kept);
  });

  it('marks stand on the same words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('专利', '20', '\n', ' ', '。', '\n\n', '1.'), { maxLength: 30 }),
        fc.nat(),
        fc.nat(),
        (parts, a, b) => {
          const text = parts.join('');
          const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
          const block = quoteBlock(text, '', [{ start, end }]);
          if (block.kind !== 'quote') throw new Error('no quote');
          const [mark] = block.marks;
          const words = (one: string): string => one.replace(/\s/gu, '');
          expect(words(block.text)).toBe(words(text));
          expect(words(block.text.slice(mark?.start, mark?.end))).toBe(words(text.slice(start, end)));
        },
      ),
    );
  });
});
