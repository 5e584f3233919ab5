/** Words by which plans say what a body does for a task 职责, and what part each word gives it. */

/** lead 牵头, support 配合, any 负责: responsible, without a word on who leads. */
export type DutyRole = 'lead' | 'support' | 'any';

const LEAD = /牵头|主办|主责|主管|主抓/u;
const SUPPORT = /配合|协办|协同|会办|参与|参加|协助|支持/u;
/** Any word that makes a label (责任单位：) or a remark in brackets (（牵头）) one of duty. */
export const DUTY_WORD =
  /责任|分工|负责|牵头|主办|主责|主管|主抓|配合|协办|协同|会办|参与|参加|协助|落实|实施|指导|承办|承担|完成单位|支持|统筹/u;
/** A label of people or of dates, not of bodies: 责任领导, 负责人, 完成时限. */
const NO_BODIES = /领导$|人$|时限$|时间$|期限$|节点$/u;

/** The part a word gives, `any` where it names none. */
export function roleOfWord(word: string): DutyRole {
  return LEAD.test(word) ? 'lead' : SUPPORT.test(word) ? 'support' : 'any';
}

/** Whether a label is followed by bodies: 牵头单位, 责任部门, 配合单位; not 责任领导 or 完成时限. */
export const namesDuty = (label: string): boolean => DUTY_WORD.test(label) && !NO_BODIES.test(label);

const SHARED =
  '(?:等(?:部门|单位|地区)?(?:和单位)?)?(?:按照?(?:各自)?(?:职[责能])?(?:分工)?|(?:根据|依据?)(?:各自)?职[责能](?:分工)?|结合(?:各自)?(?:职[责能]|实际)|(?<![按照自责能])分工|各负其责|分别|共同|联合|具体|组织|统一|抓好)*';
const ACTS = '负责|牵头|主办|协办|会办|配合|参与|参加|落实|指导|协助|协同|承办|承担|实施|统筹|主抓|支持|督导|办理';
/** a为牵头单位，b为配合单位. */
const AS = '(?:作?为|是)(?:主要)?(牵头|主办|主责|责任|配合|协办|参与|协同)(?:责任)?(?:单位|部门)';
/** A verb of duty after the names it is said of, with what it is joined to: 按职责分工负责, 等单位配合, 牵头组织实施, 为配合单位. Group 1 or 2 is the verb. */
export const DUTY_VERB = new RegExp(`${SHARED}(${ACTS})(?:负责|落实|实施|配合|组织实施|组织|推进|协调|抓好?|做好|完成)*|${AS}`, 'gu');
/** What parts a verb of duty from the words after it, so that it is no part of a name (市委推进办) or of a sentence (负责审批). */
export const AFTER_VERB = /[。,、;:)\]\s]/u;
/** Joins the body that leads with those that work with it: 市教育局会同市财政局. */
export const TOGETHER = /会同|联合(?!会|国|社|体|办|党|大学|工会|银行)/gu;

/** Words of a list of bodies that are a remark on it and no name: 持续推进, 2024年6月底前完成, 下同. */
export const LIST_REMARK =
  /\d ?[年月日]|年[底内初]|[上下中]旬|季度|持续|长期|常态|每[年月季]|全年|下同|以下|如下|排名|[先排]后|不再列|^[按依结根]|^(?:各司其职|各负其责|限期完成|即时办结|抓好落实)$/u;
