import type { ComparatorKind } from '../lexicon/comparators.js';
import { buildVerbAtStart, DEPENDENT_MEASURE, INDICATOR_END, startsWithVerb, verbAtEnd, verbAtStart } from '../lexicon/indicator-heads.js';
import { behindPlace, isPlaceName } from '../places/region.js';
import type { Quantity } from '../sentences/compared.js';
import type { Passage } from '../sentences/passage.js';
import type { Sentence, Statement } from '../sentences/statement.js';
import type { Clause } from './clause-cutter.js';
import {
  asShare,
  COMPARES,
  dropBuildVerb,
  eventBefore,
  isPlaceOnly,
  isRankOnly,
  type NameRange,
  needsSubject,
  plainName,
  withoutPlace,
} from './indicator-name.js';
import { goesOnward, journeyFrom } from './journey.js';
import { otherAct } from './told-once.js';

/** The name without its building verb, and the verb that acts on what is counted. */
export function thingCounted(
  passage: Passage,
  { quantity, range, name, right }: Clause,
): { readonly range: NameRange; readonly verb: string | null } {
  if (quantity.kind !== 'count' && quantity.kind !== 'size' && quantity.kind !== 'money') return { range, verb: null };
  // "建设链接国内国际两个市场的枢纽": the verb acts on something farther on.
  if (quantity.chinese && right !== '') return { range, verb: null };
  const bare = withoutDone(passage, dropBuildVerb(passage, range));
  // "道路拓宽至12米": what it is made to be, not how much of it is worked on.
  const level = quantity.before.some((comparator) => comparator.kind === 'level');
  const done = quantity.kind === 'size' && !level ? verbAtEnd(name) : null;
  if (done) return { range: bare, verb: done.verb };
  const dropped = passage.text.slice(range.start, bare.start);
  if (dropped !== '') return { range: bare, verb: dropped };
  if (startsWithVerb(name.slice(OWED_BY.exec(name)?.[0].length ?? 0))) return { range: bare, verb: name };
  // "社区食堂|新建|12家": the act stands behind the thing.
  const behind = quantity.kind === 'count' && !level && right === '' && !OFTEN.test(quantity.unit ?? '') ? verbAtEnd(name) : null;
  return { range: bare, verb: behind && behind.verb.length > 1 && name.length - behind.verb.length > 1 ? behind.verb : null };
}

/** Units of how often something is done, or of samples that are looked at: 每半年更新1次, 抽查10份. */
const OFTEN = /[次份]$/u;

/** Who owes a thing, before the verb: 每县|加装电梯, 各乡镇|组建服务队. */
const OWED_BY = /^(?:每个?|各)(?:设区市|县市?区?|市县?区?|区县?|州市?|乡镇|镇街?|街道|社区|行政村|村|学校|单位)(?:至少|均|都)?/u;

/** A measure without the 完成 behind it that only says it was reached: "税收收入|完成46亿元". */
function withoutDone({ text }: Passage, range: NameRange): NameRange {
  const done = DONE.exec(text.slice(range.start, range.end));
  return done && INDICATOR_END.test(text.slice(range.start, range.start + done.index))
    ? { ...range, end: range.start + done.index }
    : range;
}
const DONE = /(?:累计)?完成$/u;

/** What a clause names before its quantity, with what the sentence told before. */
interface Named {
  /** Name of the clause's own, "" for none. */
  readonly own: string;
  /** The indicator that goes on, "" for none. */
  readonly base: string;
  /** The word of change before the number, "" for none. */
  readonly word: string;
  /** The figure is another year's value of `base`. */
  readonly ofYear: boolean;
  /** The thing it is said of, where the sentence says the same of several: "甲案件新收66件，审结63件；乙案件新收24件，审结20件"; else null. */
  readonly repeatedOf: string | null;
  /** The figure before is a growth: what follows bare is a change of the pace. */
  readonly paced: boolean;
  /** Text of the sentence before the clause, for the event it belongs to. */
  readonly before: string;
}

/** The indicator of a clause: its own name, completed by the one that goes on where it says nothing alone ("其中省级10个", "占比达到30%", "古渡区38个"). */
export function nameWithBase({ own, base, word, ofYear, repeatedOf, paced, before }: Named, quantity: Quantity): string {
  let name = eventBefore(before, own) ?? own;
  if (ofYear) name = base;
  else if (base !== '') {
    if (repeatedOf !== null) name = repeatedOf.replace(TAKEN_IN, '') + own;
    else if (otherAct(base, own) !== null) name = otherAct(base, own) ?? own;
    else if (/^总[数量额]/u.test(own)) name = base.replace(/^(?:新增|净增|累计|新登记|新注册)/u, '') + own;
    else if (isPlaceName(own)) name = own + base.slice(behindPlace(base));
    else if (isRankOnly(own)) name = own + base.replace(GRADE, '');
    else if (toldOfPlace(own, quantity)) name = own + withoutPlace(base);
    else if (word === '' && /^(?:平均)?(?:年均|每年)$/u.test(own)) name = `年均${base}`;
    else if (journeyFrom(base, own) !== null) name = journeyFrom(base, own) ?? own;
    else if (own === '占') name = `${base}占比`;
    else if (ofCrop(base, own) !== null) name = ofCrop(base, own) ?? own;
    else if (OVER.test(own)) name = (SIZED.exec(base)?.[1] ?? '') + own;
    else if (DEPENDENT_MEASURE.test(own)) name = joined(base, own === '长' ? '长度' : own);
    else if (paced && quantity.kind === 'point' && (own === '' || COMPARES.test(own)))
      name = /增[速幅]$|率$/u.test(base) ? base + own : `${base}增速${own}`;
    else if (own === '' || needsSubject(own) || (word !== '' && /^(?:年均|平均|总体|年)$/u.test(own))) name = base + own;
  }
  return quantity.kind === 'percent' ? asShare(name) : name;
}

/** Whether a level is another place's of what the clause before measured: "中心城区参与的商户不低于80%，|东部地区|不低于70%". */
export function toldOfPlace(own: string, { kind, before }: Quantity): boolean {
  const levels = kind === 'percent' ? BOUNDS : LEVEL;
  return before.some((comparator) => levels.has(comparator.kind)) && isPlaceOnly(own) && !(kind === 'count' && SITE.test(own));
}
const LEVEL: ReadonlySet<ComparatorKind> = new Set(['level']);
const BOUNDS: ReadonlySet<ComparatorKind> = new Set(['level', 'bound']);

/** Areas that are counted themselves, no places that a figure is told of. */
const SITE = /(?:景|社|小|园|校|灌|库|保护|示范|度假|集聚|开发)区$/u;

/** Measures that sums of money have too. */
const OF_MONEY = /^(?:[增降涨]|总|(?:完成|到位|使用|回收)率)/u;
/** Whom or what a measure reached, of which nothing more is said: "改造小区142个，惠及居民4.87万户，开工率101.4%". */
export const BENEFITS = /^(?:惠及|受益|涉及|带动|吸引|投入|覆盖(?!率))/u;

/** What the sentence told before a figure: the indicator that goes on, the one before it that says what was done, and the last statement. */
interface Told {
  readonly base: string;
  readonly thing: string;
  readonly last: Statement | undefined;
}

/** A sum of money, and a measure that none has. */
const SUM_OF_MONEY = /(?:投资|资金|经费|投入)$/u;
const OF_LAND = /(?:面积|长度?|里程|库容)$/u;

const THING_MIN = 3;

/** The indicator that a clause of the name `own` goes on with: the thing behind those it reached, the share that a change of points is of; "" when it has none. */
export function baseOf(own: string, quantity: Quantity, { base, thing, last }: Told): string {
  const { kind } = quantity;
  // "播种面积120万亩，总产量50万吨，今年力争达到55万吨": the measure of the same unit goes on, by its whole name.
  if (own === '' && last && goesOnFrom(last, quantity) && last.indicator !== base) return last.indicator;
  const depends = DEPENDENT_MEASURE.test(own);
  if ((OVER.test(own) || goesOnward(own)) && last) return last.indicator;
  // Money is not covered, insured or signed: the rate is of something that the sentence does not name.
  if (last?.quantity.kind === 'money' && depends && !OF_MONEY.test(own)) return '';
  if (own === '' && kind === 'point' && last?.quantity.kind === 'percent' && !last.growth && !last.modifier) return last.indicator;
  // "总投资12亿元，建筑面积20万平方米": the area is none of the money.
  if (depends && SUM_OF_MONEY.test(base) && OF_LAND.test(own)) return '';
  // "审结1792件，结案率96%": a verb alone has no measure.
  if (depends && base.length < THING_MIN) return '';
  return depends && BENEFITS.test(base) ? thing : base;
}

/** Whether a bare level is another one of the measure before it, which belongs to a thing told before. */
const goesOnFrom = (last: Statement, { unit, before }: Quantity): boolean =>
  last.quantity.unit === unit &&
  !last.growth &&
  !last.modifier &&
  INDICATOR_END.test(last.indicator) &&
  before.some(({ kind }) => kind === 'level');

/** Longest name that is taken up again, and how far on it is looked for. */
const SHORT_MAX = 4;
const AGAIN_MAX = 200;

/** Whether the same short name stands before several numbers of a sentence, each time of another thing than the first `topic`. */
export function isSaidAgain(text: string, { start, end }: Sentence, own: string, topic: string): boolean {
  if (own.length < 2 || own.length > SHORT_MAX || INDICATOR_END.test(own) || isRankOnly(own) || topic === '' || topic.includes(own))
    return false;
  const sentence = text.slice(start, Math.min(end, start + SENTENCE_MAX));
  const first = sentence.indexOf(own);
  const second = first < 0 ? -1 : sentence.indexOf(own, first + own.length);
  const counted = (at: number): boolean =>
    at >= 0 && /\d/u.test(sentence[at + own.length] ?? '') && (at === 0 || /[,;:、(]/u.test(sentence[at - 1] ?? ''));
  return counted(first) && counted(second) && second < first + AGAIN_MAX;
}
const SENTENCE_MAX = 600;

/** The rank of the whole that a part is of a higher rank than: 市级以上平台31个，其中省级6个. */
const GRADE = /^(?:国家|省|市|县|区)级(?:以上|及以上)?/u;
/** What is got of what is grown on an area, or kept in numbers: "粮食播种面积…，总产量…". */
const HARVEST = /^(?:总?产量|(?:平均)?单产|[存出]栏量?)$/u;
const GROWN = /(?:(?:播种|种植|栽培|养殖|栽植)(?:总?面积|规模)|(?:存|出)栏量?)$/u;
/** The yield of what is grown on an area, or the stock of what is kept, by the name of the crop or the animal; null for anything else. */
export const isHarvest = (own: string): boolean => HARVEST.test(own);
export const ofCrop = (base: string, own: string): string | null =>
  HARVEST.test(own) && GROWN.test(base) ? base.replace(GROWN, '') + own : null;
/** A class of things by a size whose measure is that of the class before: "产值超10亿元企业30家、超50亿元企业8家". Group 1 is the measure. */
const OVER = /^[超过][\d百千十万]/u;
const SIZED = /^([一-龥]{1,10}?)[超过][\d百千十万]/u;
/** What was done first to a thing of which another act is told. */
const TAKEN_IN = /(?:新收|受理|收案|立案|新立|查办|办理)$/u;

/** A thing and the measure of it: no 新增 before a total, no 完成 before 完成率, and once the word they share (医保参保 and 参保率). */
export function joined(base: string, own: string): string {
  const stem = own.slice(0, 2);
  const thing = plainName(base.replace(/^(?:新增|净增|累计|新登记|新注册)/u, ''));
  const whole = thing.startsWith(stem) ? thing.slice(stem.length) : thing;
  // "医保参保人数386万人，参保率97%": 医保参保率.
  const counted = whole.replace(/(?:人数|户数|总数|数量|总量|面积|[数量])$/u, '');
  if (counted !== whole && counted.endsWith(stem)) return counted + own.slice(stem.length);
  return whole.endsWith(stem) ? whole + own.slice(stem.length) : whole + own;
}

/** Whether a verb that a name does without must stay in it, since the thing before is called by what else is done to it: "新增管道140公里、改扩建80公里". */
export const tellsOtherAct = (verb: string, whole: string, done: string | null): boolean => {
  if (done !== null && done !== verb && REBUILDS.test(verb)) return true;
  const before = actOf(whole);
  return before !== null && before !== verb && buildVerbAtStart(whole) !== before && whole.length > before.length + 1;
};

/** The act that a name opens with; none when it only tells what a place is for: 服务中心, 监测站. */
function actOf(name: string): string | null {
  const verb = verbAtStart(name);
  return verb !== null && /^(?:中心|站|点|网点|机构|平台|基地|设施|系统)/u.test(name.slice(verb.length)) ? null : verb;
}

/** Acts on what stands already, as none of those is that were built: 新建中心8个、改扩建12个. */
const REBUILDS = /^改(?:扩|[(（]扩[)）])建$/u;

const PEOPLE = /[人名]$|人次$/u;
/** Whether people are reached by what is done with other things: "遴选机构20家，|培训|3万人次" trains no 机构. */
export const reaches = (verb: string, { unit }: Quantity, last: Statement | undefined): boolean =>
  TEACHES.test(verb) && PEOPLE.test(unit ?? '') && !PEOPLE.test(last?.quantity.unit ?? '人');
const TEACHES = /^(?:累计)?(?:培训|培养|培养培训)$/u;

/** The name of another act on a thing; what the thing is made of stands alone ("完成造林种草面积1亿亩，其中造林5400万亩"). */
export function actOn(verb: string, whole: string): string {
  const thing = whole.slice(actOf(whole)?.length ?? 0);
  // "安排项目86个，投资320亿元": what is put in belongs to the thing.
  if (/^投[资入]$/u.test(verb) && thing.length > 1) return thing + verb;
  return thing.startsWith(verb) ? verb : verb + thing;
}
