import { addDays, daysBetween } from '../model/calendar.js';
import { firstDay, lastDay } from '../model/due.js';
import { shortened } from '../model/shortened.js';
import type { StoredPlan, TargetRow } from '../model/stored-plan.js';
import type { Block } from '../render/reply.js';
import { periodText, planShort, planTitle } from '../render/rows.js';
import { STATUS_NAME } from '../render/status-words.js';
import { bodiesOf, type DeadlineView } from '../tracking/deadlines.js';
import { type Scope, targetsOf } from './scope.js';
import { assessmentOf, countStatuses, deadlinesOf, statusOf } from './statuses.js';
import { type WorkCalendar, workdaysBetween } from './working-days.js';

/** What the sections of one digest look at. */
export interface Ground {
  /** The figures as known at the end of the period and at its beginning. */
  readonly now: DeadlineView;
  readonly then: DeadlineView;
  readonly today: string;
  readonly fromDay: string;
  readonly scope: Scope;
  /** Plans whose period has not ended, and their targets. */
  readonly running: readonly StoredPlan[];
  readonly rows: readonly TargetRow[];
}

/** Rows of a section before "另有 n 项"; the whole stays on one phone screen. */
const ROWS = 4;
const TITLE_CHARS = 30;
const SOON_DAYS = 30;
const LATER_DAYS = 90;
/** What is overdue for longer than a year is only counted: every digest would repeat it. */
const LONG_OVERDUE_DAYS = 365;
/** A figure older than this is asked after, by how often it is due: a quarter, and for yearly figures a year and a quarter. */
const STALE_DAYS = 92;
const STALE_YEARLY_DAYS = 457;
const NO_BODY = '原文未写责任单位';
/** Codes named in one line. */
const CODES = 6;

/** The first rows of a section and with which command the rest is seen. */
export function capped(blocks: readonly Block[], command: string, measure = '项'): Block[] {
  if (blocks.length <= ROWS) return [...blocks];
  return [...blocks.slice(0, ROWS), { kind: 'note', text: `另有 ${blocks.length - ROWS} ${measure}，发 ${command} 看全部`, tone: 'quiet' }];
}

/** The command that lists what falls due, narrowed to the scope's region where it has one. */
const deadlineCommand = ({ regions }: Scope, window: string): string =>
  ['/deadline', ...(regions.length === 1 ? regions : []), window].join(' ');

/** A title that leaves room for a date beside it on a phone. */
export const shortTitle = (title: string): string => shortened(title, TITLE_CHARS);

/** The one summary of a plan whose period ended since the last digest. */
export function closing(plan: StoredPlan, { now, today, scope }: Ground): Block {
  const rows = targetsOf(now, [plan], scope);
  const counts = [...countStatuses(now, rows, today)].map(([status, count]) => `${STATUS_NAME[status]} ${count}`);
  return {
    kind: 'item',
    code: plan.prefix,
    title: `方案到期：${planTitle(plan)}`,
    details: [
      rows.length === 0 ? '没有带数值的指标。' : `${rows.length} 项指标：${counts.join(' · ')}`,
      '期末数据仍可补报。从下一期起不再列入。',
    ],
    badge: null,
    tone: 'neutral',
    progress: null,
  };
}

/** What falls due within 30 and 90 days, with working days left. */
export function ahead({ now, running, scope, today }: Ground, calendar: WorkCalendar): Block[] {
  const ids = new Set(running.map((plan) => plan.id));
  const soon = deadlinesOf(now, today).filter(({ planId, day, bodies, status }) => {
    if (!ids.has(planId) || day === null || day < today || daysBetween(today, day) > LATER_DAYS || status === 'met') return false;
    return scope.bodies.length === 0 || bodies.some((body) => scope.bodies.includes(body));
  });
  if (soon.length === 0) return [];
  const byDay = new Map<string, typeof soon>();
  for (const entry of soon) byDay.set(entry.day ?? '', [...(byDay.get(entry.day ?? '') ?? []), entry]);
  const lines = [...byDay].map(([day, entries]): Block => {
    const [first] = entries;
    const plan = first && now.plan(first.planId);
    const what =
      entries.length === 1 && first
        ? `${first.code ?? ''} ${shortTitle(first.title)}${first.kind === 'phase' ? ' 结束' : ''}`.trim()
        : `${plan ? planShort(plan) : ''} ${entries.length} 项`;
    const left = `还有 ${daysBetween(today, day)} 天，${workdaysBetween(calendar, today, day)} 个工作日`;
    return { kind: 'line', text: `${day.slice(5)}（${left}）${what}` };
  });
  const near = soon.filter((entry) => daysBetween(today, entry.day ?? today) <= SOON_DAYS).length;
  const title =
    near === soon.length ? `${SOON_DAYS} 天内到期 ${near} 项` : `${SOON_DAYS} 天内到期 ${near} 项，${LATER_DAYS} 天内 ${soon.length} 项`;
  return [{ kind: 'heading', text: title }, ...capped(lines, deadlineCommand(scope, `${LATER_DAYS}天`))];
}

/** Targets of running plans whose own date has passed without success; those of long ago as a number. */
export function overdue({ now, rows, scope, today }: Ground): Block[] {
  const late = rows.flatMap((row) => {
    const day = row.due === null ? null : lastDay(row.due);
    if (row.due === null || day === null || day >= today) return [];
    const status = statusOf(now, row, today);
    return isSettled(status) ? [] : [{ row, status, due: row.due, day }];
  });
  if (late.length === 0) return [];
  const recent = late.filter(({ day }) => day >= addDays(today, -LONG_OVERDUE_DAYS));
  const codes = late.filter(({ day }) => day < addDays(today, -LONG_OVERDUE_DAYS)).map(({ row }) => row.code);
  const old = codes.length;
  const command = deadlineCommand(scope, '逾期');
  if (recent.length === 0) {
    // The command also lists tasks, and plans that have ended.
    const which = old <= CODES ? `：${codes.join('、')}` : `，如 ${codes.slice(0, 2).join('、')}，连同其他逾期事项发 ${command} 看`;
    return [{ kind: 'line', text: `一年以前到期、还没有达标或没有数据的 ${old} 项${which}` }];
  }
  const lines = recent.map(
    ({ row, status, due }): Block => ({
      kind: 'line',
      text: `${row.code} ${shortTitle(row.indicator)} · ${periodText(due)} · ${STATUS_NAME[status]}`,
    }),
  );
  if (old > 0) lines.push({ kind: 'line', text: `另有一年以前到期的 ${old} 项` });
  return [{ kind: 'heading', text: `已过期限 ${late.length} 项` }, ...capped(lines, command)];
}

/** Plans named in one line. */
const PLANS = 4;

/**
 * Targets of plans that ended before the period, whose own date has passed without a figure or without success: counted by plan as /deadline lists them,
 * those without a date apart.
 */
export function leftOver({ now, scope, today }: Pick<Ground, 'now' | 'scope' | 'today'>, ended: readonly StoredPlan[]): Block[] {
  const open = targetsOf(now, ended, scope).filter((row) => !isSettled(statusOf(now, row, today)));
  const dated = open.filter(({ due }) => due !== null && (lastDay(due) ?? today) < today);
  const undated = open.filter(({ due }) => due === null);
  if (dated.length + undated.length === 0) return [];
  if (dated.length === 0) return [{ kind: 'line', text: `已到期的方案有 ${undated.length} 项指标原文没有写期限，也没有达标。` }];
  const counts = ended.flatMap((plan) => {
    const count = dated.filter(({ planId }) => planId === plan.id).length;
    return count === 0 ? [] : [`${planShort(plan)} ${count}`];
  });
  const more = counts.length > PLANS ? ` 等 ${counts.length} 个方案` : '';
  const silent = dated.filter((row) => statusOf(now, row, today) === 'no-figure').length;
  const told = `已到期的方案还有 ${dated.length} 项指标没有数据或没有达标${silent > 0 ? `（未报数 ${silent}）` : ''}`;
  const which = `：${counts.slice(0, PLANS).join(' · ')}${more}。`;
  const rest = undated.length === 0 ? '' : `另有 ${undated.length} 项原文没有写期限。`;
  return [
    { kind: 'line', text: told + which + rest },
    { kind: 'note', text: `发 ${deadlineCommand(scope, '逾期')} 逐项看`, tone: 'quiet' },
  ];
}

const isSettled = (status: string): boolean => status === 'met' || status === 'met-late';

/** Figures that were not updated for longer than their cycle, and those never reported, by responsible body, as a question. */
export function stale({ now, rows, scope, today }: Ground): Block[] {
  const tasks = now.tasks();
  const several = new Set(rows.map(({ region }) => region)).size > 1;
  const asked = new Map<string, { body: string; region: string; old: number; never: number; last: string }>();
  for (const row of rows) {
    const { figure, figures, verdict } = assessmentOf(now, row, today);
    const latest = figure ?? figures.at(-1);
    const asOf = latest?.asOf ? lastDay(latest.asOf) : null;
    const period = now.plan(row.planId)?.parsed.period ?? null;
    const from = asOf ?? (verdict.status === 'no-figure' && period !== null ? firstDay(period.start) : null);
    if (from === null || verdict.status === 'met') continue;
    const measure = now.indicator(row.indicatorId)?.measure;
    const cycle = measure === 'annual' || measure === 'growth' ? STALE_YEARLY_DAYS : STALE_DAYS;
    if (daysBetween(from, today) <= cycle) continue;
    const bodies = bodiesOf(row, tasks);
    const body = bodies.find((name) => scope.bodies.includes(name)) ?? bodies[0] ?? NO_BODY;
    // 市科技局 of one city is not that of another.
    const key = `${row.region}\u0000${body}`;
    const entry = asked.get(key) ?? { body, region: row.region, old: 0, never: 0, last: '' };
    if (asOf === null) entry.never += 1;
    else {
      entry.old += 1;
      if (asOf > entry.last) entry.last = asOf;
    }
    asked.set(key, entry);
  }
  const named = [...asked.values()].some(({ body }) => body !== NO_BODY);
  const lines = [...asked.values()]
    .sort((a, b) => Number(a.body === NO_BODY) - Number(b.body === NO_BODY))
    .map(({ body, region, old, never, last }): Block => {
      const parts = [old === 0 ? '' : `${old} 项最近到 ${last}`, never === 0 ? '' : `${never} 项还没有数据`];
      const whose = [several ? region : '', named || several ? body : ''].filter((part) => part !== '').join(' ');
      const what = parts.filter((part) => part !== '').join('，');
      return { kind: 'line', text: whose === '' ? `${what}（${NO_BODY}）` : `${whose}：${what}` };
    });
  return lines.length === 0 ? [] : [{ kind: 'heading', text: '久未更新，有新数据吗？' }, ...capped(lines, '/progress', '个单位')];
}
