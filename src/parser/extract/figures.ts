import { normaliseQuantity } from '../../model/quantity.js';
import { type Block, type Pass, type ParseState, spanOf } from '../state.js';
import { type Setting, standingOf } from './commitment.js';
import type { TimeMention } from './due.js';
import { documentRange, type Passage, readPassage } from './passage.js';
import { dueIn, pathWith, type ResolvedTime, resolveTime, type SectionKind, sectionKind } from './section.js';
import { readStatements, type Sentence, type Statement } from './statement.js';

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
}

/** Finds the figures a document commits to and those it reports. */
export const figuresPass: Pass = {
  name: PASS,
  reason: 'Runs on finished blocks and meta: section, dates and the document year decide what a quantity is.',
  run(state) {
    const carry: Carry = { goalRoot: -1, goalDue: null, intro: null };
    for (const block of state.blocks) if (READ.has(block.kind)) readBlock(state, block, carry);
  },
};

function readBlock(state: ParseState, block: Block, carry: Carry): void {
  const path = pathWith(state, block);
  const section = sectionKind(path);
  const passage = readPassage(state, block.title === '' ? block.start : block.titleStart, block.end);
  const root = goalRootOf(state, block);
  if (root !== carry.goalRoot) {
    carry.goalRoot = root;
    carry.goalDue = section === 'goal' ? headingDue(state, path) : null;
  }
  if (carry.intro && carry.intro.parent !== block.parent && !descends(state, block, carry.intro.parent)) carry.intro = null;
  if (section === 'goal' && EFFORT.test(passage.text) && state.meta.period) {
    carry.goalDue = { period: state.meta.period.end.slice(0, 4), past: false };
  }
  const statements = readStatements(passage);
  const heading = headingDue(state, path);
  const sentences = new Map<number, Sentence>();
  for (const statement of statements) sentences.set(statement.sentence.index, statement.sentence);
  for (const statement of statements) {
    const time = timeOf(state, statement, section, carry, heading, passage);
    addRow(state, block, path, passage, statement, section, time);
  }
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

/** The last time before a number in its sentence that places it. */
function governing(state: ParseState, times: readonly TimeMention[], before: number): ResolvedTime | null {
  let found: ResolvedTime | null = null;
  for (const time of times) {
    if (time.start >= before) break;
    found = resolveTime(state, time) ?? found;
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

function addRow(
  state: ParseState,
  block: Block,
  path: readonly string[],
  passage: Passage,
  statement: Statement,
  section: SectionKind,
  timed: Timed,
): void {
  const { quantity } = statement;
  const sentence = passage.text.slice(statement.sentence.start, statement.sentence.end);
  const around = passage.text.slice(
    Math.max(statement.sentence.start, statement.start - 30),
    Math.min(statement.sentence.end, statement.end + 24),
  );
  const setting: Setting = { section, report: state.meta.kind === 'report', time: timed.time, sentence, around };
  const standing = standingOf(statement, setting);
  if (standing === 'neither') return;
  const range = documentRange(passage, statement.start, statement.end);
  const source = spanOf(state, range.start, range.end);
  const common = {
    indicator: statement.indicator,
    value: quantity.value,
    unit: quantity.unit,
    normal: normaliseQuantity(quantity.value, quantity.unit, quantity.valueMax),
    scope: statement.scope,
    section: path[path.length - 1] ?? '',
    source,
    pass: PASS,
    confidence: 'sure' as const,
  };
  if (standing === 'target') {
    state.targets.push({
      ...common,
      op: quantity.op,
      valueMax: quantity.valueMax,
      due: timed.time?.period ?? null,
      dueFrom: timed.time?.period ? timed.from : 'none',
      baseline: null,
      nature: null,
      path: [...path],
    });
  } else {
    state.observations.push({ ...common, region: state.meta.region, asOf: timed.time?.period ?? null, yoy: null, rank: null });
  }
}
