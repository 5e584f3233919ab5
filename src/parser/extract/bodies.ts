import type { Body } from '../../model/plan.js';
import { BODY_END, COLLECTIVE, OFFICE } from '../lexicon/bodies.js';
import type { Clause, ParseState } from '../state.js';
import { withoutRadicals } from '../view.js';

/** What the document says once about how its lists are to be read. */
export interface ListConvention {
  /** 逗号前为牵头单位: the bodies before the first comma lead. */
  readonly commaLeads: boolean;
  /** 列第一位者为牵头单位: the first body leads. */
  readonly firstLeads: boolean;
}

/** A body with its place in the text. */
export interface PlacedBody extends Body {
  readonly start: number;
  readonly end: number;
}

type Role = 'lead' | 'support' | 'any';

/** A stretch of text that lists bodies of one role. */
export interface Part {
  readonly role: Role;
  readonly from: number;
  readonly to: number;
}

/** Longest name of a body, in characters; what is longer is a sentence. */
const NAME_MAX = 60;
/** 牵头单位：, perhaps broken over two lines. */
const LABEL = /([\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){1,7})[ ]?:/gu;
const LEAD_WORD = /牵头|主办|主责|主管/u;
const SUPPORT_WORD = /配合|协办|参与|参加|协助|支持/u;
/** A label of people, not of bodies: 责任领导, 负责人. */
const PERSON = /领导$|人$|时限$|时间$/u;
const ROLE_WORD = /责任|分工|负责|牵头|主办|主责|主管|配合|协办|参与|参加|协助|落实|实施|指导|承办|完成单位|支持/u;
const VERB =
  /(?:(?:等(?:国务院|省直?|市级?|县级?|有关|相关)*(?:部门|单位|地区)?(?:和单位)?)?(?:按照?(?:各自)?(?:职责)?(?:分工)?|按(?:各自)?职责(?:分工)?|根据职责(?:分工)?|依职责|各负其责|分别|共同|具体|组织)*)(负责|牵头|配合|参与|参加|落实|指导|协助|承办|实施)(?:负责|落实|实施|配合|组织)?/gu;
/** A remark after the names: 。以下…, ，列第一位者为牵头单位. */
const NOTE = /。(?![)\]])|[,;](?:列|排|逗号)/u;
const SEPARATOR = /[、,;和及与以/\s]/u;

/** Reads the conventions that hold for the whole document. */
export function conventionOf(view: string): ListConvention {
  return {
    commaLeads: /逗号(?:之)?前(?:的)?(?:单位|部门)?(?:为|是)牵头/u.test(view),
    firstLeads: /(?:[列排]在?(?:第一|首)位(?:者|的)?|第一个|列首位)(?:的)?(?:单位|部门)?(?:为|是)牵头/u.test(view),
  };
}

/** Parts of a clause by role: by labels (牵头单位：…；责任单位：…), and where these do not tell it by verbs (a牵头，b、c配合). */
function partsOf(view: string, clause: Clause): Part[] {
  const note = NOTE.exec(view.slice(clause.from, clause.to));
  const to = note ? clause.from + note.index : clause.to;
  const labels = [...view.slice(clause.from, to).matchAll(LABEL)].map((match) => ({
    word: (match[1] ?? '').replace(/\s/gu, ''),
    from: clause.from + match.index,
    to: clause.from + match.index + match[0].length,
  }));
  if (!labels.some((label) => ROLE_WORD.test(label.word))) return partsByVerbs(view, clause.from, to);
  const led = labels.some((label) => LEAD_WORD.test(label.word));
  return labels.flatMap((label, at): Part[] => {
    if (!ROLE_WORD.test(label.word) || PERSON.test(label.word)) return [];
    const end = labels[at + 1]?.from ?? to;
    const role: Role = LEAD_WORD.test(label.word) ? 'lead' : SUPPORT_WORD.test(label.word) || led ? 'support' : 'any';
    return role === 'any' ? partsByVerbs(view, label.to, end) : [{ role, from: label.to, to: end }];
  });
}

/** Parts of a stretch of names by the verbs in it outside brackets; the whole when there is none. */
function partsByVerbs(view: string, start: number, to: number): Part[] {
  const outside = view.slice(start, to).replace(/\([^()]*\)/gu, (bracket) => '　'.repeat(bracket.length));
  const verbs = [...outside.matchAll(VERB)]
    .map((match) => ({ verb: match[1] ?? '', from: start + match.index, to: start + match.index + match[0].length }))
    .filter((verb) => verb.to >= to || /[,、;:)\]\s]/u.test(view[verb.to] ?? ''));
  const led = verbs.some(({ verb }) => verb === '牵头');
  const parts: Part[] = [];
  let from = start;
  for (const verb of verbs) {
    const role: Role = verb.verb === '牵头' ? 'lead' : led || SUPPORT_WORD.test(verb.verb) ? 'support' : 'any';
    if (verb.from > from) parts.push({ role, from, to: verb.from });
    from = verb.to;
  }
  return parts.length > 0 ? parts : [{ role: 'any', from: start, to }];
}

/** Offsets of the names in a list. 顿号 inside brackets and inside 各区、县(市) do not split; 和 splits only after a whole name. */
function namesIn(view: string, part: Part): { start: number; end: number; afterComma: boolean }[] {
  const names: { start: number; end: number; afterComma: boolean }[] = [];
  let start = part.from;
  let depth = 0;
  let comma = false;
  const close = (end: number): void => {
    let from = start;
    let to = end;
    while (from < to && /[\s、,;。:]/u.test(view[from] ?? '')) from++;
    while (to > from && /[\s、,;。:]/u.test(view[to - 1] ?? '')) to--;
    const tail = /等(?:[\u4e00-\u9fff]{0,8}(?:部门|单位|地区))?$/u.exec(view.slice(from, to));
    if (tail) to -= tail[0].length;
    if (to > from) names.push({ start: from, end: to, afterComma: comma });
  };
  for (let at = part.from; at < part.to; at++) {
    const char = view[at] ?? '';
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
    if (depth > 0) continue;
    if (char === '各') {
      COLLECTIVE.lastIndex = at;
      if (COLLECTIVE.test(view) && COLLECTIVE.lastIndex <= part.to) at = COLLECTIVE.lastIndex - 1;
      continue;
    }
    if (!SEPARATOR.test(char) || !splits(view, at, start, part.to)) continue;
    close(at);
    if (char === ',') comma = true;
    start = at + (view.startsWith('以及', at) ? 2 : 1);
  }
  close(part.to);
  return names;
}

/** Whether the sign at an offset parts two names. */
function splits(view: string, at: number, start: number, to: number): boolean {
  const char = view[at] ?? '';
  if (char === '、' || char === ',' || char === ';') return true;
  const before = view.slice(start, at).trim();
  if (char === '/') return BODY_END.test(before);
  if (/\s/u.test(char)) {
    // 各区 县(市) is one entry; 市科技局 市经信局, one below the other in a cell, are two.
    const next = /^\s*([^\s、,;]*)/u.exec(view.slice(at, to))?.[1] ?? '';
    const goesOn = /^[城区县市]/u.test(next) && !(OFFICE.test(next) && /[^区县市]$/u.test(before));
    return BODY_END.test(before) && /^[\u4e00-\u9fff]/u.test(next) && !goesOn;
  }
  if (char === '以') return view[at + 1] === '及';
  const after = view.slice(at + 1, Math.min(to, at + 24));
  return (
    BODY_END.test(before) &&
    before.length > 1 &&
    /^(?:各|省|市|县|区|国|有关|相关|其他|教|科|财|公|民|司|商|水|应|审|税|农|交|住|自|生|卫|文|人|工|发|海)/u.test(after)
  );
}

const ALIAS = /^(.{2,30}?)[([]([^()[\]]{2,24})[)\]]$/su;

/** A remark on the list itself, printed after its last name. */
const LIST_NOTE = /牵头单位|下同|分工负责|排名/u;

/** Name and printed alias of a body: 市委宣传部(市版权局). 各区、县(市) and 部门（单位） keep their brackets. */
function nameAndAlias(printed: string, plain: string): { name: string; aliases: string[] } {
  const match = ALIAS.exec(plain);
  if (match && LIST_NOTE.test(match[2] ?? '')) return { name: printed.slice(0, (match[1] ?? '').length).trimEnd(), aliases: [] };
  const inner = match?.[2] ?? '';
  const isAlias = match !== null && inner.length > 2 && BODY_END.test(inner) && !/^各/u.test(plain) && !/^[市县区、省]+$/u.test(inner);
  if (!isAlias) return { name: printed, aliases: [] };
  const cut = (match[1] ?? '').length;
  return {
    name: printed.slice(0, cut).trimEnd(),
    aliases: printed
      .slice(cut + 1, -1)
      .split('、')
      .map((alias) => alias.trim()),
  };
}

/** Bodies named in one part of a text, in order, as printed. `leading` tells that no body stands before them in their clause. */
export function namedIn(state: ParseState, part: Part, convention: ListConvention, leading = true): PlacedBody[] {
  const { view, text } = state;
  const names = namesIn(view, part).filter(({ start, end }) => end - start <= NAME_MAX && /[\u4e00-\u9fff]/u.test(view.slice(start, end)));
  const commas = convention.commaLeads && names.some((name) => name.afterComma);
  return names.map(({ start, end, afterComma }, at) => {
    const { name, aliases } = nameAndAlias(withoutRadicals(text.slice(start, end)).replace(/\s*\n\s*/gu, ''), view.slice(start, end));
    const first = at === 0 && leading;
    const stated = part.role !== 'any' || commas || (convention.firstLeads && first);
    const leads = part.role === 'lead' || (part.role === 'any' && (commas ? !afterComma : first));
    const roleFrom = stated ? 'stated' : first ? 'first' : 'listed';
    return { name, role: leads ? 'lead' : 'support', roleFrom, aliases, misprintOf: null, start, end };
  });
}

/** Bodies named by one clause, in order, as printed. */
export function bodiesOf(state: ParseState, clause: Clause, convention: ListConvention): PlacedBody[] {
  const bodies: PlacedBody[] = [];
  for (const part of partsOf(state.view, clause)) bodies.push(...namedIn(state, part, convention, bodies.length === 0));
  return bodies;
}

/** Bodies of several clauses of one task, each name once, at its first place; aliases are gathered. */
export function mergedBodies(lists: readonly (readonly PlacedBody[])[]): PlacedBody[] {
  const merged = new Map<string, PlacedBody>();
  for (const body of lists.flat()) {
    const known = merged.get(body.name);
    if (!known) merged.set(body.name, body);
    else merged.set(body.name, { ...known, aliases: [...new Set([...known.aliases, ...body.aliases])] });
  }
  return [...merged.values()];
}
