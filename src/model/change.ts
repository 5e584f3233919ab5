import { z } from 'zod';
import { grantSchema } from './access.js';
import { observationSchema } from './observation.js';
import { targetSchema, taskSchema } from './plan.js';
import { correctionSchema, planCorrectionSchema, storedPlanSchema } from './stored-plan.js';
import { chatAddressSchema, subscriptionSchema } from './subscription.js';

/** What a change does 变更内容. Each kind touches one entity; the last change of an entity that is not undone is its state. */
const changeOpSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('plan.import'), plan: storedPlanSchema }),
  z.object({ type: z.literal('plan.remove'), planId: z.string() }),
  z.object({ type: z.literal('plan.fix'), planId: z.string(), fields: planCorrectionSchema }),
  z.object({ type: z.literal('row.fix'), code: z.string(), fields: correctionSchema }),
  z.object({ type: z.literal('row.review'), code: z.string(), verdict: z.enum(['accepted', 'dropped', 'open']) }),
  z.object({
    type: z.literal('row.add'),
    planId: z.string(),
    code: z.string(),
    row: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('target'), row: targetSchema }),
      z.object({ kind: z.literal('task'), row: taskSchema }),
    ]),
  }),
  z.object({ type: z.literal('observation.report'), observation: observationSchema }),
  /** Joins (or keeps apart) two indicators whatever their names say. */
  z.object({ type: z.literal('indicator.link'), from: z.string(), to: z.string(), linked: z.boolean() }),
  z.object({
    type: z.literal('alias.set'),
    kind: z.enum(['region', 'unit', 'indicator']),
    name: z.string(),
    alias: z.string(),
    active: z.boolean(),
  }),
  z.object({ type: z.literal('role.set'), grant: grantSchema, active: z.boolean() }),
  z.object({ type: z.literal('chat.allow'), chat: z.string(), allowed: z.boolean() }),
  z.object({ type: z.literal('chat.region'), chat: z.string(), region: z.string().nullable() }),
  z.object({ type: z.literal('chat.move'), platform: z.string(), from: z.string(), to: z.string() }),
  z.object({ type: z.literal('subscription.set'), key: z.string(), subscription: subscriptionSchema.nullable() }),
  z.object({
    type: z.literal('body.bind'),
    region: z.string(),
    body: z.string(),
    userId: z.string(),
    address: chatAddressSchema.nullable(),
    active: z.boolean(),
  }),
  /** Takes the change `changeId` back; undoing an undo brings it again. */
  z.object({ type: z.literal('undo'), changeId: z.number().int().positive() }),
  /** A refused attempt: audit only, no state. */
  z.object({ type: z.literal('refusal'), command: z.string(), reason: z.string() }),
]);
export type ChangeOp = z.infer<typeof changeOpSchema>;

/** Who wants the change, from where and why. `cause` is the platform's message id: the same cause is applied once. */
export const changeDraftSchema = z.object({
  op: changeOpSchema,
  by: z.string(),
  chat: z.string().nullable(),
  cause: z.string().nullable(),
  note: z.string().nullable(),
});
export type ChangeDraft = z.infer<typeof changeDraftSchema>;

/** One entry of the audit log 变更. `id` counts from 1 without gaps; `hash` chains over the previous entry so that tampering shows. */
const changeSchema = changeDraftSchema.extend({
  id: z.number().int().positive(),
  at: z.string(),
  prevHash: z.string(),
  hash: z.string(),
});
export type Change = z.infer<typeof changeSchema>;
