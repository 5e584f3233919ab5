import type { Status } from '../model/assessment.js';
import { STATUSES } from '../model/assessment.js';
import { addDays, clockIn, dayIn, daysBetween, weekdayText } from '../model/calendar.js';
import type { Change } from '../model/change.js';
import { lastDay } from '../model/due.js';
import type { StoredPlan, TargetRow } from '../model/stored-plan.js';
import { asOfText, valueText } from '../render/figures.js';
import { type Block, type Button, type Reply, reply } from '../render/reply.js';
import { planShort, planTitle } from '../render/rows.js';
import { STATUS_NAME, STATUS_TONE } from '../render/status-words.js';
import type { StoreView } from '../store/store.js';
import { assess } from '../tracking/assess.js';
import { bodiesOf, type DeadlineView, deadlines } from '../tracking/deadlines.js';
import type { Occasion } from './occasions.js';
import { endedBefore, plansOf, type Scope, targetsOf } from './scope.js';
import { viewAt } from './view-at.js';
import { type WorkCalendar, workdaysBetween } from './working-days.js';

/** Rows of a section before "另有 n 项"; the whole stays on one phone screen. */
const ROWS = 4;
const SOON_DAYS = 30;
const LATER_DAYS = 90;
/** A figure older than this is asked after, by how often it is due: a quarter, and for yearly figures a year and a quarter. */
const STALE_DAYS = 92;
const STALE_YEARLY_DAYS = 457;

/** Everything a digest is made from; the same input gives the same reply. */
export interface DigestInput {
  readonly view: StoreView;
  /** Changes that are not undone, of the period, oldest first. */
  readonly changes: readonly Change[];
  readonly occasion: Occasion;
  /** The one after it, null when none is planned. */
  readonly next: Occasion | null;
  readonly scope: Scope;
  readonly timeZone: string;
  readonly calendar: WorkCalendar;
  /** `preview` and `extra` (out of turn) are marked; `lateMs` is how much later than planned it goes out. */
  readonly kind: 'regular' | 'preview' | 'extra';
  readonly lateMs: number;
  /** Earlier ones that did not go out and that this one reports on, too. */
  readonly missed: number;
}

/** A digest with what the outbox has to know of it. */
export interface Digest {
  readonly reply: Reply;
  /** False when nothing happened in the period, for chats that want no such digest. */
  readonly changed: boolean;
}

const LATE_MS = 3_600_000;

/** Composes one digest of one chat. */
export function composeDigest(input: DigestInput): Digest {
  const { occasion, timeZone, scope } = input;
  const today = dayIn(occasion.at, timeZone);
  const fromDay = dayIn(occasion.from, timeZone);
  const now = viewAt(input.view, occasion.at);
  const then = viewAt(input.view, occasion.from);
  const plans = plansOf(now, scope);
  const active = plans.filter((plan) => !endedBefore(plan, fromDay));
  const running = active.filter((plan) => !endedBefore(plan, today));
  const rows = targetsOf(now, running, scope);
  const changed = changedBlocks(input, now, then, today, fromDay, targetsOf(now, plans, scope));
  const ended = active.filter((plan) => endedBefore(plan, today));
  const blocks: Block[] = [
    ...marks(input),
    ...overview(now, then, rows, today, fromDay, plans, running),
    ...changed,
    ...ended.map((plan) => closing(plan, now, today)),
    ...ahead(now, running, scope, today, input.calendar),
    ...overdue(now, rows, today),
    ...stale(now, rows, today),
    ...footer(input),
  ];
  const scopeName = scope.regions.length > 0 ? scope.regions.join('、') : '全部规划';
  const region = scope.regions[0] ?? '';
  const buttons: Button[] = [
    { label: '全部指标', command: `/targets ${region}`.trim(), place: 'new' },
    { label: '期限', command: `/deadline ${region}`.trim(), place: 'new' },
    { label: '进展', command: `/progress ${region}`.trim(), place: 'new' },
  ];
  return {
    changed: changed.length > 1 || ended.length > 0,
    reply: reply({
      title: `周报 第 ${occasion.number} 期 · ${fromDay} 至 ${addDays(today, -1)}`,
      subtitle: `本群范围：${scopeName}（${running.length} 个在期方案 ${rows.length} 项指标）`,
      blocks,
      buttons: [buttons],
      about: { codes: rows.map((row) => row.code), command: `/targets ${region}`.trim() },
    }),
  };
}

function marks({ kind, lateMs, missed, occasion, timeZone }: DigestInput): Block[] {
  if (kind === 'preview') return [{ kind: 'note', text: '这是预览，没有发到群里。', tone: 'quiet' }];
  if (kind === 'extra') return [{ kind: 'note', text: '管理员要求临时发送，不在计划之内。', tone: 'quiet' }];
  const late = lateMs < LATE_MS ? '' : `晚到：原定 ${whenText(occasion.at, timeZone)}，晚了 ${lateText(lateMs)}。`;
  const gathered = missed === 0 ? '' : `前面 ${missed} 期没有发出，一并报在这里。`;
  return late + gathered === '' ? [] : [{ kind: 'note', text: late + gathered, tone: 'warning' }];
}

const lateText = (ms: number): string => {
  const hours = Math.round(ms / 3_600_000);
  return hours < 48 ? `${hours} 小时` : `${Math.round(hours / 24)} 天`;
};

/** "06-24（周一）09:00" */
function whenText(at: Date, timeZone: string): string {
  const day = dayIn(at, timeZone);
  return `${day.slice(5)}（${weekdayText(day)}）${clockIn(at, timeZone)}`;
}

/** Statuses by view, row and day; the same are asked for several times in one digest. */
const known = new WeakMap<DeadlineView, Map<string, Status>>();

function statusOf(view: DeadlineView, row: TargetRow, today: string): Status {
  const statuses = known.get(view) ?? new Map<string, Status>();
  known.set(view, statuses);
  const key = `${today} ${row.code}`;
  const status = statuses.get(key) ?? assess(view, row, today).verdict.status;
  statuses.set(key, status);
  return status;
}

/** Counts by status with the change since the last digest, and the picture of them. */
function overview(
  now: DeadlineView,
  then: DeadlineView,
  rows: readonly TargetRow[],
  today: string,
  fromDay: string,
  plans: readonly StoredPlan[],
  running: readonly StoredPlan[],
): Block[] {
  if (rows.length === 0) {
    const last = plans
      .map((plan) => plan.parsed.period?.end ?? '')
      .sort()
      .at(-1);
    const text =
      running.length === 0 && last ? `本群范围内的方案都已到期，最近一个到 ${last.slice(0, 4)} 年。` : '本群范围内没有带数值的指标。';
    return [{ kind: 'line', text }];
  }
  const count = (view: DeadlineView, day: string): ReadonlyMap<Status, number> => {
    const counts = new Map<Status, number>();
    for (const row of rows) {
      const status = statusOf(view, row, day);
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
    return counts;
  };
  const current = count(now, today);
  const before = count(then, fromDay);
  const shown = STATUSES.filter((status) => (current.get(status) ?? 0) > 0 || (before.get(status) ?? 0) > 0);
  const words = shown.map((status) => {
    const [is, was] = [current.get(status) ?? 0, before.get(status) ?? 0];
    return `${STATUS_NAME[status]} ${is}${is === was ? '' : `（上期 ${was}）`}`;
  });
  const counts = shown.map((status) => ({ label: STATUS_NAME[status], count: current.get(status) ?? 0, tone: STATUS_TONE[status] }));
  return [{ kind: 'chart', chart: { kind: 'status', title: `${rows.length} 项指标`, counts }, alt: words.join(' · ') }];
}

/** What was reported and changed in the period: old → new, date, source, effect. */
function changedBlocks(
  input: DigestInput,
  now: DeadlineView,
  then: DeadlineView,
  today: string,
  fromDay: string,
  rows: readonly TargetRow[],
): Block[] {
  const blocks: Block[] = [];
  for (const { op } of input.changes) {
    if (op.type !== 'observation.report') continue;
    const { observation } = op;
    const row = rows.find((one) => one.region === observation.region && one.indicatorId === observation.indicator);
    if (!row) continue;
    const old = then.observations(observation.region, observation.indicator).at(-1);
    const [was, is] = [statusOf(then, row, fromDay), statusOf(now, row, today)];
    const source = observation.source.kind === 'person' && observation.source.text !== '' ? `，来源：${observation.source.text}` : '';
    blocks.push({
      kind: 'item',
      code: row.code,
      title: row.indicator,
      details: [`${old ? `${valueText(old)} → ` : ''}${valueText(observation)}（${asOfText(observation.asOf)}${source}）`],
      badge: was === is ? STATUS_NAME[is] : `${STATUS_NAME[was]} → ${STATUS_NAME[is]}`,
      tone: STATUS_TONE[is],
      progress: null,
    });
  }
  const scoped = new Set(plansOf(now, input.scope).map((plan) => plan.id));
  for (const { op, by } of input.changes) {
    if (op.type === 'plan.import' && by !== 'system' && scoped.has(op.plan.id))
      blocks.push({ kind: 'line', text: `新导入：${planTitle(op.plan)}` });
    if (op.type === 'row.fix' && rows.some((row) => row.code === op.code)) blocks.push({ kind: 'line', text: `人工更正：${op.code}` });
  }
  if (blocks.length === 0) return [{ kind: 'line', text: '本期无变化。' }];
  return [{ kind: 'heading', text: `有变化 ${blocks.length} 项` }, ...capped(blocks, '/progress')];
}

/** The one summary of a plan whose period ended since the last digest. */
function closing(plan: StoredPlan, now: DeadlineView, today: string): Block {
  const rows = now.targets().filter((row) => row.planId === plan.id);
  const counts = STATUSES.map((status) => [status, rows.filter((row) => statusOf(now, row, today) === status).length] as const).filter(
    ([, count]) => count > 0,
  );
  return {
    kind: 'item',
    code: plan.prefix,
    title: `方案到期：${planTitle(plan)}`,
    details: [counts.map(([status, count]) => `${STATUS_NAME[status]} ${count}`).join(' · '), '从下一期起不再列入。'],
    badge: null,
    tone: 'neutral',
    progress: null,
  };
}

/** What falls due within 30 and 90 days, with working days left. */
function ahead(now: DeadlineView, running: readonly StoredPlan[], scope: Scope, today: string, calendar: WorkCalendar): Block[] {
  const ids = new Set(running.map((plan) => plan.id));
  const soon = deadlines(now, today).filter(({ planId, day, bodies, status }) => {
    if (!ids.has(planId) || day === null || day < today || daysBetween(today, day) > LATER_DAYS || status === 'met') return false;
    return scope.bodies.length === 0 || bodies.some((body) => scope.bodies.includes(body));
  });
  if (soon.length === 0) return [];
  const byDay = new Map<string, typeof soon>();
  for (const entry of soon) byDay.set(entry.day ?? '', [...(byDay.get(entry.day ?? '') ?? []), entry]);
  const lines = [...byDay].map(([day, entries]): Block => {
    const left = daysBetween(today, day);
    const [first] = entries;
    const what =
      entries.length === 1 && first
        ? `${first.code ?? ''} ${first.title.slice(0, 40)}`.trim()
        : `${first ? planOf(now, first.planId) : ''} ${entries.length} 项`;
    return { kind: 'line', text: `${day.slice(5)}（还有 ${left} 天，${workdaysBetween(calendar, today, day)} 个工作日）${what}` };
  });
  const near = soon.filter((entry) => daysBetween(today, entry.day ?? today) <= SOON_DAYS).length;
  return [
    { kind: 'heading', text: `快到期：${SOON_DAYS} 天内 ${near} 项，${LATER_DAYS} 天内 ${soon.length} 项` },
    ...capped(lines, '/deadline 90天'),
  ];
}

const planOf = (view: DeadlineView, id: string): string => {
  const plan = view.plan(id);
  return plan ? planShort(plan) : '';
};

/** Targets of running plans whose own date has passed without success. */
function overdue(now: DeadlineView, rows: readonly TargetRow[], today: string): Block[] {
  const late = rows.filter((row) => {
    const day = row.due === null ? null : lastDay(row.due);
    const status = day !== null && day < today ? statusOf(now, row, today) : 'met';
    return status !== 'met' && status !== 'met-late';
  });
  if (late.length === 0) return [];
  const lines = late.map(
    (row): Block => ({ kind: 'line', text: `${row.code} ${row.indicator} · ${row.due} · ${STATUS_NAME[statusOf(now, row, today)]}` }),
  );
  return [{ kind: 'heading', text: `已过期限 ${late.length} 项` }, ...capped(lines, '/deadline 逾期')];
}

/** Figures that were not updated for longer than their cycle, by responsible body, as a question. */
function stale(now: DeadlineView, rows: readonly TargetRow[], today: string): Block[] {
  const tasks = now.tasks();
  const old = new Map<string, { count: number; last: string }>();
  for (const row of rows) {
    const { figure, figures, verdict } = assess(now, row, today);
    const latest = figure ?? figures.at(-1);
    const asOf = latest?.asOf ? lastDay(latest.asOf) : null;
    if (asOf === null || verdict.status === 'met') continue;
    const yearly = now.indicator(row.indicatorId)?.measure === 'annual' || now.indicator(row.indicatorId)?.measure === 'growth';
    if (daysBetween(asOf, today) <= (yearly ? STALE_YEARLY_DAYS : STALE_DAYS)) continue;
    const body = bodiesOf(row, tasks)[0] ?? '原文未写责任单位';
    const entry = old.get(body);
    old.set(body, { count: (entry?.count ?? 0) + 1, last: entry && entry.last > asOf ? entry.last : asOf });
  }
  if (old.size === 0) return [];
  const lines = [...old].map(
    ([body, { count, last }]): Block => ({ kind: 'line', text: `${body} ${count} 项，最近一次 ${last}，有新数据吗？` }),
  );
  return [{ kind: 'heading', text: '久未更新' }, ...capped(lines, '/progress')];
}

function footer({ next, timeZone, calendar, occasion }: DigestInput): Block[] {
  const blocks: Block[] = [{ kind: 'divider' }];
  if (next) {
    const zone = timeZone === 'Asia/Shanghai' ? '上海时间' : timeZone;
    blocks.push({ kind: 'note', text: `下一期 ${whenText(next.at, timeZone)}，${zone}`, tone: 'quiet' });
  }
  const horizon = dayIn(next?.at ?? occasion.at, timeZone);
  if (horizon > calendar.knownUntil)
    blocks.push({
      kind: 'note',
      text: `${calendar.knownUntil.slice(0, 4)} 年以后的节假日安排还没有数据，请更新程序，在此之前只按周末推算。`,
      tone: 'warning',
    });
  return blocks;
}

/** The first rows of a section and where the rest is. */
function capped(blocks: readonly Block[], command: string): Block[] {
  if (blocks.length <= ROWS) return [...blocks];
  return [...blocks.slice(0, ROWS), { kind: 'note', text: `另有 ${blocks.length - ROWS} 项，发 ${command} 看全部`, tone: 'quiet' }];
}
