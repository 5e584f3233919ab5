import type { Scope } from '../../model/quantity.js';
import { INDICATOR_END, startsWithVerb, verbAtEnd } from '../lexicon/indicator-heads.js';
import { readTimes, type TimeMention } from './due.js';
import { dropBuildVerb, type NameRange, needsSubject, shareHead, trimName } from './indicator-name.js';
import { type Passage, sentencesOf } from './passage.js';
import { type Quantity, readQuantities } from './quantity.js';

/**
 * A quantity with the indicator it states, before anyone has asked whether it is a target, a figure of the past or neither.
 * Offsets are passage offsets, end exclusive.
 */
export interface Statement {
  readonly quantity: Quantity;
  readonly indicator: string;
  /** Stretch that carries indicator and value. */
  readonly start: number;
  readonly end: number;
  /** Text of the clause before the comparators. */
  readonly left: string;
  /** Text after the quantity up to the end of its clause. */
  readonly right: string;
  /** Action verb whose object is counted ("建成"), null when there is none. */
  readonly verb: string | null;
  readonly scope: Scope;
  /** The quantity is a change of the indicator: 增长, 下降. */
  readonly growth: boolean;
  /** The number stands for a place in a ranking (第14位). */
  readonly rank: boolean;
  /** The quantity only describes a thing ("投资1亿元以上的项目") or stands after a preposition. */
  readonly modifier: boolean;
  /** The indicator comes from an earlier clause. */
  readonly carried: boolean;
  readonly sentence: Sentence;
}

/** A sentence of a passage with the times it mentions. */
export interface Sentence {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly times: readonly TimeMention[];
}

const CLAUSE_END = /[,;:。!?…]/u;
const JOINT = /^[、和与及或并]*(?:以及)?$/u;
const SEPARATOR = /、|和(?!谐)|与|以及|及(?!以[上下])|并/gu;
const PREPOSITION =
  /(?:在|对|以|从|把|将|于|围绕|针对|按照?|经|由|向|给|等|包括|即|如|满|每|近|未来|今后|连续|过去|每隔|选取|分|距|凡|一是|达到|不含|前|后|首批|用|等共)$/u;
const AFTER_OBJECT = /^(?:用于|给|作为|由|参与|参加|投入|投向|纳入|以用|专项用|予以|进行)/u;
/** What a counted thing becomes or does is no part of its name: "7000余家高新技术企业成为…主力军". */
const BECOMES = /(?:成为|已成|均已).*$/u;
const WITHIN = /确保在?$/u;
const OF_ALL = /全[国省市球]$/u;
/** "在…评选中，获奖108项": the event an award count belongs to. */
const EVENT = /在([^，,；;。]{4,30})中[，,]$/u;
const WON = /(?:获奖|获评|入选|获批|获得)$/u;
/** "较2022年的27.47%": another year's value of the indicator before. */
const YEAR_OF = /^[、和与]?(?:较|比)?(?:20|19)\d\d年底?的$/u;
const RATE_VERB = /率|占比|比重|比例/u;

/** Every statement of a passage, in the order of its quantities. */
export function readStatements(passage: Passage): Statement[] {
  const { text } = passage;
  const quantities = readQuantities(text);
  if (quantities.length === 0) return [];
  const times = readTimes(text);
  const statements: Statement[] = [];
  let next = 0;
  sentencesOf(text).forEach(([start, end], index) => {
    const own: Quantity[] = [];
    while (next < quantities.length && (quantities[next]?.numberStart ?? 0) < end) {
      const quantity = quantities[next++];
      if (quantity && quantity.numberStart >= start) own.push(quantity);
    }
    if (own.length === 0) return;
    const sentence = { index, start, end, times: times.filter((time) => time.start >= start && time.end <= end) };
    statements.push(...new SentenceReader(passage, sentence, own).read());
  });
  return statements;
}

class SentenceReader {
  private readonly quantities: readonly Quantity[];
  private readonly out: Statement[] = [];
  private base = '';
  private previousVerb: string | null = null;
  /** 至少 holds for the counts that follow it in a list. */
  private least = false;

  constructor(
    private readonly passage: Passage,
    private readonly sentence: Sentence,
    quantities: readonly Quantity[],
  ) {
    const figures = quantities.filter((quantity) => !qualifies(passage.text, quantity, sentence.end));
    this.quantities = figures.filter((quantity, at) => !countsSubject(passage.text, quantity, figures[at + 1]));
  }

  read(): Statement[] {
    for (let at = 0; at < this.quantities.length; at++) {
      const quantity = this.quantities[at];
      if (!quantity) continue;
      const group = this.groupFrom(at);
      if (group.length > 1 || this.sharesHead(quantity, at)) {
        if (this.readGroup(group, at)) {
          at += group.length - 1;
          continue;
        }
      }
      if (this.isStartOfChange(quantity, this.quantities[at + 1])) continue;
      this.readOne(quantity, at);
    }
    return this.out;
  }

  /** Numbers that follow each other with nothing but a list sign between. */
  private groupFrom(at: number): Quantity[] {
    const group: Quantity[] = [];
    for (let i = at; i < this.quantities.length; i++) {
      const quantity = this.quantities[i];
      const last = group[group.length - 1];
      if (
        !quantity ||
        (last &&
          !(
            quantity.start === quantity.numberStart &&
            JOINT.test(this.passage.text.slice(last.end, quantity.start)) &&
            quantity.unit === last.unit
          ))
      )
        break;
      if (last && quantity.start === last.end) break;
      group.push(quantity);
    }
    return group;
  }

  private sharesHead(quantity: Quantity, at: number): boolean {
    const left = this.passage.text.slice(this.clauseStart(at), quantity.start);
    return /分别|[^人年平月日户地]均$/u.test(left);
  }

  private readGroup(group: readonly Quantity[], at: number): boolean {
    const first = group[0];
    if (!first) return false;
    const { text } = this.passage;
    const clause = this.clauseStart(at);
    const left = text.slice(clause, first.start);
    const split = left.lastIndexOf('分别');
    const each = split < 0 && /[^人年平月日户地]均$/u.test(left);
    if (split < 0 && !each) return false;
    const tail = split < 0 ? '' : left.slice(split + 2).replace(/累计|达到|达/gu, '');
    const growth = first.before.some((comparator) => comparator.kind === 'change');
    const head = trimName(
      this.passage,
      { start: clause, end: clause + (split < 0 ? left.length - 1 : split) },
      this.sentence.times,
      growth,
    );
    const name = this.passage.printed.slice(head.start, head.end);
    const names =
      group.length > 1
        ? this.headsOf(name, tail, group.length)
        : (shareHead(name, tail, 2) ?? shareHead(name, tail, 3) ?? shareHead(name, tail, 4));
    if (names === null || (each && !similar(names))) return group.length > 1 && split < 0;
    const word = this.changeWord(first);
    const last = group[group.length - 1] ?? first;
    names.forEach((indicator, i) => {
      const quantity = group.length > 1 ? group[i] : first;
      if (!quantity) return;
      const shared: Quantity = {
        ...quantity,
        op: quantity.op === '=' ? (last.bounded ? last.op : first.op) : quantity.op,
        before: first.before,
      };
      this.push(shared, {
        indicator: indicator + word,
        start: head.start,
        end: quantity.end,
        left,
        right: '',
        verb: null,
        modifier: false,
        carried: false,
      });
    });
    this.base = names[names.length - 1] ?? this.base;
    return true;
  }

  private headsOf(name: string, tail: string, count: number): string[] | null {
    const shared = shareHead(name, tail, count);
    const complete = tail !== '' || shared?.some((part) => INDICATOR_END.test(part));
    return complete ? shared : (this.regionalHeads(name, count) ?? shared);
  }

  /** Heads that are regions only take the indicator of the clause before ("京津冀、长三角分别下降…"). */
  private regionalHeads(head: string, count: number): string[] | null {
    const parts = head.split(/[、和与]/u);
    return parts.length === count && this.base !== '' ? parts.map((part) => part + this.base) : null;
  }

  private changeWord(quantity: Quantity): string {
    const change = quantity.before.find((comparator) => comparator.kind === 'change');
    return change ? this.passage.text.slice(change.start, change.end).replace('了', '') : '';
  }

  /** First number of "由20个月压缩至18.5个月": the level the change starts from. */
  private isStartOfChange(quantity: Quantity, next: Quantity | undefined): boolean {
    if (!next || next.start - quantity.end > 12) return false;
    const { text } = this.passage;
    const between = text.slice(quantity.end, next.numberStart);
    if (CLAUSE_END.test(between) || !/(?:至|到|为|增|降|升|缩)/u.test(between)) return false;
    const clause = text.slice(Math.max(this.sentence.start, quantity.start - 30), quantity.numberStart);
    return (
      /(?:由|从(?![业事]))[^,;:]{0,24}$/u.test(clause) ||
      /^(?:增加|提高|提升|上升|压缩|缩短|减少|下降|降低|扩大|增长)(?:至|到|为)$/u.test(between)
    );
  }

  private floor(at: number): number {
    return Math.max(this.sentence.start, at > 0 ? (this.quantities[at - 1]?.end ?? 0) : 0);
  }

  /** Where the clause of a quantity begins: after the last comma, colon or open bracket, or after the quantity before. */
  private clauseStart(at: number): number {
    const { text } = this.passage;
    const quantity = this.quantities[at];
    if (!quantity) return this.sentence.start;
    const floor = this.floor(at);
    let depth = 0;
    for (let i = quantity.start - 1; i >= floor; i--) {
      const char = text[i] ?? '';
      if (char === ')' || char === ']') depth++;
      else if (char === '(' || char === '[') {
        if (depth === 0) return i + 1;
        depth--;
      } else if (depth === 0 && (CLAUSE_END.test(char) || (char === '—' && text[i - 1] === '—') || char === '|' || char === '\t'))
        return i + 1;
    }
    return floor;
  }

  private rightEnd(quantity: Quantity, next: Quantity | undefined): number {
    const { text } = this.passage;
    if (/[、和与及或]/u.test(text[quantity.end] ?? '') && !/^及以/u.test(text.slice(quantity.end))) return quantity.end;
    let limit = next && next.start < this.sentence.end ? next.start : this.sentence.end;
    for (let i = quantity.end; i < limit; i++) {
      const char = text[i] ?? '';
      if (CLAUSE_END.test(char) || char === ')' || char === '|' || char === '\t') return i;
      if (char === '(' || char === '[') {
        const close = text.indexOf(char === '(' ? ')' : ']', i);
        const follower = text[close + 1] ?? '';
        if (close < 0 || close - i > 24 || close + 1 >= this.sentence.end || CLAUSE_END.test(follower) || follower === '(') return i;
        if (close >= limit) return i;
        i = close;
      }
    }
    if (limit === this.sentence.end || !next) return limit;
    const between = text.slice(quantity.end, limit);
    let cut = -1;
    for (const separator of between.matchAll(SEPARATOR)) {
      const after = between.slice(separator.index + separator[0].length);
      if (after === '' || verbAtEnd(after) || INDICATOR_END.test(after) || after.length <= 12) {
        cut = separator.index;
        if (after !== '') break;
      }
    }
    if (cut >= 0) limit = quantity.end + cut;
    return limit;
  }

  private readOne(quantity: Quantity, at: number): void {
    const { text, printed } = this.passage;
    const clause = this.clauseStart(at);
    const previous = this.quantities[at - 1];
    let leftStart = clause;
    const last = this.out[this.out.length - 1];
    if (previous && clause === previous.end && last && last.quantity.numberStart === previous.numberStart && last.end > clause)
      leftStart = Math.min(last.end, quantity.start);
    leftStart = this.afterBracket(leftStart, quantity.start);
    const growth = quantity.before.some((comparator) => comparator.kind === 'change');
    const fromTo = /(?:由|从(?![业事]))[^,;:]{0,30}$/u.exec(text.slice(clause, quantity.start));
    let nameRange: NameRange = { start: leftStart, end: quantity.start };
    const start0 = this.startOfChange(at);
    if (start0 !== null) nameRange = start0;
    else if (fromTo && fromTo.index > 2) nameRange = { start: leftStart, end: clause + fromTo.index };
    const trimmed = trimName(this.passage, nameRange, this.sentence.times, growth);
    const name = text.slice(trimmed.start, trimmed.end);
    const rightStop = this.rightEnd(quantity, this.quantities[at + 1]);
    const right = text.slice(quantity.end, rightStop);
    const left = text.slice(leftStart, quantity.start).replace(/^\([^()]*\)/u, '');
    const rank = quantity.kind === 'rank' && text[quantity.numberStart - 1] === '第';
    const level = quantity.before.find((comparator) => comparator.kind === 'level' || comparator.kind === 'change');
    const verb = level && !/实现/u.test(text.slice(level.start, level.end)) ? null : actionAtEnd(name, left, quantity, right);
    const shared = name === '' && JOINT.test(left) && this.previousVerb !== null && last !== undefined;
    const noun = right.replace(/^的/u, '').replace(quantity.kind === 'count' ? BECOMES : /^$/u, '');
    const nounStart = quantity.end + (right.startsWith('的') ? 1 : 0);
    const describes = this.describes(quantity, left, name, noun, verb !== null || shared);
    const grade = quantity.unit === '级' && /^(?:水平|标准)/u.test(noun) ? left.lastIndexOf('达到') : -1;
    if (grade > 1) {
      const range = trimName(this.passage, { start: leftStart, end: leftStart + grade }, this.sentence.times, false);
      const reached = { op: '>=' as const, kind: 'level' as const, start: quantity.start, end: quantity.start };
      this.pushLeft({ ...quantity, op: '>=', before: [reached] }, range, left, '', false);
      return;
    }
    if (rank || (YEAR_OF.test(left) && this.base !== '')) {
      this.pushLeft(quantity, trimmed, left, right, describes);
      return;
    }
    if (noun !== '' && !AFTER_OBJECT.test(noun)) {
      if (verb || shared || (name === '' && quantity.kind !== 'rank')) {
        if (level && name !== '' && !verb) {
          this.pushLeft(quantity, trimmed, left, right, describes);
          return;
        }
        const subject = this.subjectOf(trimmed, verb?.verb ?? '');
        const kept = verb && (subject !== '' || noun.length <= 3 || TIMES.test(quantity.unit ?? '')) && !verb.drop ? verb.verb : '';
        this.previousVerb = verb?.verb ?? (shared ? this.previousVerb : null);
        const object = trimName(this.passage, { start: nounStart, end: nounStart + noun.length }, [], false);
        const start = verb ? trimmed.start : quantity.numberStart;
        const whole = verb && quantity.kind === 'percent' ? printed.slice(trimmed.start, trimmed.end) : subject + kept;
        const indicator = whole + printed.slice(object.start, object.end);
        this.base = indicator;
        this.push(quantity, {
          indicator,
          start,
          end: Math.max(object.end, quantity.end),
          left,
          right,
          verb: this.previousVerb,
          modifier: describes,
          carried: false,
        });
        return;
      }
      if (
        quantity.kind === 'percent' &&
        (!level || /实现/u.test(text.slice(level.start, level.end))) &&
        !RATE_VERB.test(name) &&
        !INDICATOR_END.test(name)
      ) {
        const object = trimName(this.passage, { start: nounStart, end: nounStart + noun.length }, [], false);
        const indicator =
          (right.startsWith('的') ? '' : printed.slice(trimmed.start, trimmed.end)) + printed.slice(object.start, object.end);
        this.base = indicator;
        this.push(quantity, {
          indicator,
          start: trimmed.start,
          end: object.end,
          left,
          right,
          verb: null,
          modifier: describes,
          carried: false,
        });
        return;
      }
      if (/[各每]$/u.test(left) || (/^(?:[各每]|市级|县级)/u.test(name) && !level)) {
        const object = trimName(this.passage, { start: nounStart, end: nounStart + noun.length }, [], false);
        const indicator = printed.slice(trimmed.start, trimmed.end) + printed.slice(object.start, object.end);
        this.push(quantity, {
          indicator,
          start: trimmed.start,
          end: object.end,
          left,
          right,
          verb: null,
          modifier: describes,
          carried: false,
        });
        return;
      }
    }
    this.pushLeft(quantity, trimmed, left, right, describes);
  }

  /** Passes over a remark in brackets that ends the item before ("…学校(见附件)、5所…"). */
  private afterBracket(from: number, to: number): number {
    if (this.passage.text[from] !== '(') return from;
    const close = this.passage.text.indexOf(')', from);
    return close >= 0 && close < to ? close + 1 : from;
  }

  /** Name range before 由 or 从 when the quantity is the second of a change "由A压缩至B"; null when it is not. */
  private startOfChange(at: number): NameRange | null {
    const previous = this.quantities[at - 1];
    const quantity = this.quantities[at];
    if (!previous || !quantity || !this.isStartOfChange(previous, quantity)) return null;
    const { text } = this.passage;
    const clause = this.clauseStart(at - 1);
    const from = Math.max(text.lastIndexOf('由', previous.numberStart), text.lastIndexOf('从', previous.numberStart));
    return { start: clause, end: from > clause ? from : previous.start };
  }

  /** "每个设区市", "各县（市、区）": whom a count is due from, when each of several owes it. */
  private subjectOf(range: NameRange, verb: string): string {
    const subject = this.passage.printed.slice(range.start, range.end - verb.length).replace(/(?:至少|应当?|需|要|按照?|均|各)$/u, '');
    return !LEADS_ASIDE.test(subject) && /^(?:每|各)|每[个所名家]|各$|、/u.test(subject) ? subject : '';
  }

  private describes(quantity: Quantity, left: string, name: string, noun: string, verb: boolean): boolean {
    const { kind } = quantity;
    if (kind === 'time' && quantity.op === '<=' && noun !== '' && WITHIN.test(left)) return false;
    if (kind === 'count' && noun !== '' && !verb && name.length > 2 && OF_ALL.test(left)) return true;
    if (kind === 'percent' && noun !== '' && quantity.before.length === 0 && /(?:将|把|按照?|对|以|从)$/u.test(left)) return true;
    if (
      PREPOSITION.test(left) &&
      quantity.before.every((comparator) => comparator.kind === 'approx') &&
      !(kind === 'percent' && noun !== '')
    )
      return true;
    if (noun === '' || verb || kind === 'count' || kind === 'percent' || kind === 'point' || kind === null || kind === 'rank') return false;
    if (AFTER_OBJECT.test(noun)) return false;
    const bounded = quantity.bounded || quantity.before.some((comparator) => comparator.kind !== 'approx');
    if (!bounded || name === '') return true;
    return this.passage.text[quantity.end] === '的' || quantity.before.length === 0 || (quantity.bounded && !startsWithVerb(noun));
  }

  /** "活动不得少于总课时的40%": a bound on a share of something, with the comparator before the whole; null when it is not. */
  private shareOf(name: string): { readonly indicator: string; readonly op: '>=' | '<=' } | null {
    const match = /^(.{2,40}?)(不得?少于|不低于|不得低于|不超过|不得超过|不高于)(.{2,20})$/u.exec(name);
    if (!match) return null;
    return { indicator: `${match[1]}占${match[3]}比重`, op: /超|高/u.test(match[2] ?? '') ? '<=' : '>=' };
  }

  private pushLeft(quantity: Quantity, trimmed: NameRange, left: string, right: string, modifier: boolean): void {
    const { printed } = this.passage;
    let range = trimmed;
    let verb: string | null = null;
    if (quantity.kind === 'count' || quantity.kind === 'size' || quantity.kind === 'money') {
      range = dropBuildVerb(this.passage, trimmed);
      const dropped = this.passage.text.slice(trimmed.start, range.start);
      const size = quantity.kind === 'size' ? verbAtEnd(this.passage.text.slice(trimmed.start, trimmed.end)) : null;
      verb =
        size !== null
          ? size.verb
          : dropped !== ''
            ? dropped
            : startsWithVerb(this.passage.text.slice(trimmed.start, trimmed.end))
              ? 'keeps'
              : null;
    }
    const own = printed.slice(range.start, range.end);
    const share = quantity.kind === 'percent' && quantity.before.length === 0 ? this.shareOf(own) : null;
    if (share) {
      const bound = { op: share.op, kind: 'bound' as const, start: quantity.start, end: quantity.start };
      const shared = { ...quantity, op: share.op, before: [bound] };
      this.push(shared, {
        indicator: share.indicator,
        start: trimmed.start,
        end: quantity.end,
        left,
        right,
        verb: null,
        modifier: false,
        carried: false,
      });
      return;
    }
    const word = this.changeWord(quantity);
    const event =
      own.length <= 6
        ? (EVENT.exec(this.passage.printed.slice(this.sentence.start, Math.max(this.sentence.start, range.start)))?.[1] ?? '')
        : '';
    let indicator = event !== '' && WON.test(own) ? event + own.slice(own.search(WON)) : own;
    let carried = false;
    const rank = quantity.kind === 'rank' && !own.endsWith('排名');
    const ofYear = YEAR_OF.test(left) && this.base !== '';
    if (ofYear) {
      carried = true;
      indicator = this.base;
    } else if (own === '' || (needsSubject(own) && this.base !== '')) {
      carried = own === '';
      indicator = own === '占' ? `${this.base}占比` : this.base + own;
    }
    if (takesBase(own, quantity) && this.base !== '') indicator = own + this.base;
    if (quantity.kind === 'percent') indicator = asShare(indicator);
    if (word === '' && !needsSubject(own) && own !== '' && !ofYear) this.base = own;
    else if (own !== '' && word !== '') this.base = own.replace(/年均$/u, '');
    this.previousVerb = verb;
    this.push(quantity, {
      indicator: indicator + word + (rank ? '排名' : ''),
      start: own === '' ? quantity.start : trimmed.start,
      end: quantity.end,
      left,
      right,
      verb,
      modifier,
      carried,
    });
  }

  private push(
    quantity: Quantity,
    rest: Pick<Statement, 'indicator' | 'start' | 'end' | 'left' | 'right' | 'verb' | 'modifier' | 'carried'>,
  ): void {
    const growth = quantity.before.some((comparator) => comparator.kind === 'change');
    const rank = quantity.kind === 'rank' && this.passage.text[quantity.numberStart - 1] === '第';
    const least = /至少|最少/u.test(rest.left);
    this.least = least || (this.least && rest.left.length <= 2);
    const op = quantity.op === '=' && this.least ? '>=' : quantity.op;
    const indicator = rest.indicator.replace(/ (?=[一-龥])|(?<=[一-龥]) /gu, '');
    this.out.push({
      quantity: { ...quantity, op },
      ...rest,
      indicator,
      growth,
      rank,
      scope: scopeOf(indicator, rest.left, growth),
      sentence: this.sentence,
    });
  }
}

/** The verb before a count: a known one, or two or three characters that stand alone before "N个X". */
function actionAtEnd(
  name: string,
  left: string,
  quantity: Quantity,
  right: string,
): { readonly verb: string; readonly drop: boolean } | null {
  const known = verbAtEnd(name);
  if (known !== null || right === '') return known;
  if (name === '') return PUSHES.test(left) ? { verb: '', drop: true } : null;
  if (quantity.kind !== 'count' || name.length < 2 || name.length > 3 || INDICATOR_END.test(name)) return null;
  return /^[每各对在以从将把沿聚面围为按依于针]/u.test(name) || LEADS_ASIDE.test(left) ? null : { verb: name, drop: false };
}
/** Verbs that trimming takes for an intention, though a count follows: "推进13万个行政村环境综合整治". */
const PUSHES = /(?:推动|推进|促进|支持|引导|实现|组织发布|确保)$/u;
/** Openings whose object is looked at, not brought about: "对沿海56个城市…", "聚焦33条重点产业链". */
const LEADS_ASIDE = /^(?:对|在|以|将|把|针对|围绕|聚焦|从|选取|面向|按照|依托|结合|对照)/u;

/** Whether a quantity is part of a name rather than a figure of its own: "65岁以上老年人", "10蒸吨以下燃煤锅炉", "投资2000万元以上的项目". */
function qualifies(text: string, quantity: Quantity, end: number): boolean {
  const { kind, unit } = quantity;
  const next = quantity.end < end ? (text[quantity.end] ?? '') : '';
  if (kind === 'percent')
    return next === '的' && quantity.before.some((comparator) => STRICT.test(text.slice(comparator.start, comparator.end)));
  if (
    kind === 'count' &&
    quantity.bounded &&
    quantity.before.length === 0 &&
    (next === '“' || isMultiplier(unit)) &&
    !CLAUSE_END.test(next) &&
    next !== ''
  )
    return true;
  if (kind === 'count' || kind === 'point' || kind === 'rank' || kind === null) return false;
  if (next === '' || CLAUSE_END.test(next) || next === ')' || next === '、')
    return unit === '岁' && quantity.bounded && quantity.before.length === 0;
  const before = text.slice(Math.max(0, quantity.start - 6), quantity.start);
  if (quantity.before.some((comparator) => comparator.kind !== 'approx'))
    return next === '的' && /[入额资积度值径深高长厚重]$/u.test(before);
  if (unit === '岁' || unit === '周岁') return true;
  if (!quantity.bounded) return false;
  return quantity.op === '<=' || verbAtEnd(before) === null;
}

/** Whether a count belongs to the subject of the figure after it: "全国338个城市细颗粒物年均浓度为50微克/立方米". */
function countsSubject(text: string, quantity: Quantity, next: Quantity | undefined): boolean {
  if (!next || quantity.kind !== 'count' || quantity.bounded || quantity.before.length > 0 || next.start - quantity.end > 40) return false;
  if (!next.before.some((comparator) => comparator.kind === 'level' || comparator.kind === 'change')) return false;
  const between = text.slice(quantity.end, next.start);
  return (
    !/[,;:。、(]/u.test(between) &&
    INDICATOR_END.test(between.replace(/比.{0,10}$/u, '')) &&
    verbAtEnd(text.slice(Math.max(0, quantity.start - 6), quantity.start)) === null
  );
}

/** Whether a place stands alone before a share that the clause before names: "…处理率达到90%，京津冀区域达到95%". */
function takesBase(own: string, quantity: Quantity): boolean {
  return (
    quantity.before.some((comparator) => comparator.kind === 'level') &&
    /^[^占]{2,9}(?:区域?|地区|试验区|省|市|县|城市|学校|学段|农村|城镇)$/u.test(own)
  );
}

/** Gives a share its ending: "…占机构总数" → …占机构总数比重, "…面积仍占" → …面积占比. */
function asShare(name: string): string {
  if (/.(?:仍|约|仅|只)?占$/u.test(name))
    return INDICATOR_END.test(name.replace(/(?:仍|约|仅|只)?占$/u, '')) ? name.replace(/(?:仍|约|仅|只)?占$/u, '占比') : name;
  return /占[^占]{2,16}$/u.test(name) && !/(?:比重|比例|占比|比率|率)$/u.test(name) ? `${name}比重` : name;
}

/** Units that count acts, whose verb is part of the indicator: "主动联系1次签约居民". */
const TIMES = /[次场期]$/u;
const STRICT = /^(?:大于|高于|低于|小于|优于)$/u;
const isMultiplier = (unit: string | null): boolean => unit !== null && /^[十百千万亿]+$/u.test(unit);

const ANNUAL_NAME =
  /(?<![\d一二三四五六七八九十近全常多成青少老中去今明当历半后前往])年(?!级|末|底|初|龄|度报|限|会|轻|检|货|前|后|代|来|内|以)(?=[平度主]?[一-龥]{1,10}$)/u;

function scopeOf(indicator: string, left: string, growth: boolean): Scope {
  if (growth || /(?:增长率|增速|增幅|增长)$/u.test(indicator)) return 'growth';
  if (/累计/u.test(left) || /累计/u.test(indicator)) return 'cumulative';
  if (/每学?年|年平均|年均(?!浓度)|年度/u.test(left)) return 'annual';
  const head = indicator.slice(indicator.lastIndexOf('的') + 1);
  return ANNUAL_NAME.test(head) ? 'annual' : null;
}

/** Whether names share an ending, as the parts of one indicator do. */
function similar(names: readonly string[]): boolean {
  const [first = '', second = ''] = names;
  return first.slice(-2) === second.slice(-2);
}
