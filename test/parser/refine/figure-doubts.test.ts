import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';

const rules = (sentence: string): string[] =>
  parse(`临江市人才发展工作方案（2022—2025年）\n二、工作目标\n${sentence}\n`)
    .diagnostics.map((diagnostic) => diagnostic.rule)
    .filter((rule) => ['carried-indicator', 'long-indicator', 'due-after-plan'].includes(rule));

describe('doubts about figures', () => {
  it.each([
    ['到2023年，每万人口医生数不低于4人，到2025年不低于4.66人。', ['carried-indicator']],
    ['到2035年，森林覆盖率达到48%。', ['due-after-plan']],
    ['到2025年，森林覆盖率达到45%。', []],
  ])('%s', (sentence, expected) => {
    expect(rules(sentence)).toEqual(expected);
  });
});
