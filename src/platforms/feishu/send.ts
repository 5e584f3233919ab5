import { createHash } from 'node:crypto';
import type { ChatAddress } from '../../model/subscription.js';
import type { ReplyFile } from '../../render/reply.js';
import { NO_FILE } from '../notes.js';
import type { SendOutcome } from '../platform.js';
import type { Called, Egress } from './egress.js';
import { type Part, shownAs, uploadType } from './encode.js';
import type { Fault } from './fault.js';
import { FILE_MAX_BYTES, UUID_MAX_CHARS } from './limits.js';
import type { ApiCall } from './sdk.js';

/** Where a part goes and what it stands for. */
export interface Target {
  readonly address: ChatAddress;
  /** Message to answer, null for a message of its own. */
  readonly replyTo: string | null;
  /** Card to replace in place; only cards can be. */
  readonly edit: string | null;
  /** What caused the message: the same cause is sent at most once within an hour. */
  readonly cause: string;
}

interface SentMessage {
  readonly data?: { readonly message_id?: string };
}
type Message = { readonly msg_type: string; readonly content: string };

/** After all attempts of the egress a platform in trouble is left alone for so long. */
const RETRY_MS = 15_000;
const OPERATOR_RETRY_MS = 60_000;

/** `uuid` of a message: derived from its cause, so that a repetition after a crash is recognised by the platform. */
const uuidOf = (cause: string): string => createHash('sha256').update(cause).digest('base64url').slice(0, UUID_MAX_CHARS);

/** Sends one part; a form that the platform refuses is followed by the next simpler one. */
export async function sendPart(egress: Egress, part: Part, target: Target): Promise<SendOutcome> {
  if ('file' in part) return sendFile(egress, part.kind, part.file, target);
  if (part.kind === 'interactive' && target.edit !== null) {
    const edited = await patchCard(egress, target.edit, target.address.chatId, part.content);
    if (edited.ok) return { kind: 'sent', messageId: target.edit };
    if (!['too-old', 'too-rich', 'refused', 'recalled'].includes(edited.fault.kind)) return outcomeOfFault(edited.fault);
  }
  const called = await post(egress, { msg_type: part.kind, content: part.content }, target, part.kind);
  const simpler = !called.ok && called.fault.kind === 'too-rich' ? part.simpler() : null;
  if (simpler !== null) return sendPart(egress, simpler, { ...target, edit: null });
  if (!called.ok && called.fault.kind === 'censored')
    return tell(egress, '这条回复被飞书的内容检查拦下了，请换一种问法，或联系管理员。', target);
  return outcomeOf(called);
}

/** Replaces a card of ours. */
const patchCard = (egress: Egress, messageId: string, chatId: string, content: string): Promise<Called<unknown>> =>
  egress.call({ method: 'PATCH', path: `/open-apis/im/v1/messages/${messageId}`, data: { content } }, { messageId, chatId });

/** Answers the message, or sends to the chat when there is nothing to answer (any more); inside its thread where there is one. */
async function post(egress: Egress, message: Message, { address, replyTo, cause }: Target, form: string): Promise<Called<SentMessage>> {
  const data = { ...message, uuid: uuidOf(`${cause} ${form}`) };
  const scope = { chatId: address.chatId };
  if (replyTo !== null) {
    const path = `/open-apis/im/v1/messages/${replyTo}/reply`;
    const inThread = address.threadId === null ? {} : { reply_in_thread: true };
    let called = await egress.call<SentMessage>({ method: 'POST', path, data: { ...data, ...inThread } }, scope);
    if (!called.ok && called.fault.kind === 'no-thread') called = await egress.call<SentMessage>({ method: 'POST', path, data }, scope);
    if (called.ok || called.fault.kind !== 'recalled') return called;
  }
  return egress.call<SentMessage>(createCall(address.chatId, data), scope);
}

const createCall = (chatId: string, data: Readonly<Record<string, unknown>>): ApiCall => ({
  method: 'POST',
  path: '/open-apis/im/v1/messages',
  params: { receive_id_type: chatId.startsWith('ou_') ? 'open_id' : 'chat_id' },
  data: { ...data, receive_id: chatId },
});

/** Uploads a file and sends it; one that cannot be made or is too big is told in words. */
async function sendFile(egress: Egress, kind: 'file' | 'image', file: ReplyFile, target: Target): Promise<SendOutcome> {
  const bytes = await file.bytes().catch(() => null);
  if (bytes === null || bytes.length === 0) return tell(egress, NO_FILE, target);
  if (bytes.length > FILE_MAX_BYTES) return tell(egress, '文件超过 30 MB，飞书不能发送。请缩小范围再导出。', target);
  const shown = shownAs(kind, bytes);
  const uploaded = await egress.call<{ readonly data?: Readonly<Record<string, string>> }>(uploadCall(shown, file.name, bytes));
  const key = uploaded.ok ? uploaded.result.data?.[`${shown}_key`] : undefined;
  // Format or size that the platform does not take: said rather than left out.
  if (!uploaded.ok && uploaded.fault.kind === 'refused') return tell(egress, `飞书没有接受文件“${file.name}”，请换一种格式导出。`, target);
  if (!uploaded.ok) return outcomeOfFault(uploaded.fault);
  if (key === undefined) return { kind: 'failed', reason: 'upload without key', retryAfterMs: null };
  return outcomeOf(await post(egress, { msg_type: shown, content: JSON.stringify({ [`${shown}_key`]: key }) }, target, shown));
}

const uploadCall = (kind: 'file' | 'image', name: string, bytes: Uint8Array): ApiCall => ({
  method: 'POST',
  path: `/open-apis/im/v1/${kind}s`,
  upload: true,
  data:
    kind === 'image'
      ? { image_type: 'message', image: Buffer.from(bytes) }
      : { file_type: uploadType(name), file_name: name.replace(/[\u0000-\u001f"\\/]/gu, '_'), file: Buffer.from(bytes) },
});

/** A plain sentence in place of what could not be sent. */
const tell = async (egress: Egress, text: string, target: Target): Promise<SendOutcome> =>
  outcomeOf(await post(egress, { msg_type: 'text', content: JSON.stringify({ text }) }, target, 'note'));

const outcomeOf = (called: Called<SentMessage>): SendOutcome =>
  called.ok ? { kind: 'sent', messageId: called.result.data?.message_id ?? '' } : outcomeOfFault(called.fault);

function outcomeOfFault(fault: Fault): SendOutcome {
  const { reason } = fault;
  switch (fault.kind) {
    case 'unclear':
      return { kind: 'unclear', reason };
    case 'gone':
      return { kind: 'gone', reason };
    case 'rate':
      return { kind: 'failed', reason, retryAfterMs: fault.afterMs };
    case 'retryable':
      return { kind: 'failed', reason, retryAfterMs: RETRY_MS };
    case 'token':
    case 'fatal':
      return { kind: 'failed', reason, retryAfterMs: OPERATOR_RETRY_MS };
    default:
      return { kind: 'failed', reason, retryAfterMs: null };
  }
}

/**
 * An unclear outcome as one to try again: for a message with a `uuid` the platform sorts out a repetition,
 * as long as it comes within the hour.
 */
export const againIfUnclear = (outcome: SendOutcome): SendOutcome =>
  outcome.kind === 'unclear' ? { kind: 'failed', reason: outcome.reason, retryAfterMs: RETRY_MS } : outcome;
