import { actBehind } from '../lexicon/acts.js';
import { INDICATOR_END } from '../lexicon/indicator-heads.js';
import { afterRemark, clauseStart, closing, rightEnd, startsChange } from '../sentences/clause.js';
import { isArranged, type Quantity } from '../sentences/compared.js';
import type { Passage } from '../sentences/passage.js';
import type { Sentence, Statement } from '../sentences/statement.js';
import { type NameRange, trimName } from './indicator-name.js';
import { arrives } from './journey.js';
import { manyBefore, objectBefore, subjectBefore, workBeforeBound } from './subject.js';

/** When what is counted will be ready is no name: "其余120座2025年全部完成". */
const READY_BY =
  /^(?:20\d\d年|\d{1,2}月)[^,;:。]{0,6}?(?:底|末)?前?(?:全部|全面|基本)?(?:投入使用|投入运行|建成|投用|投产|投运|完成|完工|竣工|交付|开通|通车|达产)$/u;
const FROM = /(?:由|从(?![业事]))[^,;:]{0,30}$/u;
/** What stands before a set for which or with which something is done: 为全县|37个…, 依托|12个…. */
const FOR = /(?:(?<![作成分定划列设名认])[为给向]|依托|借助)(?:(?:全|我|辖)[市县区省州]|辖区内?|所辖)?$/u;
/** The same with a verb, which stays part of what was done: 帮助|46户…, 组织全区|165名…. */
const MOVES = /(?:帮助|组织|发动|指导|引导)(?:(?:全|我|辖)[市县区省州]|辖区内?|所辖)?$/u;
/** The same before a name: "为|受援人挽回损失". */
const SERVED = /(?:为|给|向|帮助)$/u;
/** The head of a list that gives one figure for each of several. */
const LIST_HEAD = /^([^,;]{2,40}?)(?:由[高低多少大小快慢优差好]到[高低多少大小快慢优差坏])?(?:排序|排名)?(?:依次|分别)(?:为|是)?:/u;
const LIST_HEAD_MAX = 60;
/** Longest remark in brackets after an item. */
const REMARK_MAX = 60;

/** The clause of one quantity, taken apart. */
export interface Clause {
  readonly quantity: Quantity;
  /** Where the part before the quantity begins that belongs to it. */
  readonly start: number;
  readonly left: string;
  readonly right: string;
  /** Where `right` begins: after the quantity and a remark in brackets behind it. */
  readonly rightStart: number;
  /** The name before the quantity, trimmed. */
  readonly range: NameRange;
  readonly name: string;
  /** What is counted does what the next number is of: "172个项目|完成投资386亿元" is also 项目完成投资. */
  readonly does: boolean;
}

/** What things do whose measure follows: 项目|完成投资, 企业|实现营业收入. */
const DOES = /(?<=^..[^,;:。、]{0,14})(?:累计|共)?(?:完成|实现)[^,;:。、]{2,12}$/u;

/** Where the text behind a number begins to tell a measure of the things that it counts; -1 when it tells none. */
const doneBy = (said: string): number => (INDICATOR_END.test(said) || said.endsWith('投资') ? (DOES.exec(said)?.index ?? -1) : -1);

/** What measures them as a whole, right before its number: "淘汰9台锅炉|产能36万千瓦", "新建5条道路|总里程20公里". */
const MEASURED = /(?<=^..[^,;:。、]{0,14})(?:产能|装机容量|总?(?:建筑面积|里程|长度|库容|装机|投资))$/u;
/** Where that measure begins in the text between the two numbers; -1 when there is none. */
const measuredBy = (said: string): number => MEASURED.exec(said)?.index ?? -1;

/** A thing and what it is, up to the clause that goes on about it. */
const DEFINED = /^([一-龥“”]{2,12}?)(?:是|属于)[^;:。\d]{2,60},$/u;

/** Takes the clauses of one sentence apart: where each begins, the name before its quantity, the text after it. */
export class ClauseCutter {
  constructor(
    private readonly passage: Passage,
    private readonly sentence: Sentence,
    private readonly quantities: readonly Quantity[],
  ) {}

  /** Where the clause of a quantity may begin at the earliest: after the quantity before it. */
  floor(at: number): number {
    return Math.max(this.sentence.start, this.quantities[at - 1]?.end ?? 0);
  }

  /** The clause of a quantity whose stretch begins at `from`; `last` is the statement read before it. */
  clauseOf(quantity: Quantity, at: number, from: number, last: Statement | undefined): Clause {
    const { text } = this.passage;
    const previous = this.quantities[at - 1];
    let start = from;
    if (previous && last && start === previous.end && last.quantity.numberStart === previous.numberStart)
      start = Math.min(Math.max(last.end, start), quantity.start);
    const close = text[start] === '(' ? closing(text, start, REMARK_MAX) : -1;
    if (close >= 0 && close < quantity.start) start = close + 1;
    const stretch = this.beforeChange(quantity, at) ?? { start, end: quantity.start };
    const range = this.withoutServed(
      trimName(
        this.passage,
        stretch,
        this.sentence.times,
        quantity.before.some(({ kind }) => kind === 'change'),
      ),
    );
    const rightStart = afterRemark(text, quantity.end);
    const next = this.quantities.slice(at + 1, at + 4).find(({ numberStart }) => numberStart >= rightStart);
    const said = text.slice(rightStart, rightEnd(text, { ...quantity, end: rightStart }, next, this.sentence.end));
    const left = text.slice(start, quantity.start);
    const before = quantity.kind === 'count' && said !== '' ? text.slice(start, quantity.numberStart) : '';
    const serves = FOR.test(before);
    const act = serves || MOVES.test(before) ? actBehind(said) : -1;
    const follows = next !== undefined && quantity.kind === 'count' && said !== '' && next.start === rightStart + said.length;
    const done = range.start === range.end && next !== undefined && quantity.kind === 'count' ? doneBy(said) : -1;
    const does = follows && done < 0 ? measuredBy(said) : done;
    const right =
      READY_BY.test(said) ||
      said === '等' ||
      (quantity.kind === 'time' && arrives(said)) ||
      (quantity.before.length > 0 && isArranged(said))
        ? ''
        : act >= 0
          ? said.slice(0, act)
          : does >= 0
            ? said.slice(0, does)
            : said;
    // Who does it for them is not what is counted: "艺术团|为12个社区送戏". A number of 为 that no act follows is a level: 数量为12家.
    const named = serves && (act >= 0 || FOR.test(left)) ? { start: quantity.start, end: quantity.start } : range;
    return { quantity, start, left, right, rightStart, range: named, name: text.slice(named.start, named.end), does: act < 0 && does >= 0 };
  }

  /** A name without those for whom the thing was done: "为受援人|挽回经济损失". */
  private withoutServed(range: NameRange): NameRange {
    const { text } = this.passage;
    if (!SERVED.test(text.slice(Math.max(0, range.start - 2), range.start))) return range;
    const act = actBehind(text.slice(range.start, range.end));
    return act < 0 ? range : { start: range.start + act, end: range.end };
  }

  /** Indicator of a list of places by their figures: "PM2.5浓度由低到高依次为：甲县26.4微克/立方米、…"; null when the sentence opens with none. */
  headOfList(): string | null {
    const { start } = this.sentence;
    const first = this.quantities[0];
    const head = first && LIST_HEAD.exec(this.passage.text.slice(start, Math.min(first.start, start + LIST_HEAD_MAX)));
    if (!head) return null;
    const range = trimName(this.passage, { start, end: start + (head[1]?.length ?? 0) }, this.sentence.times, false);
    return this.passage.printed.slice(range.start, range.end);
  }

  /** Indicator that the clause before the one of a figure names without a figure of its own; null when it names none. */
  subjectOf({ start }: Pick<Clause, 'start'>, at: number, things = false): string | null {
    const stretch = subjectBefore(this.passage.text, start, this.floor(at), things);
    if (!stretch) return null;
    const range = trimName(this.passage, stretch, this.sentence.times, false);
    return this.passage.printed.slice(range.start, range.end);
  }

  /** What the clause before acts on without a number, where a clause only tells another act and how much: "站口增加扶梯，|累计新增19台". Null when it acts on nothing. */
  objectBefore({ start }: Pick<Clause, 'start'>, at: number): string | null {
    const stretch = objectBefore(this.passage.text, start, this.floor(at));
    return stretch && this.passage.printed.slice(stretch.start, stretch.end);
  }

  /** What the clause before brings about in a number that this clause alone tells (数量不少于20家); null when it brings about no such. */
  manyBefore({ start }: Pick<Clause, 'start'>, at: number): string | null {
    const stretch = manyBefore(this.passage.text, start, this.floor(at));
    return stretch && this.passage.printed.slice(stretch.start, stretch.end);
  }

  /** The work of the clause before, of which a clause only tells the least number (每年不少于30场); null when it tells anything else. */
  workBefore({ start, quantity }: Pick<Clause, 'start' | 'quantity'>, at: number): string | null {
    const stretch = workBeforeBound(this.passage.text, start, this.floor(at), quantity);
    if (!stretch) return null;
    const range = trimName(this.passage, stretch, this.sentence.times, false);
    return this.passage.printed.slice(range.start, range.end);
  }

  /** What the sentence says what it is, in the clauses before the one of a figure: 林下经济|是山区的支柱产业，约占…; null when it does of nothing. */
  definedBefore({ start }: Pick<Clause, 'start'>): string | null {
    return DEFINED.exec(this.passage.text.slice(this.sentence.start, start))?.[1] ?? null;
  }

  /** Stretch before 由 or 从 when the quantity is where a change arrives ("周期由A压缩至B"); null when it is not. */
  private beforeChange(quantity: Quantity, at: number): NameRange | null {
    const { text } = this.passage;
    const previous = this.quantities[at - 1];
    const from = previous && startsChange(text, previous, quantity, this.sentence.start) ? previous : null;
    const reached = from ?? quantity;
    const start = clauseStart(text, reached, from ? this.floor(at - 1) : this.floor(at));
    const match = FROM.exec(text.slice(start, from ? from.numberStart : quantity.start));
    // "市场主体快速发展,|由2012年的5500户增加到…": the clause before names what changes.
    if (match && (from || match.index > 2)) return { start, end: start + match.index };
    return from ? { start, end: from.start } : null;
  }
}

/** The word of change before a number (增长, 下降), "" when there is none. */
export function changeWord(passage: Passage, quantity: Quantity): string {
  const change = quantity.before.find((comparator) => comparator.kind === 'change');
  return change ? passage.text.slice(change.start, change.end).replace('了', '') : '';
}

/** 每年 right before the word of change of a quantity, which makes it one of every year: "覆盖率|每年|提升2个百分点"; "" when it is none. */
export function paceWord({ text }: Passage, quantity: Quantity): string {
  const change = quantity.before.find((comparator) => comparator.kind === 'change');
  return change && text.slice(Math.max(0, change.start - 2), change.start) === '每年' ? '每年' : '';
}
