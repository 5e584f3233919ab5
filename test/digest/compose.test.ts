import { beforeAll, describe, expect, it } from 'vitest';
import { composeDigest, type Digest } from '../../src/digest/compose.js';
import type { DigestInput } from '../../src/digest/input.js';
import { lastOccasion, nextOccasion } from '../../src/digest/occasions.js';
import { loadWorkCalendar, type WorkCalendar } from '../../src/digest/working-days.js';
import type { Subscription } from '../../src/model/subscription.js';
import { encodeReply } from '../../src/platforms/feishu/encode.js';
import { encode } from '../../src/platforms/telegram/encode.js';
import { CAPTION_MAX } from '../../src/platforms/telegram/limits.js';
import type { Reply } from '../../src/render/reply.js';
import { renderText } from '../../src/render/text.js';
import { type Chat, openChat } from '../commands/chat.js';
import { weekly } from './subscriptions.js';

const GOLDEN = '../golden/digest';
/** Mondays in the life of the five shipped plans. */
const DATES = {
  '2022-12': { instant: '2022-12-05T02:00:00Z', regions: ['杭州市'] },
  '2023-06': { instant: '2023-06-12T02:00:00Z', regions: ['湖州市'] },
  '2024-06': { instant: '2024-06-17T02:00:00Z', regions: ['杭州市'] },
  '2024-12': { instant: '2024-12-30T02:00:00Z', regions: [] },
  '2025-01': { instant: '2025-01-06T02:00:00Z', regions: ['杭州市'] },
  '2026-11': { instant: '2026-11-23T02:00:00Z', regions: [] },
} as const;

let calendar: WorkCalendar;
beforeAll(async () => {
  calendar = await loadWorkCalendar();
});

async function digestOf(chat: Chat, subscription: Subscription, instant: string, more: Partial<DigestInput> = {}): Promise<Digest> {
  const now = new Date(instant);
  const occasion = lastOccasion(subscription, now, calendar);
  if (!occasion) throw new Error('no occasion');
  const found = await chat.store.changes({ since: occasion.from.toISOString(), until: occasion.at.toISOString() });
  return composeDigest({
    view: chat.store.view,
    changes: found.filter((change) => !change.undone).reverse(),
    occasion,
    next: nextOccasion(subscription, now, calendar),
    scope: subscription,
    timeZone: subscription.timeZone,
    calendar,
    kind: 'regular',
    lateMs: 0,
    missed: 0,
    ...more,
  });
}

/** What both platforms and plain text make of a reply. */
async function matchesGolden(name: string, reply: Reply): Promise<void> {
  await expect(`${renderText(reply, 48)}\n`).toMatchFileSnapshot(`${GOLDEN}/${name}.txt`);
  const { texts, pictures } = encode(reply, true);
  const pages = [
    ...pictures.map(({ caption }) => `<!-- photo -->\n${caption?.html ?? ''}`),
    ...texts.map(({ html }) => `<!-- text -->\n${html}`),
  ];
  await expect(`${pages.join('\n')}\n`).toMatchFileSnapshot(`${GOLDEN}/${name}.telegram.html`);
  const parts = encodeReply(reply, ({ command }) => ({ id: command }));
  const cards = parts.map((part) => ('content' in part ? JSON.parse(part.content) : part.file.name));
  await expect(`${JSON.stringify(cards, null, 1)}\n`).toMatchFileSnapshot(`${GOLDEN}/${name}.feishu.json`);
}

describe('the digest over the shipped plans', () => {
  it.each(Object.entries(DATES))('%s', async (name, { instant, regions }) => {
    const chat = await openChat(new Date(Date.parse(instant) - 3 * 86_400_000).toISOString());
    if (name === '2024-06') await chat.says('/update 杭5 2.1 2024-05-31 月报');
    const subscription = weekly({ regions: [...regions], since: new Date(Date.parse(instant) - 30 * 86_400_000).toISOString() });
    const { reply } = await digestOf(chat, subscription, instant);
    await matchesGolden(name, reply);
  });

  it('is one message on a phone: the picture with all of it as its caption', async () => {
    for (const { instant, regions } of Object.values(DATES)) {
      const chat = await openChat(instant);
      const { reply } = await digestOf(chat, weekly({ regions: [...regions], since: '2022-01-01T00:00:00Z' }), instant);
      const { texts, pictures } = encode(reply, true);
      expect(texts.length + pictures.length).toBe(1);
      for (const { caption } of pictures) expect(caption?.plain.length).toBeLessThanOrEqual(CAPTION_MAX);
    }
  });
});
