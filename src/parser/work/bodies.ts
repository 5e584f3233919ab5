import type { Body } from '../../model/plan.js';
import { namesIn, readName, STAR } from '../blocks/body-list.js';
import { BODY_END } from '../lexicon/bodies.js';
import { AFTER_VERB, DUTY_VERB, type DutyRole, namesDuty, roleOfWord, TOGETHER } from '../lexicon/duty.js';
import type { Clause, ParseState } from '../state.js';
import { shownName } from '../view.js';

/** What the document says once about how its lists are to be read. */
export interface ListConvention {
  /** 逗号前为牵头单位: the bodies before the first comma lead. */
  readonly commaLeads: boolean;
  /** 列第一位者为牵头单位: the first body leads. */
  readonly firstLeads: boolean;
  /** 带*号的为牵头单位: the bodies with a star lead. */
  readonly starLeads: boolean;
}

/** A body with its place in the text. */
export interface PlacedBody extends Body {
  readonly start: number;
  readonly end: number;
}

/** A stretch of text that lists bodies of one role. */
export interface Part {
  readonly role: DutyRole;
  readonly from: number;
  readonly to: number;
}

/** 牵头单位：, perhaps broken over two lines; 【牵头单位】; 责任单位（部门）：. */
const LABEL =
  /([\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){1,7})(?:\([\u4e00-\u9fff]{1,6}\))?[ ]?:|(?<=^|\s)([牵责配协主承][头任合办责][单部][位门]) +|\[([\u4e00-\u9fff]{2,6}(?:单位|部门|主体|[科处]室|分工))\] ?:?/gu;
/** The whole label behind a blank, which then parts it from the name before it: …改革委 责任单位：. */
const WHOLE_LABEL = /(?<=\s)[\u4e00-\u9fff]{2,6}(?:单位|部门|主体|[科处]室|时限|期限|时间|领导|责任人)$/u;
/** A remark after the names: 。以下…, ，列第一位者为牵头单位, (标*号的为牵头部门), ，以下均需…. */
const NOTE = /。(?![)\]])(?![^。:]{2,9}:)|[,;(](?:列|排|逗号|[标带加]|第一|以下(?!简称)|下列)/u;

/** Reads the conventions that hold for the whole document. */
export function conventionOf(view: string): ListConvention {
  return {
    commaLeads: /逗号(?:之)?前(?:的)?(?:单位|部门)?(?:为|是)牵头/u.test(view),
    firstLeads:
      /(?:[列排]在?(?:名)?(?:第一|首)位?(?:者|的)?|第一个|第一位|首位|列首位)(?:的)?(?:责任)?(?:单位|部门)?(?:为|是)(?:牵头|第一责任)/u.test(
        view,
      ),
    starLeads: /[*★☆▲△※#]号?(?:标[记注])?(?:者|的)?(?:单位|部门)?(?:为|是)(?:牵头|主)/u.test(view),
  };
}

/** Parts of a clause by role: by labels (牵头单位：…；责任单位：…), and where these do not tell it by verbs (a牵头，b、c配合). */
function partsOf(view: string, clause: Clause): Part[] {
  const note = NOTE.exec(view.slice(clause.from, clause.to));
  const to = note ? clause.from + note.index : clause.to;
  const labels = [...view.slice(clause.from, to).matchAll(LABEL)].map((match) => {
    const printed = match[1] ?? match[2] ?? match[3] ?? '';
    const whole = WHOLE_LABEL.exec(printed);
    const at = clause.from + match.index;
    return { word: printed.slice(whole?.index ?? 0).replace(/\s/gu, ''), from: at + (whole?.index ?? 0), to: at + match[0].length };
  });
  if (!labels.some((label) => namesDuty(label.word))) return partsByVerbs(view, clause.from, to);
  const led = labels.some((label) => roleOfWord(label.word) === 'lead');
  return labels.flatMap((label, at): Part[] => {
    if (!namesDuty(label.word)) return [];
    const end = labels[at + 1]?.from ?? to;
    const said = roleOfWord(label.word);
    const role: DutyRole = said === 'any' && led ? 'support' : said;
    return role === 'any' ? partsByVerbs(view, label.to, end) : [{ role, from: label.to, to: end }];
  });
}

/** Parts of a stretch of names by the verbs in it outside brackets; the whole when there is none. */
function partsByVerbs(view: string, start: number, to: number): Part[] {
  const outside = view.slice(start, to).replace(/\([^()]*\)/gu, (bracket) => '　'.repeat(bracket.length));
  const verbs = [...outside.matchAll(DUTY_VERB)]
    .map((match) => ({
      role: roleOfWord(match[1] ?? match[2] ?? ''),
      from: start + match.index,
      to: start + match.index + match[0].length,
    }))
    .filter((verb) => verb.to >= to || AFTER_VERB.test(view[verb.to] ?? ''));
  for (const match of outside.matchAll(TOGETHER)) {
    const before = outside.slice(0, match.index);
    // a会同b; a牵头，会同b.
    if (BODY_END.test(before) || /[,、;]$/u.test(before))
      verbs.push({ role: 'lead', from: start + match.index, to: start + match.index + match[0].length });
  }
  verbs.sort((a, b) => a.from - b.from);
  const led = verbs.some(({ role }) => role === 'lead');
  const parts: Part[] = [];
  let from = start;
  for (const verb of verbs) {
    const role: DutyRole = verb.role === 'any' && led ? 'support' : verb.role;
    if (verb.from > from) parts.push({ role, from, to: verb.from });
    from = Math.max(from, verb.to);
  }
  if (parts.length > 0 && from < to) parts.push({ role: led ? 'support' : 'any', from, to });
  return parts.length > 0 ? parts : [{ role: 'any', from: start, to }];
}

/** Bodies named in one part of a text, in order, as printed. `leading` tells that no body stands before them in their clause. */
export function namedIn(state: ParseState, part: Part, convention: ListConvention, leading = true): PlacedBody[] {
  const { view, text } = state;
  const names = namesIn(view, part.from, part.to).map(({ start, end, afterComma }) => {
    const printed = shownName(text.slice(start, end)).replace(/\s*\n\s*/gu, '');
    const plain = view.slice(start, end).replace(/\s*\n\s*/gu, '');
    const starred = convention.starLeads && plain.search(STAR) >= 0;
    const named = readName(printed.replace(STAR, ''), plain.replace(STAR, ''));
    return { start, end, afterComma, ...named, marked: starred ? ('lead' as const) : named.marked };
  });
  const commas = convention.commaLeads && names.some((name) => name.afterComma);
  const marked = names.some((name) => name.marked === 'lead');
  return names.map(({ start, end, afterComma, name, aliases, marked: mark }, at) => {
    const first = at === 0 && leading;
    const stated = mark !== null || marked || part.role !== 'any' || commas || (convention.firstLeads && first);
    const own = mark ?? (marked ? 'support' : part.role);
    const leads = own === 'lead' || (own === 'any' && (commas ? !afterComma : first));
    const roleFrom = stated ? 'stated' : first ? 'first' : 'listed';
    return { name, role: leads ? 'lead' : 'support', roleFrom, aliases: [...aliases], misprintOf: null, start, end };
  });
}

/** Bodies named by one clause, in order, as printed. */
export function bodiesOf(state: ParseState, clause: Clause, convention: ListConvention): PlacedBody[] {
  const bodies: PlacedBody[] = [];
  for (const part of partsOf(state.view, clause)) bodies.push(...namedIn(state, part, convention, bodies.length === 0));
  return bodies;
}

/** Bodies of several clauses of one task, each name once, at its first place; aliases are gathered. A list that says who leads settles it for lists that do not. */
export function mergedBodies(lists: readonly (readonly PlacedBody[])[]): PlacedBody[] {
  const led = lists.length > 1 && lists.some((list) => list.some(({ role, roleFrom }) => role === 'lead' && roleFrom === 'stated'));
  const merged = new Map<string, PlacedBody>();
  for (const body of lists.flat()) {
    const known = merged.get(body.name);
    const settled: PlacedBody = led && body.roleFrom === 'first' ? { ...body, role: 'support', roleFrom: 'listed' } : body;
    if (!known) merged.set(body.name, settled);
    else merged.set(body.name, { ...known, aliases: [...new Set([...known.aliases, ...body.aliases])] });
  }
  return [...merged.values()];
}
