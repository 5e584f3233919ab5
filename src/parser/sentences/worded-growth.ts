import { type Comparator, comparatorBefore } from '../lexicon/comparators.js';
import { type Quantity, type Reading, withComparators } from './compared.js';

const DOUBLING = /翻了?([一两二三])?番/uy;

/** "翻一番": doubled once; the unit is 番. */
export function readDoubling(text: string, at: number): Reading {
  DOUBLING.lastIndex = at;
  const match = DOUBLING.exec(text);
  if (!match) return { quantity: null, end: at + 1 };
  const end = DOUBLING.lastIndex;
  const achieved = comparatorBefore(text, at);
  const start = achieved?.kind === 'level' ? achieved.start : at;
  const before: Comparator[] = [{ op: '=', kind: 'change', start: at, end: at }];
  const value = { 一: 1, 两: 2, 二: 2, 三: 3 }[match[1] ?? '一'] ?? 1;
  return {
    quantity: {
      start,
      numberStart: at,
      end,
      value,
      valueMax: null,
      unit: '番',
      kind: 'point',
      op: '=',
      before,
      bounded: false,
      chinese: false,
    },
    end,
  };
}

/** "化肥使用量零增长": a growth of nothing, 趋零增长 of about nothing. */
export function readNoGrowth(text: string, at: number): Reading {
  const end = at + '零增长'.length;
  const near = NEARLY.exec(text.slice(Math.max(0, at - 2), at))?.[0].length ?? 0;
  const start = at - near;
  const change: Comparator = { op: '=', kind: 'change', start: at + 1, end };
  const achieved = comparatorBefore(text, start);
  const before = achieved?.kind === 'level' ? [change, achieved] : [change];
  const quantity: Quantity = {
    start: achieved?.kind === 'level' ? achieved.start : start,
    numberStart: at,
    end,
    value: 0,
    valueMax: null,
    unit: '%',
    kind: 'percent',
    op: near > 0 ? '~' : '=',
    before,
    bounded: false,
    chinese: false,
  };
  return { quantity, end };
}
const NEARLY = /(?:趋于?|接近)$/u;

/** The level that a fall starts from, up to the word of the fall: 由2015年的9.8%|下降到零. */
const FALLS_FROM = /^(?:历史性|全面|全部|成功|逐步)?(?:下降|降低|减少|降|减)[为至到]$/u;

/** "贫困发生率由9.8%下降到零": nothing is left, in the unit of the level that the fall started from, `from`. */
export function readZero(text: string, at: number, from: Quantity | undefined): Reading {
  const end = at + 1;
  if (from?.unit == null || from.kind === null || !FALLS_FROM.test(text.slice(from.end, at))) return { quantity: null, end };
  const unit = { text: from.unit, kind: from.kind, more: false };
  return withComparators(text, at, { value: 0, valueMax: null, unit, end, chinese: false });
}
