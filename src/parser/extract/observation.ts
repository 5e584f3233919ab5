import type { StatedFigure } from '../../model/plan.js';
import type { Passage } from './passage.js';
import type { Statement } from './statement.js';

/** Comparison with the year before: the number belongs to the figure before it as 同比. */
const YEAR_ON_YEAR = /(?:同比|较上年|比上年|较去年|比去年|较上一年|年增)(?:上升|净|分别)?$/u;
const FALL = /下降|降低|减少|缩短|压缩/u;
const RANK =
  /(?:首次|双双|连续[^,;。]{1,4}年)?(?:数量)?(?:位居|位列|名列|稳居|跃居|跻身|排名|保持|居|列)[^,;。]{0,14}?(?:第[一二三四五六七八九十\d]+位?|首位|榜首|前列|前[一二三四五六七八九十]|首个)(?:[、和][^,;。]{0,12}第[一二三四五六七八九十\d]+位?)?/u;
/** Before a rank, after the last comma: something else than the figure before it is ranked ("，主要发展指标位居全国前列"). */
const OTHER_SUBJECT = /[,;][一-龥A-Z]{5,}$/u;

/** Growth that follows its figure bare, as work reports print it: "…2600亿元，增长6.1%", "…分别增长12%和18%". */
const BARE = /^(?:也|均|实现|分别|双双)?$/u;

/**
 * Year-on-year change in percent that a statement gives for the figure before it, negative for a fall; null when it gives none.
 * A growth with a name of its own (固定资产投资同比增长5%) is a figure of its own; a bare one may be that of several years.
 */
export function yearOnYear(statement: Statement): number | null {
  const own = !statement.carried && !statement.left.endsWith('分别');
  const { kind, unit, value } = statement.quantity;
  if (!statement.growth || own || (kind !== 'percent' && unit !== '倍')) return null;
  if (!YEAR_ON_YEAR.test(statement.left) && !BARE.test(statement.left)) return null;
  const percent = unit === '倍' ? Number((value * 100).toFixed(4)) : value;
  const word = statement.quantity.before.find((comparator) => comparator.kind === 'change');
  return word && FALL.test(statement.indicator.slice(-2)) ? -percent : percent;
}

/** Whether a change is 同比 of a figure of that date: it says so, or the figure is that of one year. */
const ofOneYear = ({ left }: Statement, asOf: string | null): boolean => YEAR_ON_YEAR.test(left) || (asOf !== null && !asOf.includes('/'));

/** Ranking that follows a figure in its sentence ("居省会城市第一"), as printed; null when there is none before the next figure. */
export function rankAfter(passage: Passage, statement: Statement, until: number): string | null {
  const from = statement.quantity.end;
  const match = RANK.exec(passage.text.slice(from, Math.min(until, from + 60)));
  return match && !OTHER_SUBJECT.test(passage.text.slice(from, from + match.index))
    ? passage.printed.slice(from + match.index, from + match.index + match[0].length)
    : null;
}

/** Ranking that a figure itself is ("位列全球科技集群第14位"), as printed. */
export function ownRank(passage: Passage, statement: Statement): string {
  const { start, end } = statement;
  const before = /(?:位列|位居|名列|居|在|列)[^,;:。]{0,2}$/u.exec(passage.text.slice(Math.max(0, start - 4), start));
  return passage.printed.slice(before ? start - before[0].length : start, end);
}

/** A figure of the past with its indicator as the sentence gives it, before the place was taken out of it. */
export interface StatedRow {
  readonly figure: StatedFigure;
  readonly name: string;
}

/** Gives the year-on-year change to the figure it is said of, the last one or with 分别 the one of its name; false when there is none that takes it. */
export function attachYearOnYear(rows: readonly StatedRow[], statement: Statement, yoy: number): boolean {
  const named = rows.findLast(({ figure, name }) => figure.yoy === null && statement.indicator.slice(0, -2) === name);
  const { figure } = named ?? (statement.left.includes('分别') ? undefined : rows.at(-1)) ?? {};
  if (!figure || figure.yoy !== null || !ofOneYear(statement, figure.asOf)) return false;
  figure.yoy = yoy;
  return true;
}
