import type { PeriodText } from '../../model/due.js';
import type { StatedFigure } from '../../model/plan.js';
import { normaliseQuantity } from '../../model/quantity.js';
import { announces, interprets } from '../lexicon/document-types.js';
import { ClausePlaces, withoutPlace } from '../places/clause-place.js';
import { periodOfOrigin } from '../sentences/origin.js';
import { documentRange, type Passage } from '../sentences/passage.js';
import { comparedYear, type Sentence, type Statement } from '../sentences/statement.js';
import { type ParseState, spanOf } from '../state.js';
import type { Timed } from '../time/dating.js';
import type { SectionKind } from '../time/section.js';
import { isForecast, isForetold, tenseOf } from '../time/tense.js';
import { standingOf } from './commitment.js';
import {
  attachYearOnYear,
  comparedWith,
  isBareRank,
  ownRank,
  rankAfter,
  type StatedRow,
  saysYearOnYear,
  yearOnYear,
} from './observation.js';
import { describesProject } from './project-described.js';

/** How much of the sentence around a statement decides whether a rule or an aim is stated, in characters. */
const BEFORE = 30;
const AFTER = 24;
/** What is still to become of the things counted: 3万套住房|也将公开配售. */
const BECOMES = /^(?:也|还|均|都|全部)?(?:将|拟|预计|力争)[^,;。]+/u;
/** Most figures of a list whose shares follow. */
const SHARED_MAX = 8;

/** Writes the statements of one block as targets and stated figures. */
export class RowWriter {
  /** Figures of the past that the block stated so far. */
  private readonly stated: StatedRow[] = [];
  /** Where the last sentence that looks ahead ended. */
  private forecast = -1;
  private lastTarget: Statement | undefined;
  /** The last figure that was reached, no level that a change started from. */
  private lastReached: Statement | undefined;
  /** Whose figure each statement of a bulletin gives. */
  private readonly places: ClausePlaces;

  constructor(
    private readonly state: ParseState,
    private readonly pass: string,
    private readonly path: readonly string[],
    private readonly passage: Passage,
    private readonly section: SectionKind,
    private readonly region: string | null,
    /** Whether a change of the report was called 同比 so far; told by the writer of the block before, and to the next. */
    private yearly: boolean,
  ) {
    this.places = new ClausePlaces(passage, region, state.meta.region);
  }

  /** Whether a change was called 同比 up to the last statement. */
  get tellsYearly(): boolean {
    return this.yearly;
  }

  /**
   * Adds the row of a statement, or gives its 同比 to the row before; adds nothing when the statement is neither target nor figure of the past.
   * `next` is the next statement that is no 同比: a rank stands before it.
   */
  add(statement: Statement, timed: Timed, next: Statement | undefined): void {
    const { state, passage, section } = this;
    const { quantity, sentence } = statement;
    const report = state.meta.kind === 'report';
    const yoy = yearOnYear(statement);
    this.yearly ||= saysYearOnYear(statement);
    if (yoy !== null) {
      const before = passage.text.slice(sentence.start, statement.start);
      const told = { beside: this.yearly && !OVER_YEARS.test(before), year: comparedWith(before) };
      if (attachYearOnYear(this.stated, statement, yoy, told)) return;
    }
    const around =
      passage.text.slice(Math.max(sentence.start, statement.start - BEFORE), statement.end) +
      (/^[^;]*/u.exec(passage.text.slice(statement.end, Math.min(sentence.end, statement.end + AFTER)))?.[0] ?? '');
    const follows = this.lastTarget?.sentence === sentence || this.isPart(sentence);
    const beside = this.lastTarget !== undefined;
    const said = passage.text.slice(statement.start, statement.end);
    const part = this.path.at(-1) ?? '';
    if (REQUESTS.test(part) || (FORESEES.test(part) && timed.time?.past !== true && !KEPT_WITHIN.test(said))) return;
    if (!report && section === 'past' && statement.origin === null && this.isForecast(statement, timed)) return;
    const goesOn = this.lastReached?.sentence === sentence;
    const becomes = BECOMES.exec(passage.text.slice(statement.end, Math.min(sentence.end, statement.end + AFTER)))?.[0].length ?? 0;
    const tense = report || goesOn ? tenseOf(passage.text, sentence.start, statement.end + becomes) : null;
    if (statement.rank && this.rankBefore(statement)) return;
    const standing = standingOf(statement, {
      section,
      report,
      time: timed.time,
      goesOn,
      interprets: report && interprets(state.meta.title),
      announces: report && announces(state.meta.title),
      follows,
      beside,
      tense,
      said,
      around,
    });
    if (standing === 'neither' || (standing === 'observation' && describesProject(passage.text, statement))) return;
    // "计划投资550亿元，同比增长10%": the change of what is planned is no aim of its own.
    if (standing === 'target' && report && follows && yoy !== null && (saysYearOnYear(statement) || statement.left.startsWith('、')))
      return;
    const range = documentRange(passage, statement.start, statement.end);
    const { value, op, valueMax } = quantity;
    const unit = unitOf(statement, state.text.slice(range.start, range.end));
    const { scope } = statement;
    const normal = normaliseQuantity(value, unit, valueMax);
    const heading = this.path[this.path.length - 1] ?? '';
    const source = spanOf(state, range.start, range.end);
    const confidence = statement.carried ? 'doubtful' : 'sure';
    // A part of the year that is over dates what was done in it, and no plan.
    const over =
      standing === 'target' && report && timed.time?.past === true && !timed.time.running && (timed.time.period?.length ?? 0) > 4;
    const period = over
      ? null
      : statement.origin
        ? periodOfOrigin(statement.origin, timed.time?.period ?? null)
        : (timed.time?.period ?? null);
    if (standing === 'target') {
      this.lastTarget = statement;
      // Each property by its name: spreading an object of so many into another costs microseconds a row.
      state.targets.push({
        indicator: statement.indicator,
        value,
        unit,
        normal,
        scope,
        section: heading,
        source,
        pass: this.pass,
        confidence,
        op,
        valueMax,
        due: lastOf(period),
        dueFrom: period ? timed.from : 'none',
        baseline: null,
        nature: null,
        path: [...this.path],
      });
      return;
    }
    if (statement.origin === null) this.lastReached = statement;
    const sameSentence = next !== undefined && next.sentence === sentence;
    const rank = statement.rank ? ownRank(passage, statement) : rankAfter(passage, statement, sameSentence ? next.start : sentence.end);
    const region = report ? this.places.of(statement) : (this.places.wider(statement) ?? this.region);
    const indicator = report ? withoutPlace(statement.indicator, region) : statement.indicator;
    // "增长8.6%，比一季度提高0.9个百分点，居全省第4位": the rank is that of the figure, not of its change.
    const above = quantity.kind === 'point' && ABOVE_MEAN.test(statement.indicator);
    const change = above || (statement.carried && statement.growth && !statement.dealt);
    const ranked = rank !== null && change ? (this.figureIn(sentence)?.figure ?? null) : null;
    if (ranked) ranked.rank ??= rank;
    const figure: StatedFigure = {
      indicator,
      value,
      unit,
      normal,
      scope,
      section: heading,
      source,
      pass: this.pass,
      confidence,
      region,
      asOf: period,
      yoy: null,
      rank: ranked ? null : rank,
    };
    this.stated.push({
      figure,
      name: statement.indicator,
      sentence,
      change,
      share: this.isShare(statement),
      compared: comparedYear(statement) !== null,
    });
    state.observations.push(figure);
  }

  /** Whether a sentence gives the parts of the target that the one before ended with: "…27个。其中，城区12个". */
  private isPart({ start }: Sentence): boolean {
    return this.lastTarget?.sentence.end === start - 1 && this.passage.text.startsWith('其中', start);
  }

  /** Whether a review looks ahead here: in the sentence itself, or in the one before of which it gives the parts ("其中，…"). */
  private isForecast({ sentence, end }: Statement, { time, from }: Timed): boolean {
    const { text } = this.passage;
    const part = this.forecast === sentence.start - 1 && text.startsWith('其中', sentence.start);
    const ahead =
      this.forecast === sentence.end ||
      part ||
      isForecast(text, sentence.start, end) ||
      (!(from === 'sentence' && time?.past) && isForetold(text, end));
    if (ahead) this.forecast = sentence.end;
    return ahead;
  }

  /** Gives a rank that names nothing of its own ("居全国第9位", "分列全省第7位和第5位") to the figure before it; false when there is none. */
  private rankBefore(statement: Statement): boolean {
    const { dealt, sentence } = statement;
    const row = dealt ? this.stated.at(dealt.at - dealt.of) : this.figureIn(sentence);
    if (row?.sentence !== sentence) return false;
    // "零售总额达820亿元，总量居全省第7位": the name of the figure is carried to its own 总量.
    const { indicator } = statement;
    const beside = indicator.startsWith(row.name) ? { ...statement, indicator: indicator.slice(row.name.length) } : statement;
    if (!isBareRank(beside) && !(dealt && row.name === indicator)) return false;
    const own = ownRank(this.passage, statement);
    const joint = this.passage.printed[statement.start - 1] ?? '';
    const { rank } = row.figure;
    row.figure.rank = rank === null || dealt ? own : rank.includes(own) ? rank : /[、和，,]/u.test(joint) ? rank + joint + own : rank;
    return true;
  }

  /** Whether a percentage is said of a figure before it. */
  private isShare({ quantity, indicator, sentence }: Statement): boolean {
    return (
      quantity.kind === 'percent' &&
      this.stated
        .slice(-SHARED_MAX)
        .some((before) => before.sentence === sentence && before.name.length > 1 && indicator.startsWith(before.name))
    );
  }

  /** The last figure of a sentence that is no change of another. */
  private figureIn(sentence: Sentence): StatedRow | undefined {
    const row = this.stated.findLast(({ change }) => !change);
    return row?.sentence === sentence ? row : undefined;
  }
}

/** The unit of a row as its words print it: a bare number of people (新增就业人数3万) counts 人, and brackets keep their width (台（套）). */
function unitOf({ quantity: { unit }, indicator }: Statement, words: string): string | null {
  if (indicator.endsWith('人数') && /^[十百千万亿]*$/u.test(unit ?? '')) return `${unit ?? ''}人`;
  if (!unit?.includes('(') || words.includes(unit)) return unit;
  return unit.replace('(', '（').replace(')', '）');
}
/** By how much a measure lies above or below another place's: 增速高于全省平均水平|0.5个百分点. */
const ABOVE_MEAN = /..[高低快慢优好][于出](?:全[国省市县区州]|[一-龥]{2}[省市])(?:平均|同期|总体)?(?:水平|增速)?$/u;
/** What is aimed at for a span of years falls due at its end. */
const lastOf = (period: PeriodText | null): PeriodText | null => /^\d{4}\/(\d{4})$/u.exec(period ?? '')?.[1] ?? period;
/** Words for several years, whose growth is none of one. */
const OVER_YEARS = /(?<!今)年来|(?<!今年|年初|去年|月份?|入[春夏秋冬汛])以来|五”?(?:期间|时期)/u;
/** A part on what will be needed: what it foresees is no aim. */
const FORESEES = /(?:需求|市场|人口|供需|客流|负荷|规模|流量)预测(?:分析)?$/u;
/** What the foreseen shall be kept to is an aim: 总数应控制在50座以内. */
const KEPT_WITHIN = /(?:应|须|要)(?:当|严格)?控制在|力争|确保/u;
/** A part that asks somebody else for something: no figure and no aim of the document's own. */
const REQUESTS = /^(?:有关)?(?:意见|对策)?建议$|(?:需要|恳请|请求)[^,，。]{2,16}(?:支持|协调|解决|帮助)(?:的?(?:事项|问题))?$/u;
