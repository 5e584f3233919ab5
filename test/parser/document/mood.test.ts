import { describe, expect, it } from 'vitest';
import { moodOf } from '../../../src/parser/document/mood.js';
import { parse } from '../../../src/parser/parse.js';

const ASKED = [
  '推进滨湖泵站等枢纽工程建设',
  '支持企业参与节水技术攻关',
  '打造12个节水型园区',
  '加快老旧小区管网改造',
  '抓好重点用水户的监管',
  '完善居民水价形成机制',
];
const TOLD = [
  '全县农村共打了机井36眼',
  '检查用水企业52家次，已立案7件',
  '供水合格率达到了97%',
  '全县用水量比上年下降3%',
  '省里的投资已经到位',
  '受益群众普遍表示满意',
];
const text = (sentences: readonly string[]): string => `${[...sentences, ...sentences].join('。\n')}。\n`;

describe('the mood of a text', () => {
  it('asks where most sentences open with work, whatever numbers stand before it', () => {
    expect(moodOf(text(ASKED))).toBe('asks');
    expect(moodOf(text(ASKED.map((sentence, at) => `（${'一二三四五六'[at]}）${sentence}`).map((line) => line.normalize('NFKC'))))).toBe(
      'asks',
    );
  });

  it('tells where signs of the past are many and hardly anything is asked', () => {
    expect(moodOf(text(TOLD))).toBe('tells');
  });

  it('is unclear for work that was done, for both together, and for a few sentences', () => {
    expect(moodOf(text(ASKED.map((sentence) => sentence.replace(/^(..)/u, '$1了'))))).not.toBe('asks');
    expect(moodOf(text([...ASKED, ...TOLD]))).toBe('unclear');
    expect(moodOf(`${ASKED.join('。')}。`)).toBe('unclear');
  });

  it('makes a plan of a page whose headline is no title, and a report of one that tells', () => {
    expect(parse(`节水今年怎么干，要点来了\n${text(ASKED)}`).targets.map(({ value }) => value)).toContain(12);
    const told = parse(`节水抽查情况公布\n2019年，云山县水务局检查了用水单位。\n${text(TOLD)}`);
    expect(told.kind).toBe('report');
    expect(told.targets).toEqual([]);
  });
});
