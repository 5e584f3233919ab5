import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { commands } from '../../commands/index.js';

/** Strings that real attacks are made of. */
export const ATTACKS = JSON.parse(readFileSync('test/fuzz/attacks.json', 'utf8')) as readonly string[];

/** Names, figures and words that the shipped plans know, so that attacks get past the first question. */
const KNOWN = '杭州 湖州 市科技局 专利 杭1 湖任2 2024 30天 第2页 目标 任务 逾期 telegram:5 管理 = 周一 09:00 确认 下一页'.split(' ');

const part = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom(...ATTACKS) },
  { weight: 8, arbitrary: fc.constantFrom(...KNOWN) },
  { weight: 5, arbitrary: fc.constantFrom(...commands.flatMap(({ name, chinese }) => [`/${name}`, `/${chinese}`])) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom(...ATTACKS).map((text) => text.repeat(50)) },
);

/** What a hostile person types. */
export const hostileText = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...commands.flatMap(({ name }) => ATTACKS.map((attack) => `/${name} ${attack}`))) },
  { weight: 3, arbitrary: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')) },
);
