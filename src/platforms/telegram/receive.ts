import type { Incoming, IncomingFile } from '../../model/message.js';
import type { ChatAddress } from '../../model/subscription.js';
import { behindButton } from '../buttons.js';
import type { ChatEvent, PlatformHost } from '../platform.js';
import { readCall } from './mention.js';
import type { BotIdentity, TelegramChat, TelegramDocument, TelegramMessage, TelegramPlace, TelegramUpdate, TelegramUser } from './types.js';

/** What an update means for planbot. */
export type Received =
  | { readonly kind: 'message'; readonly message: Incoming }
  /** A button; its query has to be answered so that the client stops waiting. */
  | { readonly kind: 'press'; readonly message: Incoming; readonly queryId: string }
  /** A button whose command is forgotten or belongs to another chat. */
  | { readonly kind: 'expired'; readonly queryId: string }
  | { readonly kind: 'chat'; readonly event: ChatEvent }
  | { readonly kind: 'ignored' };

/** What reading needs to know. */
export interface ReadContext {
  readonly bot: BotIdentity;
  readonly buttons: PlatformHost['buttons'];
  readonly now: () => Date;
}

/** Seconds since 1970 as ISO. */
const isoTime = (seconds: number): string => new Date(seconds * 1000).toISOString();

const IGNORED: Received = { kind: 'ignored' };

/** Reads one update; touches nothing but the button shelf. */
export function readUpdate(update: TelegramUpdate, context: ReadContext): Received {
  const id = `telegram:${context.bot.id}:${update.update_id}`;
  if (update.callback_query) return readPress(id, update.callback_query, context);
  if (update.my_chat_member) return readMembership(update.my_chat_member);
  return update.message ? readMessage(id, update.message, context) : IGNORED;
}

function readMembership({ chat, date, new_chat_member: self }: NonNullable<TelegramUpdate['my_chat_member']>): Received {
  if (chat.type === 'channel') return IGNORED;
  const member = ['creator', 'administrator', 'member'].includes(self.status) || (self.status === 'restricted' && self.is_member === true);
  const about = { address: addressOf(chat.id), at: isoTime(date) };
  return {
    kind: 'chat',
    event: member ? { kind: 'joined', title: chat.title ?? '', ...about } : { kind: 'left', reason: self.status, ...about },
  };
}

function readMessage(id: string, message: TelegramMessage, { bot }: ReadContext): Received {
  const { chat, reply_to_message: parent } = message;
  const moved = (from: number, to: number): Received => ({
    kind: 'chat',
    event: { kind: 'moved', address: addressOf(from), to: addressOf(to), at: isoTime(message.date) },
  });
  if (message.migrate_to_chat_id !== undefined) return moved(chat.id, message.migrate_to_chat_id);
  if (message.migrate_from_chat_id !== undefined) return moved(message.migrate_from_chat_id, chat.id);
  const raw = message.text ?? message.caption ?? '';
  const user = senderOf(message);
  if (!user || chat.type === 'channel' || (raw.trim() === '' && !message.document)) return IGNORED;
  const call = readCall(raw, bot.username);
  if (call.forOther) return IGNORED;
  const isReply = parent !== undefined && parent.forum_topic_created === undefined && parent.from?.id === bot.id;
  const addressed = chat.type === 'private' || call.mentioned || isReply;
  const meant = addressed || /^[/／]/u.test(call.text);
  const documents = message.document ? [message.document] : meant && parent?.document ? [parent.document] : [];
  return {
    kind: 'message',
    message: {
      ...place(id, message, chat),
      user,
      kind: 'message',
      text: call.text,
      addressed,
      files: documents.map(fileOf),
      sentAt: isoTime(message.date),
      messageId: String(message.message_id),
      editId: null,
    },
  };
}

function readPress(id: string, query: NonNullable<TelegramUpdate['callback_query']>, { buttons, now }: ReadContext): Received {
  const { message, data, from } = query;
  const behind = message && data ? behindButton(buttons, data, String(message.chat.id)) : null;
  if (!message || !behind || from.is_bot) return { kind: 'expired', queryId: query.id };
  const messageId = String(message.message_id);
  return {
    kind: 'press',
    queryId: query.id,
    message: {
      ...place(id, message, message.chat),
      user: personOf(from),
      kind: 'press',
      text: behind.command,
      addressed: true,
      files: [],
      sentAt: now().toISOString(),
      messageId,
      editId: behind.place === 'edit' ? messageId : null,
    },
  };
}

/** What messages and presses have in common. */
const place = (id: string, at: TelegramPlace, chat: TelegramChat) => ({
  id,
  address: addressOf(chat.id, at.is_topic_message === true ? at.message_thread_id : undefined),
  chatKind: chat.type === 'private' ? ('private' as const) : ('group' as const),
  chatTitle: chat.title ?? '',
  fields: {},
});

const addressOf = (chatId: number, threadId?: number): ChatAddress => ({
  platform: 'telegram',
  chatId: String(chatId),
  threadId: threadId === undefined ? null : String(threadId),
});

/** The speaker; an anonymous admin speaks as the group, which is nobody in particular and gets an id of its own. Null for other bots. */
function senderOf({ from, sender_chat: as }: TelegramMessage): Incoming['user'] | null {
  if (as) return { id: `telegram:chat${as.id}`, name: as.title ?? '匿名管理员' };
  return from && !from.is_bot ? personOf(from) : null;
}

const personOf = (user: TelegramUser): Incoming['user'] => ({
  id: `telegram:${user.id}`,
  name: [user.first_name, user.last_name].filter((part) => part !== undefined && part !== '').join(' '),
});

const fileOf = (document: TelegramDocument): IncomingFile => ({
  name: document.file_name ?? '文件',
  size: document.file_size ?? null,
  ref: document.file_id,
});
