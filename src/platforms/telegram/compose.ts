import type { Incoming } from '../../model/message.js';
import type { ChatAddress } from '../../model/subscription.js';
import type { Chart, Reply } from '../../render/reply.js';
import type { PlatformHost } from '../platform.js';
import { encode } from './encode.js';
import { keyboardOf } from './keyboard.js';
import type { Part } from './send.js';

/** What composing needs besides the reply. */
export interface ComposeOptions {
  readonly buttons: PlatformHost['buttons'];
  readonly drawChart: ((chart: Chart) => Promise<Uint8Array>) | null;
}

/**
 * The messages that show a reply: charts drawn, texts paged, buttons under the last of them, files at the end.
 * As the answer to `message`: a press in place edits its message, unless the answer is a refusal, which must not wipe out what others read;
 * in a group the first message quotes the question.
 */
export async function compose(
  reply: Reply,
  address: ChatAddress,
  message: Incoming | null,
  { buttons, drawChart }: ComposeOptions,
): Promise<Part[]> {
  const edit = reply.found ? (message?.editId ?? null) : null;
  const turning = edit !== null && (reply.page?.number ?? 1) > 1;
  const drawn = drawChart === null || turning ? null : await drawAll(reply, drawChart);
  const { texts, pictures, files } = encode(reply, drawn !== null);
  const keyboard = await keyboardOf(reply, address, buttons);
  const under = (at: number, of: number) => (at === of - 1 ? keyboard : null);
  const writing = texts.map(
    (page, at): Part => ({ kind: 'text', page, keyboard: under(at, texts.length), replyTo: null, edit: at === 0 ? edit : null }),
  );
  const showing = pictures.map(
    ({ chart, caption }, at): Part => ({
      kind: 'picture',
      png: drawn?.get(chart) ?? new Uint8Array(),
      caption,
      keyboard: texts.length === 0 ? under(at, pictures.length) : null,
      replyTo: null,
    }),
  );
  const sending = files.map((file): Part => ({ kind: 'file', file, replyTo: null }));
  const parts = [...(edit === null ? [...showing, ...writing] : [...writing, ...showing]), ...sending];
  const quotes = message?.chatKind === 'group' && message.kind === 'message' ? message.messageId : null;
  return parts.map((part, at) => (at === 0 ? { ...part, replyTo: quotes } : part));
}

/** All charts of a reply as PNG; null when one of them cannot be drawn, so that all are told in words. */
async function drawAll(reply: Reply, draw: (chart: Chart) => Promise<Uint8Array>): Promise<Map<Chart, Uint8Array> | null> {
  const drawn = new Map<Chart, Uint8Array>();
  try {
    for (const block of reply.blocks) if (block.kind === 'chart') drawn.set(block.chart, await draw(block.chart));
    return drawn;
  } catch {
    return null;
  }
}
