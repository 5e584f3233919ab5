import { describe, expect, it } from 'vitest';
import { figures } from '../figures-of.js';

describe('the part of the year that a report gives once', () => {
  it('holds for the paragraphs behind it', () => {
    const text = `江北区工业经济保持回升\n2023年8月4日\n上半年，全区工业总产值达到420亿元。\n分行业看，食品制造业产值增长12.5%。\n技改投资同比增长9.3%。\n`;
    expect(figures(text)).toEqual(['工业总产值 420亿元 2023-06', '食品制造业产值增长 12.5% 2023-06', '技改投资增长 9.3% 2023-06']);
  });

  it('holds no more once another time is told of', () => {
    const text = `江北区工业经济保持回升\n2023年8月4日\n上半年，全区工业总产值达到420亿元。\n去年全区工业用电15亿千瓦时。\n技改投资同比增长9.3%。\n`;
    expect(figures(text).at(-1)).toBe('技改投资增长 9.3% -');
  });

  it('is no single month', () => {
    const text = `江北区推广节能灯具\n2023年8月4日\n2023年6月，启动节能灯具推广。\n推广企业25家。\n`;
    expect(figures(text)).toEqual(['推广企业 25家 -']);
  });

  it.each<[string, string[]]>([
    ['今年一季度，机床产量2100台，经过二季度后，产量达到4600台。', ['机床产量 2100台 2023-Q1', '机床产量 4600台 2023-06']],
    ['从上半年用工来看，缺口达到1.2万人。', ['缺口 1.2万人 2023-06']],
  ])('%s', (sentence, rows) => {
    expect(figures(`江北区工业经济保持回升\n2023年8月4日\n${sentence}\n`)).toEqual(rows);
  });
});
