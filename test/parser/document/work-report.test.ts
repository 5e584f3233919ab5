import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';

const REPORT = `政府工作报告

——2025年1月9日在临江市第九届人民代表大会第五次会议上

市长  陈新

各位代表：

一、2024年工作回顾

2024年，全市上下攻坚克难。预计全年地区生产总值突破2600亿元；固定资产投资增长5.5%。

（一）产业升级步伐加快。新增规上工业企业152家。

二、2025年工作安排

地区生产总值增长6%左右；城镇调查失业率控制在5.5%以内。

（一）加强水环境治理。新建污水管网52公里，再生水利用率达到25%以上。
`;

describe('a work report: what was done last year, what is to be done this year', () => {
  const { region, issuedOn, targets, observations } = parse(REPORT);

  it('takes date and place from the session', () => {
    expect([region, issuedOn]).toEqual(['临江市', '2025-01-09']);
  });

  it('takes the year of a part from its heading', () => {
    expect(observations.map(({ indicator, value, asOf }) => `${indicator} ${value} ${asOf}`)).toEqual([
      '地区生产总值 2600 2024',
      '固定资产投资增长 5.5 2024',
      '新增规上工业企业 152 2024',
    ]);
    expect(targets.map(({ indicator, value, due, dueFrom }) => `${indicator} ${value} ${due} ${dueFrom}`)).toEqual([
      '地区生产总值增长 6 2025 heading',
      '城镇调查失业率 5.5 2025 heading',
      '污水管网 52 2025 heading',
      '再生水利用率 25 2025 heading',
    ]);
  });

  it('takes the year of a part that reviews five years with it', () => {
    const report = REPORT.replace(/一、2024年[^\n]*/u, '一、2024年及过去五年工作回顾').replace('新增规上', '全年新增规上');
    expect(parse(report).observations.map(({ value, asOf }) => `${value} ${asOf}`)).toContain('152 2024');
  });
});
