import type { Direction, Indicator, Measure } from '../model/indicator.js';
import { citySigns, provinceSigns } from '../model/place-signs.js';
import type { Part } from '../model/portions.js';
import type { NormalQuantity, Operator, Scope } from '../model/quantity.js';
import {
  COUNT_SUFFIX,
  DIRECTION_RULES,
  FLOW_NAME,
  FLOW_START,
  FLOW_UNIT,
  GROWTH_SUFFIX,
  HOLDING_SUFFIX,
  INNER_MEASURE_WORDS,
  LEADING_WORDS,
  MEASURE_RULES,
  MONEY_VERB,
  SAME_WORDS,
  SOFT_WORDS,
  TRAILING_BRACKET,
  YEARLY_RATE,
} from './indicator-words.js';

/** What of a target or a figure decides its indicator. `asOf` is given for figures, `op` for targets. */
export interface IndicatorSource {
  readonly indicator: string;
  readonly normal: Pick<NormalQuantity, 'unit'>;
  readonly scope: Scope;
  readonly op?: Operator;
  readonly asOf?: string | null;
  readonly region?: string | null;
  /** Whether a target is one year's portion or the total of its document: the two are never one indicator. */
  readonly part?: Pick<Part, 'kind'> | undefined;
}

const MONEY_NAME = /(?:收入|产值|增加值|金额|额|投资|经费|资金|生产总值|GDP|税收|利润)$/u;
/** Different print for the same measure word. */
const SAME_UNITS: Readonly<Record<string, string>> = { 名: '人', 个百分点: '百分点' };

/** Name without the kinds of blanks, quotes and width that print varies in. */
function cleaned(name: string): string {
  const text = name.normalize('NFKC').replace(/[\s“”"'‘’「」《》*]/gu, '');
  return text.replace(TRAILING_BRACKET, '') || text || name;
}

/** Characters that are words of their own behind 在, where they are no place: 在建, 在校. */
const NO_SIGN = /[建校册编岗职线读任产营位场]/u;

/** "在" with the sign of a region, for each of its signs: 在沪, 在杭; none for a region without a city's or a province's sign. */
function inRegion(region: string): readonly string[] {
  const own = [...Object.entries(provinceSigns), ...Object.entries(citySigns)].flatMap(([sign, name]) => (name === region ? [sign] : []));
  const first = /^.{2,}市$/u.test(region) && !NO_SIGN.test(region.charAt(0)) ? [region.charAt(0)] : [];
  return [...own, ...first].map((sign) => `在${sign}`);
}

/** Name without words on whose it is: 全市, 我省, the region's own name, 在沪. */
function withoutOwner(name: string, region: string | null | undefined): string {
  let rest = name;
  const owners = region ? [region, region.replace(/[省市县区州]$/u, ''), ...inRegion(region)] : [];
  for (;;) {
    const owner = owners.find((word) => word.length >= 2 && rest.startsWith(word) && rest.length >= word.length + 3);
    const next = owner ? rest.slice(owner.length) : rest.replace(LEADING_WORDS, '');
    if (next === rest || next.length < 2) return rest;
    rest = next;
  }
}

/**
 * The key under which two printed names are one thing: 每万人高价值发明专利拥有量 = 每万人口高价值发明专利拥有量 = 万人高价值专利.
 * Words on whose, how much and which kind of figure are taken off; measure and unit are compared apart.
 */
export function canonicalName(name: string, region: string | null = null): string {
  let key = withoutOwner(cleaned(name), region).replace(INNER_MEASURE_WORDS, '');
  key = withoutOwner(key, region);
  for (const { pattern, to } of SAME_WORDS) key = key.replace(pattern, to);
  for (const suffix of [GROWTH_SUFFIX, COUNT_SUFFIX, HOLDING_SUFFIX]) {
    const shorter = key.replace(suffix, '');
    if (shorter.length >= 2) key = shorter;
  }
  const bare = key
    .replace(/[、,，;；]/gu, '')
    .replace(/的$/u, '')
    .toUpperCase();
  return bare === '' ? name : bare;
}

/** The looser key: names that agree in it may mean the same and are shown side by side, with the difference said. */
export function familyName(canonical: string): string {
  let key = canonical;
  for (const { pattern } of SOFT_WORDS) key = key.replace(pattern, '');
  return key.length >= 2 ? key : canonical;
}

/** Base measure unit; money without a printed unit is 元 (年主营业收入不低于1000万). */
export function baseUnit(row: Pick<IndicatorSource, 'indicator' | 'normal'>): string | null {
  const { unit } = row.normal;
  if (unit === null || unit === '') return MONEY_NAME.test(cleaned(row.indicator)) ? '元' : null;
  return SAME_UNITS[unit] ?? unit;
}

/** What kind of figure a row states: by the part that it is of its document, then by its name, then by its scope, its unit, and for figures the period they cover. */
export function measureOf(row: IndicatorSource): Measure {
  if (row.part) return row.part.kind === 'portion' ? 'annual' : 'cumulative';
  const name = cleaned(row.indicator);
  if (row.scope === 'growth') return YEARLY_RATE.test(name) ? 'growth' : 'cumulative';
  const bare = name.replace(COUNT_SUFFIX, '');
  const byName = MEASURE_RULES.find((rule) => rule.pattern.test(name) || rule.pattern.test(bare));
  if (byName) return byName.says;
  const unit = baseUnit(row);
  if (unit === '%' || unit === '‰' || unit === '百分点') return 'ratio';
  if (row.scope !== null) return row.scope;
  if (name.includes('累计')) return 'cumulative';
  if (/^(?:年度?|每年)/u.test(name) || name.search(INNER_MEASURE_WORDS) >= 0) return 'annual';
  const flows = FLOW_NAME.test(name) || FLOW_START.test(name) || FLOW_UNIT.test(unit ?? '') || unit === '元';
  if (!flows) return 'stock';
  const coversPeriod = typeof row.asOf === 'string' && /^\d{4}(?:-Q[1-4]|-\d{2})?$/u.test(row.asOf);
  return coversPeriod ? 'annual' : 'flow';
}

/** Which way is better: the comparator says it (至少, 不超过), else the words of the name. */
export function directionOf(row: Pick<IndicatorSource, 'indicator' | 'op'>): Direction {
  if (row.op === '>=') return 'higher';
  if (row.op === '<=') return 'lower';
  const name = cleaned(row.indicator);
  return DIRECTION_RULES.find((rule) => rule.pattern.test(name))?.says ?? 'higher';
}

/** The indicator that a target or a figure belongs to; equal ids mean the same name, base unit and kind of figure. */
export function indicatorOf(row: IndicatorSource): Indicator {
  const unit = baseUnit(row);
  const measure = measureOf(row);
  const key = canonicalName(row.indicator, row.region ?? null);
  const canonical = unit === '元' && MONEY_VERB.test(key) ? `${key}额` : key;
  return {
    id: indicatorId(canonical, unit, measure),
    name: withoutOwner(cleaned(row.indicator), row.region),
    aliases: [],
    unit,
    measure,
    direction: directionOf(row),
  };
}

const indicatorId = (canonical: string, unit: string | null, measure: Measure): string => `${canonical}|${unit ?? ''}|${measure}`;

/** The canonical name inside an indicator's id. */
export const canonicalOf = (id: string): string => id.slice(0, id.indexOf('|'));
