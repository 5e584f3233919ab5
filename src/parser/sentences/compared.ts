import type { Operator } from '../../model/quantity.js';
import { type Comparator, comparatorAfter, comparatorBefore } from '../lexicon/comparators.js';
import { verbAtEnd } from '../lexicon/indicator-heads.js';
import type { UnitKind } from '../lexicon/units.js';

/** A number with its measure unit and its comparators, as it stands in a passage. Offsets are passage offsets, end exclusive. */
export interface Quantity {
  /** Where the comparators before the number begin. */
  readonly start: number;
  /** Where the number itself begins. */
  readonly numberStart: number;
  /** Where the number, its unit and the comparators after it end. */
  readonly end: number;
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string | null;
  readonly kind: UnitKind | null;
  readonly op: Operator;
  /** Comparators before the number, the nearest first. */
  readonly before: readonly Comparator[];
  /** 以上, 以内 or 左右 stood after the number. */
  readonly bounded: boolean;
  /** Written in Chinese characters. */
  readonly chinese: boolean;
}

/** Changes named by a noun, which belongs to the indicator once a verb stands after it ("增幅达64%"). */
const NOUN_OF_CHANGE = /^(?:增幅|降幅|涨幅|增速|减排)$/u;
/** The time a level is reached in, between the comparator and its number: 提高到2025年的40%, 增长到目前的40%. */
const YEAR_BEFORE = /(?:目前|当前|现在|如今|今年|(?:19|20)\d\d年[底末]?|[上去]年(?:同期)?|“?十[一二三四五]?五”?(?:时期|期间|期?末))的$/u;
const YEAR_MAX = 10;
/** For whom and how often a sum is paid, between the comparator and its number: 提高到每人每年670元. */
const PER_PAYMENT =
  /每(?:人|户|亩|生|名|吨|床|人次)?每?(?:学年|学期|年|月|天|日|次|季度)$|每(?:人|户|亩|生|吨|床)(?:[一-龥]{0,2}补助)?$|(?<=[到至为])[人户亩生]均(?:每年)?$/u;

/** What was read at a number, and where reading goes on (exclusive). */
export interface Reading {
  readonly quantity: Quantity | null;
  readonly end: number;
}

/** A number and its unit, before the words around it are looked at. */
export interface Raw {
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: { readonly text: string; readonly kind: UnitKind; readonly more: boolean } | null;
  readonly end: number;
  readonly chinese: boolean;
}

/** The quantity of a number with the comparators before and after it; none when a number without unit has none. */
export function withComparators(text: string, at: number, raw: Raw): Reading {
  const before: Comparator[] = [];
  let start = at;
  const year = YEAR_BEFORE.exec(text.slice(Math.max(0, at - YEAR_MAX), at));
  if (year && comparatorBefore(text, at - year[0].length)?.kind === 'level') start = at - year[0].length;
  const per = raw.unit?.kind === 'money' ? PER_PAYMENT.exec(text.slice(Math.max(0, at - YEAR_MAX), at)) : null;
  if (per && (/[由从]/u.test(text[at - per[0].length - 1] ?? '') || comparatorBefore(text, at - per[0].length)?.kind === 'level'))
    start = at - per[0].length;
  for (let comparator = comparatorBefore(text, start); comparator && before.length < 3; comparator = comparatorBefore(text, start)) {
    if (before.length > 0 && NOUN_OF_CHANGE.test(text.slice(comparator.start, comparator.end))) break;
    before.push(comparator);
    start = comparator.start;
  }
  const nearest = before[0];
  if (nearest && boundsObject(text, nearest, raw)) before[0] = { ...nearest, kind: 'bound' };
  let end = raw.end;
  const after = comparatorAfter(text, end) ?? comparatorAfter(text, noteEnd(text, end));
  if (after) end = after.end;
  const planned =
    before.length === 0 && ARRANGED.test(text.slice(end, end + ARRANGED_MAX)) ? BY.exec(text.slice(Math.max(0, at - 4), at)) : null;
  if (planned) {
    start = at - planned[0].length;
    before.push({ op: '=', kind: 'level', start, end: at });
  }
  // "营收在80亿元以上持续增长": a level from which it goes on.
  if (before.length === 0 && after && text[at - 1] === '在' && GOES_ON.test(text.slice(end, end + GOES_ON_MAX))) {
    start = at - 1;
    before.push({ op: after.op, kind: 'level', start, end: at });
  }
  const starts =
    raw.unit === null && FROM.test(text.slice(Math.max(0, at - FROM_MAX), at)) && CHANGES_TO.test(text.slice(end, end + FROM_MAX));
  if (
    raw.unit === null &&
    !starts &&
    !INDEX_BEFORE.test(text.slice(Math.max(0, at - FROM_MAX), at)) &&
    before.every((comparator) => comparator.kind !== 'level' && comparator.kind !== 'bound')
  )
    return { quantity: null, end };
  const steady =
    raw.unit?.kind === 'time' && !after && before[0]?.kind === 'level' && STEADY.test(text.slice(before[0].start, before[0].end));
  const op = steady ? '=' : raw.valueMax !== null ? 'range' : (after?.op ?? strongest(before) ?? (raw.unit?.more ? '>=' : '='));
  const { value, valueMax, chinese } = raw;
  const quantity: Quantity = {
    start,
    numberStart: at,
    end,
    value,
    valueMax,
    unit: raw.unit?.text ?? null,
    kind: raw.unit?.kind ?? null,
    op,
    before,
    bounded: after !== null,
    chinese,
  };
  return { quantity, end };
}

/**
 * "培训|超过3000名|教师", "新建|超1200公里|污水管网", "建设|超过20个|5G工厂": a level that bounds how many of an object a verb acts on; not "转化率超过3000件",
 * where nothing follows.
 */
function boundsObject(text: string, { start, end }: Comparator, { unit, end: numberEnd }: Raw): boolean {
  if (!OVER.test(text.slice(start, end)) || !ACTED_ON.has(unit?.kind) || !OBJECT.test(text.slice(numberEnd, numberEnd + 2))) return false;
  return verbAtEnd(text.slice(Math.max(0, start - VERB_MAX), start)) !== null;
}
const OVER = /^(?:超过?|多于|突破)$/u;
const ACTED_ON: ReadonlySet<UnitKind | undefined> = new Set(['count', 'size', 'money']);
const OBJECT = /^[一-龥“A-Z\d](?<![的以左上下内和与及并或用])/u;
const VERB_MAX = 8;

/** How long a thing takes is to stay as it is: 审查周期稳定在4个月. */
const STEADY = /^(?:稳定|保持|维持)在?$/u;

/** A level that is planned for: "赤字率拟按3%安排", "增速按6%左右把握". */
const BY = /(?:拟|暂|仍|继续|统一)?按照?$/u;
const ARRANGED = /^(?:来|进行)?(?:安排|把握|掌握|考虑|控制|测算)/u;
const ARRANGED_MAX = 4;

/** How a level goes on. */
const GOES_ON = /^(?:并)?(?:保持|实现)?(?:持续|稳步|稳定|继续|逐年)(?:增长|提升|提高|上升|下降|扩大)/u;
const GOES_ON_MAX = 8;

/** Whether a text only says that the level before it is planned for or how it goes on, and names nothing. */
export const isArranged = (text: string): boolean => (ARRANGED.exec(text) ?? GOES_ON.exec(text))?.[0] === text;

/** A level without unit that a change starts from: 由上年的2.17缩小至2.12. */
const FROM = /[由从](?:上年|去年|年初|目前|\d{4}年)?(?:[底末]|同期)?的?$/u;
const FROM_MAX = 16;
/** Measures without a unit, whose number follows at once: 产水系数0.29, 指数103.2. */
const INDEX_BEFORE = /(?:系数|指数|倍差|(?:收入|师生|生师|医护|性别|产销)比)(?:\([A-Za-z]{1,8}\))?$/u;
const CHANGES_TO = /^(?:提[高升]|增[加长]?|上?升|扩大|缩[小短]|压缩|减少?|下?降低?)[到至为]\d/u;

/** End of a unit's abbreviation in brackets (1000兆比特/秒（Mbps）以上), `at` when there is none. */
function noteEnd(text: string, at: number): number {
  UNIT_NOTE.lastIndex = at;
  return UNIT_NOTE.test(text) ? UNIT_NOTE.lastIndex : at;
}
const UNIT_NOTE = /\([A-Za-z/]{1,10}\)/uy;

/** The operator of the comparators before a number: a bound or level beats 约, 约 beats none. 实现 100% states the value itself. */
function strongest(before: readonly Comparator[]): Operator | null {
  const bound = before.find((comparator) => comparator.kind === 'bound');
  if (bound) return bound.op;
  if (before.some((comparator) => comparator.kind === 'approx')) return '~';
  const level = before.find((comparator) => comparator.kind === 'level');
  return level?.op ?? (before.length > 0 ? '=' : null);
}
