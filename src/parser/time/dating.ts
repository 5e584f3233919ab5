import type { DueSource, PeriodText } from '../../model/due.js';
import { documentYears, reportedYear, toldYear } from '../document/document-years.js';
import { tellsAdvantages } from '../lexicon/headings.js';
import { saysWill } from '../lexicon/tense.js';
import { dividesBefore } from '../sentences/divided.js';
import type { Passage } from '../sentences/passage.js';
import { comparedYear, type Statement } from '../sentences/statement.js';
import type { Block, ParseState } from '../state.js';
import { HeadingTimes, stageEnd } from './heading-times.js';
import { Outlook } from './outlook.js';
import type { ResolvedTime } from './resolved-time.js';
import { type SectionKind, sectionKind } from './section.js';
import { Timeline } from './timeline.js';

/** The time of a statement, and where it was found. */
export interface Timed {
  readonly time: ResolvedTime | null;
  readonly from: Exclude<DueSource, 'correction'>;
}

const EFFORT = /(?:经过|通过|力争|争取|用)(?:通过|用)?[一-龥\d]{1,2}年(?:的|左右)?的?(?:时间|努力|建设|奋斗)|规划期内|期末|规划期末/u;
const UNDATED: Timed = { time: null, from: 'none' };
const INTRO_MAX = 30;
const ahead = (period: string): ResolvedTime => ({ period, past: false });

/** Carries dates from block to block: those of goal sections and introducing lines in plans, those of lists in bulletins. */
export class Dating {
  /** Outermost goal heading above the block being read, and the last date given under it. */
  private goalRoot = -1;
  private goalDue: ResolvedTime | null = null;
  /** Date of an introducing line ("到2020年，实现以下目标："), for the blocks beside it. */
  private intro: { readonly parent: number; readonly due: ResolvedTime } | null = null;
  private readonly outlook = new Outlook();
  private readonly headings: HeadingTimes;
  private heading: ResolvedTime | null = null;
  /** End of the stage that the block itself opens with ("攻坚阶段（2024年）：…"). */
  private stage: PeriodText | null = null;
  /** Last date given in the review that is being read, and the review's outermost heading. */
  private told: ResolvedTime | null = null;
  private review = -1;
  /** The part being read tells what there is (比较优势): no date of another paragraph is its own. */
  private standing = false;
  /** Date of the bulletin's list: of the line that introduces it, or of the item before when that ends in a semicolon. */
  private asOf: ResolvedTime | null = null;
  private asOfHolds = false;
  /** The part of the year that a bulletin opens with and alone tells of; null once it tells of another time, undefined before it tells of any. */
  private part: ResolvedTime | null | undefined;
  /** The year or part of the year that a bulletin's title says it is about. */
  private readonly titled: ResolvedTime | null;

  constructor(private readonly state: ParseState) {
    this.headings = new HeadingTimes(state);
    const { kind, title } = state.meta;
    const year = reportedYear(state) ?? toldYear(state);
    const part = kind === 'report' ? new Timeline(state, title).governing(0, title.length) : null;
    this.titled =
      part?.past && /-/u.test(part.period ?? '')
        ? { period: part.period, past: true }
        : year === null
          ? null
          : { period: String(year), past: true };
  }

  /** The year that the heading gives to the part being read (一、2023年工作回顾, 二、2024年工作安排): its 全年 and 6月底; null in other parts. */
  get headed(): ResolvedTime | null {
    return this.heading?.period?.length === 4 && (this.heading.past || this.state.meta.kind === 'report') ? this.heading : null;
  }

  /** Takes in the headings of the block that is read next. */
  open(block: Block, path: readonly string[], section: SectionKind, passage: Passage): void {
    const { period } = this.state.meta;
    this.heading = this.headings.timeOf(path);
    this.stage = passage.text.startsWith('(') ? null : stageEnd(passage.text);
    const root = this.outermost(block, 'goal');
    if (root !== this.goalRoot) {
      this.goalRoot = root;
      this.goalDue = section === 'goal' ? this.heading : null;
    }
    const own = section === 'goal' ? this.headings.timeOf(path.slice(-1)) : null;
    if (own) this.goalDue = own;
    this.standing = path.some((title) => tellsAdvantages(title.replace(/[\s*]/gu, '')));
    const review = section === 'past' ? this.outermost(block, 'past') : -1;
    if (review !== this.review) {
      this.review = review;
      this.told = null;
    }
    if (this.state.meta.kind === 'report') this.outlook.open(block, passage, (parent) => this.descends(block, parent));
    if (this.intro && this.intro.parent !== block.parent && !this.descends(block, this.intro.parent)) this.intro = null;
    if (section === 'goal' && period && EFFORT.test(passage.text)) this.goalDue = ahead(period.end.slice(0, 4));
  }

  /** Keeps what the block that was read leaves to the next. */
  close(block: Block, section: SectionKind, passage: Passage, timeline: Timeline): void {
    const { text } = passage;
    if (this.state.meta.kind === 'report') {
      this.keepListDate(text, timeline);
      this.keepPart(timeline);
      this.outlook.close(block, passage, timeline);
    }
    if (section === 'past' && !this.standing) this.told = timeline.left((documentYears(this.state).base ?? 0) - 1) ?? this.told;
    const due = timeline.dueBefore(text.length);
    if (due === null) return;
    if (section === 'goal') this.goalDue = ahead(due);
    if (text.endsWith(':') || text.endsWith('——')) {
      // A numbered item introduces what stands under it, a paragraph what stands beside it.
      const parent = block.number === '' ? block.parent : this.state.blocks.indexOf(block);
      this.intro = { parent, due: ahead(due) };
    }
  }

  /** A bulletin turns to another place: the list's date is that of the place before. */
  forgetListDate(): void {
    this.asOf = null;
    this.asOfHolds = false;
  }

  /** When a statement of a plan falls due or was true. */
  ofPlan(statement: Statement, passage: Passage, section: SectionKind, timeline: Timeline): Timed {
    const dealt = statement.dealt && timeline.dealt(statement.sentence.start, statement.quantity.numberStart, statement.dealt);
    const ready = dealt ?? timeline.readyBy(statement.quantity.end);
    if (ready) return { time: ready, from: 'sentence' };
    const { sentence, quantity } = statement;
    const over = section !== 'past' && timeline.isOver(sentence.start, quantity.numberStart);
    const stated = over
      ? null
      : (timeline.beforeAside(sentence.start, quantity.numberStart) ?? timeline.governing(sentence.start, quantity.numberStart));
    const own = section === 'past' && stated?.whole ? null : stated;
    if (section === 'past') {
      const time = own?.period ? this.reviewed(own) : null;
      if (time) return { time: changesTo(statement, passage.text) ? atEnd(time, statement) : time, from: 'sentence' };
      if (this.heading?.past) return { time: this.heading, from: 'heading' };
    }
    if (own) return { time: own, from: 'sentence' };
    if (section === 'past') {
      const told = timeline.dating(statement.sentence.start, statement.quantity.numberStart);
      const time = this.reviewed((told?.whole ? null : told) ?? (this.standing ? null : this.told));
      if (time?.past) return { time: atEnd(time, statement), from: 'paragraph' };
    }
    if (this.stage !== null) return { time: ahead(this.stage), from: 'paragraph' };
    const finish = timeline.finishing(statement.quantity.end, statement.sentence.end);
    if (finish) return { time: finish, from: 'sentence' };
    const whole = section === 'past' || !dividesBefore(passage.text, sentence.start) ? null : timeline.governing(0, sentence.start);
    if (whole) return { time: whole, from: 'paragraph' };
    const past = section === 'other' ? timeline.told(statement.quantity.numberStart) : null;
    if (past) return { time: atEnd(past, statement), from: 'paragraph' };
    const inherited = this.inherited(statement, section, timeline);
    // A pace (每年提升1个百分点) has no date of its own: an inherited one is the date of something else.
    return inherited.from === 'paragraph' && statement.growth && /每年|逐年/u.test(statement.left) ? UNDATED : inherited;
  }

  /** A time of a review is past, also where nothing tells the document's own year or it is that year, unless it lies beyond. */
  private reviewed(time: ResolvedTime): ResolvedTime;
  private reviewed(time: ResolvedTime | null): ResolvedTime | null;
  private reviewed(time: ResolvedTime | null): ResolvedTime | null {
    if (time === null || time.past || time.period === null) return time;
    const { base, issued } = documentYears(this.state);
    const known = Math.max(base ?? 0, issued ?? 0);
    return known === 0 || Number(time.period.slice(0, 4)) <= known ? { ...time, past: true } : time;
  }

  private inherited(statement: Statement, section: SectionKind, timeline: Timeline): Timed {
    if (section === 'goal') {
      const earlier = timeline.dueBefore(statement.sentence.start);
      if (earlier !== null) return { time: ahead(earlier), from: 'paragraph' };
      if (this.goalDue) return { time: this.goalDue, from: 'paragraph' };
    }
    if (opens(statement)) {
      const goes = timeline.dueOfSentenceBefore(statement.sentence.start);
      if (goes) return { time: goes, from: 'paragraph' };
    }
    const whole = timeline.throughout(statement.sentence.start);
    if (whole) return { time: whole, from: 'paragraph' };
    if (this.heading) return { time: this.heading, from: 'heading' };
    if (this.intro) return { time: this.intro.due, from: 'paragraph' };
    const { period, kind } = this.state.meta;
    const oneYear = period !== null && period.start.slice(0, 4) === period.end.slice(0, 4);
    return oneYear && kind !== 'report' && section !== 'past' ? { time: ahead(period.end.slice(0, 4)), from: 'period' } : UNDATED;
  }

  /** When a figure of a bulletin was true: the year compared with when it is that year's, else the last date before it, or a cited report's year. */
  ofReport(statement: Statement, passage: Passage, timeline: Timeline): Timed {
    const { quantity, sentence } = statement;
    const named = comparedYear(statement);
    if (named === 'before') {
      const { time } = this.ofReport({ ...statement, carried: false }, passage, timeline);
      return { time: yearBefore(time), from: 'sentence' };
    }
    if (named !== null) return { time: { period: named, past: true }, from: 'sentence' };
    const done = timeline.doneOn(quantity.end);
    if (done?.past) return { time: { ...done, running: false }, from: 'sentence' };
    const found = timeline.dating(sentence.start, quantity.numberStart) ?? citedYear(passage.text, quantity.numberStart);
    // What a paragraph says before it turns to the time to come dates nothing behind the turn.
    const turn = this.outlook.turnBefore(statement);
    const planned = this.outlook.timeOf(statement, turn < 0 ? found : timeline.governing(turn, quantity.numberStart));
    if (planned) return { time: planned, from: 'paragraph' };
    if (this.heading?.past === false)
      return { time: found && (!found.past || isEarlier(found, this.heading)) ? found : this.heading, from: 'heading' };
    // "全市将新建学校10所" in the report on a year that is over: its title dates what was done.
    if (!found?.period && saysWill(passage.text.slice(sentence.start, quantity.numberStart))) return UNDATED;
    if (found?.since) return { time: atEnd(found, statement), from: 'paragraph' };
    const own = found?.period ? (changesTo(statement, passage.text) ? atEnd(found, statement) : found) : null;
    return { time: own ?? this.asOf ?? this.heading ?? this.titled ?? this.part ?? found, from: 'paragraph' };
  }

  private keepListDate(text: string, timeline: Timeline): void {
    const time = timeline.governing(0, text.length) ?? citedYear(text, text.length);
    if (text.endsWith('——') && text.length < INTRO_MAX) {
      this.asOf = time;
      this.asOfHolds = true;
    } else if (text.endsWith(';')) this.asOf = time ?? this.asOf;
    else if (!this.asOfHolds) this.asOf = null;
  }

  /** A report on a half year says so once: what follows without a date is of it too, as long as nothing else is told of. */
  private keepPart(timeline: Timeline): void {
    for (const { period, summed } of timeline.datesOver) {
      if (this.part === undefined) this.part = summed ? { period, past: true } : null;
      else if (period !== this.part?.period) this.part = null;
    }
  }

  /** Start of the outermost heading of a kind above a block, -1 when there is none. */
  private outermost(block: Block, kind: SectionKind): number {
    let root = -1;
    for (let at: Block | undefined = block; at; at = this.state.blocks[at.parent])
      if (at.title !== '' && sectionKind([at.title]) === kind) root = at.start;
    return root;
  }

  private descends(block: Block, parent: number): boolean {
    for (let at = block.parent; at >= 0; at = this.state.blocks[at]?.parent ?? -1) if (at === parent) return true;
    return parent < 0 && block.kind !== 'heading';
  }
}

/** The same time of the year before; without a date where it has none. */
function yearBefore(time: ResolvedTime | null): ResolvedTime {
  const period = time?.period ?? null;
  const own = period !== null && !period.includes('/');
  return { period: own ? `${Number(period.slice(0, 4)) - 1}${period.slice(4)}` : null, past: true };
}

/** Whether a time is of an earlier year than another. */
const isEarlier = (time: ResolvedTime, than: ResolvedTime): boolean =>
  time.period !== null && than.period !== null && time.period.slice(0, 4) < than.period.slice(0, 4);

/** Whether a level that is to be reached opens its sentence, as the goals of a list do that goes on over sentences ("到2025年，…得到保障。利用率达到92%以上。"). */
const opens = ({ start, sentence, quantity }: Statement): boolean =>
  start - sentence.start <= 2 && quantity.before.some(({ kind }) => kind === 'level' || kind === 'bound');

/** What a change over several years ends at: 提高到, 降至. */
const CHANGES_TO = /(?:提[高升]|上升|增[加长]?|升|扩大|拓展|延长|下降|降低?|减少?|缩[短小减])[到至为]$/u;
/** Whether a figure is the level that a change ended at, as in "2015—2019年，…提高到77.3岁". */
const changesTo = ({ quantity }: Statement, text: string): boolean =>
  quantity.before.some(({ kind, start, end }) => kind === 'level' && CHANGES_TO.test(text.slice(start, end)));

/** A span that an earlier sentence gave: a level was reached at its end, a change or a sum was made over it. */
function atEnd(time: ResolvedTime, { growth, scope }: Statement): ResolvedTime {
  const last = /^\d{4}\/(\d{4})$/u.exec(time.period ?? '')?.[1];
  return last === undefined || growth || scope === 'cumulative' ? time : { ...time, period: last };
}

/** Year of a report that a bulletin cites ("《2023年全球创新指数》报告中，位列…"), within a sentence's reach before an offset. */
function citedYear(text: string, before: number): ResolvedTime | null {
  const year = /《(\d{4})年/u.exec(text.slice(Math.max(0, before - 120), before))?.[1];
  return year === undefined ? null : { period: year, past: true };
}
