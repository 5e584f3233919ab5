import { describe, expect, it } from 'vitest';
import { encode } from '../../../src/platforms/telegram/encode.js';
import { keyboardOf } from '../../../src/platforms/telegram/keyboard.js';
import type { Reply } from '../../../src/render/reply.js';
import { parseHtml } from '../../servers/telegram/markup.js';
import { SAMPLE_REPLIES } from '../sample-replies.js';
import { pageOfSamples } from './page.js';

const ADDRESS = { platform: 'telegram', chatId: '-100', threadId: null } as const;
const SHELF = { set: async () => {}, get: () => undefined };

/** A reply as one text: each message under a line that says what it is, buttons as [label]. */
async function written(reply: Reply): Promise<string> {
  const { texts, pictures } = encode(reply, true);
  const keyboard = await keyboardOf(reply, ADDRESS, SHELF);
  const parts = [...pictures.map(({ caption }) => ({ kind: 'photo', page: caption })), ...texts.map((page) => ({ kind: 'text', page }))];
  const buttons = (keyboard?.inline_keyboard ?? []).map((row) => row.map(({ text }) => `[${text}]`).join(' '));
  return `${parts.map(({ kind, page }) => `<!-- ${kind} -->\n${page?.html ?? ''}`).join('\n')}\n${buttons.map((row) => `<!-- ${row} -->\n`).join('')}`;
}

describe('what Telegram shows', () => {
  it.each(Object.entries(SAMPLE_REPLIES))('%s', async (name, reply) => {
    const { texts, pictures } = encode(reply, true);
    for (const page of [...texts, ...pictures.flatMap(({ caption }) => caption ?? [])]) expect(parseHtml(page.html).text).toBe(page.plain);
    await expect(await written(reply)).toMatchFileSnapshot(`../../golden/telegram/${name}.html`);
  });

  it('the page with all of them', async () => {
    await expect(await pageOfSamples(SAMPLE_REPLIES)).toMatchFileSnapshot('../../golden/telegram/page/index.html');
  });
});
