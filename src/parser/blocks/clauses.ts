import { BODY_END, OFFICE } from '../lexicon/bodies.js';
import { AFTER_VERB, DUTY_VERB, LIST_REMARK } from '../lexicon/duty.js';
import type { Clause, ParseState, Pass } from '../state.js';
import { areBodies, namesIn } from './body-list.js';

const CLAUSE_MAX = 700;
/** How far from the head of a bracket its first label may stand: behind a date or a remark. */
const LABEL_REACH = 40;
const LABEL =
  /(?:责任|牵头|主办|主责|配合|协办|负责|落实|实施|参与|参加|完成|指导|承办|主管)[^:,。、()[\]]{0,6}?(?:单位|部门|主体|处室|地区|科室|领导)?(?:\([一-龥]{1,6}\))? ?:/u;
/** What a label of bodies is called. */
const LABEL_NAME =
  '(?:[一-龥]{0,4}(?:责任|牵头|主办|主责|主管|配合|协办|会办|承办|参与|参加|负责|落实|实施|完成|指导|协同)(?:责任)?(?:单位|部门|主体|处室|科室|股室|机构|地区)|(?:部门|任务|责任|职责)分工)';
/**
 * A label that opens a line or a sentence of its own, without a bracket around its list or with one that is never closed: 责任单位：…, 责任单位（部门）：…, 【责任单位】….
 * The list may run over line breaks behind a comma.
 */
const OPEN_LABEL = new RegExp(
  `(?:^|[\\n。; )(*—])((?:${LABEL_NAME}(?:\\([一-龥]{1,6}\\))?(?: ?:[* ]*\\n?|(?<=[\\n ][^\\n ]{4,8}) +)|\\[${LABEL_NAME}\\] ?:? ?)(?:[^\\n。()]|[、,][ \\t]*\\n[ \\t]*|\\([^\\n。()]{1,20}\\)){2,400})`,
  'gu',
);

/** What a bracket of bodies alone may hold beside them: when, and how its list is to be read. */
const READING_NOTE = /[,;](?:列|排|逗号|下同).*$|[,;][^,;、]{0,20}(?:下同|牵头单位)$/u;

/** Whether a verb of duty stands at the end of a text or right before a sign that ends its part. */
function firstVerb(content: string): number {
  for (const verb of content.matchAll(DUTY_VERB)) {
    const after = content[verb.index + verb[0].length];
    if (after === undefined || AFTER_VERB.test(after)) return verb.index;
  }
  return -1;
}

/** Whether the text between two brackets names who is responsible. `alone` tells that the bracket closes a sentence or a paragraph. */
function namesBodies(content: string, alone: boolean): boolean {
  if (content.length > CLAUSE_MAX) return false;
  const label = LABEL.exec(content);
  if (label && label.index < LABEL_REACH) return true;
  const verb = firstVerb(content);
  const until = verb < 0 ? content : content.slice(0, verb);
  const names = until.split(/[、,;]/u).map((part) => part.trim());
  const first = names.find((part) => !LIST_REMARK.test(part)) ?? '';
  if (verb >= 0 && first.length > 1 && BODY_END.test(first)) return true;
  if (!alone) return false;
  const listed = content.replace(READING_NOTE, '');
  return areBodies(listed, 0, listed.length);
}

/** Whether a line ends at an offset, at most with a full stop. */
const closesLine = (view: string, at: number): boolean => /^[。;]?\s*(?:\n|$)/u.test(view.slice(at, at + 4));

/** Several offices and nothing else, each by its level: what a bracket at the end of a line means by itself. */
function listsOffices(content: string): boolean {
  const listed = content.replace(READING_NOTE, '');
  const names = namesIn(listed, 0, listed.length).map(({ start, end }) => listed.slice(start, end));
  return names.length > 1 && areBodies(listed, 0, listed.length) && names.filter((name) => LEVELLED.test(name)).length * 2 > names.length;
}

/** Offices below the level of those that are known by their name, in the bracket that closes a sentence and its line: （城管办/综合行政执法中队）. */
function namesLocal(content: string): boolean {
  return areBodies(content, 0, content.length, true) && !SORT_OF_BODY.test(content);
}
/** What is said of things of a kind, not of who does the work. */
const SORT_OF_BODY = /^[如例含见指]|包括|试点|等$|新华社|日报|晚报|记者|来源|编辑|^(?:学校|医院|企业|社区|高校|公司|园区|村|乡镇|景区)/u;

const LEVELLED = /^[省市县区镇乡州盟旗团国中各驻]/u;

/** What stands before a bracket that holds the title of an article, whatever it ends with: 第五条【支持建设示范工厂】. */
const ARTICLE = /第[一二三四五六七八九十百\d]{1,5} ?[条章节] ?$/u;
const ARTICLE_MAX = 9;

/** All responsibility clauses of the document, in order; one linear scan over its brackets. */
function findClauses(state: ParseState): Clause[] {
  const { view } = state;
  const clauses: Clause[] = [];
  const open: number[] = [];
  const bracket = /[()[\]]/gu;
  for (let match = bracket.exec(view); match; match = bracket.exec(view)) {
    const sign = match[0];
    const at = match.index;
    if (sign === '(' || sign === '[') {
      open.push(at);
      continue;
    }
    const pair = sign === ')' ? '(' : '[';
    let depth = open.length - 1;
    while (depth >= 0 && depth > open.length - 4 && view[open[depth] ?? 0] !== pair) depth--;
    const from = open[depth];
    if (from === undefined || view[from] !== pair) continue;
    open.length = depth;
    if (at - from > CLAUSE_MAX || at - from < 3) continue;
    if (sign === ']' && ARTICLE.test(view.slice(Math.max(0, from - ARTICLE_MAX), from))) continue;
    const after = view.slice(at + 1, at + 4).trimStart();
    const before = view[from - 1] ?? '';
    const alone =
      /[。;\s]/u.test(before) &&
      (after === '' || /^[。\n(一二三四五六七八九十\d]/u.test(after) || view[at + 1] === '\n' || before === '。');
    const content = view.slice(from + 1, at);
    const last = closesLine(view, at + 1);
    if (!namesBodies(content, alone) && !(last && (listsOffices(content) || (alone && namesLocal(content))))) continue;
    while (clauses.length > 0 && (clauses[clauses.length - 1]?.start ?? -1) > from) clauses.pop();
    clauses.push({ start: from, end: at + 1, from: from + 1, to: at });
  }
  return beside(beside(clauses, openLines(view)), dutySentences(view));
}

/** Clauses that open a line or a sentence with a label: 责任单位：…. */
function openLines(view: string): Clause[] {
  return [...view.matchAll(OPEN_LABEL)].map((match) => {
    const words = match[1] ?? '';
    const from = match.index + match[0].length - words.length;
    return { start: from, end: from + words.length, from, to: from + words.length };
  });
}

const SENTENCE = /[^。\n]+/gu;
const SENTENCE_MAX = 400;
/** Who answers for the whole is said by one of these; 配合 alone says it of nobody. */
const ANSWERS = /牵头|负责|主办|承办|会同/u;
/** Sentences that speak of other tasks than the one they stand in: 以上任务由…, 第（二）项由…. */
const OF_OTHERS = /^\s*(?:以上|上述|前述|第?\(?[一二三四五六七八九十\d]+\)?[^,;]{0,14}[项条][^,;]{0,6}由)/u;
/** 具体由…: words before the names of a sentence that says nothing else. */
const CHARGES = /^\s*(?:(?:该项|此项|本项)?(?:任务|工作|事项|措施)?(?:具体|统一)?由)/u;

/**
 * Sentences, and ends of sentences, that say nothing but who does it: "…。市教育局牵头，市财政局、各县区政府配合，2024年6月底前完成。"
 * Read from the end of the sentence towards its head, as long as each stretch between commas holds names with their verb, names, or a date.
 */
function dutySentences(view: string): Clause[] {
  const clauses: Clause[] = [];
  for (const match of view.matchAll(SENTENCE)) {
    const sentence = match[0];
    if (sentence.length < 6 || OF_OTHERS.test(sentence) || /[\t|]/u.test(sentence) || !ANSWERS.test(sentence)) continue;
    const end = match.index + sentence.length;
    const from = Math.max(match.index, end - SENTENCE_MAX);
    const start = dutyStart(view, from, end);
    if (start < 0) continue;
    clauses.push({ start, end, from: start + (CHARGES.exec(view.slice(start, end))?.[0].length ?? 0), to: end });
  }
  return clauses;
}

/** Where the duties at the end of a sentence begin, -1 when it ends otherwise. */
function dutyStart(view: string, from: number, end: number): number {
  let start = -1;
  let to = end;
  while (to > from) {
    const comma = Math.max(view.lastIndexOf(',', to - 1), view.lastIndexOf(';', to - 1));
    const at = comma >= from ? comma + 1 : from;
    // Only a sentence that says nothing else may name a body below the offices (镇环卫站牵头，各村委会配合).
    const kind = stretchKind(view.slice(at, to), start >= 0 ? start === at : at === from);
    if (kind === 'other') break;
    if (kind === 'charged' || kind === 'office') start = at;
    to = at - 1;
  }
  if (start < 0) return -1;
  const said = view.slice(start, end);
  return ANSWERS.test(said) && firstVerb(said) >= 0 ? start : -1;
}

/** What stands between two commas: names with a verb of duty, offices, names that may be those of things (省实验室), a remark, or anything else. */
function stretchKind(stretch: string, local: boolean): 'charged' | 'office' | 'names' | 'remark' | 'other' {
  const said = stretch.trim().replace(CHARGES, '');
  if (said.length > CLAUSE_MAX) return 'other';
  const verb = firstVerb(said);
  const names = (verb < 0 ? said : said.slice(0, verb)).trim();
  if (names.length < 2) return 'other';
  if (areBodies(names, 0, names.length, local && verb >= 0)) {
    if (verb >= 0) return 'charged';
    return names.split('、').every((name) => LEVELLED.test(name) && OFFICE.test(name)) ? 'office' : 'names';
  }
  return LIST_REMARK.test(said) && said.length <= REMARK_MAX && !/[，、;]/u.test(said) ? 'remark' : 'other';
}
const REMARK_MAX = 16;

/** Adds clauses to those found before, where these leave room. */
function beside(clauses: readonly Clause[], more: readonly Clause[]): Clause[] {
  const all = [...clauses];
  let next = 0;
  for (const clause of more) {
    while (next < clauses.length && (clauses[next]?.end ?? 0) <= clause.start) next++;
    const inside = clauses[next];
    if (!inside || inside.start >= clause.end) all.push(clause);
  }
  return all.length === clauses.length ? all : all.sort((a, b) => a.start - b.start);
}

/** Index of the first clause that begins at or after an offset. */
function firstFrom(clauses: readonly Clause[], offset: number): number {
  let low = 0;
  let high = clauses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clauses[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The clauses that lie between two offsets. */
export function clausesBetween({ clauses }: ParseState, start: number, end: number): Clause[] {
  const found: Clause[] = [];
  let at = firstFrom(clauses, start);
  for (let clause = clauses[at]; clause && clause.start < end; clause = clauses[++at]) if (clause.end <= end) found.push(clause);
  return found;
}

/** Whether an offset lies inside a clause. */
export function inClause({ clauses }: ParseState, offset: number): boolean {
  return (clauses[firstFrom(clauses, offset + 1) - 1]?.end ?? -1) > offset;
}

/** Finds the responsibility clauses of the document. */
export const clausesPass: Pass = {
  name: 'clauses',
  reason: 'First: paragraphs are cut where a responsibility clause closes a task, so the clauses must be known before the blocks.',
  run(state) {
    state.clauses = findClauses(state);
  },
};
