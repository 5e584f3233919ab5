import { REST_NAME } from '../lexicon/class-words.js';
import { shortCountyAt } from '../lexicon/counties.js';
import { buildVerbAtStart, INDICATOR_END, isWork, verbAtEnd } from '../lexicon/indicator-heads.js';
import {
  actOn,
  BENEFITS,
  baseOf,
  isHarvest,
  isSaidAgain,
  nameWithBase,
  reaches,
  tellsOtherAct,
  thingCounted,
  toldOfPlace,
} from '../names/carried-name.js';
import { type Clause, ClauseCutter, changeWord, paceWord } from '../names/clause-cutter.js';
import { dealtNames } from '../names/dealt-names.js';
import { boundedShare, isRankOnly, type NameRange, needsSubject, trimName, trimObject, withoutPace } from '../names/indicator-name.js';
import { groupFrom, listedAtEnd, pairedAtEnd } from '../names/number-group.js';
import { ownForm } from '../names/own-forms.js';
import { dividedInBrackets, goesOnName, partName, sumName } from '../names/part-name.js';
import { sharedDeed, wholeThing } from '../names/shared-thing.js';
import { gradeReached } from '../names/sized-things.js';
import { benefitOf, nameOfSame } from '../names/told-once.js';
import { workBefore } from '../names/work-done.js';
import { isPlaceName } from '../places/region.js';
import { type Action, actionAtEnd, bareVerb, subjectOf } from '../sentences/action.js';
import { clauseStart, JOINT, startsChange } from '../sentences/clause.js';
import type { Quantity } from '../sentences/compared.js';
import { originAtEnd } from '../sentences/origin.js';
import type { Passage } from '../sentences/passage.js';
import type { Sentence, Statement } from '../sentences/statement.js';
import { meanInBrackets } from './bracketed-mean.js';
import { AFTER_OBJECT, countsSubject, describes, listedWith, qualifies, workOn } from './modifier.js';
import { yearOnYear } from './observation.js';
import { StatementWriter } from './statement-writer.js';

/** "较2022年的27.47%": another year's value of the indicator before. */
const YEAR_OF =
  /^[、和与]?(?:较|比|是|相当于)?(?:(?:20|19)\d\d年(?:底|末|同期)?|[上去]年(?:度|同期|底|末)?|上一年度?(?:同期)?|“?十[一二三四五]?五”?(?:时期|期间|期末|末))的$/u;
/** What is said of things or a share is no part of their name: "7000余家高新技术企业|成为…主力军", "2.5%的增速|低于全国平均水平". */
const SAID_OF: Readonly<Record<string, RegExp>> = {
  count:
    /(?:成为|已成|均已|(?<=..)(?:也|还|均|都)?将(?!军)|(?<=..)陆续|(?<=..)已经?(?:于|在|全部|正式|陆续|顺利|成功|基本)[^,;。]+|(?<=..)(?:协调|协同|联动|竞相|融合|错位|梯次)发展的).*$/u,
  percent: /(?<=..)(?:明显|[均仍已略远])?(?:[高低快慢优好]于|领先|落后).*$/u,
};
/** What blurs the level that a change starts from: 由2010年的不足20亿元增加到…, 从不到3%提高到…. */
const NOT_QUITE = /不[足到]?$/u;
/** 首批 between a verb and the number of things. */
const BATCH = /(?:首|第[一二三])批$/u;
/** The number of what the clause before brings about. */
const OF_MANY = /^(?:总数|总?数量)$/u;
/** What follows the size is itself the work. */
const WORK: Action = { verb: '', drop: true };
/** Units that count acts, whose verb is part of the indicator: "主动联系1次签约居民". */
const TIMES = /[次场期]$/u;

/** What is aimed at, of the indicator that goes on: "总产量达120万吨，今年|目标|为125万吨". */
const AIM = /^(?:目标|计划|任务|预期)(?:值|任务|目标)?$/u;
/** A pace over years without the thing that grows, which the clause before names: 跨境电商蓬勃发展，|年增速保持在30%以上. */
const PACE_ALONE = /^年均?(?:增速|增幅|降幅|涨幅)$/u;
/** How long the thing is that the clause before builds. */
const LENGTH = /^[全总]?长$/u;
/** What is built without the verb that builds it. */
const withoutVerb = (act: string): string => act.slice(buildVerbAtStart(act)?.length ?? 0);
/** How many things somebody has: 共, 共有. */
const HAS = /^共有?$/u;
/** Whether a name is that of a place and nothing else, be it only a part of a city. */
const isPlaceAlone = (name: string): boolean =>
  isPlaceName(name) || shortCountyAt(name, 0)?.end === name.length || /^[一-龥]{2,4}(?:片区|城区|新区)$/u.test(name);

/** Longest list whose members are counted. */
const LISTED_MAX = 8;
/** How far before a clause the event it belongs to is looked for. */
const EVENT_REACH = 48;

/** Reads the statements of one sentence, carrying subject and verb from clause to clause. */
export class SentenceReader {
  private readonly quantities: readonly Quantity[];
  private readonly cutter: ClauseCutter;
  private readonly writer: StatementWriter;
  /** Indicator that a clause without one of its own takes. */
  private base: string;
  /** Indicator before the one that says whom it benefits. */
  private thing = '';
  private previousSubject = '';

  constructor(
    private readonly passage: Passage,
    private readonly sentence: Sentence,
    quantities: readonly Quantity[],
    subject: string,
    /** Verb that goes on: at first the one of a list over several lines whose next item the sentence is; null when none does. */
    private previousVerb: string | null,
  ) {
    const figures = quantities.filter((quantity) => !qualifies(passage.text, quantity, sentence.end));
    this.quantities = figures.filter((quantity, at) => !countsSubject(passage.text, quantity, figures[at + 1]));
    this.cutter = new ClauseCutter(passage, sentence, this.quantities);
    this.writer = new StatementWriter(passage, sentence);
    this.base = this.cutter.headOfList() ?? subject;
  }

  read(): Statement[] {
    const { text } = this.passage;
    const { written } = this.writer;
    for (let at = 0; at < this.quantities.length; at++) {
      const quantity = this.quantities[at];
      if (!quantity) continue;
      const start = clauseStart(text, quantity, this.cutter.floor(at));
      const told = written.slice(-LISTED_MAX);
      const last = written.at(-1);
      const before = {
        listed: last?.dealt?.of ?? listedAtEnd(text, told),
        paired: pairedAtEnd(text, told),
        origin: last?.dealt != null && last.origin !== null,
      };
      const group = groupFrom(text, this.quantities, at, start, before);
      if (this.readGroup(group, start)) at += group.length - 1;
      else if (!startsChange(text, quantity, this.quantities[at + 1], this.sentence.start)) this.readOne(quantity, at, start);
      else this.readOrigin(quantity, at, start);
    }
    return written;
  }

  /** "覆盖率由2020年的60%提高到…", "由31%提高到45%": the level a change starts from is a figure of the past. */
  private readOrigin(quantity: Quantity, at: number, start: number): void {
    const before = this.passage.text.slice(start, quantity.start);
    const origin = originAtEnd(before.replace(NOT_QUITE, ''));
    if (!origin) return;
    const range = trimName(this.passage, { start, end: start + origin.at }, this.sentence.times, false);
    let indicator = this.printed(range);
    // "比例不断提高，将从33%上升到44%": the clause before names what changes.
    if (indicator.length < 2)
      indicator = this.base = this.cutter.subjectOf({ start }, at, quantity.kind === 'count' || quantity.kind === 'money') ?? '';
    if (indicator.length < 2) return;
    const rest = { left: before, right: '', verb: null, modifier: false, carried: false };
    this.writer.add(quantity, { indicator, start: range.start, end: quantity.end, ...rest }, origin.when);
  }

  /** Reads numbers that share a head by 分别 or 均; false when they do not. */
  private readGroup(group: readonly Quantity[], clause: number): boolean {
    const first = group[0];
    const last = group[group.length - 1];
    if (!first || !last) return false;
    const figures = this.writer.written.slice(-2 * group.length).filter((statement) => yearOnYear(statement) === null);
    const dealt = dealtNames(this.passage, this.sentence, group, clause, { base: this.base, figures });
    if (!dealt) return false;
    const { names, head, left, verb, origin, whole } = dealt;
    let { word } = dealt;
    names.forEach((indicator, i) => {
      const own = (group.length > 1 ? group[i] : first) ?? first;
      word = changeWord(this.passage, own) || word;
      const op = own.op !== '=' ? own.op : last.bounded ? last.op : first.op;
      const quantity = { ...own, op, before: own.before.length > 0 ? own.before : first.before };
      const place = { at: i, of: names.length };
      const rest = { left, right: '', verb, modifier: false, carried: whole, dealt: place };
      this.writer.add(quantity, { indicator: indicator + word, start: head.start, end: own.end, ...rest }, origin);
    });
    this.base = names[names.length - 1] ?? this.base;
    return true;
  }

  private readOne(quantity: Quantity, at: number, clauseFrom: number): void {
    const { text } = this.passage;
    const mean = meanInBrackets(this.passage, this.sentence, quantity, this.base);
    if (mean) {
      this.writer.add(quantity, { ...mean, left: '', right: '', verb: null, modifier: false, carried: false });
      return;
    }
    const clause = this.cutter.clauseOf(quantity, at, clauseFrom, this.writer.last);
    const { left, right } = clause;
    const name = clause.name.replace(BATCH, '');
    // "分别减至3天、半天": one of several whose others are not read; of which thing it is, nothing tells.
    if (name === '' && /分别$/u.test(left) && /[、和与及]/u.test(text[quantity.end] ?? '')) return;
    const level = quantity.before.find((comparator) => comparator.kind === 'level' || comparator.kind === 'change');
    const realises = level !== undefined && text.slice(level.start, level.end).includes('实现');
    const known = level && !realises ? null : actionAtEnd(name, left, quantity, right);
    const shared = name === '' && JOINT.test(left) && this.previousVerb !== null;
    const noun = right.replace(/^的/u, '').replace(SAID_OF[quantity.kind ?? ''] ?? /^$/u, '');
    const verb = known ?? (workOn(quantity, name, noun) ? WORK : null);
    if (OF_MANY.test(name)) this.base = this.cutter.manyBefore(clause, at) ?? this.base;
    else if (level && (name === '' || isHarvest(name))) this.base = this.cutter.subjectOf(clause, at) ?? this.base;
    else if (name === '' && noun === '') this.base = this.cutter.workBefore(clause, at) ?? this.base;
    else if (this.base === '' && noun === '' && quantity.kind === 'count' && name !== '完成' && bareVerb(name))
      this.base = this.cutter.objectBefore(clause, at) ?? '';
    const modifier =
      listedWith(this.writer.last, clause) ||
      describes(quantity, { left: verb ? left.replace(BATCH, '') : left, name, noun, governed: verb !== null || shared });
    const grade = gradeReached(this.passage, this.sentence, clause, noun);
    if (grade) {
      this.pushLeft(grade, false);
      return;
    }
    const form = ownForm(this.passage, clause, noun, this.writer.last);
    if (form) {
      if (quantity.kind === 'count') this.base = form.told.indicator;
      this.writer.add(form.quantity ?? quantity, { left, right: '', modifier: false, carried: false, ...form.told });
      return;
    }
    const rank = quantity.kind === 'rank';
    if (noun === '' || REST_NAME.test(name) || AFTER_OBJECT.test(noun) || rank || (YEAR_OF.test(left) && this.base !== '')) {
      this.pushLeft(clause, modifier);
      return;
    }
    const nounStart = clause.rightStart + (right.startsWith('的') ? 1 : 0);
    const object = trimObject(this.passage, { start: nounStart, end: nounStart + noun.length });
    // "临海共34个社区…", "龙岗片区的2所学校…": what is counted stands behind the number, before it only whose it is.
    const whose =
      quantity.kind === 'count' &&
      (!level || HAS.test(text.slice(level.start, level.end))) &&
      object.end > object.start + 1 &&
      isPlaceAlone(name);
    if (verb || shared || name === '' || whose) {
      this.pushObject(clause, object, verb, shared, modifier);
    } else if (
      (quantity.kind === 'percent' && (!level || realises) && !/率|占比|比重|比例/u.test(name) && !INDICATOR_END.test(name)) ||
      /[各每]$/u.test(left) ||
      (/^(?:[各每]|市级|县级)/u.test(name) && !level)
    ) {
      const partitive = quantity.kind === 'percent' && right.startsWith('的');
      const indicator = (partitive ? '' : this.printed(clause.range)) + this.printed(object);
      this.base = indicator;
      this.writer.add(quantity, {
        indicator,
        start: clause.range.start,
        end: object.end,
        left,
        right,
        verb: null,
        modifier,
        carried: false,
      });
    } else this.pushLeft(clause, modifier);
  }

  /** A count or share of the noun after it: "建成7个集聚区", "90%的村庄得到治理". */
  private pushObject(
    { quantity, left, right, range, does }: Clause,
    object: NameRange,
    verb: Action | null,
    shared: boolean,
    modifier: boolean,
  ): void {
    const told = this.printed(object);
    const noun =
      quantity.kind === 'count'
        ? wholeThing(this.passage, told, object.end, verb?.verb ?? '')
        : told + sharedDeed(this.passage, object.end);
    const named = left.endsWith('等') ? '' : subjectOf(this.printed(range), verb?.verb ?? '');
    // "每县至少建成1个中心、3个示范站": each owes all of the list.
    const subject = named === '' && shared ? this.previousSubject : named;
    this.previousSubject = subject;
    const telling =
      subject !== '' ||
      noun.length <= 3 ||
      isWork(verb?.verb ?? '') ||
      /(?:新增|解决)$/u.test(verb?.verb ?? '') ||
      TIMES.test(quantity.unit ?? '');
    // "城镇地区提供100Mbps以上接入能力": what there is of a measure in a part of the land.
    const offers = verb?.verb === '提供' && subject !== '' && INDICATOR_END.test(noun);
    const acts = verb && telling && !verb.drop && !offers ? verb.verb : shared && noun.length < 2 ? (this.previousVerb ?? '') : '';
    const indicator = (verb === WORK || (verb && quantity.kind === 'percent') ? this.printed(range) : subject + acts) + noun;
    this.previousVerb = verb?.verb ?? (shared ? this.previousVerb : null);
    if (!modifier) this.base = indicator;
    const start = verb ? range.start : quantity.numberStart;
    const end = does ? quantity.end : Math.max(object.end, quantity.end);
    this.writer.add(quantity, { indicator, start, end, left, right, verb: this.previousVerb, modifier, carried: false });
  }

  private printed(range: NameRange): string {
    return this.passage.printed.slice(range.start, range.end);
  }

  /** A figure of the indicator before it: "覆盖率达到90%", "建成绿色园区30个". */
  private pushLeft(clause: Clause, modifier: boolean): void {
    const { quantity, left, right } = clause;
    const { range, verb } = thingCounted(this.passage, clause);
    const printed = withoutPace(this.printed(range), quantity);
    const counted = this.base !== '' && AIM.test(printed) ? '' : printed;
    const act = this.base !== '' && bareVerb(counted) ? verbAtEnd(counted) : null;
    const pace = PACE_ALONE.test(counted)
      ? this.base || (this.cutter.subjectOf(clause, this.quantities.indexOf(quantity), true) ?? '')
      : '';
    const own = this.base !== '' && bareVerb(counted) ? '' : pace + counted;
    const start = own === '' ? quantity.start : clause.range.start;
    if (this.base === '' && own.startsWith('占')) this.base = this.cutter.definedBefore(clause) ?? '';
    if (this.base === '' && LENGTH.test(own))
      this.base = withoutVerb(this.cutter.objectBefore(clause, this.quantities.indexOf(quantity)) ?? '');
    const share = quantity.kind === 'percent' && quantity.before.length === 0 ? boundedShare(own) : null;
    if (share) {
      const bound = { op: share.op, kind: 'bound' as const, start: quantity.start, end: quantity.start };
      const found = { indicator: share.indicator, start, end: quantity.end, left, right, verb: null, modifier: false, carried: false };
      this.writer.add({ ...quantity, op: quantity.op === 'range' ? quantity.op : share.op, before: [bound] }, found);
      return;
    }
    const word = changeWord(this.passage, quantity);
    const ofYear = YEAR_OF.test(left) && this.base !== '';
    const before = this.passage.printed.slice(Math.max(this.sentence.start, range.start - EVENT_REACH), range.start);
    const repeatedOf = isSaidAgain(this.passage.text, this.sentence, own, this.writer.topic) ? this.writer.topic : null;
    const last = this.writer.last;
    const paced = last?.growth === true && last.quantity.kind === 'percent';
    const base = baseOf(own, quantity, { base: this.base, thing: this.thing, last });
    const told = this.writer.written;
    const opens = this.passage.text.slice(last?.end ?? range.start, range.start).includes(';');
    const part =
      partName(this.passage, own, quantity, told) ??
      sumName(own, this.writer.first) ??
      goesOnName(this.passage, own, quantity, told) ??
      nameOfSame(own, opens ? [] : [this.writer.first, last]);
    const whole = part ?? nameWithBase({ own, base, word, ofYear, repeatedOf, paced, before }, quantity);
    // "开工铁路1200公里，投产782公里": another act on the same thing.
    const work =
      quantity.kind === 'percent' && counted === '完成' ? workBefore(this.passage.text, clause.start, this.sentence.start) : null;
    const divided = own === '' && act ? dividedInBrackets(this.passage, quantity, this.writer.written) : null;
    const named = work
      ? `${work}完成率`
      : act && divided !== null
        ? actOn(act.verb, divided)
        : own === '' &&
            act &&
            word === '' &&
            (!act.drop || tellsOtherAct(act.verb, whole, last?.quantity.unit === quantity.unit ? last.verb : null))
          ? reaches(act.verb, quantity, last)
            ? act.verb
            : (benefitOf(act.verb, whole, quantity.unit) ??
              actOn(act.verb, (left.includes('其中') ? undefined : this.writer.doneBefore(act.verb)) ?? whole))
          : whole;
    if (
      own !== '' &&
      !isRankOnly(own) &&
      !isPlaceName(own) &&
      !ofYear &&
      !modifier &&
      (word !== '' || !needsSubject(own)) &&
      repeatedOf === null
    ) {
      if (BENEFITS.test(own) && !BENEFITS.test(this.base)) this.thing = this.base;
      this.base = part ?? (toldOfPlace(own, quantity) ? whole : word === '' ? own : own.replace(/年均$/u, ''));
    }
    this.previousVerb = verb;
    const ranked = quantity.kind === 'rank' && !own.endsWith('排名') ? '排名' : '';
    // "每年压减散煤3万吨，2024年压减2万吨": the act is in the name already.
    const changed = own === '' && named.startsWith(word) ? '' : paceWord(this.passage, quantity) + word;
    const indicator = named + changed + ranked;
    this.writer.add(quantity, { indicator, start, end: quantity.end, left, right, verb, modifier, carried: ofYear || counted === '' });
  }
}
