import { INDICATOR_END } from '../lexicon/indicator-heads.js';
import { OF_UNIT } from '../lexicon/measures-of-all.js';
import { otherAct } from './told-once.js';

/**
 * Distributes a head that several numbers share ("花生种植、收获机械化率" → 花生种植机械化率, 花生收获机械化率); null when it has not `count` parts.
 * A part without an ending of its own takes the last part's; each takes `tail`, which stands after 分别;
 * a later part takes what stands before the first part's equally long end.
 */
export function shareHead(named: string, tail: string, count: number): string[] | null {
  const head = named.replace(EXAMPLES, '');
  const both = count === 2 ? bothSides(head) : null;
  if (both) return both.map((side) => side + tail);
  const within = IN_PLACE.exec(head);
  if (within && within.index > 2) {
    const shared = head.slice(within.index) + tail;
    const things = splitParts(head.slice(0, within.index), count);
    if (things !== null) return things.map((thing) => thing + shared);
  }
  const parts = splitParts(head, count);
  if (parts === null) return null;
  const first = parts[0] ?? '';
  const last = parts[parts.length - 1] ?? '';
  const unfinished = parts.slice(0, -1).some((part) => !isFinished(part));
  const shared = unfinished && (tail === '' || isFinished(last)) ? sharedSuffix(last, parts) : '';
  const suffix = shared + tail;
  const core = last.slice(0, last.length - shared.length);
  const second = parts.length > 2 ? (parts[1] ?? '') : core;
  const tailAt = Math.max(0, first.length - second.length);
  const before = first.slice(0, first.startsWith('以上', tailAt) ? tailAt + 2 : tailAt);
  const perUnit = PER_UNIT.exec(first)?.[1];
  const shortened = before.length > 1 || PLACE_ALONE.test(before);
  const prefix = perUnit !== undefined ? '' : suffix.startsWith('的') || (shortened && PREFIX_END.test(before)) ? before : '';
  return parts.map((part, at) => {
    const isLast = at === parts.length - 1;
    const own = isLast ? core : part;
    const shares = perUnit !== undefined && OF_UNIT.test(own) ? perUnit : GRADE_START.test(own) ? '' : prefix;
    const other = at > 0 ? otherAct(first, part) : null;
    if (other !== null) return other + tail;
    const whole = at === 0 || own.startsWith(shares) ? own : shares + own;
    return whole + suffix;
  });
}

/** A grade that a part names itself: 国家级平台、|省级平台. */
const GRADE_START = /^(?:国家|[省市县区州乡镇村])级/u;

/** Examples in brackets behind one of several: 其他能源（水能、风能等）. */
const EXAMPLES = /[(（][^()（）]{3,}等[)）]/u;

/** A measure for one unit of output, as those after it in the list are: 单位工业增加值|能耗和用水量. Group 1 is the unit. */
const PER_UNIT = /^((?:[一-龥]{0,8})单位(?:国内生产总值|地区生产总值|生产总值|GDP|(?:[一-龥]{2,4})?增加值|产值|产品))[一-龥]{2,8}$/u;

/** Where or among what each of several is measured, with the measure: 甲树种和乙树种|在新建、改建绿地中的应用比例. */
const IN_PLACE = /(?<![存现潜内外])在[^的]{2,20}的[^的、和与]{2,10}$/u;

/** Whether names share an ending, as the parts of one indicator do. */
export function shareEnding(names: readonly string[]): boolean {
  const [first = '', second = ''] = names;
  return first.slice(-2) === second.slice(-2);
}

/** 城乡居民收入 of two figures: those of the towns and of the country. */
const TOWN_AND_COUNTRY =
  /^(.{0,6})城乡(居民[^、和与]+|[^、和与]*(?:低保|最低生活保障|标准|水平|覆盖率|普及率|参保率|[收支][入出]|零售额)[^、和与]*)$/u;

/** What is made and sold, or comes in and goes out, in one measure: 化肥产销量, 服务进出口额. */
const TWO_WAYS: readonly (readonly [RegExp, string, string])[] = [
  [/^([^、和与]*)产销(量|额|值)$/u, '产', '销'],
  [/^([^、和与]*)进出口(总?[额值量])$/u, '进口', '出口'],
];

/** The two measures that one word names together ("化肥产销量" → 化肥产量, 化肥销量); null when it names one. */
function bothSides(head: string): string[] | null {
  const sides = TOWN_AND_COUNTRY.exec(head);
  if (sides) return ['城镇', '农村'].map((side) => `${sides[1]}${side}${sides[2]}`);
  for (const [form, ...ways] of TWO_WAYS) {
    const match = form.exec(head);
    if (match) return ways.map((way) => `${match[1]}${way}${match[2]}`);
  }
  return null;
}

/** A level of government or a number may stand as one character in a list: 县、乡、村道; 第一、二产业. */
const LEVEL = /^(?:[国省市县区乡镇村一二三]|第[一二三])$/u;
/** The level that the last part of such a list begins with. */
const LEVEL_START = /^(?:第[一二三]|.)/u;

const LIST_FORMS: readonly RegExp[] = [/^(?:、|以及|及(?!以[上下内])|和|与(?!其他))/u, /^、/u, /^(?:和|与|及(?!以))/u];

/** From so many parts on each may be one character: 煤、油、气、其他能源的比重. */
const SHORT_PARTS = 4;

function splitParts(head: string, count: number): string[] | null {
  for (const pattern of LIST_FORMS) {
    const parts = splitOutsideBrackets(head, pattern);
    if (parts.length === count && parts.every((part) => part.length > 1 || LEVEL.test(part) || count >= SHORT_PARTS)) return parts;
  }
  return null;
}

function splitOutsideBrackets(text: string, pattern: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '(' || char === '（' || char === '“') depth++;
    if (char === ')' || char === '）' || char === '”') depth--;
    const match = depth <= 0 ? pattern.exec(text.slice(i, i + 3)) : null;
    if (!match) continue;
    parts.push(text.slice(from, i));
    i += match[0].length - 1;
    from = i + 1;
  }
  return [...parts, text.slice(from)];
}

/** What a shared beginning may end with: a place, a people or a thing of which the parts are said. */
const PREFIX_END = /[第国家省市县区镇乡村路人者业值物薯生源地城农品员院校园级上下童菜粮棉油糖果蔬茶稻麦豆体]$/u;
/** Such a beginning of one character; of another one nothing is shared: 城镇化率、绿化率. */
const PLACE_ALONE = /^[第国省市县区镇乡村]$/u;
const SUFFIX_WORDS =
  /(?:的[^的]{2,10}|占[^占]{2,16}(?:比重|比例)|(?:综合)?(?:机械化|利用|覆盖|处理|处置|回收|达标|普及|入学|参保|签约|检出|合格|优良|增长|就业|保有|绿地|绿化)率|(?:平均)?(?:审查审理|审查|审理|办理|审批|受理|授权|公告|办案)?(?:周期|时间|时限|用时|耗时)|(?:通车|运营|营运|营业)?里程|装机(?:容量|规模)?|(?:总)?面积|长度|密度|强度|费用|成本|占比|比重|比例|排放总量|排放量|总?(?:使用|施用|供水|取水|耗水)量|消费量|消耗量|总量|总产量|产量|拥有量|年均浓度|浓度|总额|成交额|产值|增加值|收入|能耗|水耗|人数|数量|数)$/u;

/** A mean of each of several: 1号线、2号线|日均客流. */
const MEAN = /(?:[日月年]均|人均|户均)[一-龥]{2,8}$/u;
const MADE = /(?:总产量|产量|销量)$/u;

/** Whether a part names an indicator by itself; 化学需氧量 is what is measured. */
const isFinished = (part: string): boolean => INDICATOR_END.test(part) && !part.endsWith('需氧量');

/** Ending of the last part that an unfinished first part shares: by length when the first is a short word ("城市和县城污水处理率"), else a known ending. */
function sharedSuffix(last: string, parts: readonly string[]): string {
  const first = parts.find((part) => part.length > 1) ?? '';
  if (parts.some((part) => LEVEL.test(part))) return last.replace(LEVEL_START, '');
  // What is made has any name: 钢材、平板玻璃产量.
  const made = MADE.exec(last)?.[0];
  if (made !== undefined && made.length < last.length) return made;
  const mean = MEAN.exec(last);
  if (mean && mean.index >= 2) return mean[0];
  const match = SUFFIX_WORDS.exec(last);
  if (match && match.index >= 2 && match.index <= first.length + 1) return match[0];
  if (first.length <= 4 && last.length >= first.length + 2 && INDICATOR_END.test(last)) return last.slice(first.length);
  return match && match.index >= 2 ? match[0] : '';
}
