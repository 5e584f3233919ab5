import { areBodies, leadsWithOffice } from '../blocks/body-list.js';
import { type DutyRole, roleOfWord } from '../lexicon/duty.js';
import { type Block, type ParseState, titleInView } from '../state.js';
import { type ListConvention, mergedBodies, namedIn, type PlacedBody } from './bodies.js';

/** Longest stretch of a task that is searched, and of the words that charge a body, in characters. */
const REACH = 4000;
const CHARGE_MAX = 160;
/** 由a会同b推进; 由a牵头，b配合; 由a负责，…. */
const BY = /(?<![自理事缘因])由(?=[\u4e00-\u9fff])/gu;
/** Words before 由 that make it speak of other tasks: 以上任务由…, 第（二）项由…. */
const OF_OTHERS = /(?:以上|上述|前述|[项条])[^。;]{0,10}$/u;
const OTHERS_REACH = 16;
/** Words before 由 that make it speak of one case and not of the task: 对未办理手续的项目，由…; 逾期不改的，由…. */
const OF_A_CASE = /(?:(?:^|[。;\n\s])(?:其中)?对[^。;]{2,80}|的),(?:一般|原则上|可)?$/u;
const CASE_REACH = 90;
/** Who pays is charged with no work: 财政支付责任由…承担, 所需经费由…解决. */
const OF_COSTS = /(?:(?:支付|赔偿|偿还|偿债|还款|出资)责任|费用|经费|成本|损失|支出),?$/u;
/** 市商务局要组织…; 市教育局加强…: a task whose first words are the bodies that must act. What is a preposition's (根据市教育局要求) acts not. */
const OPENING =
  /^(?![由根据按依照在经对为向与从把将])(?:[^,。;:()]|\([^()]{2,20}\)){2,60}?(?=(?:要(?!求)|应当?|须|负责|组织|指导|督促|会同|加强|加快|开展|推进|推动|落实|建立|制定|牵头|统筹|加大|做好)[^。]{3})/u;
/** Verbs that give whoever stands before them the work; before any other a general subject (各级政府要, 相关部门加强) is only spoken of. */
const GIVES_DUTY = /^(?:负责|牵头|会同|承担|统筹|组织实施)/u;
/** Another body's own part of the work: ，各县区负责数据采集. */
const OTHER_PART = /(?<=[,;。])(?:[^,。;:()]|\([^()]{2,20}\)){2,60}?(?=(?:负责(?!解释|人)|承担|牵头|配合|协助)[^,。;]{2})/gu;

/** Bodies that a task's own sentences charge with it, for tasks without a responsibility clause. `start` is where the text after its title begins. */
export function chargedBodies(state: ParseState, start: number, end: number, convention: ListConvention): PlacedBody[] {
  const { view } = state;
  const from = start + (/^\s*/u.exec(view.slice(start, end))?.[0].length ?? 0);
  const text = view.slice(from, Math.min(end, from + REACH));
  const opening = OPENING.exec(text)?.[0];
  if (opening !== undefined && isCharged(view, from, from + opening.length)) {
    const joint = /^(?:会同|牵头)/u.test(text.slice(opening.length, opening.length + 2));
    const first = joint
      ? chargedAt(state, from, Math.min(end, from + CHARGE_MAX), convention)
      : namedIn(state, { role: 'any', from, to: from + opening.length }, convention);
    return mergedBodies([first, ...partsOfOthers(state, from, text, convention)]);
  }
  for (const match of text.matchAll(BY)) {
    if (OF_OTHERS.test(text.slice(Math.max(0, match.index - OTHERS_REACH), match.index))) continue;
    if (OF_COSTS.test(text.slice(Math.max(0, match.index - OTHERS_REACH), match.index))) continue;
    if (OF_A_CASE.test(text.slice(Math.max(0, match.index - CASE_REACH), match.index))) continue;
    const bodies = chargedAt(state, from + match.index + 1, Math.min(end, from + match.index + CHARGE_MAX), convention);
    if (bodies.length > 0) return bodies;
  }
  return [];
}

/** Whether the words that open a task name who must do it. */
const isCharged = (view: string, from: number, to: number): boolean =>
  areBodies(view, from, to) && (GIVES_DUTY.test(view.slice(to, to + DUTY_REACH)) || leadsWithOffice(view, from, to));
const DUTY_REACH = 4;

/** Bodies of the later clauses of a task that give each its own part. */
function partsOfOthers(state: ParseState, from: number, text: string, convention: ListConvention): PlacedBody[][] {
  return [...text.matchAll(OTHER_PART)].flatMap((match) => {
    const start = from + match.index;
    const to = start + match[0].length;
    return areBodies(state.view, start, to) ? [namedIn(state, { role: 'any', from: start, to }, convention, false)] : [];
  });
}

/** Verb of what a body does. Group 1 is the verb; found from left to right, so that the names before it are as short as they can be. */
const ACT =
  /(?:按(?:照)?(?:各自)?职责(?:分工)?|分别|共同|联合|具体|统一)*(会同|联合|牵头|负责(?!解释)|配合|参与|协助|组织|统筹|承担|承办|实施|推进|推动|落实|完成|制定|编制|起草|指导|协调|开展|研究|提出|建成|建立|出台|做好|加强|加快|(?:于|在)(?=\d))/gu;
/** Between one body's duty and the next one's: 由a牵头，b配合; 由a牵头会同b. */
const NEXT = /^[,、\s]*(?:并|和)?(?:会同|联合|商)?/u;

/** The bodies named from an offset on, each with the verb that charges it; none when the words there are no names. */
export function chargedAt(state: ParseState, from: number, limit: number, convention: ListConvention): PlacedBody[] {
  const { view } = state;
  const stop = view.slice(from, limit).search(/[。;:]/u);
  const end = stop < 0 ? limit : from + stop;
  const bodies: PlacedBody[] = [];
  let led = false;
  for (let at = from; at < end; ) {
    const step = nextCharge(view, at, end);
    if (!step) break;
    const said = /[牵会]/u.test(step.verb) ? 'lead' : roleOfWord(step.verb);
    const role: DutyRole = bodies.length === 0 ? said : 'support';
    if (bodies.length > 0 && !led && said !== 'support') break;
    bodies.push(...namedIn(state, { role, from: at, to: step.from }, convention, bodies.length === 0));
    led ||= said === 'lead';
    at = step.to + (NEXT.exec(view.slice(step.to, end))?.[0].length ?? 0);
  }
  return bodies;
}

/** Words that no name of a body holds: what stands there is a sentence (市政府在上级指导下…, 各区确定的机构). */
const SENTENCE_WORD = /[在的对]/u;

/** The first verb after an offset that only names of bodies stand before. */
function nextCharge(view: string, at: number, end: number): { verb: string; from: number; to: number } | null {
  for (const match of view.slice(at, Math.min(end, at + CHARGE_MAX)).matchAll(ACT)) {
    const from = at + match.index;
    if (from > at && !SENTENCE_WORD.test(view.slice(at, from)) && areBodies(view, at, from, true))
      return { verb: match[1] ?? '', from, to: from + match[0].length };
  }
  return null;
}

/** What a title adds to the names in it: 市教育局（5项）, 市教育局负责的任务. */
const OF_BODIES = /(?:(?:牵头|负责|承担|承办|主办)?的?(?:工作|任务|事项|职责|项目)?)?(?:\((?:共)?\d+ ?[项条个]\))?$/u;
/** What a paragraph after such a title begins with: （一）县财政局：负责资金筹措. */
const TELLS_DUTY = /^[。:;,\s]*(?:主要|具体|统筹)?(?:负责|承担|牵头|配合|参与|协助|组织|做好|落实|指导)/u;

/** Bodies whose names are the title: 四、任务分工（一）中国城市规划协会。负责…; 一、市教育局（5项）. `holds` tells that numbered work stands under it. Null when the title is anything else. */
export function titleBodies(state: ParseState, block: Block, holds: boolean, convention: ListConvention = UNSAID): PlacedBody[] | null {
  const title = titleInView(state, block);
  if (title === '' || title.length > TITLE_MAX) return null;
  const to = block.titleEnd - (OF_BODIES.exec(title)?.[0].length ?? 0);
  if (!areBodies(state.view, block.titleStart, to, true)) return null;
  const above = state.blocks[block.parent];
  const heading = above ? titleInView(state, above) : state.meta.title;
  const divided = /分工|职责|分解/u.test(heading) || /[牵负承主]/u.test(title.slice(to - block.titleStart));
  const office = areBodies(state.view, block.titleStart, to);
  const told = holds || to < block.titleEnd || TELLS_DUTY.test(state.view.slice(block.end, block.end + TELLS_MAX));
  if (!divided && !(office && told)) return null;
  return namedIn(state, { role: 'any', from: block.titleStart, to }, convention);
}
const TITLE_MAX = 50;
const TELLS_MAX = 12;
/** Conventions of a document that states none. */
const UNSAID: ListConvention = { commaLeads: false, firstLeads: false, starLeads: false };
