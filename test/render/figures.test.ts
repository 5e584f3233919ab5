import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/model/observation.js';
import { valueText } from '../../src/render/figures.js';

function stated(quote: string, value: number, unit: string): Pick<Observation, 'value' | 'unit' | 'source'> {
  return { value, unit, source: { kind: 'document', planId: 'p', span: { start: 0, end: quote.length, line: 1, quote } } };
}

// hangzhou-ningbo-ip-results-2023
describe('a figure that its document calls inexact keeps the word', () => {
  it.each([
    ['知识产权质押融资额近400亿元', 400, '亿元', '近 400 亿元'],
    ['有效发明专利拥有量首次突破5.5万件', 5.5, '万件', '突破 5.5 万件'],
    ['知识产权保险累计保障额度超10.7亿元', 10.7, '亿元', '超 10.7 亿元'],
    ['160余家品牌工作指导站', 160, '家', '160 余家'],
    ['企业降低融资成本3000多万元', 3000, '万元', '3000 多万元'],
    ['专利质押金额达400亿元左右', 400, '亿元', '400 亿元左右'],
    ['累计惠及企业1000家以上', 1000, '家', '1000 家以上'],
    ['近3年新增约3家', 3, '家', '约 3 家'],
  ])('%s', (quote, value, unit, text) => {
    expect(valueText(stated(quote, value, unit))).toBe(text);
  });

  it.each([
    ['融资额近3年平均增幅达64.59%', 64.59, '%', '64.59%'],
    ['质押金额292.0亿元', 292, '亿元', '292 亿元'],
    ['超过2022年的15件，达到20件', 20, '件', '20 件'],
    ['现场签约120个项目', 120, '个', '120 个'],
    ['为企业节约400万元', 400, '万元', '400 万元'],
    ['近3年新增服务站3家', 3, '家', '3 家'],
  ])('%s is exact', (quote, value, unit, text) => {
    expect(valueText(stated(quote, value, unit))).toBe(text);
  });

  it('a figure that a person reports is as it was typed', () => {
    expect(valueText({ value: 53, unit: '件', source: { kind: 'person', text: '季报' } as Observation['source'] })).toBe('53 件');
  });
});
