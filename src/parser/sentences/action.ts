import { INDICATOR_END, isWork, verbAtEnd, verbAtStart } from '../lexicon/indicator-heads.js';
import { CLAUSE_END } from './clause.js';
import type { Quantity } from './compared.js';

/** The verb that brings about what is counted; `drop` when it is no part of the indicator's name. */
export interface Action {
  readonly verb: string;
  readonly drop: boolean;
}

/** Verbs that trimming takes for an intention, though a count follows: "推进13万个行政村环境综合整治". */
const PUSHES = /(?:推动|推进|促进|支持|引导|实现|组织发布|确保)$/u;
/** Openings whose object is looked at, not brought about: "对沿海56个城市…", "聚焦33条重点产业链". */
export const LEADS_ASIDE = /^(?:对|在|以|将|把|针对|围绕|聚焦|从|选取|面向|按照|依托|结合|对照)/u;
/** Whose things are counted, between the verb and their number: "实现全市|5万人就业". */
const OWN_PLACE = /[全我本][国省市县区州旗镇乡]$/u;
/** The same by the kind of the place, behind a verb: "完成城区|33家企业搬迁". */
const WITHIN = /^(?:(?:中心|主|老|新)?城区|城镇|城乡|农村|[市县区镇乡]域(?:内)?|[全我本][市县区州]|[一-龥]{0,4}沿线|境内|辖区|园区)$/u;
const SHORT_PREPOSITION = /^[每各对在以从将把沿聚面围为按依于针]/u;

/** Another act in brackets behind a verb: 新种（补种）. */
const VARIANT = /\([一-龥]{1,3}\)$/u;

/** The verb before a count: a known one, or two or three characters that stand alone before "N个X". */
export function actionAtEnd(printed: string, left: string, quantity: Quantity, right: string): Action | null {
  const name = printed.replace(VARIANT, '');
  const known = verbAtEnd(name) ?? actOnKinds(name, left, quantity, right);
  if (known !== null || right === '') return known;
  if (OWN_PLACE.test(left) && PUSHES.test(left.replace(OWN_PLACE, ''))) return { verb: '', drop: true };
  const placed = quantity.kind === 'count' ? verbAtStart(name) : null;
  if (placed !== null && WITHIN.test(name.slice(placed.length))) return { verb: placed, drop: verbAtEnd(placed)?.drop === true };
  if (name === '') return PUSHES.test(left) ? { verb: '', drop: true } : null;
  if (quantity.kind !== 'count' || name.length < 2 || name.length > 3 || INDICATOR_END.test(name)) return null;
  return SHORT_PREPOSITION.test(name) || LEADS_ASIDE.test(left) || CLAUSE_END.test(name) ? null : { verb: name, drop: false };
}

/** "归集税务、社保等|30类以上|涉企信息", "建成东门、西门等|2个|泵站": how many of what a verb at the head of their list acts on or brings about. */
function actOnKinds(name: string, left: string, { kind, unit, op }: Quantity, right: string): Action | null {
  if (kind !== 'count' || !left.endsWith('等') || right.length <= 2) return null;
  const verb = (op === '>=' && KIND_UNIT.test(unit ?? '')) || bringsAbout(name) ? verbAtStart(name) : null;
  return verb === null ? null : { verb, drop: true };
}
/** Whether a list opens with a verb after which what it names will exist: 建成东门、西门, not 推行就医备案. */
export const bringsAbout = (name: string): boolean => MAKES.test(name);
const MAKES = /^(?:[^,;]{0,6}(?:将|累计|基本|全面|新|[市县区州]))?(?:建成|建好|新建|创建|创成|打造|培育|开发|研发|完成|(?:现|拥|设|建)有)/u;
const KIND_UNIT = /^(?:大?类|种|项)$/u;

/** A part of the land of which alone something is promised: 山区农村地区|提供…. */
const PART_OF_LAND = /(?:地区|区域|城镇|农村|城区|乡村|牧区|山区|海岛)$/u;

/** Whom a count is due from when each of several owes it ("每个设区市", "各县（市、区）") or where alone it is, from the text before the number with its verb; "" when no one is singled out. */
export function subjectOf(name: string, verb: string): string {
  const subject = name.slice(0, name.length - verb.length).replace(/(?:至少|应当?|需|要|按照?|均|各|可)$/u, '');
  if (verb.startsWith('共') || LEADS_ASIDE.test(subject)) return '';
  return /^(?:每|各)|每[个所名家]|各$|、/u.test(subject) || PART_OF_LAND.test(subject) ? subject : '';
}

/** The text when it is an action verb and nothing else, else null. Work may be all that is said of what was dealt with: 审结63件, 送戏下乡420场. */
export const bareVerb = (text: string): string | null => (verbAtEnd(text)?.verb === text && !isWork(text) ? text : null);
