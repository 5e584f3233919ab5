import { buildVerbAtStart, INDICATOR_END, OVERALL, verbAtStart } from '../lexicon/indicator-heads.js';
import { placesAtStart } from '../places/region.js';
import { JOINT } from '../sentences/clause.js';
import type { Quantity } from '../sentences/compared.js';
import { measureOf } from './branch.js';
import { givesEach } from './each-of.js';
import { shareHead } from './shared-head.js';

/** 均 after a list of heads ("覆盖率和满意度均达到95%"), not the one of a mean (人均). */
export const EACH = /[^人年平月日户地]均$/u;

/** Grades of one thing: "特级、一级企业" are 特级企业 and 一级企业; null when the parts are none. */
export function gradesOf(name: string, count: number): string[] | null {
  const joint = JOINT_LEVELS.exec(name);
  const levels = joint?.[1]?.split(/、(?![^(（]*[)）])/u);
  if (levels?.length === count) return levels.map((level) => `${level}${level.length === 1 ? '级' : ''}${joint?.[2]}`);
  const parts = name.split(/[、和与]/u);
  const thing = parts.at(-1)?.replace(GRADE, '') ?? '';
  if (
    parts.length !== count ||
    thing === '' ||
    !parts.every((part, at) => (at < count - 1 ? part.replace(GRADE, '') === '' : GRADE.test(part)))
  )
    return null;
  return parts.map((part, at) => (at < count - 1 ? part + thing : part));
}
/** "县、乡两级河长": the thing of each level. */
const JOINT_LEVELS =
  /^((?:(?:[国省市县区乡镇村]|乡镇|街道|行政村|社区)(?:[(（][^()（）]{1,8}[)）])?、){1,3}(?:[国省市县区乡镇村]|乡镇|街道|行政村|社区)(?:[(（][^()（）]{1,8}[)）])?)[两二三四]级(?!财政)(.{2,})$/u;
const GRADE = /^(?:[特一二三四五六甲乙丙丁\dA-E]{1,2}[级等类]|(?:国家|省|市|县|区|州|乡|镇|村|部)级)/u;

/** What a list of changes may open with. */
const COMPARISON = /^(?:同比|(?:比|较)[^,;:。]{2,14}|(?:占|完成)[^,;:。]{2,14}的)$/u;

/** Where changes arrive whose first levels were dealt out before: "分别由10%、20%|提高到|30%、40%", "|调整为2020年的|37.9%、29.4%". */
const ARRIVES =
  /^(?:(?:调整|变化?|转变|演变|优化|改变|发展)(?:为|成|到|至)?(?:(?:到|至)?(?:20|19)\d\d年底?的?)?|(?:到|至)?(?:20|19)\d\d年底?的?)?$/u;

/** How many of the last figures stand in one list: "管道118公里、管网76公里，占年度任务的59%和63.3%". */
export function listedAtEnd(text: string, figures: readonly { readonly start: number; readonly end: number }[]): number {
  let count = figures.length > 0 ? 1 : 0;
  for (let at = figures.length - 1; at > 0; at--) {
    if (!/^[、和与及]$/u.test(text.slice(figures[at - 1]?.end ?? 0, figures[at]?.start ?? 0))) break;
    count++;
  }
  return count;
}

/** What stands before changes that name nothing of their own: 同比|增长15%和16.4%, and 增长 alone. */
const BARE_CHANGE = /^(?:均|实现)?$/u;

/** How many of the last figures stand side by side, with no change of one between them: "产值1256亿元，税收56亿元，同比增长9.5%和7.2%". */
export function pairedAtEnd(
  text: string,
  figures: readonly { readonly start: number; readonly end: number; readonly growth: boolean }[],
): number {
  let count = 0;
  for (let at = figures.length - 1; at >= 0; at--) {
    const [figure, after] = [figures[at], figures[at + 1]];
    if (!figure || figure.growth || (after && !/^(?:[、和与及,]|,其中)$/u.test(text.slice(figure.end, after.start)))) break;
    count++;
  }
  return count;
}

/** What the sentence has told before a group of numbers: the indicator that goes on, "" for none, and those of its statements in order. */
interface Before {
  readonly base: string;
  readonly indicators: readonly string[];
}

/** The figures right before a group of numbers. */
interface FiguresBefore {
  /** How many stand in one list, or were dealt out. */
  readonly listed: number;
  /** How many stand side by side: so many changes that follow bare belong one to each. */
  readonly paired: number;
  /** Whether those dealt out are levels that changes start from. */
  readonly origin: boolean;
}

/** Numbers that follow each other with nothing but a list sign between; of one unit, unless 分别 gives each its own head. */
export function groupFrom(
  text: string,
  quantities: readonly Quantity[],
  at: number,
  start: number,
  { listed, paired, origin }: FiguresBefore = { listed: 0, paired: 0, origin: false },
): Quantity[] {
  const group = quantities.slice(at, at + 1);
  const first = group[0];
  const left = text.slice(start, first?.start ?? start);
  const respective = /分别|分[列居]/u.test(left);
  // "参保人数分别达到512万人、118万人，比上年增加18万人、5万人": as many changes as figures were dealt out.
  const changes = first?.before.some(({ kind }) => kind === 'change') === true && (BARE_CHANGE.test(left) || COMPARISON.test(left));
  const follows = (listed > 1 && (COMPARISON.test(left) || (origin && ARRIVES.test(left)))) || (Math.max(listed, paired) > 1 && changes);
  if (!respective && !follows && !EACH.test(left) && !givesEach(left)) return group;
  for (let i = at + 1; i < quantities.length; i++) {
    const quantity = quantities[i];
    const last = group[group.length - 1];
    if (!quantity || !last || quantity.start === last.end || !(quantity.start === quantity.numberStart || changesToo(first, quantity)))
      break;
    const between = text.slice(last.end, quantity.start);
    if (
      !JOINT.test(last.kind === 'rank' ? between.replace(/第$/u, '') : between) ||
      (quantity.unit !== last.unit && !respective && !follows)
    )
      break;
    group.push(quantity);
  }
  const fits = group.length === listed || (changes && group.length === paired);
  return follows && !respective && !fits ? group.slice(0, 1) : group;
}

/** Whether a number of a list of changes names its own: "分别增长8.4%、下降1.2%". */
const changesToo = (first: Quantity | undefined, { before }: Quantity): boolean =>
  first?.before[0]?.kind === 'change' && before.every(({ kind }) => kind === 'change');

/** The indicators of figures that share a head, or of the thing that 分别 counts in several years ("分别建成示范工厂20家、30家"); null when there are not as many. */
export function namesOf(name: string, tail: string, count: number, before: Before): string[] | null {
  // "新增企业86家、平台7个，总数分别达到712家、23个": each total is that of the figure in its place.
  if (/^总[数量额]$/u.test(name))
    return lastNames(count, before.indicators)?.map((whole) => whole.replace(/^(?:新增|净增|累计)/u, '') + name) ?? null;
  if (OVERALL.test(name)) return lastNames(count, before.indicators)?.map((whole) => whole + name) ?? headsOfOne(name, tail);
  if (name !== '') return count > 1 ? headsOf(name, tail, count, before.base) : (headsOfPlaces(name) ?? headsOfOne(name, tail));
  // "2023年、2024年分别新增学位800个、900个": the act stays in the name.
  const kept = (verbAtStart(tail) ?? tail).length < tail.length ? 0 : tail.length;
  const thing = tail.slice(buildVerbAtStart(tail)?.length ?? kept);
  return count > 1 && thing.length > 1 ? Array.from({ length: count }, () => thing) : lastNames(count, before.indicators);
}

/** "培训基地3个、工作室20个，到2027年分别达到5个和40个": the indicators of as many figures before; null when there are not so many. */
function lastNames(count: number, indicators: readonly string[]): string[] | null {
  return count > 1 && indicators.length >= count ? indicators.slice(-count) : null;
}

/** Heads that are regions only take the indicator of the clause before ("京津冀、长三角分别下降…"), or the one that follows them ("杭州、宁波专利授权量分别…"). */
function headsOf(name: string, tail: string, count: number, base: string): string[] | null {
  const grades = gradesOf(name, count);
  if (grades) return grades;
  const placed = headsOfPlaces(name);
  if (placed?.length === count) return placed;
  const shared = shareHead(name, tail, count);
  if (tail !== '' || shared?.some((part) => INDICATOR_END.test(part) || measureOf(part) !== '')) return shared;
  const places = name.split(/[、和与]/u);
  return places.length === count && base !== '' ? places.map((place) => place + base.replace(SET_OF_PLACES, '')) : shared;
}

/** The set of places that a measure before was of: 首批监测的40个城市|噪声均值. */
const SET_OF_PLACES = /^[^、,]{0,16}?\d+个(?:地级及以上)?(?:城市|省份|地区|区域|[市县区州])(?=..)/u;

/** What is measured of each of the places that a head opens with ("杭州、宁波|专利授权量"); null when it opens with no list of them. */
function headsOfPlaces(name: string): string[] | null {
  const { names, end } = placesAtStart(name);
  return names.length > 1 && name.length - end > 1 ? names.map(() => name.slice(end)) : null;
}

/** Signs that part the members of a list. */
const LIST_SIGN = /、|以及|[和与及](?!其他)/gu;

/** The parts of a list of measures, cut only behind a whole one: 软件和物流业收入|从业人数. */
function measuresOf(name: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: sign, index } of name.matchAll(LIST_SIGN)) {
    if (index - from < 3 || !INDICATOR_END.test(name.slice(from, index))) continue;
    parts.push(name.slice(from, index));
    from = index + sign.length;
  }
  return [...parts, name.slice(from)];
}

function headsOfOne(name: string, tail: string): string[] | null {
  const measures = tail === '' ? measuresOf(name) : [];
  if (measures.length > 1 && measures.every((part) => part.length > 2 && INDICATOR_END.test(part)))
    return shareHead(name, tail, measures.length) ?? measures;
  return shareHead(name, tail, 2) ?? shareHead(name, tail, 3) ?? shareHead(name, tail, 4);
}
