import { describe, expect, it } from 'vitest';
import { withOwnBodies } from '../../src/model/own-bodies.js';
import { workOf } from '../../src/model/plan.js';
import { parse } from '../../src/parser/parse.js';

const NESTED = `云山市节水行动方案

二、重点任务
（一）抓好农业节水。建设高标准灌区，推广滴灌。（责任单位：市水利局，市农业农村局。逗号前为牵头单位，下同）
——完善计量设施。干支渠口全部装表。（责任单位：市水利局，市财政局）
——推广耐旱品种。扩大种植面积。（责任单位：市农业农村局，市科技局）
（二）抓好工业节水。改造高耗水企业。（责任单位：市经信局，市生态环境局）
`;

describe('bodies of a task that holds duties', () => {
  const named = withOwnBodies(workOf(parse(NESTED)), NESTED).map(({ title, bodies }) => [title, bodies.map(({ name }) => name)]);

  it('are those that its own words name', () => {
    expect(named).toEqual([
      ['抓好农业节水', ['市水利局', '市农业农村局']],
      ['完善计量设施', ['市水利局', '市财政局']],
      ['推广耐旱品种', ['市农业农村局', '市科技局']],
      ['抓好工业节水', ['市经信局', '市生态环境局']],
    ]);
  });

  it('stay as parsed where a task holds no work of its own bodies', () => {
    const text = '云山市方案\n二、重点任务\n1.建设水厂。新建2座。（责任单位：市水利局、市财政局）\n2.改造管网。（责任单位：市住建局）\n';
    expect(withOwnBodies(workOf(parse(text)), text).map(({ bodies }) => bodies.length)).toEqual([2, 1]);
  });
});
