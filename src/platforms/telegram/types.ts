import { z } from 'zod';

/** The end of the year 9999, in seconds: no later time can be written down. */
const DATE_MAX = 253_402_300_799;

/** Seconds since 1970. */
const dateSchema = z.int().min(0).max(DATE_MAX);

/** The parts of Bot API objects that planbot reads (core.telegram.org/bots/api); everything else is dropped at the border. */
const userSchema = z.object({
  id: z.int(),
  is_bot: z.boolean(),
  first_name: z.string(),
  last_name: z.string().optional(),
  username: z.string().optional(),
});

const chatSchema = z.object({
  id: z.int(),
  type: z.enum(['private', 'group', 'supergroup', 'channel']),
  title: z.string().optional(),
});

const documentSchema = z.object({ file_id: z.string(), file_name: z.string().optional(), file_size: z.number().nonnegative().optional() });

/** Where a message stands. `message_thread_id` names a topic only together with `is_topic_message`. */
const placeSchema = z.object({
  message_id: z.int(),
  chat: chatSchema,
  message_thread_id: z.int().optional(),
  is_topic_message: z.boolean().optional(),
});

const messageSchema = placeSchema.extend({
  date: dateSchema,
  from: userSchema.optional(),
  /** Set when somebody speaks as the group (anonymous admin) or as a channel. */
  sender_chat: chatSchema.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  document: documentSchema.optional(),
  reply_to_message: z
    .object({ from: userSchema.optional(), document: documentSchema.optional(), forum_topic_created: z.unknown().optional() })
    .optional(),
  migrate_to_chat_id: z.int().optional(),
  migrate_from_chat_id: z.int().optional(),
});

/** One update of the three kinds that planbot asks for. */
export const updateSchema = z.object({
  update_id: z.int(),
  message: messageSchema.optional(),
  callback_query: z.object({ id: z.string(), from: userSchema, data: z.string().optional(), message: placeSchema.optional() }).optional(),
  my_chat_member: z
    .object({ chat: chatSchema, date: dateSchema, new_chat_member: z.object({ status: z.string(), is_member: z.boolean().optional() }) })
    .optional(),
});

export type TelegramUser = z.infer<typeof userSchema>;
export type TelegramChat = z.infer<typeof chatSchema>;
export type TelegramDocument = z.infer<typeof documentSchema>;
export type TelegramPlace = z.infer<typeof placeSchema>;
export type TelegramMessage = z.infer<typeof messageSchema>;
export type TelegramUpdate = z.infer<typeof updateSchema>;

/** The bot itself, as getMe tells. */
export interface BotIdentity {
  readonly id: number;
  readonly username: string;
}
