import type { Subscription } from '../model/subscription.js';
import { renderText } from '../render/text.js';
import type { StoreView } from '../store/store.js';
import { clockAt, readOptions, type Subcommand, UsageError } from './options.js';
import { printJson, printText } from './print.js';
import { configFromEnvironment, openApp } from './setup-app.js';

const USAGE = 'planbot digest [--chat telegram:-100123] [--period 2024-W26] [--now 时间] [--json]';
const PERIOD = /^20\d{2}-(?:W\d{2}|\d{2})$/u;

/** `planbot digest`: prints the digest of a chat, or of everything, as it would be sent; nothing is sent. */
export const run: Subcommand = async (words) => {
  const options = { chat: { type: 'string' }, period: { type: 'string' }, now: { type: 'string' }, json: { type: 'boolean' } } as const;
  const { values, positionals } = readOptions(words, options, USAGE);
  if (positionals.length > 0) throw new UsageError(`看不懂“${positionals[0] ?? ''}”。用法：${USAGE}`);
  if (values.period !== undefined && !PERIOD.test(values.period))
    throw new UsageError(`--period 要写成 2024-W26（第 26 周）或 2024-06，不是“${values.period}”`);
  const config = configFromEnvironment();
  const now = clockAt(values.now);
  const app = await openApp({ config, now, localOwners: [], onFault: () => undefined, access: 'read' });
  try {
    const subscription =
      values.chat === undefined ? everything(config.PLANBOT_TIME_ZONE, values.period, now()) : ofChat(values.chat, app.store.view);
    if (!subscription) {
      printText(`会话 ${values.chat ?? ''} 没有订阅周报。`, process.stderr);
      return 1;
    }
    const digest = await (await app.services.digests()).compose(subscription, { period: values.period ?? null, kind: 'preview' });
    if (!digest) {
      printText(`这个会话的周报没有 ${values.period ?? ''} 这一期。`, process.stderr);
      return 1;
    }
    if (values.json) printJson(digest.reply, 2);
    else printText(renderText(digest.reply));
    return 0;
  } finally {
    await app.close();
  }
};

/** Subscription of a chat, by its key with or without a thread. */
const ofChat = (chat: string, view: StoreView): Subscription | undefined =>
  view.subscriptions().find(({ key }) => key === chat || key.startsWith(`${chat}#`))?.subscription;

/** What a chat would get that subscribed to all plans: weekly, or monthly when a month is asked for. */
const everything = (timeZone: string, period: string | undefined, now: Date): Subscription => ({
  id: 'command-line',
  address: { platform: 'console', chatId: 'command-line', threadId: null },
  cadence: period === undefined || period.includes('W') ? 'weekly' : 'monthly',
  day: 1,
  time: '09:00',
  timeZone,
  regions: [],
  plans: [],
  bodies: [],
  quiet: false,
  remindDays: [],
  paused: null,
  since: now.toISOString(),
});
