import { LRUCache } from 'lru-cache';
import { STATUSES } from '../model/assessment.js';
import { addDays, clockIn, dayIn, weekdayText } from '../model/calendar.js';
import type { Change } from '../model/change.js';
import type { StoredPlan } from '../model/stored-plan.js';
import { type Block, type Button, type Reply, reply } from '../render/reply.js';
import { STATUS_NAME, STATUS_TONE } from '../render/status-words.js';
import type { StoreView } from '../store/store.js';
import { LATE_MS } from './hours.js';
import type { Occasion } from './occasions.js';
import { zoneText } from './rhythm-words.js';
import { endedBefore, plansOf, type Scope, scopeText, targetsOf } from './scope.js';
import { ahead, changedSection, closing, type Ground, overdue, stale } from './sections.js';
import { countStatuses } from './statuses.js';
import { viewAt } from './view-at.js';
import type { WorkCalendar } from './working-days.js';

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

/** Composes one digest of one chat. What all chats of one scope and period have in common is worked out once. */
export function composeDigest(input: DigestInput): Digest {
  const { scope } = input;
  const { today, fromDay, changed, plans, codes, blocks } = findingsOf(input);
  const [region = '', ...others] = scope.regions;
  // Of several regions none is meant more than the others.
  const about = others.length === 0 ? region : '';
  const [body] = scope.bodies;
  const buttons: Button[] = [
    { label: '全部指标', command: `/targets ${about}`.trim(), place: 'new' },
    ...(body === undefined ? [] : [{ label: '单位任务', command: `/tasks ${body} ${about}`.trim(), place: 'new' } as const]),
    { label: '期限', command: `/deadline ${about}`.trim(), place: 'new' },
    { label: '进展', command: `/progress ${about}`.trim(), place: 'new' },
  ];
  return {
    changed,
    reply: reply({
      title: titleOf(input, fromDay, today),
      subtitle: `范围：${scopeText(scope, input.view)}${codes.length === 0 ? '' : `（${plans} 个方案 ${codes.length} 项指标）`}`,
      blocks: [...marks(input), ...blocks, ...footer(input)],
      buttons: [buttons],
      about: { codes, command: `/targets ${about}`.trim() },
    }),
  };
}

/** What a digest finds in the store, whoever it is for. */
interface Findings {
  readonly today: string;
  readonly fromDay: string;
  readonly changed: boolean;
  /** How many plans run. */
  readonly plans: number;
  /** Codes of their targets in the scope. */
  readonly codes: readonly string[];
  readonly blocks: readonly Block[];
}

/** Findings kept of one period's changes: one for each scope that chats have. */
const SCOPES = 1_000;
const found = new WeakMap<readonly Change[], LRUCache<string, Findings>>();

function findingsOf(input: DigestInput): Findings {
  const { view, changes, occasion, timeZone, scope, calendar } = input;
  const { regions, plans, bodies } = scope;
  const ofPeriod = found.get(changes) ?? new LRUCache<string, Findings>({ max: SCOPES });
  found.set(changes, ofPeriod);
  const key = JSON.stringify([view.lastChangeId(), occasion.from, occasion.at, timeZone, regions, plans, bodies, calendar.knownUntil]);
  const findings = ofPeriod.get(key) ?? find(input);
  ofPeriod.set(key, findings);
  return findings;
}

function find(input: DigestInput): Findings {
  const { occasion, timeZone, scope } = input;
  const today = dayIn(occasion.at, timeZone);
  const fromDay = dayIn(occasion.from, timeZone);
  const now = viewAt(input.view, occasion.at);
  const then = viewAt(input.view, occasion.from);
  const plans = plansOf(now, scope);
  const active = plans.filter((plan) => !endedBefore(plan, fromDay));
  const running = active.filter((plan) => !endedBefore(plan, today));
  const ended = active.filter((plan) => endedBefore(plan, today));
  const rows = targetsOf(now, running, scope);
  const ground: Ground = { now, then, today, fromDay, scope, running, rows };
  const changed = changedSection(ground, input.view, input.changes, targetsOf(now, plans, scope));
  const blocks: Block[] = [
    ...(rows.length === 0 ? [] : overview(ground)),
    ...(rows.length === 0 && ended.length === 0 ? [nothingOf(plans, running)] : []),
    ...changed,
    ...(changed.length === 0 && ended.length === 0 ? [{ kind: 'line', text: '本期无变化。' } as const] : []),
    ...ended.map((plan) => closing(plan, ground)),
    ...ahead(ground, input.calendar),
    ...overdue(ground),
    ...stale(ground),
  ];
  const codes = rows.map((row) => row.code);
  return { today, fromDay, changed: changed.length > 0 || ended.length > 0, plans: running.length, codes, blocks };
}

/** "周报 第 24 期 · 2024-06-10 至 06-16" */
function titleOf({ occasion, kind }: DigestInput, fromDay: string, today: string): string {
  const open = occasion.period.startsWith('now-');
  const last = open || addDays(today, -1) < fromDay ? today : addDays(today, -1);
  const until = last.slice(0, 4) === fromDay.slice(0, 4) ? last.slice(5) : last;
  const name = open || occasion.period.includes('W') ? '周报' : '月报';
  const number = kind === 'extra' ? '（临时）' : ` 第 ${occasion.number} 期`;
  return `${name}${number} · ${fromDay}${last === fromDay ? '' : ` 至 ${until}`}`;
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

/** Counts by status with the change since the last digest, and the picture of them. */
function overview({ now, then, rows, today, fromDay }: Ground): Block[] {
  const current = countStatuses(now, rows, today);
  const before = countStatuses(then, rows, fromDay);
  const shown = STATUSES.filter((status) => current.has(status) || before.has(status));
  const words = shown.flatMap((status) => (current.has(status) ? [`${STATUS_NAME[status]} ${current.get(status)}`] : []));
  const moves = shown.flatMap((status) => {
    const [is, was] = [current.get(status) ?? 0, before.get(status) ?? 0];
    return is === was ? [] : [`${STATUS_NAME[status]} ${was} → ${is}`];
  });
  const counts = shown.map((status) => ({ label: STATUS_NAME[status], count: current.get(status) ?? 0, tone: STATUS_TONE[status] }));
  const picture: Block = { kind: 'chart', chart: { kind: 'status', title: `${rows.length} 项指标`, counts }, alt: words.join(' · ') };
  return moves.length === 0 ? [picture] : [picture, { kind: 'line', text: `与上期比：${moves.join(' · ')}` }];
}

/** Why there is nothing to count. */
function nothingOf(plans: readonly StoredPlan[], running: readonly StoredPlan[]): Block {
  const last = plans
    .map((plan) => plan.parsed.period?.end ?? '')
    .sort()
    .at(-1);
  const ended = running.length === 0 && last;
  return {
    kind: 'line',
    text: ended ? `范围内的方案都已到期，最近一个到 ${last.slice(0, 4)} 年。不再需要可发 /digest off 关闭。` : '范围内没有带数值的指标。',
  };
}

function footer({ next, timeZone, calendar, occasion }: DigestInput): Block[] {
  const blocks: Block[] = [{ kind: 'divider' }];
  if (next) {
    blocks.push({ kind: 'note', text: `下一期 ${whenText(next.at, timeZone)}，${zoneText(timeZone)}`, tone: 'quiet' });
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
