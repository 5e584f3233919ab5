import type { Command, Request, Services } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { isDayOf, type PartOfYear, partOfYearIn } from '../src/lookup/part-of-year.js';
import { addDays, dayIn, daysBetween, weekdayText } from '../src/model/calendar.js';
import { shortened } from '../src/model/shortened.js';
import type { TaskRow } from '../src/model/stored-plan.js';
import { pageOf } from '../src/render/pages.js';
import { quoteBlock } from '../src/render/quote.js';
import { type Block, type Reply, reply } from '../src/render/reply.js';
import { periodText, placeText, planTitle, spotText, taskItem } from '../src/render/rows.js';
import { STATUS_NAME } from '../src/render/status-words.js';
import { type Arguments, readArguments } from '../src/request/arguments.js';
import { datesNamed, printedTime } from '../src/request/dates-named.js';
import { deadlineOverview, distance, planLabel, QUOTE_MAX, sortsText } from '../src/request/deadline-overview.js';
import { nearChoices } from '../src/request/near.js';
import { planAbout, planByCode } from '../src/request/scope-named.js';
import type { StoreView } from '../src/store/store.js';
import { type Deadline, deadlines } from '../src/tracking/deadlines.js';

const SETTLED: ReadonlySet<string> = new Set(['met', 'met-late']);
const DAYS = /(?:未来|今后|近)?\s*(\d{1,4})\s*(天|日|个月|月)(?:内|之内)?/u;
const OVERDUE = /(?:^|\s)(?:逾期|已?到期|过期)(?:\s|$)/u;
const KIND = { target: '指标', task: '任务', phase: '阶段', milestone: '文字目标' } as const;

/** What was asked for besides names: a window of days ahead, a part of a year, or only what is overdue. */
interface Window {
  readonly days: number | null;
  readonly overdue: boolean;
  readonly part: PartOfYear | null;
  readonly rest: string;
}

function readWindow(args: string): Window {
  const part = partOfYearIn(args);
  const plain = part ? args.replace(part.typed, ' ') : args;
  const days = DAYS.exec(plain);
  const count = days ? Number(days[1]) * (days[2] === '天' || days[2] === '日' ? 1 : 30) : null;
  const rest = plain.replace(DAYS, ' ').replace(OVERDUE, ' ').trim();
  return { days: count, overdue: OVERDUE.test(plain), part, rest };
}

/** One thing with its date; `where` names its plan in a list of several. */
function item(entry: Deadline, today: string, where: string | null): Block {
  const when =
    entry.due === null || entry.day === null
      ? `${entry.relative ?? ''}，起算日期原文未写`
      : `${periodText(entry.due)} · ${distance(today, entry.day)}`;
  const open = entry.kind === 'target' && !SETTLED.has(entry.status ?? '') && entry.day !== null && entry.day < today;
  const silent = entry.status === 'no-figure' || entry.status === 'end-missing' ? STATUS_NAME[entry.status] : null;
  const badge = silent ?? (SETTLED.has(entry.status ?? '') ? '已达标' : null);
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

/** "（26 项指标 · 1 项文字目标）", where what is past is not of one sort only. */
const bySort = (past: readonly Deadline[]): string => (new Set(past.map(({ kind }) => kind)).size > 1 ? `（${sortsText(past)}）` : '');

/** What was asked for, as a list with pages: ahead first (soonest first), then past (latest first). */
function list(
  asked: readonly Deadline[],
  request: Request,
  view: StoreView,
  today: string,
  label: string,
  mentioned: readonly Block[],
): Reply {
  const ahead = asked.filter((entry) => entry.day === null || entry.day >= today);
  const past = asked.filter((entry) => entry.day !== null && entry.day < today).sort((a, b) => (b.day ?? '').localeCompare(a.day ?? ''));
  const several = new Set(asked.map((entry) => entry.planId)).size > 1;
  const where = ({ planId }: Deadline): string | null => (several ? planLabel(planId, asked, view) : null);
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
    title: `${label}：前面 ${ahead.length} 项，已到期 ${past.length} 项${bySort(past)}`,
    subtitle: `今天 ${today}（${weekdayText(today)}）`,
    blocks: page === null || page.number === page.of ? [...blocks, ...mentioned] : blocks,
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
  if (window.part && (entry.day === null || !isDayOf(window.part, entry.day))) return false;
  if (window.overdue) return entry.day !== null && entry.day < today && !SETTLED.has(entry.status ?? '');
  return window.days === null || (entry.day !== null && entry.day >= today && daysBetween(today, entry.day) <= window.days);
}

/** Whether a task is of the region, plan and bodies asked for; without any of them none is. */
function ofScope(task: TaskRow, { region, planId, bodies }: Pick<Arguments, 'region' | 'planId' | 'bodies'>): boolean {
  if (region === null && planId === null && bodies.length === 0) return false;
  if ((region !== null && task.region !== region) || (planId !== null && task.planId !== planId)) return false;
  return bodies.length === 0 || task.bodies.some(({ name, misprintOf }) => bodies.includes(misprintOf ?? name));
}

/** A word that tells what one plan alone is about means all the dates of that plan, if it has any. */
function ofPlanAbout(wanted: Arguments, all: readonly Deadline[], view: StoreView): Arguments {
  const { words, region, planId, bodies } = wanted;
  if (words === '' || region !== null || planId !== null || bodies.length > 0) return wanted;
  const plan = planAbout(view, words);
  return plan && all.some((entry) => entry.planId === plan.id) ? { ...wanted, planId: plan.id, words: '' } : wanted;
}

const MENTIONED_MAX = 6;

/** Tasks whose words speak of a part of a year that was not read as their deadline (5月底取得明显成效并持续推进). */
function mentioning({ typed }: PartOfYear, tasks: readonly TaskRow[]): readonly Block[] {
  const words = typed.replace(/(?:之前|以前|前)$/u, '');
  const rows = tasks.filter(({ due, source }) => due === null && new RegExp(`(?<!\\d)${words}`, 'u').test(source.quote));
  if (rows.length === 0) return [];
  const heading: Block = { kind: 'heading', text: `正文提到“${words}”、没有读作期限的 ${rows.length} 项` };
  return [heading, ...rows.slice(0, MENTIONED_MAX).map((task) => taskItem(task))];
}

/** Longest beginning of a row's own words that goes with its date. */
const ROW_QUOTE = 200;

/** The entries of the one year that a part of a year without its own means: this year, else the last that has any, else the next. */
function inOneYear(asked: readonly Deadline[], today: string): readonly Deadline[] {
  const years = [...new Set(asked.flatMap(({ day }) => day?.slice(0, 4) ?? []))].sort();
  const now = today.slice(0, 4);
  const year = years.includes(now) ? now : (years.findLast((one) => one < now) ?? years[0]);
  return asked.filter(({ day }) => day?.startsWith(year ?? ''));
}

/** When the thing is that the words or a code name. Throws `unknown-name` with the nearest. */
function ofOne(wanted: Arguments, region: string | null, all: readonly Deadline[], services: Services, today: string): Reply {
  const { view } = services.store;
  const block = (entry: Deadline): Block => item(entry, today, planLabel(entry.planId, all, view));
  const row = wanted.code === null ? undefined : view.row(wanted.code);
  if (row) {
    const own = all.find(({ code }) => code === row.code);
    const plan = view.plan(row.planId);
    const name = row.kind === 'target' ? row.indicator : row.kind === 'task' ? row.title : row.name;
    return reply({
      title: plan ? planTitle(plan) : null,
      blocks: [
        own
          ? item(own, today, null)
          : { kind: 'line', text: `${row.code} ${name}：${(row.kind === 'phase' ? printedTime(row) : null) ?? '原文没有写期限'}。` },
        quoteBlock(row.source.quote.slice(0, ROW_QUOTE), row.kind === 'phase' ? spotText(row.source, plan) : placeText(row, plan)),
      ],
      about: { codes: [row.code], command: `/deadline ${row.code}` },
    });
  }
  const dates = datesNamed({ ...wanted, region }, all, services, block, today);
  if (dates) return dates;
  const near = services.lookup.find(wanted.words, { kinds: ['region', 'unit'], limit: 5 });
  throw new UserError(
    'unknown-name',
    { typed: `${region ?? ''}${wanted.words}`, example: '/deadline 90天' },
    nearChoices(near.hits, (name) => `/deadline ${name}`),
  );
}

export default {
  name: 'deadline',
  chinese: '期限',
  aliases: ['due', 'deadlines', '到期'],
  group: 'ask',
  usage: '[地区、单位、事项或编号] [30天 · 6月底前 · 2025 · 逾期]',
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
    if (request.args === '' && request.defaultRegion === null) return deadlineOverview(all, request, view, today);
    const slots = { intent: 'deadline', region: true, body: true, year: true, plan: true } as const;
    const wanted = ofPlanAbout(readArguments({ ...request, args: window.rest }, services, slots), all, view);
    const region = wanted.region ?? (wanted.bodies.length === 0 && wanted.planId === null ? request.defaultRegion : null);
    if (wanted.code !== null || wanted.words !== '') return ofOne(wanted, region, all, services, today);
    const matching = all.filter((entry) => matches(entry, { ...wanted, region }, window, today));
    const asked = window.part?.year === null ? inOneYear(matching, today) : matching;
    const year = window.part?.year === null ? (asked[0]?.day?.slice(0, 4) ?? '') : '';
    const plan = wanted.planId === null ? undefined : view.plan(wanted.planId);
    const label = [
      region,
      plan ? planByCode(plan) : null,
      ...wanted.bodies,
      wanted.year === null ? null : `${wanted.year}年`,
      window.part === null ? null : `${year === '' ? '' : `${year}年`}${window.part.typed}`,
      window.days === null ? null : `${addDays(today, window.days)} 以前`,
      window.overdue ? '逾期' : null,
    ]
      .filter((part) => part !== null)
      .join(' · ');
    const scope = view.tasks().filter((task) => ofScope(task, { ...wanted, region }));
    const mentioned = window.part === null ? [] : mentioning(window.part, scope);
    if (asked.length === 0 && mentioned.length === 0) {
      const undated = scope.filter((task) => task.due === null).length;
      const lines = [
        `${label}：没有到期的项目。`,
        ...(undated > 0 ? [`另有 ${undated} 项任务原文没有写期限。`] : []),
        '发 /deadline 看全部期限。',
      ];
      return reply({
        title: `今天 ${today}（${weekdayText(today)}）`,
        blocks: lines.map((text) => ({ kind: 'line', text })),
        found: false,
      });
    }
    return list(asked, request, view, today, label, mentioned);
  },
} satisfies Command;
