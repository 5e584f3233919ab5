import { describe, expect, it } from 'vitest';
import { structureOf } from '../state-of.js';

const tasksOf = (text: string): string[] => structureOf(text).tasks.map(({ number, title }) => `${number} ${title}`);

describe('articles', () => {
  const article = (number: string, title: string): string => `第${number}条 ${title}。对达标的给予支持。（责任单位：县商务局）`;

  it('that run on under headings are parts of these', () => {
    const text = `江口县商贸措施\n一、扩大消费\n${article('一', '举办购物节')}\n${article('二', '发展夜市')}\n二、稳定外贸\n${article('三', '支持参展')}\n${article('四', '扩大出口')}`;
    expect(tasksOf(text)).toEqual(['第一条 举办购物节', '第二条 发展夜市', '第三条 支持参展', '第四条 扩大出口']);
    const { blocks } = structureOf(text);
    const above = blocks.filter(({ number }) => number.startsWith('第')).map(({ parent }) => blocks[parent]?.title);
    expect(above).toEqual(['扩大消费', '扩大消费', '稳定外贸', '稳定外贸']);
  });

  it('hold the numbers that follow them where a text begins with one', () => {
    const { blocks } = structureOf(
      '江口县管理办法\n第一条 为规范管理，制定本办法。\n第二条 申请人应当具备下列条件：\n（一）依法登记；\n（二）信用良好。',
    );
    expect(blocks.filter(({ number }) => number.startsWith('（')).map(({ parent }) => blocks[parent]?.number)).toEqual([
      '第二条',
      '第二条',
    ]);
  });
});

describe('decimal numbers', () => {
  it('stand under a number with a sign behind it', () => {
    expect(
      tasksOf(
        '江口县绿化方案\n1. 总体要求\n坚持因地制宜。\n2. 重点任务\n2.1 补种行道树\n完成老城补植，提升街区面貌。\n2.2 修复山体\n治理废弃采石场，恢复植被。\n3. 保障措施\n3.1 加强领导\n压实责任。\n3.2 加强宣传\n营造氛围。',
      ),
    ).toEqual(['2.1 补种行道树', '2.2 修复山体']);
  });

  it('are parts whose numbered titles with texts are tasks', () => {
    expect(
      tasksOf(
        '江口县绿化方案\n第一章 总体要求\n坚持因地制宜。\n第二章 重点任务\n2.1 绿化城区\n（1）补种行道树\n完成老城补植，提升街区面貌。\n（2）建设口袋公园\n利用边角地建设公园，方便居民。\n2.2 绿化山体\n（1）治理采石场\n分批治理废弃采石场，恢复植被。\n（2）改造残次林\n更换树种，提升林分质量。',
      ),
    ).toEqual(['1 补种行道树', '2 建设口袋公园', '1 治理采石场', '2 改造残次林']);
  });
});

it('parts 第一部分 begin in the middle of a line', () => {
  const { blocks } = structureOf(
    '江口县绿化方案\n第一部分 总体要求（一）工作思路。坚持因地制宜，突出重点。第二部分 重点任务（一）补种行道树。完成老城补植。',
  );
  expect(blocks.filter(({ level }) => level === 1).map(({ title }) => title)).toEqual(['总体要求', '重点任务']);
});
