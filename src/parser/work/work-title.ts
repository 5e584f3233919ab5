import { BODY_END } from '../lexicon/bodies.js';
import {
  DATE_CLAUSE,
  DATE_HEAD,
  FAR_ENDS,
  GOES_ON,
  LEAD_INS,
  type LeadIn,
  OF_SUBJECT,
  SUBJECT_LEADS_IN,
  SUBJECT_WITH_GROUND,
  TOPIC,
  WAITS,
  WORK_VERB,
} from '../lexicon/lead-ins.js';

/** A sentence up to this long is its own title. */
export const TITLE_MAX = 30;
/** A first clause shorter than this says little, and takes the next one too while both are short. */
const ALONE_MIN = 9;
const BOTH_MAX = 24;
/** Least that is left of a sentence when its lead-in is taken away. */
const LEFT_MIN = 6;
/** Clauses that one lead-in may run over (按照政府主导，社会参与的原则，…). */
const LEAD_CLAUSES = 3;
/** An enumeration behind a title that is long enough without it. */
const ENUMERATION = '包括';
/** How many of something stand behind a title, or what it scores: （13项）, （2分）. */
const COUNT_BEHIND = / ?[([](?:共|计)?(?:\d{1,4}(?:\.\d{1,2})?|[一二三四五六七八九十]{1,3}) ?[项条个件分][)\]]$/u;

/** A clause of a sentence, by its offsets in the view. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/** End of a title without the count or score behind it. */
export function withoutCount(view: string, from: number, to: number): number {
  const behind = COUNT_BEHIND.exec(view.slice(from, to));
  return behind && behind.index > 0 ? from + behind.index : to;
}

/**
 * What names the work that a sentence tells, by its offsets in the view: the sentence when it is short, else its first clause that says the work,
 * without what leads in to it.
 */
export function workTitle(view: string, from: number, to: number): Part {
  const end = withoutCount(view, from, to);
  const parts = partsOf(view, from, end);
  const said = parts.map((part) => view.slice(part.start, part.end));
  const startOf = (at: number): number => parts[at]?.start ?? from;
  const endOf = (at: number): number => parts[at]?.end ?? end;
  const ground = skipped(said, 0, 'ground');
  const start = startOf(ground) + (DATE_HEAD.exec(said[ground] ?? '')?.[0].length ?? 0);
  if (end - start < LEFT_MIN) return { start: from, end };
  const left = parts.length - ground;
  if (start === from ? end - start <= TITLE_MAX : end - start <= BOTH_MAX && left <= 2) return { start, end };
  const means = skipped(said, ground, 'means');
  const first = means === ground || endOf(means) - start <= BOTH_MAX ? start : startOf(means);
  let last = means;
  while (last + 1 < parts.length && waits(said, last)) last++;
  const both = endOf(last) - first < ALONE_MIN && last + 1 < parts.length && endOf(last + 1) - first <= BOTH_MAX;
  if (both && !waits(said, last + 1) && leadLength(said, last + 1, 'means') === 0) last++;
  return { start: first, end: withoutList(view, first, endOf(last)) };
}

/** End of a title without the enumeration that follows it. */
function withoutList(view: string, from: number, to: number): number {
  const at = to - from > TITLE_MAX ? view.slice(from, to).indexOf(ENUMERATION) : -1;
  return at >= ALONE_MIN && !/[([]/u.test(view[from + at - 1] ?? '') ? from + at : to;
}

/** The clauses of a sentence: commas inside brackets and quotations do not part them. */
function partsOf(view: string, from: number, to: number): Part[] {
  const parts: Part[] = [];
  let start = from;
  let depth = 0;
  for (let at = from; at < to; at++) {
    const char = view[at] ?? '';
    if (char === '(' || char === '《' || char === '“') depth++;
    else if (depth > 0 && /[)》”"]/u.test(char)) depth--;
    if (char !== ',' || depth > 0) continue;
    parts.push({ start, end: at });
    start = at + 1;
  }
  parts.push({ start, end: to });
  return parts;
}

/** Index of the first clause from `at` on that is no lead-in of a kind; dates count as grounds. The last clause is never one. */
function skipped(said: readonly string[], at: number, kind: LeadIn['kind']): number {
  let next = at;
  while (next + 1 < said.length) {
    const length = leadLength(said, next, kind);
    if (length === 0 || next + length >= said.length) break;
    next += length;
  }
  return next;
}

/** Clauses that a lead-in takes which begins at a clause, with those that go on with it; 0 when none does. */
function leadLength(said: readonly string[], at: number, kind: LeadIn['kind']): number {
  let length = kind === 'ground' && DATE_CLAUSE.test(said[at] ?? '') ? 1 : 0;
  for (const leadIn of LEAD_INS) if (length === 0 && leadIn.kind === kind) length = clausesOf(leadIn, said, at);
  while (length > 0 && GOES_ON.test(said[at + length] ?? '') && !tellsWork(said[at + length] ?? '', 0)) length++;
  return length;
}

/** Clauses that one kind of lead-in takes from a clause on, 0 when it does not begin there. */
function clausesOf({ opens, ends, closed }: LeadIn, said: readonly string[], at: number): number {
  const clause = said[at] ?? '';
  const open = opens.exec(clause)?.[0].length;
  if (open === undefined) return 0;
  if (ends?.test(clause)) return 1;
  const works = tellsWork(clause, open);
  if (works && closed) return 0;
  const far = closed ? ends : FAR_ENDS;
  for (let count = 2; ends && count <= LEAD_CLAUSES && !tellsWork(said[at + count - 1] ?? '', 0); count++)
    if (far?.test(said[at + count - 1] ?? '')) return count;
  return closed || works ? 0 : 1;
}

/** Whether a clause holds a verb of work, not right behind its opening word (围绕推进…, 为加强…) but later. */
function tellsWork(clause: string, opening: number): boolean {
  return WORK_VERB.test(clause.slice(opening > 0 ? opening + 2 : 0));
}

/** Whether a clause says no work before the next one is read. */
function waits(said: readonly string[], at: number): boolean {
  const clause = said[at] ?? '';
  if (WAITS.test(clause) || SUBJECT_WITH_GROUND.test(clause) || leadLength(said, at, 'ground') > 0) return true;
  const topic = TOPIC.exec(clause)?.[0];
  if (topic !== undefined) return !tellsWork(clause, topic.length);
  const subject = SUBJECT_LEADS_IN.exec(clause);
  if (subject) return !tellsWork(clause, subject.index + subject[0].length);
  return OF_SUBJECT.test(said[at + 1] ?? '') && BODY_END.test(clause) && !WORK_VERB.test(clause);
}
