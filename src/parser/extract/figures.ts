import type { StatedFigure } from '../../model/plan.js';
import { normaliseQuantity } from '../../model/quantity.js';
import { type Block, type Pass, type ParseState, spanOf } from '../state.js';
import { type Setting, standingOf } from './commitment.js';
import { readTimes, type TimeMention } from './due.js';
import { attachYearOnYear, ownRank, rankAfter, yearOnYear } from './observation.js';
import { gluedTable } from './glued-table.js';
import { documentRange, type Passage, readPassage } from './passage.js';
import { placeAtStart, placesOf } from './region.js';
import { dueIn, pathWith, type ResolvedTime, resolveTime, type SectionKind, sectionKind } from './section.js';
import { readStatements, type Statement } from './statement.js';

const PASS = 'figures';
const READ: ReadonlySet<string> = new Set(['paragraph', 'dash', 'item', 'heading']);
const EFFORT = /经过[一-龥\d]{1,3}年(?:的|左右)?的?努力|规划期内|期末|规划期末/u;

/** What earlier blocks leave to the next: dates that hold until another is given. */
interface Carry {
  /** Goal section the date was given in, as the index of its outermost goal heading. */
  goalRoot: number;
  goalDue: ResolvedTime | null;
  /** Date of an introducing line ("到2020年，实现以下目标："), for the blocks beside it. */
  intro: { readonly parent: number; readonly due: ResolvedTime } | null;
  /** Place a bulletin is reporting on; null outside bulletins. */
  region: string | null;
  /** Date of the bulletin's list being read: of an introducing line, or of the item before when the list goes on after a semicolon. */
  asOf: ResolvedTime | null;
  asOfHolds: boolean;
}

/** Finds the figures a document commits to and those it reports. */
export const figuresPass: Pass = {
  name: PASS,
  reason: 'Runs on finished blocks and meta: section, dates and the document year decide what a quantity is.',
  run(state) {
    const carry: Carry = { goalRoot: -1, goalDue: null, intro: null, region: state.meta.region, asOf: null, asOfHolds: false };
    const places = state.meta.kind === 'report' ? placesOf(state) : new Map<string, string>();
    for (const block of state.blocks) if (READ.has(block.kind) || block.kind === 'title') readBlock(state, block, carry, places);
  },
};

function readBlock(state: ParseState, block: Block, carry: Carry, places: ReadonlyMap<string, string>): void {
  const path = pathWith(state, block);
  const section = sectionKind(path);
  const passage = readPassage(state, block.number === '' && block.title === '' ? block.start : block.titleStart, block.end);
  const root = goalRootOf(state, block);
  if (root !== carry.goalRoot) {
    carry.goalRoot = root;
    carry.goalDue = section === 'goal' ? headingDue(state, path) : null;
  }
  if (carry.intro && carry.intro.parent !== block.parent && !descends(state, block, carry.intro.parent)) carry.intro = null;
  if (section === 'goal' && EFFORT.test(passage.text) && state.meta.period) {
    carry.goalDue = { period: state.meta.period.end.slice(0, 4), past: false };
  }
  const place = placeAtStart(passage.text, places);
  if (place && !place.item) {
    if (place.name !== carry.region) carry.asOf = null;
    carry.region = place.name;
  }
  if (block.kind === 'title') return;
  const heading = headingDue(state, path);
  const rows = new RowWriter(state, path, passage, section, place?.item ? place.name : carry.region);
  const table = gluedTable(passage.text);
  const statements = readStatements(passage).filter(({ end, start }) => table === null || end <= table.start || start >= table.end);
  const report = state.meta.kind === 'report';
  const times = report ? readTimes(passage.text) : [];
  statements.forEach((statement, at) => {
    const timed: Timed = report
      ? { time: reportTime(state, passage, times, statement) ?? carry.asOf, from: 'paragraph' }
      : paced(timeOf(state, statement, section, carry, heading, passage), statement);
    rows.add(statement, timed, statements[at + 1]);
  });
  if (state.meta.kind === 'report') carryDate(state, passage, carry);
  const due = dueIn(state, passage.text);
  if (due !== null) {
    if (section === 'goal') carry.goalDue = { period: due, past: false };
    if (passage.text.endsWith(':') || passage.text.endsWith('——'))
      carry.intro = { parent: block.parent, due: { period: due, past: false } };
  }
}

interface Timed {
  readonly time: ResolvedTime | null;
  readonly from: 'sentence' | 'paragraph' | 'heading' | 'period' | 'none';
}

function timeOf(
  state: ParseState,
  statement: Statement,
  section: SectionKind,
  carry: Carry,
  heading: ResolvedTime | null,
  passage: Passage,
): Timed {
  const own = governing(state, statement.sentence.times, statement.quantity.numberStart);
  if (own) return { time: own, from: 'sentence' };
  if (section === 'goal') {
    const earlier = dueIn(state, passage.text.slice(0, statement.sentence.start));
    if (earlier !== null) return { time: { period: earlier, past: false }, from: 'paragraph' };
    if (carry.goalDue) return { time: carry.goalDue, from: 'paragraph' };
  }
  if (heading) return { time: heading, from: 'heading' };
  if (carry.intro) return { time: carry.intro.due, from: 'paragraph' };
  const { period, kind } = state.meta;
  if (period && kind !== 'report' && section !== 'past' && period.start.slice(0, 4) === period.end.slice(0, 4)) {
    return { time: { period: period.end.slice(0, 4), past: false }, from: 'period' };
  }
  return { time: null, from: 'none' };
}

/** A pace (每年提升1个百分点) has no date of its own: an inherited one is the date of something else. */
function paced(timed: Timed, statement: Statement): Timed {
  return timed.from === 'paragraph' && statement.growth && /每年|逐年/u.test(statement.left) ? { time: null, from: 'none' } : timed;
}

/** The last time before a number in its sentence that places it. */
function governing(state: ParseState, times: readonly TimeMention[], before: number): ResolvedTime | null {
  let found: ResolvedTime | null = null;
  for (const time of times) {
    if (time.start >= before) break;
    const resolved = resolveTime(state, time);
    if (time.role === 'span' && time.shift > 0 && found?.period) {
      const year: number = Number(found.period.slice(0, 4));
      found = { period: `${year - time.shift + 1}/${year}`, past: true };
    } else found = resolved ?? found;
  }
  return found;
}

function headingDue(state: ParseState, path: readonly string[]): ResolvedTime | null {
  for (let at = path.length - 1; at >= 0; at--) {
    const due = dueIn(state, path[at] ?? '');
    if (due !== null) return { period: due, past: false };
  }
  return null;
}

function goalRootOf(state: ParseState, block: Block): number {
  let root = -1;
  for (let at: Block | undefined = block; at; at = state.blocks[at.parent]) {
    if (at.title !== '' && sectionKind([at.title]) === 'goal') root = at.start;
  }
  return root;
}

function descends(state: ParseState, block: Block, parent: number): boolean {
  for (let at = block.parent; at >= 0; at = state.blocks[at]?.parent ?? -1) if (at === parent) return true;
  return parent < 0 && block.kind !== 'heading';
}

/** The date a bulletin gives for a figure: the year compared with when the figure is that year's, else the last date before it in the paragraph, or a cited report's year. */
function reportTime(state: ParseState, passage: Passage, times: readonly TimeMention[], statement: Statement): ResolvedTime | null {
  const compared = times.find(
    (time) => time.role === 'base' && statement.carried && passage.text[time.end] === '的' && time.end + 1 === statement.quantity.start,
  );
  if (compared) return { period: compared.period, past: true };
  const before = statement.quantity.numberStart;
  const dating = times.filter((time) => time.start >= statement.sentence.start || passage.text[time.end] !== '度');
  const found = governing(state, dating, before);
  const cited = found ? undefined : /《(\d{4})年/u.exec(passage.text.slice(0, before))?.[1];
  return cited === undefined ? found : { period: cited, past: true };
}

/** Keeps the date of a list for its next item: after a semicolon, and under a line that introduces it ("2023年，杭州——"). */
function carryDate(state: ParseState, passage: Passage, carry: Carry): void {
  const { text } = passage;
  const cited = /《(\d{4})年/u.exec(text)?.[1];
  const time = governing(state, readTimes(text), text.length) ?? (cited === undefined ? null : { period: cited, past: true });
  if (/——$/u.test(text) && text.length < 30) {
    carry.asOf = time;
    carry.asOfHolds = true;
  } else if (text.endsWith(';')) {
    carry.asOf = time ?? carry.asOf;
  } else if (!carry.asOfHolds) carry.asOf = null;
}

/** Writes the rows of one block. */
class RowWriter {
  private last: StatedFigure | undefined;
  private lastTarget: Statement | undefined;

  constructor(
    private readonly state: ParseState,
    private readonly path: readonly string[],
    private readonly passage: Passage,
    private readonly section: SectionKind,
    private readonly region: string | null,
  ) {}

  add(statement: Statement, timed: Timed, next: Statement | undefined): void {
    const { state, passage } = this;
    const { quantity, sentence } = statement;
    const report = state.meta.kind === 'report';
    const yoy = yearOnYear(statement);
    if (yoy !== null && attachYearOnYear(this.last, yoy)) return;
    const around = passage.text.slice(Math.max(sentence.start, statement.start - 30), Math.min(sentence.end, statement.end + 24));
    const setting: Setting = { section: this.section, report, time: timed.time, follows: this.lastTarget?.sentence === sentence, around };
    const standing = standingOf(statement, setting);
    if (standing === 'neither') return;
    const range = documentRange(passage, statement.start, statement.end);
    const common = {
      indicator: statement.indicator,
      value: quantity.value,
      unit: quantity.unit,
      normal: normaliseQuantity(quantity.value, quantity.unit, quantity.valueMax),
      scope: statement.scope,
      section: this.path[this.path.length - 1] ?? '',
      source: spanOf(state, range.start, range.end),
      pass: PASS,
      confidence: 'sure' as const,
    };
    const period = timed.time?.period ?? null;
    if (standing === 'target') {
      this.lastTarget = statement;
      const dueFrom = period ? timed.from : 'none';
      state.targets.push({
        ...common,
        op: quantity.op,
        valueMax: quantity.valueMax,
        due: period,
        dueFrom,
        baseline: null,
        nature: null,
        path: [...this.path],
      });
      return;
    }
    const until = next && next.sentence === sentence ? (yearOnYear(next) === null ? next.start : sentence.end) : sentence.end;
    const rank = statement.rank ? ownRank(passage, statement) : rankAfter(passage, statement, until);
    const region = report && /^全国/u.test(statement.indicator) ? '全国' : this.region;
    this.last = { ...common, region, asOf: period, yoy: null, rank };
    state.observations.push(this.last);
  }
}
