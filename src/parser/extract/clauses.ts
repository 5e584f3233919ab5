import { BODY_END, OFFICE } from '../lexicon/bodies.js';
import type { Clause, ParseState, Pass } from '../state.js';

const CLAUSE_MAX = 700;
const LABEL =
  /(?:责任|牵头|主办|主责|配合|协办|负责|落实|实施|参与|参加|完成|指导|承办|主管)[^:,。、()[\]]{0,6}?(?:单位|部门|主体|处室|地区|科室|领导)? ?:/u;
const VERB =
  /(?:按照?[^、]{0,8}(?:职责|分工)[^、]{0,6}|分别|共同|具体|组织|等)*(?:负责|牵头|配合|参与|参加|落实|指导|协助|承办|实施)(?:等|负责|实施|落实|推进)? ?(?=[。;,、]|$)/u;
/** Labels that open a line of their own: 责任单位：… without brackets. */
const OPEN_LABEL =
  /(?:^|[\n。 )])((?:(?:责任|牵头|主办|主责|配合|协办|承办)(?:单位|部门|主体|处室|科室)|(?:部门|任务|责任)分工):(?:[^\n。()]|\([^\n。()]{1,20}\)){2,400})/gu;

/** Bodies that a bracket may name alone: offices, and whole groups of them (领导小组各成员单位). */
const GROUP = /^(?:[省市县区州旗各]|有关|相关)[^。]{0,36}(?:成员单位|部门|单位|地区|政府|管委会)$/u;

/** Whether the text between two brackets names who is responsible. `alone` tells that the bracket closes a sentence or a paragraph. */
function namesBodies(content: string, alone: boolean): boolean {
  if (content.length > CLAUSE_MAX) return false;
  const label = LABEL.exec(content);
  if (label && label.index < 40) return true;
  const verb = VERB.exec(content);
  const first = (content.slice(0, verb?.index ?? content.length).split(/[、,;]/u)[0] ?? '').trim();
  if (verb && first.length > 1 && BODY_END.test(first)) return true;
  if (!alone) return false;
  const parts = content.split(/[、,;]/u).map((part) => part.trim());
  return (GROUP.test(first) || parts.some((part) => OFFICE.test(part))) && parts.every((part) => BODY_END.test(part));
}

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
    const after = view.slice(at + 1, at + 4).trimStart();
    const before = view[from - 1] ?? '';
    const alone =
      /[。;\s]/u.test(before) &&
      (after === '' || /^[。\n(一二三四五六七八九十\d]/u.test(after) || view[at + 1] === '\n' || before === '。');
    if (!namesBodies(view.slice(from + 1, at), alone)) continue;
    while (clauses.length > 0 && (clauses[clauses.length - 1]?.start ?? -1) > from) clauses.pop();
    clauses.push({ start: from, end: at + 1, from: from + 1, to: at });
  }
  return withOpenLines(view, clauses);
}

/** Adds the clauses that stand without brackets. */
function withOpenLines(view: string, clauses: Clause[]): Clause[] {
  const all = [...clauses];
  let next = 0;
  for (const match of view.matchAll(OPEN_LABEL)) {
    const words = match[1] ?? '';
    const from = match.index + match[0].length - words.length;
    while (next < clauses.length && (clauses[next]?.end ?? 0) <= from) next++;
    const inside = clauses[next];
    if (inside && inside.start <= from) continue;
    all.push({ start: from, end: from + words.length, from, to: from + words.length });
  }
  return all.length === clauses.length ? clauses : all.sort((a, b) => a.start - b.start);
}

/** The clauses that lie between two offsets. */
export function clausesBetween(state: ParseState, start: number, end: number): Clause[] {
  const { clauses } = state;
  let low = 0;
  let high = clauses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clauses[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found: Clause[] = [];
  for (let clause = clauses[low]; clause && clause.start < end; clause = clauses[++low]) if (clause.end <= end) found.push(clause);
  return found;
}

/** Finds the responsibility clauses of the document. */
export const clausesPass: Pass = {
  name: 'clauses',
  reason: 'First: paragraphs are cut where a responsibility clause closes a task, so the clauses must be known before the blocks.',
  run(state) {
    state.clauses = findClauses(state);
  },
};
