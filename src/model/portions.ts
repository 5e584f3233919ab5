import type { DatedValue } from './assessment.js';
import { addDays } from './calendar.js';
import { firstDay, lastDay } from './due.js';
import type { Target } from './plan.js';

/**
 * What a target is where its document gives a quantity over years and what each of the years has of it
 * (到2027年更新100台，其中2026年40台、2027年60台): a portion 当年 with its first and last day, or the total 累计 with the day
 * from which it is counted and the sums of its portions at their ends. Days as `YYYY-MM-DD`; `from` null when not known.
 */
export type Part =
  | { readonly kind: 'portion'; readonly from: string | null; readonly to: string }
  | { readonly kind: 'total'; readonly from: string | null; readonly path: readonly DatedValue[] };

/** What of a target tells its part. */
export type Aim = Pick<Target, 'indicator' | 'normal' | 'scope' | 'due' | 'source'>;

const RATES = new Set(['%', '‰', '百分点', '倍', '番']);
/** Words of a level that is reached, not of what is added. */
const LEVEL = /达|累计|总[计数量]|合计|共计|保持/u;
/** A quantity that says itself that it is the sum. */
const TOTAL = /^(?:总[计数]|累计|合计|共计)/u;
/** What opens a list of portions, and the year that each of them names. */
const OF_WHICH = /其中|当年/u;
const YEAR = /\d{4}年|[今明后当本]年/u;
/** A list of years told out one by one (2026年、2027年分别新增10家、8家): what is added in each, where the words say so. */
const ONE_BY_ONE = /分别.{0,38}(?:新增|新建|当年)|(?:新增|新建|当年).{0,38}分别/u;
/** Longest text between two members of one list. */
const BETWEEN_MAX = 60;
const SENTENCE_END = /[。！？\n]/u;
const CLAUSE = /[^，,。；;\n]*$/u;

interface Member<T extends Aim> {
  readonly row: T;
  readonly value: number;
  readonly end: string;
  /** Text between the member before it in the same sentence and its own; null for the first of a sentence. */
  readonly between: string | null;
  /** Words of its own clause before the number, the indicator's name left out. */
  readonly words: string;
}

/**
 * The parts of a document's targets; what is not in the map is no part of anything. Portions are known by the words before them (其中2026年40台),
 * by the sum beside them (新增30个，总计达60个), or since those that end with the total sum to it; values that are reached one after another
 * (2023年达到40家，2025年达到60家) are milestones of one indicator and stay so.
 */
export function partsOf<T extends Aim>(targets: readonly T[], text: string): ReadonlyMap<T, Part> {
  const groups = new Map<string, T[]>();
  for (const row of targets) {
    if (row.due === null || row.scope === 'growth' || RATES.has(row.normal.unit ?? '')) continue;
    const key = `${row.indicator}|${row.normal.unit ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const parts = new Map<T, Part>();
  for (const group of groups.values()) if (group.length > 1) addParts(membersOf(group, text), parts);
  return parts;
}

function membersOf<T extends Aim>(group: readonly T[], text: string): Member<T>[] {
  const rows = [...group].sort((a, b) => a.source.start - b.source.start);
  return rows.flatMap((row, at): Member<T>[] => {
    const end = row.due === null ? null : lastDay(row.due);
    if (end === null) return [];
    const before = rows[at - 1];
    const gap = before ? row.source.start - before.source.end : -1;
    const between = before && gap >= 0 && gap <= BETWEEN_MAX ? text.slice(before.source.end, row.source.start) : null;
    const near = between !== null && !SENTENCE_END.test(between) ? between : null;
    const lead = CLAUSE.exec(text.slice(Math.max(0, row.source.start - BETWEEN_MAX), row.source.start))?.[0] ?? '';
    const words = `${near ?? lead}${row.source.quote}`.replace(row.indicator, '');
    return [{ row, value: row.normal.value, end, between: near, words }];
  });
}

function addParts<T extends Aim>(members: readonly Member<T>[], parts: Map<T, Part>): void {
  const portions = new Set<Member<T>>();
  const totals = new Set<Member<T>>();
  byWords(members, portions, totals);
  for (const list of sentencesOf(members)) bySum(list, portions, totals);
  if (portions.size === 0) return;
  byCompletion(members, portions, totals);
  for (const total of totals) portions.delete(total);
  const path = pathOf([...portions]);
  const [first] = [...portions].sort(byEnd);
  const from = first ? windowOf(first, portions).from : null;
  for (const member of portions) parts.set(member.row, { kind: 'portion', ...windowOf(member, portions) });
  for (const { row, value, end } of totals) {
    const way = path.filter((point) => point.date < end);
    // Sums beyond the total are those of several lists: they are no path of this one.
    parts.set(row, { kind: 'total', from, path: way.some((point) => point.value > value) ? [] : way });
  }
}

/** Members behind 其中 or 当年 and the member that these belong to; what stands beside a sum of its own date. */
function byWords<T extends Aim>(members: readonly Member<T>[], portions: Set<Member<T>>, totals: Set<Member<T>>): void {
  let head: Member<T> | null = null;
  members.forEach((member, at) => {
    const before = members[at - 1];
    const { between, value, end } = member;
    if (!before || between === null) head = null;
    else if (before.end === end && saysTotal(member) && !saysTotal(before) && before.value <= value) {
      portions.add(before);
      totals.add(member);
      head = null;
    } else if (LEVEL.test(member.words)) head = null;
    else if (YEAR.test(between)) {
      const opens = OF_WHICH.test(between);
      if (opens && !portions.has(before)) head = before;
      if (head === null || (!opens && !portions.has(before)) || value >= head.value || end > head.end) head = null;
      else {
        portions.add(member);
        totals.add(head);
      }
    }
  });
}

const saysTotal = ({ row, words }: Member<Aim>): boolean =>
  TOTAL.test(row.source.quote) || /(?:总[计数]|累计|合计|共计)达?到?$/u.test(words);

function sentencesOf<T extends Aim>(members: readonly Member<T>[]): Member<T>[][] {
  const lists: Member<T>[][] = [];
  for (const member of members) {
    const last = lists.at(-1);
    if (member.between === null || !last) lists.push([member]);
    else last.push(member);
  }
  return lists;
}

/** In one sentence: portions of different dates, the last of them of the total's own, that sum to it; years told out one by one. */
function bySum<T extends Aim>(list: readonly Member<T>[], portions: Set<Member<T>>, totals: Set<Member<T>>): void {
  if (list.some((member) => portions.has(member))) return;
  const total = list.find((one) => {
    const others = list.filter((other) => other !== one);
    const ends = new Set(others.map(({ end }) => end));
    const last = [...ends].sort().at(-1);
    return others.length > 1 && ends.size === others.length && last === one.end && same(sumOf(others), one.value) && !others.some(levels);
  });
  if (total) {
    for (const member of list) (member === total ? totals : portions).add(member);
    return;
  }
  const ends = new Set(list.map(({ end }) => end));
  if (list.length > 1 && ends.size === list.length && ONE_BY_ONE.test(list[0]?.words ?? '') && !list.some(levels))
    for (const member of list) portions.add(member);
}

const levels = ({ words }: Member<Aim>): boolean => LEVEL.test(words);
const same = (a: number, b: number): boolean => Math.abs(a - b) <= Math.abs(b) * 1e-9;
const sumOf = (members: readonly Member<Aim>[]): number => members.reduce((sum, { value }) => sum + value, 0);

/** Elsewhere in the document: what makes the portions up to a sum complete, the sum told once more, a portion told once more. */
function byCompletion<T extends Aim>(members: readonly Member<T>[], portions: Set<Member<T>>, totals: Set<Member<T>>): void {
  const open = members.filter((member) => !portions.has(member) && !totals.has(member));
  const upTo = (end: string): Member<T>[] => onePerEnd([...portions]).filter((one) => one.end <= end);
  const told = (among: ReadonlySet<Member<T>>, { end, value }: Member<T>): boolean =>
    [...among].some((one) => one.end === end && same(one.value, value));
  for (const member of open) {
    const completes = [...totals].some(
      ({ end, value }) =>
        member.end <= end &&
        member.value < value &&
        !upTo(end).some((one) => one.end === member.end) &&
        same(sumOf(upTo(end)) + member.value, value),
    );
    if (told(portions, member) || (completes && !levels(member))) portions.add(member);
  }
  for (const member of open) {
    if (portions.has(member)) continue;
    if (told(totals, member) || (portions.size > 1 && same(sumOf(upTo(member.end)), member.value))) totals.add(member);
  }
}

const byEnd = (a: Member<Aim>, b: Member<Aim>): number => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0);

const onePerEnd = <T extends Aim>(members: readonly Member<T>[]): Member<T>[] =>
  members.filter((member, at) => at === members.findIndex((one) => one.end === member.end && same(one.value, member.value)));

/** Sums of the portions at their ends. */
function pathOf(portions: readonly Member<Aim>[]): DatedValue[] {
  let sum = 0;
  const ordered = onePerEnd(portions).sort(byEnd);
  return ordered.map(({ value, end }) => {
    sum += value;
    return { value: Number(sum.toPrecision(15)), date: end };
  });
}

/** A portion runs from the end of the one before it, and where its date is a year, from no earlier than that year. */
function windowOf(member: Member<Aim>, portions: ReadonlySet<Member<Aim>>): { readonly from: string | null; readonly to: string } {
  const { end, row } = member;
  const earlier = [...portions].flatMap((one) => (one.end < end ? [addDays(one.end, 1)] : [])).sort();
  const year = /^\d{4}$/u.test(row.due ?? '') ? firstDay(row.due ?? '') : null;
  return { from: [earlier.at(-1) ?? '', year ?? ''].sort().at(-1) || null, to: end };
}

/** Whether a figure of a period may count for a target: for a portion only what lies within its own time. */
export function within(row: { readonly part?: Part | undefined }, asOf: string | null): boolean {
  if (row.part?.kind !== 'portion') return true;
  const begin = asOf === null ? null : firstDay(asOf);
  const end = asOf === null ? null : lastDay(asOf);
  return begin !== null && end !== null && end <= row.part.to && (row.part.from === null || begin >= row.part.from);
}

/** 累计 for the total over years; 当年, or 当期 for less than a year, for a portion; "" where the document does not give both. */
export const partText = ({ part, due }: { readonly part?: Part | undefined; readonly due?: Target['due'] }): string =>
  part === undefined ? '' : part.kind === 'total' ? '累计' : /^\d{4}$/u.test(due ?? '') ? '当年' : '当期';

/** The indicator's name, with （累计） or （当年） where the document gives both. */
export const partTitle = (row: Pick<Target, 'indicator' | 'due'> & { readonly part?: Part | undefined }): string =>
  partText(row) === '' ? row.indicator : `${row.indicator}（${partText(row)}）`;
