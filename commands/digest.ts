import { randomUUID } from 'node:crypto';
import type { Command, Request, Services } from '../src/command.js';
import { subscriptionRef } from '../src/digest/alarms.js';
import type { DeliveryRecord } from '../src/digest/outbox.js';
import { readRhythm, rhythmText } from '../src/digest/rhythm-words.js';
import { UserError } from '../src/errors.js';
import { clockIn, dayIn, weekdayText } from '../src/model/calendar.js';
import { chatKey, type Subscription } from '../src/model/subscription.js';
import { type Button, type Reply, reply } from '../src/render/reply.js';
import { bodyNamed, regionNamed } from '../src/request/scope-named.js';
import { draftOf } from '../src/request/writing.js';

const EXAMPLE = '/digest 周一 09:00';
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

const scopeText = ({ regions, bodies }: Subscription): string => [...regions, ...bodies].join('、') || '全部规划';

const dueText = (at: Date, timeZone: string): string => {
  const day = dayIn(at, timeZone);
  return `${day}（${weekdayText(day)}）${clockIn(at, timeZone)}`;
};

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
  const { last, record, next } = (await services.digests()).outlook(stored);
  const rows = [
    { label: '时间', value: rhythmText(stored) },
    { label: '范围', value: scopeText(stored) },
    { label: '无变化时', value: stored.quiet ? '不发' : '照发一行' },
    { label: '下一期', value: stored.paused !== null ? `已暂停（${stored.paused}）` : next ? dueText(next.at, stored.timeZone) : '没有' },
    {
      label: '上一期',
      value: last
        ? `${dueText(last.at, stored.timeZone)} ${record ? STATE[record.state] : '还没有发'}${record?.reason ? `：${record.reason}` : ''}`
        : '还没有',
    },
  ];
  const again: Button[] =
    record?.state === 'unclear' || record?.state === 'failed' ? [{ label: '补发上一期', command: '/digest again', place: 'new' }] : [];
  return reply({
    title: '本群周报',
    blocks: [{ kind: 'facts', rows }],
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
  const { next } = (await services.digests()).outlook(subscription);
  return reply({
    title: subscription.paused === null ? '周报已订好' : '周报已关闭',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '时间', value: rhythmText(subscription) },
          { label: '范围', value: scopeText(subscription) },
          { label: '下一期', value: subscription.paused !== null ? '没有' : next ? dueText(next.at, subscription.timeZone) : '没有' },
        ],
      },
      { kind: 'note', text: `变更号 ${id}，发 /undo ${id} 撤销`, tone: 'quiet' },
    ],
  });
}

/** Reads rhythm and scope out of the words and saves them. */
async function subscribe(request: Request, services: Services): Promise<Reply> {
  const { view } = services.store;
  const { draft, stored } = subscriptionOf(request, services);
  const { rhythm, rest } = readRhythm(request.args);
  if (rhythm.day !== undefined && (rhythm.cadence === 'monthly' ? rhythm.day < 1 || rhythm.day > 28 : rhythm.day > 7)) {
    throw new UserError('bad-option', {
      typed: `${rhythm.day} 日`,
      why: '每月只能选 1 至 28 日，月底请写“月末”',
      example: '/digest 每月5日 09:00',
    });
  }
  const words = rest.split(' ').filter((word) => word !== '');
  const quiet = words.includes('有变化才发') ? true : words.includes('照发') ? false : draft.quiet;
  const names = words.filter((word) => word !== '有变化才发' && word !== '照发' && word !== '全部');
  const regions = names.map((word) => regionNamed(view, word)).filter((region) => region !== undefined);
  const bodies = names.filter((word) => regionNamed(view, word) === undefined).map((word) => bodyNamed(services, word, EXAMPLE));
  if (Object.keys(rhythm).length === 0 && words.length === 0) throw new UserError('bad-option', { typed: request.args, example: EXAMPLE });
  const scoped = words.includes('全部') || names.length > 0;
  const timed = Object.keys(rhythm).length > 0 || stored === null;
  return save(request, services, {
    ...draft,
    ...rhythm,
    ...(scoped ? { regions, bodies } : {}),
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
  usage: '[preview 期次 · now · on · off · 周一 09:00] [地区或单位] [有变化才发]',
  summary: '本群周报：订阅、预览、补发、关闭',
  role: 'admin',
  writes: true,
  examples: () => [EXAMPLE, '/digest preview', '/digest off'],
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
        const record = await digests.sendNow(draft, request.message.id);
        return reply({
          blocks: [
            {
              kind: 'line',
              text: record.state === 'sent' ? '已发一期，标明是临时发送。' : `${STATE[record.state]}：${record.reason ?? ''}`,
            },
          ],
          found: record.state === 'sent',
        });
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
