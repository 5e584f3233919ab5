import { plainName } from '../names/indicator-name.js';
import type { Quantity } from '../sentences/compared.js';
import type { Origin } from '../sentences/origin.js';
import type { Passage } from '../sentences/passage.js';
import type { Sentence, Statement } from '../sentences/statement.js';
import { scopeOf } from './scope.js';

/** What the clause of a quantity says of it. */
export type Found = Pick<Statement, 'indicator' | 'start' | 'end' | 'left' | 'right' | 'verb' | 'modifier' | 'carried'> &
  Partial<Pick<Statement, 'dealt'>>;

/** The year or period of which a figure is a multiple: 为|“十一五”期末的2.4倍. Group 1 is the time. */
const MULTIPLE_OF = /^(“?(?:(?:20|19)\d\d年[底末]?|十[一二三四五]?五”?(?:时期|期间|期末|末)|[上去]年(?:同期)?))的(?:近|约)?\d/u;
const MULTIPLE_MAX = 16;
/** Most statements that are looked back over for the same act. */
const ACTS_MAX = 6;

/** Writes the statements of one sentence, carrying 至少 and the topic from one to the next. */
export class StatementWriter {
  readonly written: Statement[] = [];
  private opening: Statement | undefined;
  /** 至少 holds for the counts that follow it in a list. */
  private least = false;
  /** 每年 holds for the members of a list that follow it, and for its parts: "每年引进人才30名、规划师50名", "每年举办赛事90场，其中省级12场". */
  private yearly = false;
  /** 累计 holds for the members of a list that follow it: "累计培育示范镇20个、示范村60个". */
  private summed = false;

  constructor(
    private readonly passage: Passage,
    private readonly sentence: Sentence,
  ) {}

  /** The statement written last, undefined before the first one. */
  get last(): Statement | undefined {
    return this.written[this.written.length - 1];
  }

  /** The first figure since the last semicolon, undefined before it. */
  get first(): Statement | undefined {
    return this.opening;
  }

  /** The indicator that an act was told of before: "培训工人1万人，其中技师300人，累计|培训|3万人"; undefined when none begins with it. */
  doneBefore(act: string): string | undefined {
    return this.written.slice(-ACTS_MAX).find(({ indicator, carried }) => !carried && indicator.startsWith(act))?.indicator;
  }

  /** Its indicator, "" before it. */
  get topic(): string {
    return this.opening?.indicator ?? '';
  }

  /** `origin` tells when the quantity was the level that a change starts from; null for every other figure. */
  add(quantity: Quantity, found: Found, origin: Origin | null = null): void {
    const { text } = this.passage;
    // "提升50个口岸的查验能力": the things are counted, it is not their number that changes.
    const counts = quantity.kind === 'count' && found.right !== '';
    const growth = !counts && quantity.before.some((comparator) => comparator.kind === 'change');
    this.least = /至少|最少/u.test(found.left) || (this.least && found.left.length <= 2);
    this.yearly = /每学?年/u.test(found.left) || (this.yearly && /^(?:[、和及与]|其中(?!20\d\d年))/u.test(found.left));
    this.summed = /累计/u.test(found.left) || (this.summed && /^[、和及与]/u.test(found.left));
    const op = quantity.op === '=' && this.least ? '>=' : quantity.op;
    const is = quantity.unit === '倍' ? quantity.before.find(({ kind }) => kind === 'level')?.end : undefined;
    const multiple = is === undefined ? undefined : MULTIPLE_OF.exec(text.slice(is, is + MULTIPLE_MAX))?.[1];
    const named =
      multiple === undefined ? found.indicator : `${found.indicator.replace(/相当于[^的]+的倍数$/u, '')}相当于${multiple}的倍数`;
    const indicator = plainName(named.replace(/ (?=[一-龥])|(?<=[一-龥]) /gu, ''));
    const opens = this.topic === '' || text.slice(this.last?.end ?? found.start, found.start).includes(';');
    this.written.push({
      dealt: null,
      ...found,
      quantity: op === quantity.op ? quantity : { ...quantity, op },
      indicator,
      growth,
      origin,
      rank: quantity.kind === 'rank' && text[quantity.numberStart - 1] === '第',
      scope: scopeOf(indicator, found.left, growth) ?? (this.yearly ? 'annual' : this.summed ? 'cumulative' : null),
      sentence: this.sentence,
    });
    if (opens) this.opening = this.last;
  }
}
