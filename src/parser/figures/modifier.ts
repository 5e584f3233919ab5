import { INDICATOR_END, startsWithVerb, verbAtEnd } from '../lexicon/indicator-heads.js';
import type { Clause } from '../names/clause-cutter.js';
import { measuresThing } from '../names/sized-things.js';
import { bringsAbout, LEADS_ASIDE } from '../sentences/action.js';
import { CLAUSE_END } from '../sentences/clause.js';
import type { Quantity } from '../sentences/compared.js';
import type { Statement } from '../sentences/statement.js';
import { boundsEach } from './class-bounds.js';

const STRICT = /^(?:大于|高于|低于|小于|优于)$/u;
const PREPOSITION =
  /(?:在|(?<!结)对|以|从|把|将|于|围绕|针对|依托|借助|按照?|经|由|向|给|等|包括|即|如|满|每|近|未来|今后|连续|过去|每隔|选取|(?<![处部积得评])分|距|凡|一是|达到|不含|前|后|首批|(?<![应使利公通费征租专停信农商民录招聘雇选任回引投启])用|等共)$/u;
/** What follows a quantity without being counted by it: "500余亩用于养老服务设施建设". */
export const AFTER_OBJECT = /^(?:用于|给|作为|由|参与|参加|投入|投向|纳入|以用|专项用|予以|进行)/u;
/** What says on what something is based, up to the last thing of a list: 依托人才库和10支队伍. */
const BASED_ON = /(?:^|年|全[省市县区州])(?:依托|围绕|聚焦|针对)[^,;。:\d]{2,24}[和与及、]$/u;
/** A verb before 对 brings about what follows: "完成对832个贫困县的网络覆盖". */
const WORK_ON = /(?:完成|开展|实施|实现)对$/u;
const WITHIN = /确保在?$/u;
const OF_ALL = /全[国省市球]$/u;
/** What work is directed at: 以12个中心镇为重点. */
const AS_FOCUS = /^[^,;:。]{1,20}为(?:重点|主体|核心|载体|抓手|依托|支撑|引领|龙头|单元|骨干|试点)/u;
const MULTIPLIER_ONLY = /^[十百千万亿]+$/u;

const isUnbounded = (quantity: Quantity): boolean => quantity.before.every((comparator) => comparator.kind === 'approx');

/** A second class of the same things: 10吨以上|和2吨以下的锅炉. */
const AND_CLASS = /^[和与、]\d[\d.]*[一-龥]{1,4}以[上下内]的/u;

/** What is named by the time in which everything in it is reached: 15分钟|便民生活圈, 1小时|通勤圈. */
const CIRCLE = /^[一-龥“”]{0,12}圈/u;
const CIRCLE_MAX = 14;

/** The next member of a list with its number, or the parts of the figure in brackets: 公路36公里以上|和桥梁8座, 农田8万亩以上|（其中…）. */
const NEXT_MEMBER = /^(?:(?:和|与|以及)[一-龥“”]{2,14}\d|\((?:其中|含|包括|新增|新建))/u;

/** A set that is only looked into, steps and tasks counted in passing: 28个断面中，…, 连跨4个万亿级台阶, 超额完成市下达8户的任务. */
const NO_FIGURE = /^(?:[一-龥]{1,12}(?<![高初集])中(?=[,仍还已有])|[万千百亿]+级?(?:台阶|大关)|的(?:年度)?(?:任务|目标任务|计划任务))/u;
const NO_FIGURE_MAX = 16;
/** What was planned, in brackets beside what was reached: 完成年度任务（100家）的118%. */
const PLANNED = /(?:任务|目标|计划)(?:数|值)?\(约?$/u;
/** "完成目标任务80亿元的109.1%": the share of what was planned. */
const OF_PLANNED = /^的\d/u;
/** What a thing counted right before has, or reached: "3家以上年收入过50亿元、10家以上过10亿元的企业". */
const OWNED = /\d[家个户只](?:以上)?(?:年度?|总)?[一-龥]{2,10}(?:超过|突破|达到|[过超达])$/u;
const OWNED_MAX = 24;
/** The thing that a size describes, counted behind it: "年接待游客超50万人次|的旅游点12个". */
const HEAD_COUNTED = /^的[一-龥“”]{2,12}\d/u;
/** A round number passed on the way to the one that was reached: "突破200亿元大关，达到206亿元". */
const PASSED_BY = /^(?:大关|台阶|门槛|关口)?,(?:达到?|为|实现)\d/u;
const PASSED_MAX = 8;
const PASSES = /^(?:突破|超过?|迈上|跃上|跨上|站上|迈入)/u;
/** By how much a rule counts: 每增加1人, 每增长1个百分点. */
const EACH_MORE = /每(?:增加|新增|增长|提高|提升|减少|降低|下降|超过|超|满)$/u;
/** A case that a rule is made for: "不良率超过5%的，暂停合作资格". */
const CONDITION = /^的,/u;
/** What is given to those that reach a level, who are named between: "达到5000人次以上的旅行社，按…给予", "收入2000万元以上，且纳入名录库的，给予". */
const GIVEN_FOR =
  /^(?:以上|以下)?[^,。;:]{0,50}?(?:,(?:且|并且?|或者?)[^,。;:]{2,40}?)?的[^,。;:]{0,14},(?:[^,。;:]{0,12},)?(?:对?(?:其|企业))?(?:按(?!照)|按照[^,。;:]{1,24}(?:给予|予以)|给予|一次性|最高|每|予以|享受|参照|再给|补助|奖励|分别(?:给予|奖励|补助)|由[^,。;:]{1,12}(?:给予|奖励|补助))/u;
const GIVEN_FOR_MAX = 130;
/** A remark between such a level and what is given for it, and how far on one may end. */
const ASIDES = /\([^()]*\)/gu;
const ASIDES_MAX = 260;
/** A level without which somebody may not take part: "占比达到20%以上，是企业参加遴选的必要条件". */
const NECESSARY = /^(?:及?以上|及?以下)?,(?:这?是|为|作为)[^,。;:]{2,40}(?:必要|必备|前提|基本|准入)条件/u;
/** Those who may take part from a level on: "会员50人以上的协会可申报". */
const MAY_APPLY =
  /^[^,。;:、的]{0,10}的[^,。;:]{1,16}?,?(?:均|方|才|即)?(?:可以?|能够|有资格|有权)(?:自愿|自主|优先|按[^,。;:]{1,10})?(?:申[报请领]|参[加评赛与]|报名|入围|认定|纳入|享受)/u;
const MAY_APPLY_MAX = 50;
/** What something is enough for: "可满足|旅客吞吐量300万人次、货邮吞吐量5万吨|需求". */
const ENOUGH = /(?:可|能够?|足以)满足[^,;。:]{0,40}$/u;
const ENOUGH_FOR = /^[^,;。:]{0,30}的?(?:需求|需要)(?=[,;。:)]|$)/u;
const ENOUGH_MAX = 48;

/** What is classed by the households or people in it: "20户以上自然村". */
const SETTLEMENT = /^的?(?:自然村|行政村|村|屯|居民点|聚居|乡镇|建制镇|企业|用人单位)/u;

/** How many there are of what a size classes: 24家|5000吨以上企业. */
const COUNTED_BEFORE = /\d[余多]?[家个户座台辆项处所条](?:以上|左右)?$/u;
/** A standard by its grade, in brackets behind its name: 达到节水水平（水效2级）及以上. */
const STANDARD_BEFORE = /(?:水平|标准|要求|等级)\([^()]{0,6}$/u;

/** A grade that things have, of which something is said behind it: 风险等级为1.1级|的车间, 等级评定达到3级|的景区; none is what is reached itself (4级|的水平). */
const GRADE_OF = /^的(?!水平|标准|要求|目标|程度|能力)[一-龥]{2}/u;

/** What a share of an area or of things is brought to: "40%左右面积|达到20年一遇排水能力". */
const SHARE_BROUGHT = /\d%(?:以上|左右)?的?[一-龥]{2,8}(?:达到|满足|具备)$/u;
const SHARE_BROUGHT_MAX = 16;

/** What classes power lines and stations: 220千伏变电站, 110千伏、35千伏线路. */
const VOLTAGE = /^(?:千伏|kV)$/u;
const CLASSES = /^、\d+(?:千伏|kV)[一-龥]/u;

/** What an installation does in a time, before its name: 500吨/日污水处理装置. */
const RATE = /\/(?:小?时|h|天|日|d|月|年|a|分钟?|秒)$/u;
const RATED = /^的?[一-龥]{2,16}(?:装置|设备|机组?|生产线|项目|工程|厂|站|线|炉|泵|系统|设施|基地)(?![一-龥])/u;

/** Whether a quantity is part of a name rather than a figure of its own: "65岁以上老年人", "10蒸吨以下燃煤锅炉", "投资2000万元以上的项目". */
export function qualifies(text: string, quantity: Quantity, end: number): boolean {
  const { kind, unit } = quantity;
  const next = quantity.end < end ? (text[quantity.end] ?? '') : '';
  const closes = next === '' || CLAUSE_END.test(next) || next === ')' || next === '、' || NEXT_MEMBER.test(text.slice(quantity.end, end));
  if (NO_FIGURE.test(text.slice(quantity.end, Math.min(end, quantity.end + NO_FIGURE_MAX)))) return true;
  if (PLANNED.test(text.slice(Math.max(0, quantity.start - NO_FIGURE_MAX), quantity.start)) && next === ')') return true;
  if (
    OF_PLANNED.test(text.slice(quantity.end, quantity.end + 2)) &&
    /(?:任务|目标|计划)(?:数|值)?$/u.test(text.slice(Math.max(0, quantity.start - 6), quantity.start))
  )
    return true;
  const sized = next === '的' && HEAD_COUNTED.test(text.slice(quantity.end, Math.min(end, quantity.end + COUNTED_MAX)));
  if (kind === 'count' && sized && quantity.before.some(({ kind: said, op }) => said === 'level' && op === '>=')) return true;
  if (
    (next === '的' || (kind === 'money' && closes)) &&
    OWNED.test(text.slice(Math.max(0, quantity.numberStart - OWNED_MAX), quantity.numberStart))
  )
    return true;
  if (
    PASSES.test(text.slice(quantity.start, quantity.numberStart)) &&
    PASSED_BY.test(text.slice(quantity.end, Math.min(end, quantity.end + PASSED_MAX)))
  )
    return true;
  if (
    ENOUGH_FOR.test(text.slice(quantity.end, Math.min(end, quantity.end + ENOUGH_MAX))) &&
    ENOUGH.test(text.slice(Math.max(0, quantity.start - ENOUGH_MAX), quantity.start))
  )
    return true;
  if (EACH_MORE.test(text.slice(Math.max(0, quantity.numberStart - 4), quantity.numberStart))) return true;
  if (CONDITION.test(text.slice(quantity.end, Math.min(end, quantity.end + 2)))) return true;
  const behind = text
    .slice(quantity.end, Math.min(end, quantity.end + ASIDES_MAX))
    .replace(ASIDES, '')
    .slice(0, GIVEN_FOR_MAX);
  if (
    behind.startsWith('一遇') &&
    SHARE_BROUGHT.test(text.slice(Math.max(0, quantity.numberStart - SHARE_BROUGHT_MAX), quantity.numberStart))
  )
    return true;
  if (GIVEN_FOR.test(behind) || NECESSARY.test(behind)) return true;
  if (MAY_APPLY.test(text.slice(quantity.end, Math.min(end, quantity.end + MAY_APPLY_MAX)))) return true;
  if (SETTLEMENT.test(text.slice(quantity.end, Math.min(end, quantity.end + 4))) && (unit === '户' || unit === '人') && quantity.bounded)
    return true;
  if (unit === '级' && next === ')' && STANDARD_BEFORE.test(text.slice(Math.max(0, quantity.start - 10), quantity.start))) return true;
  if (
    unit === '级' &&
    quantity.before.some(({ kind: said }) => said === 'level') &&
    GRADE_OF.test(text.slice(quantity.end, quantity.end + 6))
  )
    return true;
  if (boundsEach(text, quantity, end)) return true;
  if (MULTIPLIER_ONLY.test(unit ?? '') && SIZED_COUNTED.test(text.slice(quantity.end, Math.min(end, quantity.end + COUNTED_MAX))))
    return true;
  if (kind === 'time' && CIRCLE.test(text.slice(quantity.end, Math.min(end, quantity.end + CIRCLE_MAX)))) return true;
  if (kind === 'percent')
    return next === '的' && quantity.before.some((comparator) => STRICT.test(text.slice(comparator.start, comparator.end)));
  if (unit === '条' && next === '等' && /[一-龥]/u.test(text[quantity.end + 1] ?? '')) return true;
  if (kind === 'count' && quantity.bounded && quantity.before.length === 0 && !closes)
    return (
      (next === '“' && !brings(text.slice(Math.max(0, quantity.start - LISTED_MAX), quantity.start))) ||
      (unit !== null && MULTIPLIER_ONLY.test(unit))
    );
  if (kind === 'count' || kind === 'point' || kind === 'rank' || kind === null) return false;
  if (next === '的' && measuresThing(text.slice(Math.max(0, quantity.start - OWNED_MAX), quantity.start))) return false;
  if (VOLTAGE.test(unit ?? '') && !closes) return true;
  if (VOLTAGE.test(unit ?? '') && next === '、' && CLASSES.test(text.slice(quantity.end, Math.min(end, quantity.end + COUNTED_MAX))))
    return true;
  if (RATE.test(unit ?? '') && quantity.before.length === 0 && !quantity.bounded && RATED.test(text.slice(quantity.end, end))) return true;
  if (quantity.bounded && AND_CLASS.test(text.slice(quantity.end, Math.min(end, quantity.end + COUNTED_MAX)))) return true;
  if (closes) return unit === '岁' && quantity.bounded && quantity.before.length === 0;
  if ((unit === '岁' || unit === '周岁') && quantity.bounded) return true;
  // "7纳米工艺", "开发180nm芯片": how fine a product is made is its name.
  if (FINENESS.test(unit ?? '') && quantity.before.length === 0 && /[一-龥]/u.test(next)) return true;
  if (quantity.bounded && COUNTED_BEFORE.test(text.slice(Math.max(0, quantity.start - 6), quantity.start))) return true;
  // "拆除2米以上围墙": a class by height.
  if (unit === '米' && quantity.bounded && quantity.before.length === 0 && next !== '的') return true;
  const before = text.slice(Math.max(0, quantity.start - 6), quantity.start);
  if (!isUnbounded(quantity))
    return next === '的'
      ? /[入额资积度值径深高长厚重、,;和]$|容量$/u.test(before)
      : countedAfter(text.slice(quantity.end, Math.min(end, quantity.end + COUNTED_MAX)));
  if (unit === '岁' || unit === '周岁') return !(/[从由]$/u.test(before) && AGE_CHANGES.test(text.slice(quantity.end, end)));
  if (kind === 'time' && quantity.op === '<=' && next !== '的') return false;
  if (quantity.bounded && countedAfter(text.slice(quantity.end, Math.min(end, quantity.end + COUNTED_MAX)))) return true;
  if (quantity.bounded && next !== '的' && isListed(text.slice(Math.max(0, quantity.start - LISTED_MAX), quantity.start))) return false;
  if (!quantity.bounded) return next === '的' && /(?:总投资|投资额?|总额|面积|产值|收入)$/u.test(before);
  return quantity.op === '<=' || verbAtEnd(before) === null;
}

/** Things classed by a size without its unit, counted behind it: 超50亿|企业8家. */
const SIZED_COUNTED = /^(?:级|以上)?(?:企业|项目|园区|集群|产业|乡镇|[镇村店]|品牌|单品|市场)\d/u;

/** An age that a mean rises from: 预期寿命从75.2岁|提高到76.8岁. */
const AGE_CHANGES = /^(?:提[高升]|上升|增加|增长|延长|升)[到至]/u;
/** Units in which the fineness of a product is told. */
const FINENESS = /^(?:纳米|nm|微米)$/u;

/** Whether a noun stands here whose number follows it: "引进投资超10亿元|项目20个". */
const countedAfter = (after: string): boolean =>
  /^(?!和|与|以及)[一-龥“”]{2,10}(?<!和|与|以及)\d/u.test(after) && !startsWithVerb(after) && !AFTER_OBJECT.test(after);
const COUNTED_MAX = 14;

/** The member of a list before another one: 1000家左右标杆企业、. */
const LISTED_COUNT =
  /\d[\d.]*[余多]?[万千]?(?:[家个户名所处座条项亩台栋]|公[里顷]|平方[米公]里?)(?:以上|左右)?[一-龥“”]{2,16}(?:[、和与]|以及)$/u;
const LISTED_MAX = 40;
/** The text before the members of a list at the end of a text: 培育|1000家左右标杆企业、. */
function beforeList(before: string): string {
  const member = LISTED_COUNT.exec(before);
  return member ? beforeList(before.slice(0, member.index)) : before;
}
/** Whether a text ends in a verb that brings something about: "培育2家以上“链主”企业", not "消除5000人以上“大校额”"; or in the things before in its list. */
const brings = (before: string): boolean => {
  const act = beforeList(before);
  return verbAtEnd(act) !== null && !/(?:消除|化解|淘汰|整治|治理)$/u.test(act);
};
/** Whether a text ends in the members of a list that a verb opens: 整治2处易涝点、8条以上黑臭水体和|8公里以上管网. */
const isListed = (before: string): boolean => {
  const act = beforeList(before);
  return act !== before && verbAtEnd(act) !== null;
};

const IN_SUBJECT: ReadonlySet<Quantity['kind']> = new Set(['count', 'time', 'size', 'percent']);

/** Whether a count, a time, a size or a share belongs to the subject of the figure after it: "全国338个城市细颗粒物年均浓度为50微克/立方米", "24小时火灾扑灭率保持在95%", "半数以上园区单位能耗低于0.4吨标准煤". */
export function countsSubject(text: string, quantity: Quantity, next: Quantity | undefined): boolean {
  const share = quantity.kind === 'percent' && quantity.op === '>=';
  const bounds = quantity.bounded || quantity.kind === 'percent';
  if (!next || !IN_SUBJECT.has(quantity.kind) || (bounds && !share) || quantity.before.length > 0 || next.start - quantity.end > 40)
    return false;
  if (next.kind !== 'percent' && !next.before.some((comparator) => comparator.kind === 'level' || comparator.kind === 'change'))
    return false;
  const between = text.slice(quantity.end, next.start).replace(/\([^()]*\)/gu, '');
  const before = text.slice(Math.max(0, quantity.start - 6), quantity.start);
  return !/[,;:。、(]/u.test(between) && INDICATOR_END.test(between.replace(/比(?![例重率值]).{0,10}$/u, '')) && verbAtEnd(before) === null;
}

/** The parts of a clause around a quantity: text before it, the name in that text, the noun after it, whether a verb governs the noun. */
export interface Surroundings {
  readonly left: string;
  readonly name: string;
  readonly noun: string;
  readonly governed: boolean;
}

/** Whether a length or area is one of work: "2000公里老旧管网更新改造", "黄浦江45公里岸线贯通开放". */
export function workOn({ kind, chinese, before }: Quantity, name: string, noun: string): boolean {
  // "实现|12亿元|技术合同成交额": how much of a measure is to be reached.
  if (kind === 'money' && before.some(({ op, kind: said }) => said === 'level' && op === '=') && REACHED_SUM.test(noun)) return true;
  if (kind === 'count' && name === '' && !/实施|进行|开展/u.test(noun) && (WORK_END.test(noun) || BETTER_END.test(noun))) return true;
  if (kind === 'count') return (BEGUN_END.test(noun) || (!chinese && COMES_TRUE.test(noun))) && !noun.includes('全部');
  return kind === 'size' && (name === '' ? WORK_END.test(noun) : DONE_END.test(noun));
}
const REACHED_SUM = /^[一-龥“”]{2,16}(?:额|收入|产值|增加值|投资|融资|销售|营收|税收)$/u;
const WORK_END = /(?:改造|建设|修复|治理|整治|维修|养护|造林|绿化|工程|更新|改建|扩建|清淤|疏浚)$/u;
/** The same for things counted: "3家卫生院检验能力提升". */
const BETTER_END = /(?:能力|品质|功能|设备|设施)(?:提升|升级)$/u;
/** What becomes of things counted: "5个项目年内竣工投产". */
const BEGUN_END =
  /^[一-龥]{2,10}(?:(?:开工|竣工|投产|建成|投用|投运|完工|开业|达产|通车|上市)[一-龥]{0,4}|(?:入选|入围|创成|获批|获评)[一-龥“”、]{2,20})$/u;
/** What is brought about in them: "120项事项实现全程网办"; a measure behind it is a figure of its own. */
const COMES_TRUE = /^[一-龥]{1,10}(?:实现|完成)(?![一-龥]*(?:增长|投资|收入|值|额|量|率)$)[一-龥“”]{3,16}$/u;
/** Where or with which things something is done. */
const IN_THEM = /[在对以从将给向]$/u;
const DONE_END = /(?:建成|贯通|通车|开通|投用|投运|竣工|完工)[一-龥]{0,4}$/u;

/** Whether a quantity only describes what its clause is about, so that it states nothing by itself: "在16个重点区域开展示范". */
export function describes(quantity: Quantity, { left, name, noun, governed }: Surroundings): boolean {
  const { kind } = quantity;
  if (kind === 'time' && quantity.op === '<=' && noun !== '' && (WITHIN.test(left) || left === '、')) return false;
  if (kind === 'count' && noun !== '' && !governed && name.length > 2 && OF_ALL.test(left)) return true;
  if (kind === 'count' && noun !== '' && BASED_ON.test(left)) return true;
  const share = kind === 'percent' && noun !== '';
  if (share && quantity.before.length === 0 && /(?:将|把|按照?|对|以|从)$/u.test(left)) return true;
  // "培训骨干、工人等100万人以上": the sum of what a verb at the head of the list acts on.
  const summed = left.endsWith('等') && (quantity.op === '>=' ? startsWithVerb(name) : bringsAbout(name)) && (noun === '' || governed);
  const prepared =
    !summed &&
    PREPOSITION.test(left) &&
    !WORK_ON.test(left) &&
    !INDICATOR_END.test(name) &&
    (IN_THEM.test(left) || !workOn(quantity, name, noun));
  if (!share && isUnbounded(quantity) && (prepared || (kind === 'count' && (!governed || left.startsWith('以')) && AS_FOCUS.test(noun))))
    return true;
  if (workOn(quantity, name, noun) || (INDICATOR_END.test(name) && quantity.before.some((comparator) => comparator.kind === 'level')))
    return false;
  if (noun === '' || governed || AFTER_OBJECT.test(noun) || (kind !== 'size' && kind !== 'money' && kind !== 'time')) return false;
  if (name === '' || (!quantity.bounded && isUnbounded(quantity))) return true;
  return noun.startsWith('的') || quantity.before.length === 0 || (quantity.bounded && !startsWithVerb(noun));
}

/** Whether a count stands in one list with a count that only describes: "对沿海56个城市及29个湖库实施总量控制". `last` is the statement before it. */
export function listedWith(last: Statement | undefined, { quantity, left }: Pick<Clause, 'quantity' | 'left'>): boolean {
  if (last?.quantity.kind !== 'count' || quantity.kind !== 'count' || quantity.before.length > 0) return false;
  const aside = last.modifier || (last.verb === null && LEADS_ASIDE.test(last.left));
  return aside && quantity.start - last.quantity.end <= left.length && /^[一-龥]{1,10}[及和与、]$/u.test(left);
}
