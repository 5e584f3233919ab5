import { expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';

const dates = (sentence: string): string[] =>
  parse(
    `清水县“十四五”水务规划\n一、“十三五”工作回顾\n（一）主要成效\n1.农田水利。${sentence}\n2.河道整治。拆除违章码头8座。\n二、目标\n到2025年，新建水闸5座。\n`,
  ).observations.map(({ value, asOf }) => `${value} ${asOf}`);

it.each([
  [
    'a year in the midst of a sentence dates its own clause, not the rest of the review',
    '完成工程15项，经核查，2018年合格率达到90%。',
    ['15 null', '90 2018', '8 null'],
  ],
  ['a year that opens a sentence goes on', '2018年，合格率达到90%。', ['90 2018', '8 2018']],
  ['so does the last year of the review', '完成工程15项，经核查，2020年合格率达到90%。', ['15 null', '90 2020', '8 2020']],
])('%s', (_name, sentence, expected) => {
  expect(dates(sentence)).toEqual(expected);
});
