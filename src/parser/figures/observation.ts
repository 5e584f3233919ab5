import type { StatedFigure } from '../../model/plan.js';
import { INDICATOR_END } from '../lexicon/indicator-heads.js';
import type { Passage } from '../sentences/passage.js';
import type { Sentence, Statement } from '../sentences/statement.js';

/** Comparison with the year before: the number belongs to the figure before it as 同比. */
const YEAR_ON_YEAR = /(?:同比|(?:较|比)(?:上|去)年(?:度|同期)?|较上一年|年增)(?:上升|净|分别)?$/u;
/** As much when the figure is that of the year's end or of the year after. */
const YEAR_END_ON_END = /(?:较|比)(?:上|去)年[底末](?:分别)?$/u;
const YEAR_NAMED = /(?:较|比)((?:19|20)\d\d)年(?:[底末]|同期)?(?:分别)?$/u;
const FALL = /下降|降低|减少|缩短|压缩|压减|缩减|缩小|收窄|回落|放缓|下调|下滑|下跌|减[产收支排]|少增|偏[少低]|降幅/u;
/** What is the better the less there is of it. */
const BETTER_BELOW = /(?:浓度|综合指数)改善$/u;
const RANK =
  /(?:首次|双双|连续[^,;。]{1,4}年)?(?:数量)?(?:位居|位列|名列|稳居|跃居|跻身|排名|保持|居|列)[^,;。]{0,14}?(?:第[一二三四五六七八九十\d]+位?|首位|榜首|前列|前[一二三四五六七八九十]|首个)(?:[、和][^,;。]{0,12}第[一二三四五六七八九十\d]+位?)?/u;
/** Before a rank, after the last comma: something else than the figure before it is ranked ("，主要发展指标位居全国前列", "，风机、光伏组件产量居全省第一"). */
const OTHER_SUBJECT = /[,;][一-龥A-Z“”、]{5,}$/u;
/** The same by a shorter name: "，奖牌总数位居全省第三"; the pace or total of the figure itself is none ("，增速居全省第2位"). */
const OTHER_MEASURE = /[,;]([一-龥A-Z]{3,4})$/u;
const ranksOther = (between: string): boolean => {
  const measure = OTHER_MEASURE.exec(between)?.[1];
  return OTHER_SUBJECT.test(between) || (measure !== undefined && INDICATOR_END.test(measure) && !OWN_MEASURE.test(measure));
};
/** What a figure has of its own: 增速, 总量. */
const OWN_MEASURE = /^(?:其|同比|年均)?(?:总(?:量|数|额|规模)|增速|增幅|规模|数量|占比)$/u;

/** Growths dealt out to figures before: 分别同比增长8.7%、2.9%, 同比分别增长…, 分别比上年末增长…. */
const DEALT = /分别(?:同比|(?:比|较)(?:上|去)年(?:度|同期|[底末])?)?$/u;

/** The pace of the figure before, named by a noun: 增速为12%, 增幅分别达到4.1%、3%. */
const PACE = /^其?(?:同比)?(?:增速|增幅|降幅|涨幅)(?:分别)?$/u;

/** Growth that follows its figure bare, as work reports print it: "…2600亿元，增长6.1%", "…分别增长12%和18%". */
const BARE = /^、?(?:同口径|(?:按)?可比口径)?(?:也|均|实现|分别|双双)?$/u;
/** A comparison that names nothing, before as many changes as figures stand before it: "A 76件、B 54件，同比|增长15%和16.4%". */
const NAMES_NOTHING = /^(?:(?:同比|(?:较|比)(?:上|去)年(?:度|同期|[底末])?|较上一年)?(?:均|分别)?|均)$/u;

/**
 * Year-on-year change in percent that a statement gives for the figure before it, negative for a fall; null when it gives none.
 * A growth with a name of its own (固定资产投资同比增长5%) is a figure of its own; a bare one may be that of several years.
 */
export function yearOnYear(statement: Statement): number | null {
  const { left } = statement;
  const paced = PACE.test(left);
  const each = statement.dealt !== null && NAMES_NOTHING.test(left);
  const own = !statement.carried && !DEALT.test(left) && !paced && !each;
  const { kind, unit, value } = statement.quantity;
  // "费用分别为236元、9260元，涨幅控制在5%以内": a limit that was kept is no growth.
  if (
    (paced && statement.quantity.op === '<=') ||
    (!statement.growth && !paced) ||
    own ||
    (kind !== 'percent' && unit !== '倍' && unit !== '番')
  )
    return null;
  if (!paced && !YEAR_ON_YEAR.test(left) && !BARE.test(left) && !YEAR_END_ON_END.test(left) && !YEAR_NAMED.test(left)) return null;
  const percent = unit === '番' ? (2 ** value - 1) * 100 : unit === '倍' ? Number((value * 100).toFixed(4)) : value;
  const word = statement.quantity.before.find((comparator) => comparator.kind === 'change');
  return (word || paced) && (FALL.test(statement.indicator.slice(-2)) || BETTER_BELOW.test(statement.indicator)) ? -percent : percent;
}

/** Whether a statement says that its change is 同比. */
export const saysYearOnYear = ({ left }: Statement): boolean => YEAR_ON_YEAR.test(left);

/** What the sentence of a change has told before it: whether others beside it are called 同比, and the year that its figures are compared with. */
export interface ComparedWith {
  readonly beside: boolean;
  readonly year: number | null;
}

/** The year that the figures of a sentence are compared with from its start: 与2013年峰值相比，…. */
const COMPARED_WITH = /(?:^|[,;。])(?:[与同较比])((?:19|20)\d\d)年[^,;。\d]{0,10},[^;。]*$/u;

/** The year that what follows a text is compared with; null when it tells none. */
export function comparedWith(before: string): number | null {
  const year = COMPARED_WITH.exec(before)?.[1];
  return year === undefined ? null : Number(year);
}

/** Whether a change is 同比 of a figure of that date: it says so, or the figure is that of one year; of an undated one where others beside it say so. */
function ofOneYear({ left }: Statement, asOf: string | null, { beside, year }: ComparedWith): boolean {
  if (YEAR_ON_YEAR.test(left)) return true;
  if (year !== null && year !== Number(asOf?.slice(0, 4)) - 1) return false;
  const ofYear = asOf !== null && /^\d{4}(?:-12-31)?$/u.test(asOf);
  if (YEAR_END_ON_END.test(left)) return ofYear;
  const named = YEAR_NAMED.exec(left)?.[1];
  return named === undefined ? (asOf === null ? beside : !asOf.includes('/')) : ofYear && Number(named) === Number(asOf.slice(0, 4)) - 1;
}

/** Ranking that follows a figure in its sentence ("居省会城市第一"), as printed; null when there is none before the next figure. */
export function rankAfter(passage: Passage, statement: Statement, until: number): string | null {
  const from = statement.quantity.end;
  const match = RANK.exec(passage.text.slice(from, Math.min(until, from + 60)));
  return match && !ranksOther(passage.text.slice(from, from + match.index))
    ? passage.printed.slice(from + match.index, from + match.index + match[0].length)
    : null;
}

/** Ranking that a figure itself is ("位列全球科技集群第14位"), as printed. */
export function ownRank(passage: Passage, statement: Statement): string {
  const { start, end, quantity } = statement;
  const before = /(?:位列|位居|名列|居|在|列)[^,;:。]{0,2}$/u.exec(passage.text.slice(Math.max(0, start - 4), start));
  const from = Math.min(start, quantity.start);
  const among = /(?:分别|继续|稳)?(?:位列|位居|名列|排名|排在|分列|居|列|排)[^,;:。、]{0,14}$/u.exec(
    passage.text.slice(Math.max(0, from - 18), from),
  );
  return passage.printed.slice(before ? start - before[0].length : among && start === quantity.start ? from - among[0].length : start, end);
}

/** A figure of the past with its indicator as the sentence gives it, before the place was taken out of it. */
export interface StatedRow {
  readonly figure: StatedFigure;
  readonly name: string;
  readonly sentence: Sentence;
  /** The row is a share or a part of what was planned of the figure before it: 占年度计划的71.5%. */
  readonly share: boolean;
  /** The row is a change of the figure before it. */
  readonly change: boolean;
  /** The row is what the figure before it was in another year, told for comparison. */
  readonly compared: boolean;
}

/** Words of a ranking that say only among whom: 居全省, 分列全国地级市. */
const AMONG =
  /^(?:其?(?:增速|增幅|总量|总数|规模|数量)?(?:首次|双双|继续|均|并|分别|(?:分|位|名|稳|跃|并)?[居列]|跻身|排[名在]?|在)*(?:全[国省市区县州球]|世界|国内|省内|市内|[东中西]部(?:地区|省[区份市])?|(?:全国)?(?:地级|省会|同类|副省级|百强|主要)(?:及以上)?[一-龥]{0,4}|长三角|珠三角|京津冀)*)(?:排名)?$/u;

/** Whether a ranking names nothing that is ranked, so that it is the figure before it that is. */
export const isBareRank = ({ indicator, rank, carried }: Statement): boolean => rank && (carried || AMONG.test(indicator));

/** The last figures as many as 分别 gives out, without the shares between: "…12万吨、5万吨，完成计划的95%、102%，同比分别增长…". */
const figuresBefore = (rows: readonly StatedRow[], count: number): StatedRow[] => rows.slice(-2 * count).filter(({ share }) => !share);

/** Gives the year-on-year change (`told`: what it is compared with) to the figure it is said of, the last one or with 分别 the one of its name; false when there is none that takes it. */
export function attachYearOnYear(rows: readonly StatedRow[], statement: Statement, yoy: number, told: ComparedWith): boolean {
  const free = ({ figure, name, compared }: StatedRow): boolean =>
    figure.yoy === null && !compared && statement.indicator.slice(0, -2) === name;
  const { dealt } = statement;
  // The figures before may share a name (0.72万笔、29.63亿元): each growth belongs to the one in its own place.
  const placed = dealt ? figuresBefore(rows, dealt.of).at(dealt.at - dealt.of) : undefined;
  const fits = placed?.figure.yoy === null && statement.indicator.startsWith(placed.name);
  const named = fits ? placed : rows.findLast(free);
  const { figure } =
    named ?? (dealt || statement.left.includes('分别') ? undefined : rows.findLast(({ share, compared }) => !share && !compared)) ?? {};
  // "金额186亿元，较2015年的112亿元增长66%" tells no growth of one year.
  const last = rows.at(-1);
  const other = last?.compared === true && Number(last.figure.asOf?.slice(0, 4)) !== Number(figure?.asOf?.slice(0, 4)) - 1;
  if (
    !figure ||
    figure.yoy !== null ||
    (other && last.figure.asOf !== null) ||
    (PACE.test(statement.left) && figure.scope === 'growth') ||
    !ofOneYear(statement, figure.asOf, told)
  )
    return false;
  figure.yoy = yoy;
  return true;
}
