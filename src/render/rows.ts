import { draftName } from '../model/draft-name.js';
import { lastDay } from '../model/due.js';
import { printedFraction } from '../model/fraction.js';
import type { Body, Target } from '../model/plan.js';
import { withName } from '../model/plan-name.js';
import { type Part, partText } from '../model/portions.js';
import { shortened } from '../model/shortened.js';
import type { StoredPlan, TargetRow, TaskRow } from '../model/stored-plan.js';
import type { Block, Text, Tone } from './reply.js';

/** Where a target stands, ready to print; made by tracking's status engine. */
export interface Standing {
  /** Latest figure with its as-of date, null when none was reported. */
  readonly figure: string | null;
  /** 已达标, 滞后 … */
  readonly label: string;
  readonly tone: Tone;
  /** Share of the target that is reached, 1 = met; null where a share makes no sense. */
  readonly progress: { readonly share: number; readonly label: string } | null;
}

const SIGN = { '>=': '≥ ', '<=': '≤ ', '=': '', '~': '约 ', range: '' } as const;

/** A number as people write it: up to four decimals, no trailing zeros, thousands left as printed. */
export const numberText = (value: number): string => String(Number(value.toFixed(4)));

/** Measure unit with the blank that print puts before it: " 件", "%". */
export const unitText = (unit: string | null): string => (unit === null || unit === '' ? '' : unit === '%' ? '%' : ` ${unit}`);

/** What a goal is printed from; with its sentence a share that is printed as a fraction stays one. */
type Goal = Pick<Target, 'indicator' | 'scope' | 'op' | 'value' | 'valueMax' | 'unit'> & {
  readonly source?: Pick<Target['source'], 'quote'>;
  readonly part?: Part | undefined;
  readonly due?: Target['due'];
};

/** "≥ 40 件", "1—2 个", "约 20 个", "≥ 1/3". */
function amountText(target: Goal): string {
  const fraction = target.source && printedFraction(target.source.quote, target.value, target.unit);
  if (fraction) return SIGN[target.op] + fraction;
  const upper = target.valueMax === null ? '' : `—${numberText(target.valueMax)}`;
  return `${SIGN[target.op]}${numberText(target.value)}${upper}${unitText(target.unit)}`;
}

/** "2024年", "2024年6月", "2024年一季度", "2024年6月30日", "2020—2022年". */
export function periodText(period: string): string {
  const [first = '', second] = period.split('/');
  if (second !== undefined) return `${first}—${second}年`;
  const match = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/u.exec(first);
  if (!match) return period;
  if (match[2] !== undefined) return `${match[1]}年${'一二三四'[Number(match[2]) - 1]}季度`;
  if (match[3] === undefined) return `${match[1]}年`;
  return `${match[1]}年${Number(match[3])}月${match[4] === undefined ? '' : `${Number(match[4])}日`}`;
}

/** "2022年—2024年", "2020年". */
export const spanText = ({ start, end }: { readonly start: string; readonly end: string }): string =>
  start === end ? periodText(start) : `${periodText(start)}—${periodText(end)}`;

/** Longest title of a task in a list: two lines on a phone. */
const TASK_TITLE_MAX = 40;

const DUE_FROM: Readonly<Record<Target['dueFrom'], string>> = {
  sentence: '',
  paragraph: '（期限承上文）',
  heading: '（期限承标题）',
  table: '',
  period: '（按规划期推定）',
  correction: '（经人工更正）',
  none: '',
};

/** The deadline with how it was found: "2024年", "2025年（期限承上文）", "未写期限". */
export const dueText = (row: Pick<Target, 'due' | 'dueFrom'>): string =>
  row.due === null ? '未写期限' : periodText(row.due) + DUE_FROM[row.dueFrom];

/** Scope in words, "" when the text does not say. */
const scopeText = (scope: Target['scope']): string => (scope === null ? '' : { cumulative: '累计', annual: '每年', growth: '增长' }[scope]);

/** A name that says itself how the thing changes, and which way: 能耗下降, 产值年均增长, 审查周期压缩. */
const SAYS_CHANGE =
  /(?:增长|增加|提升|提高|上升|增幅|增速|下降|降低|减少|压减|压缩|缩短|削减|降幅|节约)(?:率|幅度?|比例|速度)?$|^(?:降低|减少|压减|提高|提升|增加)/u;

/** "累计 ≥ 250 亿元", "≤ 3 件", "翻 2 番"; a fall that the name states is not called a growth. */
export function goalText(row: Goal): string {
  const { indicator, scope, unit, part } = row;
  if (part) return `${indicator.includes(partText(row)) ? '' : `${partText(row)} `}${amountText(row)}`;
  const word = unit === '番' ? '翻' : scopeText(scope);
  const said = scope === 'growth' ? unit !== '番' && SAYS_CHANGE.test(indicator) : indicator.includes(word) || indicator.includes('年');
  return `${said || word === '' ? '' : `${word} `}${amountText(row)}`;
}

/** "杭州市 · 工作方案（征求意见稿）". A draft is always called a draft. */
export const planTitle = (plan: StoredPlan): string => titleText({ ...withName(plan).parsed, draft: draftName(plan) });

/** The title of a document as it is shown: with its region, where the title does not begin with it, and what is a draft called so. */
export function titleText({
  region,
  title,
  draft,
}: Pick<StoredPlan['parsed'], 'region' | 'title'> & { readonly draft: string | null }): string {
  const mark = draft === null || title.includes(draft) || title.includes('征求意见') ? '' : `（${draft}）`;
  return region === null || title.startsWith(region) ? `${title}${mark}` : `${region} · ${title}${mark}`;
}

/** Short name for lists: region and kind, with the code prefix. */
export function planShort(plan: StoredPlan): string {
  const draft = draftName(plan);
  return `${plan.parsed.region ?? plan.prefix}${draft === null ? '' : `（${draft}）`}`;
}

/** State of a plan's period at a date (ISO day): 未开始, 进行中, 已到期, 长期. */
export function planState(plan: StoredPlan, today: string): string {
  const { period, kind } = plan.parsed;
  if (kind === 'report') return '成效通报';
  if (period === null) return '未写期限';
  const end = lastDay(period.end);
  const start = lastDay(period.start);
  if (end !== null && end < today) return '已到期';
  return start !== null && start.slice(0, 4) > today.slice(0, 4) ? '未开始' : '进行中';
}

/** Where a row stands in its document: "二、重点任务 › （一）… ，第 43 行". */
export function placeText(
  row: { readonly path: readonly string[]; readonly source: { readonly line: number; readonly start: number } },
  plan: StoredPlan | undefined,
): string {
  const path = row.path.filter((title) => title !== '').slice(-2);
  return [...path, spotText(row.source, plan)].join(' › ');
}

/** Page, paragraph or row of the file that was sent; the line where the file is plain text. */
export const spotText = (source: { readonly line: number; readonly start: number }, plan: Pick<StoredPlan, 'places'> | undefined): string =>
  plan?.places.filter((entry) => entry.at <= source.start).at(-1)?.label ?? `第 ${source.line} 行`;

/** Where the rows of a list stand, rows of one place together: "第 28 行（杭1—杭5）；第 30 行（杭6）". */
export function placesText(rows: readonly TargetRow[], planOf: (id: string) => StoredPlan | undefined): string {
  const groups: { readonly place: string; readonly codes: string[] }[] = [];
  for (const row of rows) {
    const place = placeText(row, planOf(row.planId));
    const last = groups.at(-1);
    if (last?.place === place) last.codes.push(row.code);
    else groups.push({ place, codes: [row.code] });
  }
  const [only] = groups;
  if (only && groups.length === 1) return only.place;
  const span = (codes: readonly string[]): string => (codes.length > 1 ? `${codes[0]}—${codes.at(-1)}` : (codes[0] ?? ''));
  return groups.map(({ place, codes }) => `${span(codes)} ${place.split(' › ').slice(-2).join(' › ')}`).join('；');
}

/** One target of a list. */
export function targetItem(row: TargetRow, standing: Standing | null): Block {
  const marks = [
    row.corrected.length > 0 && row.dueFrom !== 'correction' ? '（经人工更正）' : '',
    row.confidence === 'doubtful' && row.review === 'open' ? '（待复核）' : '',
  ];
  const details: Text[] = [`${goalText(row)} · ${dueText(row)}${marks.join('')}`];
  if (standing?.figure) details.push(standing.figure);
  return {
    kind: 'item',
    code: row.code,
    title: row.indicator,
    details,
    badge: standing?.label ?? null,
    tone: standing?.tone ?? 'neutral',
    progress: standing?.progress ?? null,
  };
}

/** Body as printed, with its printed alias and the note on a misprint. */
export const bodyText = (body: Body): string =>
  `${body.name}${body.aliases.length > 0 ? `（${body.aliases.join('、')}）` : ''}${body.misprintOf === null ? '' : `（原文如此，应为${body.misprintOf}）`}`;

/** One task of a list; `without` is left out of the list of bodies. */
export function taskItem(row: TaskRow, without: string | null = null): Block {
  const others = row.bodies.filter((body) => without === null || (body.name !== without && body.misprintOf !== without));
  const misprint = row.bodies.find((body) => body.misprintOf !== null && body.misprintOf === without);
  const details: Text[] = [];
  if (others.length > 0) details.push(`${without === null ? '责任单位' : '同'}：${others.map(bodyText).join('、')}`);
  else if (without === null) details.push('原文未写责任单位');
  if (row.due !== null) details.push(`期限：${dueText(row)}`);
  if (misprint) details.push(`⚠ 原文作“${misprint.name}”，按“${misprint.misprintOf}”处理`);
  if (row.corrected.length > 0) details.push('经人工更正');
  return {
    kind: 'item',
    code: row.code,
    title: shortened(row.title, TASK_TITLE_MAX),
    details,
    badge: null,
    tone: 'neutral',
    progress: null,
  };
}
