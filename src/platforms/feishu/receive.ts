import { z } from 'zod';
import type { Incoming, IncomingFile } from '../../model/message.js';
import type { ChatAddress } from '../../model/subscription.js';
import type { ChatEvent } from '../platform.js';
import { PLATFORM_ID, readContent, readMentions } from './content.js';
import { fieldsOf } from './elements.js';

/** The bot's own ids. */
export interface BotIdentity {
  readonly appId: string;
  /** "" while it is not known yet: then nobody can mention the bot. */
  readonly openId: string;
}

/** An id of the platform (om_…, oc_…, ou_…): it becomes a part of addresses that are called, so nothing that could lead elsewhere may be in it. */
const id = z.string().regex(PLATFORM_ID);

/** Source: im-v1/message/events/receive; the dispatcher hands over header and event as one object. */
const messageSchema = z.object({
  tenant_key: z.string().default(''),
  sender: z.object({
    sender_id: z.object({ open_id: id }),
    sender_type: z.string().default('user'),
    tenant_key: z.string().default(''),
  }),
  message: z.object({
    message_id: id,
    parent_id: id.optional().catch(undefined),
    thread_id: id.optional().catch(undefined),
    create_time: z.string(),
    chat_id: id,
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string().default(''),
    mentions: z
      .array(z.object({ key: z.string(), id: z.object({ open_id: z.string().default('') }), name: z.string().default('') }))
      .default([]),
  }),
});

/** Source: application-v6/bot/events/menu. */
const menuSchema = z.object({
  event_id: z.string().min(1),
  create_time: z.string(),
  operator: z.object({ operator_name: z.string().default(''), operator_id: z.object({ open_id: id }) }),
  event_key: z.string(),
});

/** Source: card-callback-communication. `value` is what the button carries; forms add `form_value`. */
const clickSchema = z.object({
  tenant_key: z.string().default(''),
  event_id: z.string().min(1),
  create_time: z.string().default(''),
  operator: z.object({ open_id: id, tenant_key: z.string().default('') }),
  action: z.object({ value: z.unknown(), form_value: z.record(z.string(), z.unknown()).nullish() }),
  context: z.object({ open_message_id: id, open_chat_id: id }),
});

/** Source: im-v1/chat-member-bot/events/added and deleted, im-v1/chat/events/disbanded. */
const membershipSchema = z.object({
  event_type: z.string().default(''),
  create_time: z.string().default(''),
  chat_id: id,
  name: z.string().nullish(),
});

/** A press as it arrives; what is behind the button is not known here. */
export interface Click {
  readonly eventId: string;
  readonly userId: string;
  readonly user: Incoming['user'];
  readonly messageId: string;
  readonly chatId: string;
  /** Opaque id of the button, "" when it carries none. */
  readonly buttonId: string;
  readonly private: boolean;
  /** Fields of a submitted form in its order, null for a plain button. */
  readonly fields: Readonly<Record<string, string>> | null;
  readonly sentAt: string;
}

/** Stands among the files for the message answered to: what it is, and whose, is looked up before the message is worked on. */
export const PARENT = 'parent:';

const userIdOf = (openId: string): string => `feishu:${openId}`;

/** A person without a name yet; of another tenant than the event is for, a guest in a shared group. */
const person = (openId: string, tenant: string, own: string): Incoming['user'] => ({
  id: userIdOf(openId),
  name: '',
  ...(tenant !== '' && own !== '' && tenant !== own ? { outside: true } : {}),
});
const addressOf = (chatId: string, threadId: string | null): ChatAddress => ({ platform: 'feishu', chatId, threadId });

/** The end of the year 9999: no later time can be written down. */
const MILLISECONDS_MAX = 253_402_300_799_000;

/** A platform time in milliseconds, or in microseconds as clicks have it, as ISO; `fallback` when it is no time. */
function isoTime(value: string, fallback: Date): string {
  const number = Number(value);
  const milliseconds = number > 1e14 ? number / 1000 : number;
  return milliseconds > 0 && milliseconds <= MILLISECONDS_MAX ? new Date(milliseconds).toISOString() : fallback.toISOString();
}

/**
 * A person's message. Null for messages of bots (also our own), for what says nothing to the bot, and for anything malformed.
 * In a private chat a picture or a sticker counts too: somebody waits for an answer.
 */
export function readMessage(event: unknown, bot: BotIdentity, now: Date): Incoming | null {
  const parsed = messageSchema.safeParse(event);
  if (!parsed.success || parsed.data.sender.sender_type !== 'user') return null;
  const { sender, message } = parsed.data;
  const content = readContent(message.message_type, message.content, message.message_id);
  const mentions = message.mentions.map(({ key, id, name }) => ({ key, openId: id.open_id, name }));
  const { text, mentioned } = readMentions(content.text, mentions, bot.openId);
  const isPrivate = message.chat_type === 'p2p';
  if (text === '' && content.files.length === 0 && !mentioned && !isPrivate) return null;
  return {
    id: `feishu:${bot.appId}:${message.message_id}`,
    address: addressOf(message.chat_id, message.thread_id ?? null),
    chatKind: isPrivate ? 'private' : 'group',
    chatTitle: '',
    user: person(sender.sender_id.open_id, sender.tenant_key, parsed.data.tenant_key),
    kind: 'message',
    text,
    addressed: isPrivate || mentioned,
    fields: {},
    files: [...content.files, ...parentMark(message.parent_id)],
    sentAt: isoTime(message.create_time, now),
    messageId: message.message_id,
    editId: null,
  };
}

/** In groups files carry no mention, so people answer to the file with one; an answer to the bot's own message needs none. */
const parentMark = (parentId: string | undefined): readonly IncomingFile[] =>
  parentId === undefined ? [] : [{ name: '', size: null, ref: PARENT + parentId }];

/** A press in the bot's menu (private chats only). The event names no chat, so the person's id is the address unless `chatOf` knows better. */
export function readMenu(event: unknown, bot: BotIdentity, chatOf: (openId: string) => string | undefined, now: Date): Incoming | null {
  const parsed = menuSchema.safeParse(event);
  if (!parsed.success) return null;
  const { event_id: eventId, create_time: time, operator, event_key: key } = parsed.data;
  const openId = operator.operator_id.open_id;
  return {
    id: `feishu:${bot.appId}:${eventId}`,
    address: addressOf(chatOf(openId) ?? openId, null),
    chatKind: 'private',
    chatTitle: '',
    user: { id: userIdOf(openId), name: operator.operator_name },
    kind: 'press',
    text: key.startsWith('/') ? key : `/${key}`,
    addressed: true,
    fields: {},
    files: [],
    sentAt: isoTime(time, now),
    messageId: null,
    editId: null,
  };
}

/** What an event says about the bot's place in a chat; null when it is malformed. */
export function readMembership(event: unknown, kind: 'joined' | 'left', now: Date): ChatEvent | null {
  const parsed = membershipSchema.safeParse(event);
  if (!parsed.success) return null;
  const { chat_id: chatId, name, event_type: reason, create_time: time } = parsed.data;
  const about = { address: addressOf(chatId, null), at: isoTime(time, now) };
  return kind === 'joined' ? { kind, title: name ?? '', ...about } : { kind, reason, ...about };
}

/** A click on a card; null when it is malformed. */
export function readClick(event: unknown, now: Date): Click | null {
  const parsed = clickSchema.safeParse(event);
  if (!parsed.success) return null;
  const { event_id: eventId, create_time: time, operator, action, context } = parsed.data;
  const value = (typeof action.value === 'object' && action.value !== null ? action.value : {}) as {
    readonly id?: unknown;
    readonly private?: unknown;
    readonly fields?: unknown;
  };
  const order = Array.isArray(value.fields) ? value.fields.filter((name) => typeof name === 'string') : [];
  return {
    eventId,
    userId: operator.open_id,
    user: person(operator.open_id, operator.tenant_key, parsed.data.tenant_key),
    messageId: context.open_message_id,
    chatId: context.open_chat_id,
    buttonId: typeof value.id === 'string' ? value.id : '',
    private: value.private === true,
    fields: action.form_value ? fieldsOf(action.form_value, order) : null,
    sentAt: isoTime(time, now),
  };
}

/** A click with what is behind its button, as a message to work on. The values of a form follow the command in the form's order. */
export function clickMessage(
  click: Click,
  behind: { readonly command: string; readonly place: 'edit' | 'new'; readonly address: ChatAddress },
  bot: BotIdentity,
): Incoming {
  const values = Object.values(click.fields ?? {}).filter((value) => value !== '');
  return {
    id: `feishu:${bot.appId}:${click.eventId}`,
    address: behind.address,
    chatKind: click.private ? 'private' : 'group',
    chatTitle: '',
    user: click.user,
    kind: click.fields === null ? 'press' : 'form',
    text: [behind.command, ...values].join(' '),
    addressed: true,
    fields: click.fields ?? {},
    files: [],
    sentAt: click.sentAt,
    messageId: click.messageId,
    editId: behind.place === 'edit' ? click.messageId : null,
  };
}
