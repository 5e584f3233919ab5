import { z } from 'zod';

/** Where a message goes: `platform` and the platform's own chat and thread ids as strings; `threadId` null outside topics. */
export const chatAddressSchema = z.object({
  platform: z.enum(['console', 'telegram', 'feishu']),
  chatId: z.string(),
  threadId: z.string().nullable(),
});
export type ChatAddress = z.infer<typeof chatAddressSchema>;

/** Key of a chat, one for all its threads: `telegram:-100123`. */
export const chatKey = (address: Pick<ChatAddress, 'platform' | 'chatId'>): string => `${address.platform}:${address.chatId}`;

/** Weekly digest subscription 周报订阅 of one chat. Times are wall-clock times in `timeZone`. */
export const subscriptionSchema = z.object({
  /** Made once; stays when the chat moves, so that no period is sent twice. */
  id: z.string(),
  address: chatAddressSchema,
  /** Name of the chat when it was subscribed, for admins who read of it elsewhere. */
  title: z.string().optional(),
  cadence: z.enum(['weekly', 'biweekly', 'monthly', 'last-working-day']),
  /** ISO weekday, 1 Monday … 7 Sunday; for monthly the day of the month, 1–28. */
  day: z.number().int().min(1).max(28),
  /** "09:00" */
  time: z.string().regex(/^\d{2}:\d{2}$/u),
  timeZone: z.string(),
  regions: z.array(z.string()),
  plans: z.array(z.string()),
  bodies: z.array(z.string()),
  /** Send nothing in a period without change. */
  quiet: z.boolean(),
  /** Days ahead (working days) at which deadlines are reminded of; empty = no reminders. */
  remindDays: z.array(z.number().int().positive()),
  /** Set while the chat cannot be reached (bot removed), with the reason. */
  paused: z.string().nullable(),
  /** ISO instant of the subscription; period numbers count from here. */
  since: z.string(),
});
export type Subscription = z.infer<typeof subscriptionSchema>;
