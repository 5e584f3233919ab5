import { verbAtEnd } from '../lexicon/indicator-heads.js';
import { bareVerb } from '../sentences/action.js';
import type { Passage } from '../sentences/passage.js';
import type { Statement } from '../sentences/statement.js';
import type { Clause } from './clause-cutter.js';

/** The rest of a list of things told apart by what they have: "（3家以上年收入过50亿元）、10家以上年收入过10亿元的建筑业企业". Group 1 is the thing. */
const SAME_THING = /^、\d+[家个户只](?:以上|左右)?[^,;。、的]{4,24}的([一-龥“”]{2,16})/u;
const SIZE_END = /元$/u;
/** A class of size alone: 百亩, 百亿级, 三十亿以上, 5万吨级. */
const SIZE = '[十百千万亿\\d一二三五]+(?:亩|平方米|(?:亿|万|亿元|万元|吨|万吨|张)?级|亿元?以上|万元?以上|亿元?|千瓦级?)';
/** A grade alone: 县级, 乡镇级, 三星级, 3A级, 特级. */
const GRADE = '(?:(?:国家|自治区|省|市|县|区|州|旗|乡镇?|镇|村|部)级(?:以上)?|[一二三四五\\d]星级?|[2-5]?A级|[特甲乙丙一二三]级)';
/** The number of a list's next member, with its unit. */
const COUNT = '\\d[\\d.]*[余多]?万?[家个户只座条处所项名人块片张艘辆](?:以上|左右)?';
/** Where the thing at the end of a list ends. */
const THING = '([一-龥“”]{2,16}?)(?=[,;。、:()]|[和与及]\\d|$)';

/** A list of things told apart by a class, whose last member alone, or 一批 at its end, names the thing. */
interface Classed {
  /** The class and nothing else. */
  readonly alone: RegExp;
  /** The rest of the list behind such a class. Group 1 is the thing. */
  readonly rest: RegExp;
  /** The class with the thing behind 一批 of another class. Groups: the class, the thing. */
  readonly last: RegExp;
}
const classedBy = (word: string): Classed => ({
  alone: new RegExp(`^${word}$`, 'u'),
  rest: new RegExp(`^(?:(?:[、和及与]|以及)${COUNT}${word}){1,6}(?:[和及与]一批${word})?${THING}`, 'u'),
  last: new RegExp(`^(${word})[和及与]一批${word}([一-龥“”]{2,16})$`, 'u'),
});
const CLASSED: readonly Classed[] = [classedBy(SIZE), classedBy(GRADE)];
const LIST_MAX = 80;

/** The work at the end of a list of things that it is done to: 对30个山区县|、1200个山区村的网络覆盖. Group 1 is the work. */
const WORK_ON_ALL = new RegExp(`^(?:(?:[、和及与]|以及)${COUNT}[一-龥]{2,10}){1,4}?(的[一-龥]{2,12})(?=[,;。、:()]|$)`, 'u');
/** Verbs of work, which act on no thing alone. */
const OF_WORK = /^(?:完成|开展|实施|推进)$/u;
/** The next thing with the work on both: 完成60个农用地|和40个建设用地污染治理试点. Group 1 is the thing with its work. */
const NEXT_WITH_WORK = new RegExp(`^(?:[、和及与]|以及)${COUNT}([一-龥]{5,20})(?=[,;。、:()]|$)`, 'u');
const WORK_END = /^..+(?<=试点|示范|治理|改造|建设|整治|修复|任务|工程|项目)$/u;

/** The work that only the end of a list of things names, which `verb` acts on; "" when there is none. The ends of things of one class part the last one from its work. */
function sharedWork(verb: string, noun: string, rest: string): string {
  if (verb.endsWith('对')) return WORK_ON_ALL.exec(rest)?.[1] ?? '';
  const next = OF_WORK.test(verb) && noun.length > 2 ? (NEXT_WITH_WORK.exec(rest)?.[1] ?? '') : '';
  const at = next.indexOf(noun.slice(-2));
  const work = at < 1 ? '' : next.slice(at + 2);
  return WORK_END.test(work) ? work : '';
}

/** What stands for the things of a list: 集中处置设施, perhaps with what became of it. */
const SITE = /^[一-龥]{1,8}(?:设施|中心|基地|站|厂|系统|平台)(?:基本|全部)?(?:建成|完工|投用|投运|竣工)?$/u;
const SITE_END = /(?:设施|中心|基地|站|厂|系统|平台)$/u;

/** The site that only the last of two things of one class names: "50个|危险废物|、273个医疗废物集中处置设施"; "" when it names none. */
function sharedSite(noun: string, rest: string): string {
  const next = noun.length > 2 && !SITE_END.test(noun) ? (NEXT_WITH_WORK.exec(rest)?.[1] ?? '') : '';
  const at = next.indexOf(noun.slice(-2));
  const site = at < 1 ? '' : next.slice(at + 2);
  return SITE.test(site) ? site : '';
}

/**
 * What a count is of, with the thing that only the end of its list names: 百亿级|产业集群, 县级|示范点, 年收入过50亿元|的建筑业企业.
 * `noun` is what stands behind the number, `end` where it ends, `verb` acts on it.
 */
export function wholeThing({ text }: Passage, noun: string, end: number, verb: string): string {
  const rest = text.slice(end, end + LIST_MAX);
  const work = sharedWork(verb, noun, rest) || sharedSite(noun, rest);
  if (work !== '') return noun + work;
  for (const { alone, rest: list, last } of CLASSED) {
    if (alone.test(noun)) return noun + (list.exec(rest)?.[1] ?? '');
    const own = last.exec(noun);
    if (own) return `${own[1]}${own[2]}`;
  }
  const thing = SIZE_END.test(noun) ? SAME_THING.exec(rest)?.[1] : undefined;
  return thing === undefined ? noun : `${noun}的${thing}`;
}

/** What becomes of the last of several shares, behind the list of the others: "(90%的中心)、80%的卫生院|能够提供…". Group 1 is what becomes of it. */
const SHARED_DEED =
  /^(?:(?:[、和及与]|以及)\d[\d.]*%(?:以上|左右)?的[一-龥]{2,12}?){1,6}?((?:能够?|可以?|均|都|全部|普遍)?(?:提供|设[置立有]|建[成立有]|配[备齐置]|具备|开展|实现|达到|完成|拥有|通过|开通|接入|纳入|享受)[一-龥“”]{2,16})(?=[,;。:()]|$)/u;

/** What becomes of a share of things, told at the end of the list that goes on at an offset for all of them; "" when none does. */
export const sharedDeed = ({ text }: Passage, end: number): string =>
  /^(?:[、和及与]|以及)\d/u.test(text.slice(end, end + 3)) ? (SHARED_DEED.exec(text.slice(end, end + LIST_MAX))?.[1] ?? '') : '';

/** The rest of a list of acts on one thing. Groups: the last act, the thing. */
const SAME_OBJECT = new RegExp(`^(?:(?:[、和及与]|以及)([一-龥]{2,4})${COUNT}){1,4}${THING}`, 'u');

/** The thing that several acts are on, of which only the last names it; "" when the list behind the first count, which ends at `end`, is none. */
function thingOfActs({ text }: Passage, end: number): string {
  const list = SAME_OBJECT.exec(text.slice(end, end + LIST_MAX));
  const act = list?.[1] ?? '';
  return list && verbAtEnd(act)?.verb === act ? (list[2] ?? '') : '';
}

/** The rest of a list of grades that stand before their counts: "新增国家级3家|、省级20家技术中心". Group 1 is the thing. */
const GRADES_BEFORE = new RegExp(`^(?:[、和及与]${GRADE}${COUNT}){1,4}${THING}`, 'u');
const GRADE_END = new RegExp(`${GRADE}$`, 'u');

/** One of several grades of a thing that only the last names: "新增国家级3家、省级20家技术中心"; null when it is none. */
function oneOfGrades({ text }: Passage, { quantity, name, range }: Clause, noun: string, last: Statement | undefined): OfList | null {
  const grade = GRADE_END.exec(name)?.[0];
  if (grade === undefined) return null;
  const { start } = range;
  if (noun !== '')
    return grade === name && noun === last?.right && last.end === last.quantity.end
      ? { indicator: name + noun, start, end: quantity.end + noun.length, right: noun, verb: last.verb }
      : null;
  const thing = GRADES_BEFORE.exec(text.slice(quantity.end, quantity.end + LIST_MAX))?.[1];
  const verb = verbAtEnd(name.slice(0, -grade.length))?.verb ?? null;
  return thing === undefined ? null : { indicator: grade + thing, start, end: quantity.end, right: thing, verb };
}

type OfList = Pick<Statement, 'indicator' | 'start' | 'end' | 'right' | 'verb'>;

/**
 * One of several acts on a thing, or of its grades, that only the last names: "新建10家、改建6家社区老年活动室", "国家级3家、省级20家技术中心". Null when it is none.
 * `last` is the statement before; `change` a verb of work that could also be a change of a figure (提升8处), "" for none.
 */
export function oneOfList(
  passage: Passage,
  clause: Clause,
  noun: string,
  { last, change }: { readonly last: Statement | undefined; readonly change: string },
): OfList | null {
  const { quantity, name, range } = clause;
  if (quantity.kind !== 'count') return null;
  const graded = oneOfGrades(passage, clause, noun, last);
  if (graded) return graded;
  const act = name || change;
  if (act === '' || (change === '' && bareVerb(act) === null)) return null;
  const goesOn = last?.verb && last.indicator === last.verb + last.right ? last.right : '';
  const thing = noun === '' ? thingOfActs(passage, quantity.end) : noun === goesOn ? noun : '';
  return thing === '' ? null : { indicator: act + thing, start: range.start, end: quantity.end + noun.length, right: thing, verb: act };
}
