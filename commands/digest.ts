import { randomUUID } from 'node:crypto';
import type { Command, Request, Services } from '../src/command.js';
import { subscriptionRef } from '../src/digest/alarms.js';
import { LATE_FROM, LATE_UNTIL } from '../src/digest/hours.js';
import type { DeliveryRecord } from '../src/digest/outbox.js';
import { type RhythmFault, readRhythm, rhythmText, zoneText } from '../src/digest/rhythm-words.js';
import { scopeText } from '../src/digest/scope.js';
import { UserError } from '../src/errors.js';
import { clockIn, dayIn, weekdayText } from '../src/model/calendar.js';
import { chatKey, type Subscription } from '../src/model/subscription.js';
import { type Button, type Reply, reply, say } from '../src/render/reply.js';
import { bodyNamed, planNamed, regionNamed } from '../src/request/scope-named.js';
import { draftOf } from '../src/request/writing.js';

const EXAMPLE = '/digest 周一 09:00';
const NOTHING = say('没有可以发的内容。');
const PERIOD = /^20\d{2}-(?:W\d{2}|\d{2})$/u;
const STATE: Readonly<Record<DeliveryRecord['state'], string>> = {
  claimed: '正在发送',
  sent: '已送达',
  unclear: '不确定是否送达',
  retry: '没有送达，会再试',
  failed: '没有送达',
  gone: '会话不可达',
  skipped: '无变化，按设置没有发',
};

/** This chat's subscription with its key, or what it would be. */
function subscriptionOf(
  request: Request,
  services: Services,
): { readonly key: string; readonly stored: Subscription | null; readonly draft: Subscription } {
  const { address } = request.message;
  const key = `${chatKey(address)}${address.threadId === null ? '' : `#${address.threadId}`}`;
  const stored = services.store.view.subscriptions().find((one) => one.key === key)?.subscription ?? null;
  const draft: Subscription = stored ?? {
    id: randomUUID(),
    address,
    title: request.message.chatTitle,
    cadence: 'weekly',
    day: 1,
    time: '09:00',
    timeZone: request.timeZone,
    regions: request.defaultRegion === null ? [] : [request.defaultRegion],
    plans: [],
    bodies: [],
    quiet: false,
    remindDays: [30, 7, 1],
    paused: null,
    since: request.now.toISOString(),
  };
  return { key, stored, draft };
}

const dueText = (at: Date, timeZone: string): string => {
  const day = dayIn(at, timeZone);
  return `${day}（${weekdayText(day)}）${clockIn(at, timeZone)}，${zoneText(timeZone)}`;
};

type Fact = { readonly label: string; readonly value: string };

/** What a subscription does, one line each. */
async function factsOf(subscription: Subscription, services: Services): Promise<readonly Fact[]> {
  const { next } = (await services.digests()).outlook(subscription);
  const { paused, quiet, remindDays, timeZone } = subscription;
  const when = paused !== null ? `没有（${paused}）` : next ? dueText(next.at, timeZone) : '没有';
  return [
    { label: '时间', value: rhythmText(subscription) },
    { label: '范围', value: scopeText(subscription, services.store.view) },
    { label: '无变化时', value: quiet ? '不发' : '照发，写明无变化' },
    { label: '到期提醒', value: remindDays.length === 0 ? '关' : `到期前 ${remindDays.join('、')} 个工作日` },
    { label: '下一期', value: when },
  ];
}

async function overview(request: Request, services: Services): Promise<Reply> {
  const { stored } = subscriptionOf(request, services);
  if (!stored) {
    return reply({
      blocks: [
        { kind: 'line', text: '这个会话还没有订阅周报。' },
        { kind: 'line', text: `发 ${EXAMPLE} 订阅；发 /digest preview 先看样子。` },
      ],
      buttons: [
        [
          { label: '订阅：周一 09:00', command: EXAMPLE, place: 'new' },
          { label: '预览', command: '/digest preview', place: 'new' },
        ],
      ],
    });
  }
  const { last, record } = (await services.digests()).outlook(stored);
  const state = record ? STATE[record.state] : '还没有发，等到工作时间补发';
  const rows: readonly Fact[] = [
    ...(await factsOf(stored, services)),
    {
      label: '上一期',
      value: last ? `${dueText(last.at, stored.timeZone)} ${state}${record?.reason ? `：${record.reason}` : ''}` : '还没有',
    },
  ];
  const again: Button[] =
    record?.state === 'unclear' || record?.state === 'failed' ? [{ label: '补发上一期', command: '/digest again', place: 'new' }] : [];
  return reply({
    title: '本群周报',
    blocks: [
      { kind: 'facts', rows },
      { kind: 'note', text: `停机或断网错过的，恢复后在工作日 ${LATE_FROM}—${LATE_UNTIL} 补发一期，标明晚到。`, tone: 'quiet' },
    ],
    buttons: [
      again,
      [
        { label: '预览', command: '/digest preview', place: 'new' },
        { label: '现在发一期', command: '/digest now', place: 'new' },
        { label: stored.paused === null ? '关闭' : '打开', command: stored.paused === null ? '/digest off' : '/digest on', place: 'new' },
      ],
    ],
  });
}

async function save(request: Request, services: Services, subscription: Subscription): Promise<Reply> {
  const { key } = subscriptionOf(request, services);
  const { id } = await services.store.commit(draftOf(request, { type: 'subscription.set', key, subscription }));
  return reply({
    title: subscription.paused === null ? '周报已订好' : '周报已关闭',
    blocks: [
      { kind: 'facts', rows: await factsOf(subscription, services) },
      { kind: 'note', text: `变更号 ${id}，发 /undo ${id} 撤销`, tone: 'quiet' },
    ],
  });
}

const WHY: Readonly<Record<RhythmFault, { readonly why: string; readonly example: string }>> = {
  time: { why: '时间从 00:00 到 23:59', example: EXAMPLE },
  date: { why: '每月只能选 1 至 28 日，月底请写“月末”', example: '/digest 每月5日 09:00' },
  often: { why: '可以每周、每两周、每月几日或月末发一期', example: '/digest 双周一 09:00' },
  remind: { why: '写到期前几个工作日，最多五个，或者“提醒 关”', example: '/digest 提醒 30 7 1' },
};
/** Begins what was meant as a time and is none. */
const TIMELIKE = /^(?:每|双|隔|周|星期|礼拜|月|上午|下午|晚上|[\d:：])/u;

/** Reads rhythm, reminders and scope out of the words and saves them. */
async function subscribe(request: Request, services: Services): Promise<Reply> {
  const { view } = services.store;
  const { draft, stored } = subscriptionOf(request, services);
  const { rhythm, rest, fault } = readRhythm(request.args);
  if (fault) throw new UserError('bad-option', { typed: fault.typed, ...WHY[fault.kind] });
  const words = rest.split(' ').filter((word) => word !== '');
  const quiet = words.includes('有变化才发') ? true : words.includes('照发') ? false : draft.quiet;
  const names = words.filter((word) => word !== '有变化才发' && word !== '照发' && word !== '全部');
  const scope = { regions: [] as string[], plans: [] as string[], bodies: [] as string[] };
  for (const word of names) {
    const region = regionNamed(view, word);
    const plan = region === undefined ? planNamed(view, word) : undefined;
    if (region !== undefined) scope.regions.push(region);
    else if (plan !== undefined) scope.plans.push(plan.id);
    else if (TIMELIKE.test(word))
      throw new UserError('bad-option', {
        typed: word,
        why: '可以写周一 09:00、双周五 17:30、每月5日 09:00 或月末 17:00',
        example: EXAMPLE,
      });
    else scope.bodies.push(bodyNamed(request, services, word, '/digest 周一 09:00 杭州'));
  }
  const { remindDays: _, ...times } = rhythm;
  const scoped = words.includes('全部') || names.length > 0;
  const timed = Object.keys(times).length > 0 || stored === null;
  return save(request, services, {
    ...draft,
    ...rhythm,
    ...(scoped ? scope : {}),
    quiet,
    paused: null,
    // A new rhythm counts from now: no period of the old one is sent again.
    since: timed ? request.now.toISOString() : draft.since,
  });
}

/** Sends a period again, named or the newest: of this chat, or of the chat named by the alarm's button. */
async function sendAgain(request: Request, services: Services): Promise<Reply> {
  const words = request.words.slice(1);
  const period = words.find((word) => PERIOD.test(word)) ?? null;
  const ref = words.find((word) => !PERIOD.test(word));
  const named = services.store.view.subscriptions().find(({ subscription }) => subscriptionRef(subscription) === ref);
  if (ref !== undefined && !named)
    throw new UserError('bad-option', { typed: ref, why: '没有这个订阅，可能已经取消', example: '/digest again' });
  const subscription = named?.subscription ?? subscriptionOf(request, services).stored;
  if (!subscription) return overview(request, services);
  const record = await (await services.digests()).sendAgain(subscription, period);
  const text = record === null ? '还没有可以补发的一期。' : `${STATE[record.state]}${record.reason ? `：${record.reason}` : '。'}`;
  return reply({ blocks: [{ kind: 'line', text }], found: record?.state === 'sent' });
}

export default {
  name: 'digest',
  chinese: '周报',
  aliases: [],
  group: 'manage',
  usage: '[preview 期次 · now · on · off · 周一 09:00] [地区、规划或单位] [有变化才发] [提醒 30 7 1]',
  summary: '本群周报：订阅、预览、补发、关闭',
  role: 'admin',
  writes: true,
  examples: () => [EXAMPLE, '/digest preview', '/digest 提醒 30 7 1', '/digest off'],
  async run(request, services) {
    const [first = '', second = ''] = request.words;
    const { stored, draft } = subscriptionOf(request, services);
    const digests = await services.digests();
    switch (first.toLowerCase()) {
      case '':
        return overview(request, services);
      case 'preview':
      case '预览': {
        if (second !== '' && !PERIOD.test(second))
          throw new UserError('bad-option', {
            typed: second,
            why: '期次写成 2024-W26（第 26 周）或 2024-06',
            example: '/digest preview 2024-W26',
          });
        const digest = await digests.compose(draft, { period: second === '' ? null : second, kind: 'preview' });
        if (!digest) throw new UserError('bad-option', { typed: second, why: '本群的周报没有这一期', example: '/digest preview' });
        return digest.reply;
      }
      case 'now':
      case '现在': {
        // There is nothing to send to but the terminal itself, which shows every answer.
        if (draft.address.platform === 'console') return (await digests.compose(draft, { period: null, kind: 'extra' }))?.reply ?? NOTHING;
        const { state, reason } = await digests.sendNow(draft, request.message.id);
        if (state === 'sent') return say('已发一期，标明是临时发送。');
        const text = state === 'unclear' ? STATE.unclear : '没有发出去，请过一会儿再发一次 /digest now';
        return reply({ blocks: [{ kind: 'line', text: `${text}${reason ? `（${reason}）` : ''}。` }], found: false });
      }
      case 'again':
      case '补发': {
        return sendAgain(request, services);
      }
      case 'off':
      case '关闭':
        return stored ? save(request, services, { ...stored, paused: '管理员关闭' }) : overview(request, services);
      case 'on':
      case '打开':
        return save(request, services, {
          ...draft,
          paused: null,
          since: stored?.paused === null ? draft.since : request.now.toISOString(),
        });
      default:
        return subscribe(request, services);
    }
  },
} satisfies Command;
