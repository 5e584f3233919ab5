import { atLeast } from '../access.js';
import type { Request } from '../command.js';
import { spanText, weekdayText } from '../model/calendar.js';
import { shortened } from '../model/shortened.js';
import { pageOf } from '../render/pages.js';
import { type Block, type Button, type Reply, reply } from '../render/reply.js';
import { periodText, planShort } from '../render/rows.js';
import type { StoreView } from '../store/store.js';
import type { Deadline } from '../tracking/deadlines.js';

/** Longest sentence of a promise without a figure that a list shows. */
export const QUOTE_MAX = 60;
/** Lines of the overview on one page: dates with what falls due. */
const GROUPS_PER_PAGE = 12;

/** "还有 4 年 1 个月", "已过 2 年". */
export const distance = (today: string, day: string): string =>
  day >= today ? (day === today ? '今天' : `还有 ${spanText(today, day)}`) : `已过 ${spanText(day, today)}`;

/** Entries of one date and plan. */
type Group = readonly [Deadline, ...Deadline[]];

/** Groups by date and plan, order kept. */
function grouped(entries: readonly Deadline[]): readonly Group[] {
  const groups = new Map<string, [Deadline, ...Deadline[]]>();
  for (const entry of entries) {
    const key = `${entry.due}\u0000${entry.planId}`;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()];
}

/** "湖州市", and with its code prefix where several plans of the list are of one region: "全国（国新）". */
export function planLabel(planId: string, entries: readonly Deadline[], view: StoreView): string {
  const plan = view.plan(planId);
  if (!plan) return '';
  const others = [...new Set(entries.map((entry) => entry.planId))].filter((id) => id !== planId);
  const shared = others.some((id) => view.plan(id)?.parsed.region === plan.parsed.region);
  return shared ? `${planShort(plan)}（${plan.prefix}）` : planShort(plan);
}

const COUNT_NAME = { target: '项指标', task: '项任务', phase: '个阶段', milestone: '项文字目标' } as const;

/** "12 项指标 · 1 个阶段"; a single promise without a figure is said in its words. */
function contents(group: Group): string {
  const [first] = group;
  return group.length === 1 && first.kind === 'milestone' ? shortened(first.title, QUOTE_MAX) : sortsText(group);
}

/** How many there are of each sort: "12 项指标 · 1 个阶段"; "" for none. */
export function sortsText(entries: readonly Deadline[]): string {
  const kinds = Object.keys(COUNT_NAME) as Deadline['kind'][];
  const counts = kinds.map((kind) => [entries.filter((entry) => entry.kind === kind).length, COUNT_NAME[kind]] as const);
  return counts.flatMap(([count, name]) => (count > 0 ? [`${count} ${name}`] : [])).join(' · ');
}

/** "2024年底", "2024年6月底", "2022年6月30日". */
const endText = (due: string): string => `${periodText(due)}${/^\d{4}(?:-\d{2})?$/u.test(due) ? '底' : ''}`;

interface OverviewRow {
  readonly heading: string;
  readonly region: string | null;
  readonly code: string | null;
  readonly block: Block;
}

/** The whole store at one glance, a page at a time: what is ahead, what is past, what needs a date. */
export function deadlineOverview(all: readonly Deadline[], request: Request, view: StoreView, today: string): Reply {
  const past = all.filter((entry) => entry.day !== null && entry.day < today);
  const isTarget = (entry: Deadline): boolean => entry.kind === 'target';
  const label = (group: Group): string => planLabel(group[0].planId, all, view);
  const plain = { code: null, badge: null, tone: 'neutral', progress: null } as const;
  const ahead = grouped(all.filter((entry) => entry.day !== null && entry.day >= today)).map((group): OverviewRow => {
    const [{ due, day, region }] = group;
    const title = `${periodText(due ?? '')}　${label(group)}　${distance(today, day ?? today)}`;
    return { heading: '前面还有', region, code: null, block: { kind: 'item', ...plain, title, details: [contents(group)] } };
  });
  const behind = (heading: string, entries: readonly Deadline[]): OverviewRow[] =>
    [...grouped(entries)]
      .sort(([a], [b]) => (b.day ?? '').localeCompare(a.day ?? ''))
      .map((group) => ({
        heading,
        region: group[0].region,
        code: null,
        block: { kind: 'line', text: `${endText(group[0].due ?? '')}　${label(group)} ${contents(group)}` },
      }));
  const admin = atLeast(request.role, 'admin');
  const undated = all
    .filter((entry) => entry.day === null)
    .map(({ code, title, relative, region }): OverviewRow => {
      const details = [`${relative ?? ''}，起算日期原文未写`, ...(admin && code !== null ? [`定下来请发：/fix ${code} 止=年-月-日`] : [])];
      return { heading: admin ? '需要您定一个日子' : '日子待定', region, code, block: { kind: 'item', ...plain, code, title, details } };
    });
  const rows = [
    ...ahead,
    ...behind(
      '已经到期，没有报过数',
      past.filter((entry) => isTarget(entry) && entry.status === 'no-figure'),
    ),
    ...behind(
      '已经到期，有数据',
      past.filter((entry) => isTarget(entry) && entry.status !== 'no-figure'),
    ),
    ...behind(
      '日期已过，没有数值可比',
      past.filter((entry) => !isTarget(entry)),
    ),
    ...undated,
  ];
  const shown = pageOf(rows, request.page, '/deadline', GROUPS_PER_PAGE);
  const blocks: Block[] =
    ahead.length > 0 || rows.length === 0 || request.page > 1 ? [] : [{ kind: 'heading', text: '前面没有到期的项目' }];
  let heading = '';
  for (const row of shown.rows) {
    if (row.heading !== heading) blocks.push({ kind: 'heading', text: row.heading });
    heading = row.heading;
    blocks.push(row.block);
  }
  const regions = [...new Set(shown.rows.flatMap(({ region }) => (region === null || region === '' ? [] : [region])))];
  const buttons: Button[] = regions.slice(0, 4).map((region) => ({ label: region, command: `/deadline ${region}`, place: 'new' }));
  return reply({
    title: `今天 ${today}（${weekdayText(today)}）`,
    blocks: rows.length > 0 ? blocks : [{ kind: 'line', text: '已导入的规划里没有写明期限的项目。' }],
    buttons: [shown.buttons, buttons],
    page: shown.page,
    about: { codes: shown.rows.flatMap(({ code }) => code ?? []), command: '/deadline' },
    found: rows.length > 0,
  });
}
