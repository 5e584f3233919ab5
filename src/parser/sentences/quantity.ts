import { type Comparator, comparatorBefore } from '../lexicon/comparators.js';
import { readArabic, readChinese } from '../lexicon/numerals.js';
import { readUnit, type UnitKind } from '../lexicon/units.js';
import { type Quantity, type Reading, withComparators } from './compared.js';
import { readDoubling, readNoGrowth, readZero } from './worded-growth.js';

/** What makes "N年" a span of time rather than a figure: 近3年, 未来5年, 今后3年. */
const SPAN_BEFORE = /[近来后去续每经用前]/u;
/** What shows that the years are the span of what follows: 5年累计完成. */
const SPAN_AFTER = /^累计|^总共|^共计/u;
const RANGE = /(?:—+|-+|~+|至|到)(?=[\d])/uy;
/** A ratio to one (1.9∶1): a number of no unit. */
const RATIO = /[:∶]1(?![\d:∶.])/uy;
/** The rest of a ratio that is no ratio to one: 1∶1.15, 4:3:2:1. */
const INVERSE = /^(?:[:∶]\d+(?:\.\d+)?)+/u;
const ORDINAL_TAIL = /[位名]/u;
const STARTS_NUMBER =
  /零(?=增长)|(?<=[降减][为至到])零(?![一-龥\d.])|[\d翻二两三四五六七八九十百千]|万(?=亿)|一(?=[半成倍])|半(?=数|[,;。、)的以左一-龥]|$)/gu;
/** A round sum that is reached: 突破百亿元, 迈上万亿元台阶; not 千亿级产业. */
const ROUND_SUM = /([百千万])亿(元)?(?:大关|台阶)?(?=以上|[,;。、)](?!达到?\d)|$)/uy;
const REACHES = /(?:突破|达到|超过|迈上|跨上|站上|跃上|跨越|[达超])$/u;
const NOT_BEFORE = /[第A-Za-z.+/:×*=Ⅰ-Ⅻ]/u;
/** A star that opens the passage is the sign of an item. */
const isBullet = (text: string, at: number): boolean => at === 0 && text[at] === '*';
const CHINESE_PLAIN = /一(?=倍)|[二两三四五六七八九]|十(?=[一-九个家所项名座条])|[百千](?=[个家项名座种](?![万争讲姓宴号食饭言]))/uy;
/** Units before which a year is a year: 2026年, 2026届毕业生. */
const BY_YEAR = /^[年届]$/u;
const YEAR_LIKE = /^(?:19|20|21)\d\d$/u;
/** What makes 百 and 千 a rate or a rough number: 每千名, 数百家, 上千个. */
const PER = /[每数几上成近]/u;
const COUNT_AFTER_CHINESE = new Set([
  '个',
  '家',
  '所',
  '名',
  '座',
  '场',
  '件',
  '处',
  '条',
  '户',
  '人',
  '支',
  '批次',
  '%',
  '倍',
  '万人次',
  '万人',
]);
/** Units before which 二十 and more count things; fewer of them are turns of speech (三项制度). */
const LARGE_AFTER_CHINESE: ReadonlySet<string> = new Set(['项', '台', '栋', '间', '辆', '篇', '人次', '场次']);
/** Names that hold numbers: titles in 《》, document numbers in brackets, short quotations (“4210”产业体系). */
const NAMES = /《[^》]{0,80}》|〈[^〉]{0,80}〉|“[^”]{1,16}”|"[一-龥]{2,8}"|\[\d{4}\]\d*号?|「[^」]{0,40}」|https?:[^一-龥]{0,300}/gu;

/** Reads every quantity of a passage, in order. Dates, ordinals (第3条), numbers inside names and numbers without unit or comparator are left alone. */
export function readQuantities(text: string): Quantity[] {
  const quantities: Quantity[] = [];
  let at = nextNumber(text, 0);
  let name = at < text.length ? nameFrom(text, 0) : null;
  while (at < text.length) {
    while (name && name.end <= at) name = nameFrom(text, name.end);
    if (name && name.start <= at) {
      at = nextNumber(text, name.end);
      continue;
    }
    const read =
      text[at] === '翻'
        ? readDoubling(text, at)
        : text[at] === '零'
          ? text[at + 1] === '增'
            ? readNoGrowth(text, at)
            : readZero(text, at, quantities.at(-1))
          : /\d/u.test(text[at] ?? '')
            ? readAt(text, at)
            : readChineseAt(text, at);
    if (read.quantity) quantities.push(read.quantity);
    at = nextNumber(text, Math.max(at + 1, read.end));
  }
  return quantities;
}

/** The first name that begins at or after an offset; null when there is none. */
function nameFrom(text: string, from: number): { readonly start: number; readonly end: number } | null {
  NAMES.lastIndex = from;
  const name = NAMES.exec(text);
  return name && { start: name.index, end: NAMES.lastIndex };
}

function nextNumber(text: string, from: number): number {
  STARTS_NUMBER.lastIndex = from;
  return STARTS_NUMBER.exec(text)?.index ?? text.length;
}

/** An ordinal whose digits a conversion set apart: 第 1 2 条. */
const SPACED_ORDINAL = /第(?: +(?:\d +)*|(?:\d +)+)$/u;
/** A fall printed as a growth below zero: 增长-2.1%, 分别增长3.5%、-2.1%. */
const BELOW_ZERO = /(?:[增长速幅比为]|[、和与])-$/u;

function readAt(text: string, at: number): Reading {
  const first = readArabic(text, at);
  if (!first) return { quantity: null, end: at + 1 };
  const nothing = { quantity: null, end: first.end };
  if (text[first.end] === '.' && /\d/u.test(text[first.end + 1] ?? '')) return { quantity: null, end: skipOutline(text, first.end) };
  const previous = text[at - 1] ?? '';
  if (NOT_BEFORE.test(previous) && !isBullet(text, at - 1) && !(previous === '第' && ORDINAL_TAIL.test(text[first.end] ?? '')))
    return nothing;
  if (SPACED_ORDINAL.test(text.slice(Math.max(0, at - 6), at)) && !ORDINAL_TAIL.test(text.slice(first.end).trimStart().charAt(0)))
    return nothing;
  if (text[first.end] === '+' || text[first.end] === '号') return nothing;
  RATIO.lastIndex = first.end;
  if (RATIO.test(text)) {
    const unit = { text: text.slice(first.end, RATIO.lastIndex), kind: 'size' as UnitKind, more: false };
    const { quantity, end } = withComparators(text, at, { value: first.value, valueMax: null, unit, end: RATIO.lastIndex, chinese: false });
    return { quantity: quantity && { ...quantity, unit: null }, end };
  }
  const inverse = INVERSE.exec(text.slice(first.end, first.end + 8));
  if (inverse) return { quantity: null, end: first.end + inverse[0].length };
  const value = first.value;
  let valueMax: number | null = null;
  let unit = first.unit ? { text: '%', kind: 'percent' as UnitKind, end: first.end, more: false } : readUnit(text, first.end);
  RANGE.lastIndex = unit?.end ?? first.end;
  const range = RANGE.exec(text);
  if (range) {
    const second = readArabic(text, RANGE.lastIndex);
    const secondUnit = second ? readUnit(text, second.end) : null;
    if (second && secondUnit && (unit === null || unit.text === secondUnit.text)) {
      valueMax = second.value;
      unit = secondUnit;
    } else if (second && unit === null) return { quantity: null, end: second.end };
  }
  if (unit === null) unit = borrowedUnit(text, first.end);
  // "4个和5个工作日": 个 alone measures nothing.
  else if (unit.text === '个' && valueMax === null) {
    const longer = borrowedUnit(text, unit.end);
    if (longer?.text.startsWith('个') && longer.text.length > 1) unit = { ...longer, end: unit.end };
  }
  if (unit && BY_YEAR.test(unit.text) && YEAR_LIKE.test(String(value))) return { quantity: null, end: unit.end };
  if (unit?.text === '年' && (SPAN_BEFORE.test(previous) || SPAN_AFTER.test(text.slice(unit.end, unit.end + 2))))
    return { quantity: null, end: unit.end };
  if (/^月/u.test(text.slice(unit?.end ?? first.end)) && unit?.text !== '个月') return nothing;
  if (unit?.text === '日' && text[at - 1] === '月') return { quantity: null, end: unit.end };
  if (unit?.kind === 'percent' && valueMax === null && BELOW_ZERO.test(text.slice(Math.max(0, at - 2), at)))
    return withComparators(text, at - 1, { value: -value, valueMax, unit, end: unit.end, chinese: false });
  if (unit === null && YEAR_LIKE.test(String(value)) && (text[first.end] === '年' || !/[达到至为]/u.test(previous))) return nothing;
  return withComparators(text, at, { value, valueMax, unit, end: unit?.end ?? first.end, chinese: false });
}

/** Half of a unit of time. */
const HALF_TIME = /半(?=个月|个工作日|天|年|日|小时)/uy;
/** A time that stands before it in a list of several. */
const TIME_LISTED = /(?:个月|个工作日|天|年|日|小时)[、和与及]$/u;
const TIME_LISTED_MAX = 5;

/** "压缩至半个月", "分别减至3天、半天": half of a time that something takes; a half of nothing that shortens (每半年, 上半年) is none. */
function readHalfTime(text: string, at: number): Reading | null {
  HALF_TIME.lastIndex = at;
  const unit = HALF_TIME.test(text) ? readUnit(text, at + 1) : null;
  if (!unit) return null;
  const { op, kind } = comparatorBefore(text, at) ?? {};
  if (op !== '<=' && kind !== 'change' && !TIME_LISTED.test(text.slice(Math.max(0, at - TIME_LISTED_MAX), at))) return null;
  return withComparators(text, at, { value: 0.5, valueMax: null, unit, end: unit.end, chinese: false });
}

function readChineseAt(text: string, at: number): Reading {
  const half = readHalfTime(text, at);
  if (half) return half;
  ROUND_SUM.lastIndex = at;
  const round = REACHES.test(text.slice(Math.max(0, at - 2), at)) ? ROUND_SUM.exec(text) : null;
  if (round) {
    const value = { 百: 100, 千: 1000 }[round[1] ?? ''] ?? 1;
    const unit = { text: `${value === 1 ? '万' : ''}亿${round[2] ?? ''}`, kind: 'money' as UnitKind, more: false };
    return withComparators(text, at, { value, valueMax: null, unit, end: ROUND_SUM.lastIndex, chinese: true });
  }
  const numeral = readChinese(text, at);
  if (!numeral) return { quantity: null, end: at + 1 };
  const nothing = { quantity: null, end: numeral.end };
  if (NOT_BEFORE.test(text[at - 1] ?? '')) return nothing;
  if (numeral.unit === '%') {
    if (text[numeral.end - 1] === '半' || text.startsWith('半数', at)) return readHalf(text, at, numeral.end);
    const unit = { text: '%', kind: 'percent' as UnitKind, end: numeral.end, more: false };
    return withComparators(text, at, { value: numeral.value, valueMax: null, unit, end: numeral.end, chinese: true });
  }
  if (numeral.value >= 100 && PER.test(text[at - 1] ?? '')) return nothing;
  CHINESE_PLAIN.lastIndex = at;
  if (!CHINESE_PLAIN.test(text)) return nothing;
  const unit = readUnit(text, numeral.end);
  if (!unit || !(COUNT_AFTER_CHINESE.has(unit.text) || (numeral.value >= 20 && LARGE_AFTER_CHINESE.has(unit.text)))) return nothing;
  return withComparators(text, at, { value: numeral.value, valueMax: null, unit, end: unit.end, chinese: true });
}

/** How far a period has run, and a proverb: 时间过半、任务过半, 实现双过半. */
const RUN_HALF = /(?:时间|任务|进度|赛程|双)过$/u;

/** A half by its words: 超过一半, 过半, 一半以上, 近半; a half of nothing in particular is no figure. */
function readHalf(text: string, at: number, end: number): Reading {
  const unit = { text: '%', kind: 'percent' as UnitKind, more: false };
  const reading = withComparators(text, at, { value: 50, valueMax: null, unit, end, chinese: true });
  const { quantity } = reading;
  if (!quantity || RUN_HALF.test(text.slice(Math.max(0, at - 3), at))) return { quantity: null, end };
  if (quantity.before.length > 0 || quantity.bounded) return reading;
  const over: Comparator = { op: '>=', kind: 'level', start: at - 1, end: at };
  if (text[at - 1] === '过') return { quantity: { ...quantity, start: at - 1, op: '>=', before: [over] }, end: reading.end };
  return text[end] === '的' ? reading : { quantity: null, end };
}

/** Unit of a number in a list whose last number alone carries it ("2.46、7.33个百分点"); null when there is none. */
function borrowedUnit(text: string, at: number): { text: string; kind: UnitKind; end: number; more: boolean } | null {
  for (let from = at, hops = 0; hops < 8 && /[、和]/u.test(text[from] ?? ''); hops++) {
    const next = readArabic(text, from + 1);
    if (!next) return null;
    const unit = readUnit(text, next.end);
    if (unit) return unit.kind === 'time' && unit.text === '年' ? null : { ...unit, end: at };
    from = next.end;
  }
  return null;
}

/** End of an outline number such as 1.1.2 that begins before `at`. */
function skipOutline(text: string, at: number): number {
  let end = at;
  while (/[\d.]/u.test(text[end] ?? '')) end++;
  return end;
}
