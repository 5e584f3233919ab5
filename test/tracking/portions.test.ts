import { describe, expect, it } from 'vitest';
import { partsOf } from '../../src/model/portions.js';
import { parse } from '../../src/parser/parse.js';

/** Value and part of each target that a plan with this text has: "40 portion 2025-01-01..2025-12-31". */
function partsIn(text: string): string[] {
  const plan = `云山市设备更新实施方案（2024—2027年）\n\n一、主要任务\n\n${text}\n`;
  const { targets } = parse(plan);
  const parts = partsOf(targets, plan);
  return targets.map((row) => {
    const part = parts.get(row);
    if (!part) return `${row.value}`;
    if (part.kind === 'portion') return `${row.value} portion ${part.from}..${part.to}`;
    return `${row.value} total from ${part.from}: ${part.path.map(({ value, date }) => `${value} by ${date}`).join(', ')}`;
  });
}

describe('partsOf', () => {
  it('tells the years behind 其中 from the total before them', () => {
    expect(partsIn('（一）到2027年更新老旧水泵100台，其中2025年40台、2026年35台、2027年25台。')).toEqual([
      '100 total from 2025-01-01: 40 by 2025-12-31, 75 by 2026-12-31',
      '40 portion 2025-01-01..2025-12-31',
      '35 portion 2026-01-01..2026-12-31',
      '25 portion 2027-01-01..2027-12-31',
    ]);
  });

  it('does so where only some of the years are told', () => {
    expect(partsIn('（一）到2027年更新老旧水泵100台，其中2025年40台。')).toEqual([
      '100 total from 2025-01-01: 40 by 2025-12-31',
      '40 portion 2025-01-01..2025-12-31',
    ]);
  });

  it('knows them by the sum where no word says it', () => {
    expect(partsIn('（一）到2027年更新老旧水泵100台，2026年更新老旧水泵60台，2027年更新老旧水泵40台。')).toEqual([
      '100 total from 2026-01-01: 60 by 2026-12-31',
      '60 portion 2026-01-01..2026-12-31',
      '40 portion 2027-01-01..2027-12-31',
    ]);
  });

  it('knows what stands beside a sum of its own date, and what makes the sum complete, in parts of years too', () => {
    expect(
      partsIn(
        '1.2025年6月底前，新增绿荫停车点30个。\n\n2.2025年7月至2025年12月，新增绿荫停车点20个，总计达50个。\n\n3.2026年11月底前，新增绿荫停车点40个，总计达90个。',
      ),
    ).toEqual([
      '30 portion null..2025-06-30',
      '20 portion 2025-07-01..2025-12-31',
      '50 total from null: 30 by 2025-06-30',
      '40 portion 2026-01-01..2026-11-30',
      '90 total from null: 30 by 2025-06-30, 50 by 2025-12-31',
    ]);
  });

  it.each([
    '（一）到2025年绿色车间达到40个，到2027年绿色车间达到60个。',
    '（一）到2025年覆盖率达到40%，到2027年覆盖率达到60%。',
    '（一）到2025年建成绿色车间10个，到2026年建成绿色车间20个，到2027年建成绿色车间30个。',
    '（一）到2027年建成绿色车间60个，其中2025年达到40个。',
    '（一）到2027年建成绿色车间60个，其中市区40个。',
    '（一）到2027年更新水泵60台，到2027年更新锅炉60台。',
    '（一）到2026年研发投入占比3%，其中2025年2%。',
  ])('leaves milestones, kinds of things and rates alone: %s', (text) => {
    expect(partsIn(text).join()).not.toMatch(/portion|total/u);
  });
});
