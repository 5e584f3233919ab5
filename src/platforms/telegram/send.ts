import type { ChatAddress } from '../../model/subscription.js';
import type { ReplyFile } from '../../render/reply.js';
import { NO_FILE } from '../notes.js';
import type { SendOutcome } from '../platform.js';
import type { Called, CallScope, Egress } from './egress.js';
import type { Fault } from './fault.js';
import type { Page } from './html.js';
import type { InlineKeyboard } from './keyboard.js';
import { DOCUMENT_MAX_BYTES, PHOTO_MAX_BYTES } from './limits.js';

/** One message to send. `replyTo` is the message it answers, `edit` the one it replaces; both null for none. */
export type Part =
  | {
      readonly kind: 'text';
      readonly page: Page;
      readonly keyboard: InlineKeyboard | null;
      readonly replyTo: string | null;
      readonly edit: string | null;
    }
  | {
      readonly kind: 'picture';
      readonly png: Uint8Array;
      readonly caption: Page | null;
      readonly keyboard: InlineKeyboard | null;
      readonly replyTo: string | null;
    }
  | { readonly kind: 'file'; readonly file: ReplyFile; readonly replyTo: string | null };

type Payload = Record<string, unknown>;
interface SentMessage {
  readonly message_id: number;
}

/** Uploads over a slow line take longer than a text. */
const UPLOAD_TIMEOUT_MS = 120_000;
const UNAUTHORISED_RETRY_MS = 60_000;

/** Sends one part. `unclear` says what to do when the answer of Telegram is lost. */
export async function sendPart(egress: Egress, part: Part, to: ChatAddress, unclear: CallScope['unclear']): Promise<SendOutcome> {
  switch (part.kind) {
    case 'text':
      return part.edit === null ? sendText(egress, part, to, unclear) : editText(egress, part, part.edit, to, unclear);
    case 'picture':
      return sendPicture(egress, part, to, unclear);
    case 'file':
      return sendFile(egress, part, to, unclear);
  }
}

type TextPart = Extract<Part, { kind: 'text' }>;
type PicturePart = Extract<Part, { kind: 'picture' }>;

async function sendText(egress: Egress, part: TextPart, to: ChatAddress, unclear: CallScope['unclear']): Promise<SendOutcome> {
  const payload = { ...target(to, part.replyTo), link_preview_options: { is_disabled: true }, ...keyboard(part) };
  const send = (text: Payload) => inTopic(egress, 'sendMessage', { ...payload, ...text }, { chatId: to.chatId, unclear });
  const called = await send({ text: part.page.html, parse_mode: 'HTML' });
  return outcomeOf(refusedMarkup(called) ? await send({ text: part.page.plain }) : called);
}

/** Replaces a text in place; when that message is gone or is no text, a new one is sent. */
async function editText(
  egress: Egress,
  part: TextPart,
  messageId: string,
  to: ChatAddress,
  unclear: CallScope['unclear'],
): Promise<SendOutcome> {
  const payload = { chat_id: to.chatId, message_id: Number(messageId), link_preview_options: { is_disabled: true }, ...keyboard(part) };
  const edit = (text: Payload) =>
    egress.call<SentMessage>('editMessageText', { ...payload, ...text }, { chatId: to.chatId, messageId, unclear: 'always' });
  let called = await edit({ text: part.page.html, parse_mode: 'HTML' });
  if (refusedMarkup(called)) called = await edit({ text: part.page.plain });
  if (called.ok || called.fault.kind === 'not-modified') return { kind: 'sent', messageId };
  return called.fault.kind === 'too-old' ? sendText(egress, part, to, unclear) : outcomeOf(called);
}

async function sendPicture(egress: Egress, part: PicturePart, to: ChatAddress, unclear: CallScope['unclear']): Promise<SendOutcome> {
  const asPhoto = part.png.length <= PHOTO_MAX_BYTES;
  const upload = { source: Buffer.from(part.png), filename: 'chart.png' };
  const payload = { ...target(to, part.replyTo), ...keyboard(part), ...(asPhoto ? { photo: upload } : { document: upload }) };
  const send = (caption: Payload) =>
    inTopic(
      egress,
      asPhoto ? 'sendPhoto' : 'sendDocument',
      { ...payload, ...caption },
      { chatId: to.chatId, unclear, timeoutMs: UPLOAD_TIMEOUT_MS },
    );
  const called = await send(part.caption ? { caption: part.caption.html, parse_mode: 'HTML' } : {});
  return outcomeOf(part.caption && refusedMarkup(called) ? await send({ caption: part.caption.plain }) : called);
}

/** Makes the file and sends it; a file that cannot be made or is too big is told in words. */
async function sendFile(
  egress: Egress,
  { file, replyTo }: Extract<Part, { kind: 'file' }>,
  to: ChatAddress,
  unclear: CallScope['unclear'],
): Promise<SendOutcome> {
  const inWords = (plain: string) =>
    sendText(egress, { kind: 'text', page: { html: plain, plain }, keyboard: null, replyTo, edit: null }, to, unclear);
  const bytes = await file.bytes().catch(() => null);
  if (bytes === null || bytes.length === 0) return inWords(NO_FILE);
  if (bytes.length > DOCUMENT_MAX_BYTES) return inWords('文件超过 50 MB，Telegram 不能发送。请缩小范围再导出。');
  const document = { source: Buffer.from(bytes), filename: file.name.replace(/[\u0000-\u001f"\\/]/gu, '_') };
  return outcomeOf(
    await inTopic(
      egress,
      'sendDocument',
      { ...target(to, replyTo), document },
      { chatId: to.chatId, unclear, timeoutMs: UPLOAD_TIMEOUT_MS },
    ),
  );
}

/** Sends into the topic, or into the chat itself when the topic does not exist any more. */
async function inTopic(egress: Egress, method: string, payload: Payload, scope: CallScope): Promise<Called<SentMessage>> {
  const called = await egress.call<SentMessage>(method, payload, scope);
  if (called.ok || called.fault.kind !== 'no-topic' || payload['message_thread_id'] === undefined) return called;
  const { message_thread_id: _, ...elsewhere } = payload;
  return egress.call<SentMessage>(method, elsewhere, scope);
}

/** Chat, topic and the message answered. Written as JSON because telegraf drops plain objects from uploads. */
const target = (to: ChatAddress, replyTo: string | null): Payload => ({
  chat_id: to.chatId,
  ...(to.threadId === null ? {} : { message_thread_id: Number(to.threadId) }),
  ...(replyTo === null ? {} : { reply_parameters: JSON.stringify({ message_id: Number(replyTo), allow_sending_without_reply: true }) }),
});

const keyboard = (part: { readonly keyboard: InlineKeyboard | null }): Payload => (part.keyboard ? { reply_markup: part.keyboard } : {});

const refusedMarkup = (called: Called<unknown>): boolean => !called.ok && called.fault.kind === 'bad-entities';

const outcomeOf = (called: Called<SentMessage>): SendOutcome =>
  called.ok ? { kind: 'sent', messageId: String(called.result.message_id) } : outcomeOfFault(called.fault);

function outcomeOfFault(fault: Fault): SendOutcome {
  const { reason } = fault;
  switch (fault.kind) {
    case 'unclear':
      return { kind: 'unclear', reason };
    case 'blocked':
      return { kind: 'gone', reason };
    case 'migrated':
      return { kind: 'moved', to: fault.to };
    case 'retryable':
      return { kind: 'failed', reason, retryAfterMs: fault.afterMs ?? RETRY_MS };
    case 'fatal':
    case 'conflict':
      return { kind: 'failed', reason, retryAfterMs: UNAUTHORISED_RETRY_MS };
    default:
      return { kind: 'failed', reason, retryAfterMs: null };
  }
}

/** After all attempts of the egress a server in trouble is left alone for so long. */
const RETRY_MS = 15_000;
