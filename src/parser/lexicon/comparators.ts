import type { Operator } from '../../model/quantity.js';

/**
 * A comparator before a number. `level` 达到 names a state of the thing said before it; `bound` 不少于 may stand between a verb and its object;
 * `approx` 约 only blurs the number; `change` 增长 gives the number as a change.
 */
export type ComparatorKind = 'level' | 'bound' | 'approx' | 'change';

export interface Comparator {
  readonly op: Operator;
  readonly kind: ComparatorKind;
  /** Offsets in the text it was read from, end exclusive. */
  readonly start: number;
  readonly end: number;
}

interface Entry {
  readonly op: Operator;
  readonly kind: ComparatorKind;
}

const BEFORE = new Map<string, Entry>();
const enter = (op: Operator, kind: ComparatorKind, words: string): void => {
  for (const word of words.split(' ')) BEFORE.set(word, { op, kind });
};
enter(
  '>=',
  'level',
  '达到 达 突破 破 超过 超 高于 大于 优于 提高到 提高至 提升到 提升至 提升为 上升到 上升至 增长到 增长至 增加到 增加至 扩大到 扩大至 扩展到 保持在 稳定在 维持在 保持 稳定 增至 升至 提至 扩至 恢复到 恢复至 迈上 跃上 跨上 迈入 站上 ≥ > >= 达成 超越 多达 高达 延长至 延长到 做到 发展到 发展至 壮大到 攀升至 攀升到 回升至 回升到 上涨至 上涨到',
);
enter(
  '<=',
  'level',
  '控制在 压缩至 压缩到 压缩为 压减至 压减到 缩短至 缩短到 缩短为 下降到 下降至 降低到 降低至 减少到 减少至 降至 降到 减至 减到 缩减至 缩减到 限制在 低于 小于 ≤ < <= 降为 减为 控制到 精简至 精简到 缩小到 缩小至 收窄到 收窄至',
);
enter('=', 'level', '实现 为 是 相当于 共有 共 总计 合计 共计 即 到 至 仅 设定为');
enter('>=', 'bound', '不低于 不少于 不得低于 不得少于 不能少于 不能低于 至少 最低 不小于 不短于 应达到 须达到');
enter('<=', 'bound', '不超过 不高于 不多于 不得超过 不得高于 不大于 最多 至多 不得大于 最高不超过 最长不超过');
enter('~', 'approx', '约 大约 近 将近 接近 约为 约占 约有');
enter(
  '=',
  'change',
  '增长 增加 提高 提升 上升 增幅 降幅 涨幅 上涨 下降 降低 减少 压减 压缩 缩短 缩减 提速 减排 下调 上调 扩大 缩小 增速 加快 放缓 回落 收窄 前移 后移 增产 减产 增收 减收 增支 净增 多增 少增 下滑 下跌 攀升 回升 偏多 偏少 偏高 偏低 改善 递增 递减',
);
const LONGEST = Math.max(...[...BEFORE.keys()].map((word) => word.length));

const AFTER: readonly (readonly [string, Operator])[] = [
  ['及以上', '>='],
  ['以上', '>='],
  ['及以内', '<='],
  ['以内', '<='],
  ['之内', '<='],
  ['及以下', '<='],
  ['以下', '<='],
  ['左右', '~'],
  ['上下', '~'],
];

/** One-character comparators that end a longer word: 成为, 作为, 得到, 直至, 违法行为 (but 银行为5家), 商超, 节约. */
const PART_OF_WORD =
  /(?:成为|作为|认为|视为|分为|(?<![银执运发同])行为|得到|受到|直到|最近|附近|公共|一共|有超|商超|[打侦爆攻击刷查告识]破|[节签续预]约)$/u;
const WORD_MAX = 3;
/** The word of a comparator that is the end of another: 供应|达到 has no 应达到. */
const BEGUN_BEFORE = /[供响适]应/u;
/** Verbs of work done to a thing: no change of a figure. */
const WORK_DONE = /(?:改造|优化|整治|巩固|更新)提升$/u;

/** The comparator that ends right before `end` ("质押额达到|50"); null when there is none. The longest wins. */
export function comparatorBefore(text: string, end: number): Comparator | null {
  const at = text[end - 1] === '了' ? end - 1 : end;
  const found = longestBefore(text, at);
  return found && (at === end || found.kind === 'change' || found.kind === 'level') ? found : null;
}

function longestBefore(text: string, end: number): Comparator | null {
  for (let length = Math.min(LONGEST, end); length > 0; length--) {
    const entry = BEFORE.get(text.slice(end - length, end));
    if (!entry) continue;
    const start = end - length;
    if (BEGUN_BEFORE.test(text.slice(Math.max(0, start - 1), start + 1))) continue;
    if (entry.kind === 'change' && WORK_DONE.test(text.slice(Math.max(0, start - 2), end))) return null;
    if (!(length === 1 && PART_OF_WORD.test(text.slice(Math.max(0, end - WORD_MAX), end))))
      return { op: entry.op, kind: entry.kind, start, end };
  }
  return null;
}

/** Says that a bound holds for the number itself, before the word of the bound: 6人（含）以下, 3家（含本数）以上. */
const INCLUDED = /\(含[^()]{0,6}\)(?=及?以[上下内])/uy;

/** The comparator that begins right at `from` ("50亿元|以上"); null when there is none. */
export function comparatorAfter(text: string, from: number): { readonly op: Operator; readonly end: number } | null {
  INCLUDED.lastIndex = from;
  const at = INCLUDED.test(text) ? INCLUDED.lastIndex : from;
  for (const [word, op] of AFTER) if (text.startsWith(word, at)) return { op, end: at + word.length };
  if (text[at] === '内' && !/[部需陆设容]/u.test(text[at + 1] ?? '')) return { op: '<=', end: at + 1 };
  return null;
}
