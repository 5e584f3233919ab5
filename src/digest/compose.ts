import { LRUCache } from 'lru-cache';
import { STATUSES } from '../model/assessment.js';
import { dayIn } from '../model/calendar.js';
import type { Change } from '../model/change.js';
import type { StoredPlan } from '../model/stored-plan.js';
import { type Block, type Button, type Reply, reply } from '../render/reply.js';
import { STATUS_NAME, STATUS_TONE } from '../render/status-words.js';
import { changedSection } from './changed.js';
import { countsText, footer, marks, titleOf } from './frame.js';
import type { DigestInput } from './input.js';
import { endedBefore, plansOf, scopeText, targetsOf } from './scope.js';
import { ahead, closing, type Ground, leftOver, overdue, stale } from './sections.js';
import { countStatuses } from './statuses.js';
import { viewAt } from './view-at.js';

/** A digest with what the outbox has to know of it. */
export interface Digest {
  readonly reply: Reply;
  /** False when nothing happened in the period, for chats that want no such digest. */
  readonly changed: boolean;
}

/** Composes one digest of one chat. What all chats of one scope and period have in common is worked out once. */
export function composeDigest(input: DigestInput): Digest {
  const { scope } = input;
  const { today, fromDay, changed, running, ended, codes, blocks } = findingsOf(input);
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
      subtitle: `范围：${scopeText(scope, input.view)}${codes.length === 0 ? '' : `（${countsText(running, ended, codes.length)}）`}`,
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
  /** How many plans run, and how many ended before or in the period. */
  readonly running: number;
  readonly ended: number;
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
  const from = occasion.from.toISOString();
  // What was taken back since is never shown as standing, however late the digest goes out.
  const now = viewAt(input.view, { reported: occasion.at.toISOString(), undone: null });
  const then = viewAt(input.view, { reported: from, undone: from });
  const plans = plansOf(now, scope);
  const active = plans.filter((plan) => !endedBefore(plan, fromDay));
  const running = active.filter((plan) => !endedBefore(plan, today));
  const ended = active.filter((plan) => endedBefore(plan, today));
  const rows = targetsOf(now, running, scope);
  const ground: Ground = { now, then, today, fromDay, scope, running, rows };
  const changed = changedSection(ground, input.view, { from, changes: input.changes, rows: targetsOf(now, plans, scope) });
  const blocks: Block[] = [
    ...(rows.length === 0 ? [] : overview(ground)),
    ...(rows.length === 0 && ended.length === 0 ? [nothingOf(plans, running)] : []),
    ...changed,
    ...(changed.length === 0 && ended.length === 0 ? [{ kind: 'line', text: '本期无变化。' } as const] : []),
    ...ended.map((plan) => closing(plan, ground)),
    ...ahead(ground, input.calendar),
    ...overdue(ground),
    ...leftOver(
      ground,
      plans.filter((plan) => !active.includes(plan)),
    ),
    ...stale(ground),
  ];
  const codes = rows.map((row) => row.code);
  return {
    today,
    fromDay,
    changed: changed.length > 0 || ended.length > 0,
    running: running.length,
    ended: plans.length - running.length,
    codes,
    blocks,
  };
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
