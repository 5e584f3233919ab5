import type { Command, Request, Services } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { addDays, dayIn, daysBetween, spanText, weekdayText } from '../src/model/calendar.js';
import { shortened } from '../src/model/shortened.js';
import { pageOf } from '../src/render/pages.js';
import { type Block, type Button, type Reply, reply } from '../src/render/reply.js';
import { periodText, planShort } from '../src/render/rows.js';
import { nearChoices } from '../src/request/near.js';
import { readArguments } from '../src/request/arguments.js';
import type { StoreView } from '../src/store/store.js';
import { type Deadline, deadlines } from '../src/tracking/deadlines.js';

const SETTLED: ReadonlySet<string> = new Set(['met', 'met-late']);
const DAYS = /(?:未来|今后|近)?\s*(\d{1,4})\s*(天|日|个月|月)(?:内|之内)?/u;
const OVERDUE = /(?:^|\s)(?:逾期|已?到期|过期)(?:\s|$)/u;
const KIND = { target: '指标', task: '任务', phase: '阶段', milestone: '目标' } as const;
const QUOTE_MAX = 60;

/** What was asked for besides names: a window of days ahead, or only what is overdue. */
interface Window {
  readonly days: number | null;
  readonly overdue: boolean;
  readonly rest: string;
}

function readWindow(args: string): Window {
  const days = DAYS.exec(args);
  const count = days ? Number(days[1]) * (days[2] === '天' || days[2] === '日' ? 1 : 30) : null;
  const rest = args.replace(DAYS, ' ').replace(OVERDUE, ' ').trim();
  return { days: count, overdue: OVERDUE.test(args), rest };
}

/** "还有 4 年 1 个月", "已过 2 年". */
const distance = (today: string, day: string): string =>
  day >= today ? (day === today ? '今天' : `还有 ${spanText(today, day)}`) : `已过 ${spanText(day, today)}`;

/** One thing with its date; `where` names its plan in a list of several. */
function item(entry: Deadline, today: string, where: string | null): Block {
  const when =
    entry.due === null || entry.day === null ? (entry.relative ?? '') : `${periodText(entry.due)} · ${distance(today, entry.day)}`;
  const open = entry.kind === 'target' && !SETTLED.has(entry.status ?? '') && entry.day !== null && entry.day < today;
  const badge = entry.status === 'no-figure' ? '未报数' : SETTLED.has(entry.status ?? '') ? '已达标' : null;
  return {
    kind: 'item',
    code: entry.code,
    title: shortened(entry.title, QUOTE_MAX),
    details: [[where, KIND[entry.kind], when].filter((part) => part !== null).join(' · ')],
    badge,
    tone: badge === '已达标' ? 'good' : open ? 'warning' : 'neutral',
    progress: null,
  };
}

/** Entries of one date and plan as one line: "湖州市 12 项指标". */
function groupLine(entries: readonly Deadline[], view: StoreView): string {
  const [first] = entries;
  const plan = first ? view.plan(first.planId) : undefined;
  const counts = (['target', 'task', 'phase'] as const).map(
    (kind) => [entries.filter((entry) => entry.kind === kind).length, KIND[kind]] as const,
  );
  const words = counts.filter(([count]) => count > 0).map(([count, label]) => `${count} 项${label}`);
  const goals = entries.filter((entry) => entry.kind === 'milestone').map((entry) => shortened(entry.title, QUOTE_MAX));
  return `${plan ? planShort(plan) : ''} ${[...words, ...goals].join(' · ')}`.trim();
}

/** Groups by date and plan, order kept. */
function grouped(entries: readonly Deadline[]): (readonly Deadline[])[] {
  const groups = new Map<string, Deadline[]>();
  for (const entry of entries) {
    const key = `${entry.due}\u0000${entry.planId}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}

/** The whole store at one glance: what is ahead, what is past, what needs a date. */
function overview(all: readonly Deadline[], view: StoreView, today: string): Reply {
  const ahead = all.filter((entry) => entry.day !== null && entry.day >= today);
  const past = all.filter((entry) => entry.day !== null && entry.day < today);
  const open = past.filter((entry) => entry.kind === 'target' && entry.status === 'no-figure');
  const others = past.filter((entry) => entry.kind === 'target' && entry.status !== 'no-figure');
  const undated = all.filter((entry) => entry.day === null);
  const blocks: Block[] = [{ kind: 'heading', text: ahead.length > 0 ? '前面还有' : '前面没有到期的项目' }];
  for (const group of grouped(ahead)) {
    const [first] = group;
    if (first?.due && first.day)
      blocks.push({ kind: 'line', text: `${periodText(first.due)}　${groupLine(group, view)}　${distance(today, first.day)}` });
  }
  const lines = (label: string, entries: readonly Deadline[]): void => {
    if (entries.length === 0) return;
    blocks.push({ kind: 'heading', text: label });
    for (const group of grouped(entries).reverse())
      if (group[0]?.due) blocks.push({ kind: 'line', text: `${periodText(group[0].due)}底　${groupLine(group, view)}` });
  };
  lines('已经到期，没有报过数', open);
  lines('已经到期，有数据', others);
  if (undated.length > 0) {
    blocks.push({ kind: 'heading', text: '需要您定一个日子' });
    for (const entry of undated)
      blocks.push({
        kind: 'item',
        code: entry.code,
        title: entry.title,
        details: [`${entry.relative ?? ''}，起算日期原文未写`],
        badge: null,
        tone: 'neutral',
        progress: null,
      });
  }
  const regions = [...new Set(past.map((entry) => entry.region))].filter((region) => region !== '');
  const buttons: Button[] = regions.slice(0, 4).map((region) => ({ label: region, command: `/deadline ${region}`, place: 'new' }));
  return reply({
    title: `今天 ${today}（${weekdayText(today)}）`,
    blocks: all.length > 0 ? blocks : [{ kind: 'line', text: '已导入的规划里没有写明期限的项目。' }],
    buttons: [buttons],
    about: { codes: undated.flatMap((entry) => entry.code ?? []), command: '/deadline' },
    found: all.length > 0,
  });
}

/** What was asked for, as a list with pages: ahead first (soonest first), then past (latest first). */
function list(asked: readonly Deadline[], request: Request, view: StoreView, today: string, label: string): Reply {
  const ahead = asked.filter((entry) => entry.day === null || entry.day >= today);
  const past = asked.filter((entry) => entry.day !== null && entry.day < today).sort((a, b) => (b.day ?? '').localeCompare(a.day ?? ''));
  const several = new Set(asked.map((entry) => entry.planId)).size > 1;
  const where = (entry: Deadline): string | null => {
    const plan = several ? view.plan(entry.planId) : undefined;
    return plan ? planShort(plan) : null;
  };
  const { rows, page, buttons } = pageOf([...ahead, ...past], request.page, `/deadline ${request.args}`.trim());
  const blocks: Block[] = [];
  let group = '';
  for (const entry of rows) {
    const part = entry.day === null ? '日子待定' : entry.day >= today ? '前面还有' : '已经到期';
    if (part !== group) blocks.push({ kind: 'heading', text: part });
    group = part;
    blocks.push(item(entry, today, where(entry)));
  }
  return reply({
    title: `${label}：前面 ${ahead.length} 项，已到期 ${past.length} 项`,
    subtitle: `今天 ${today}（${weekdayText(today)}）`,
    blocks,
    buttons: [buttons],
    page,
    about: { codes: rows.flatMap((entry) => entry.code ?? []), command: `/deadline ${request.args}`.trim() },
  });
}

function matches(
  entry: Deadline,
  wanted: { region: string | null; bodies: readonly string[]; year: string | null; planId: string | null },
  window: Window,
  today: string,
): boolean {
  if (wanted.region !== null && entry.region !== wanted.region) return false;
  if (wanted.planId !== null && entry.planId !== wanted.planId) return false;
  if (wanted.bodies.length > 0 && !wanted.bodies.some((name) => entry.bodies.includes(name))) return false;
  if (wanted.year !== null && !entry.due?.startsWith(wanted.year)) return false;
  if (window.overdue) return entry.day !== null && entry.day < today && !SETTLED.has(entry.status ?? '');
  return window.days === null || (entry.day !== null && entry.day >= today && daysBetween(today, entry.day) <= window.days);
}

/** Whether the words name anything that this command can narrow by. */
function readAsked(request: Request, services: Services, window: Window): ReturnType<typeof readArguments> {
  const wanted = readArguments({ ...request, args: window.rest }, services, {
    intent: 'deadline',
    region: true,
    body: true,
    year: true,
    plan: true,
  });
  if (wanted.words === '') return wanted;
  const prefix = services.store.view.plans().find((plan) => plan.prefix === wanted.words);
  if (prefix) return { ...wanted, planId: prefix.id, words: '' };
  const near = services.lookup.find(wanted.words, { kinds: ['region', 'unit'], limit: 5 });
  throw new UserError(
    'unknown-name',
    { typed: wanted.words, example: '/deadline 90天' },
    nearChoices(near.hits, (name) => `/deadline ${name}`),
  );
}

export default {
  name: 'deadline',
  chinese: '期限',
  aliases: ['due', 'deadlines', '到期'],
  group: 'ask',
  usage: '[地区或单位] [30天 · 2025 · 逾期]',
  summary: '什么快到期、什么已到期，最近的在前',
  role: 'viewer',
  writes: false,
  examples: (view) => [
    '/deadline',
    '/deadline 90天',
    ...view
      .plans()
      .slice(0, 1)
      .map((plan) => `/deadline ${plan.parsed.region ?? plan.prefix}`),
  ],
  async run(request, services) {
    const { view } = services.store;
    const today = dayIn(request.now, request.timeZone);
    const window = readWindow(request.args);
    const all = deadlines(view, today);
    if (request.args === '' && request.defaultRegion === null) return overview(all, view, today);
    const wanted = readAsked(request, services, window);
    const region = wanted.region ?? (wanted.bodies.length === 0 && wanted.planId === null ? request.defaultRegion : null);
    const asked = all.filter((entry) => matches(entry, { ...wanted, region }, window, today));
    const plan = wanted.planId === null ? undefined : view.plan(wanted.planId);
    const label = [
      region,
      plan ? planShort(plan) : null,
      ...wanted.bodies,
      wanted.year === null ? null : `${wanted.year}年`,
      window.days === null ? null : `${addDays(today, window.days)} 以前`,
      window.overdue ? '逾期' : null,
    ]
      .filter((part) => part !== null)
      .join(' · ');
    if (asked.length === 0) {
      const lines = [`${label}：没有到期的项目。`, '发 /deadline 看全部期限。'];
      return reply({
        title: `今天 ${today}（${weekdayText(today)}）`,
        blocks: lines.map((text) => ({ kind: 'line', text })),
        found: false,
      });
    }
    return list(asked, request, view, today, label);
  },
} satisfies Command;
