import { z } from 'zod';
import { parsedPlanSchema, phaseSchema, targetSchema, taskSchema } from './plan.js';
import type { Part } from './portions.js';

/** Short code 编号 of a row: plan prefix + number (杭1), + 任 for tasks (杭任2), + 阶 for phases (杭阶1). Never used twice, stable across re-parsing. */
export const codeSchema = z.string().regex(/^\p{Script=Han}{1,4}[A-Za-z]?\d{1,5}$/u);

/** A plan as the store keeps it: the parse as it came out, with a code for each target, task and phase (same order), and the source text. */
export const storedPlanSchema = z.object({
  /** Derived from region and title, so that a revised text of the same plan keeps its id. */
  id: z.string(),
  /** Prefix of the plan's codes, unique in the store: 杭, 湖, 浙. */
  prefix: z.string(),
  fileName: z.string(),
  /** SHA-256 of the file's bytes, hex. */
  sha256: z.string(),
  text: z.string(),
  /** Where page, paragraph and table row of the original file begin in `text`; empty for plain text. */
  places: z.array(z.object({ at: z.number().int(), label: z.string() })),
  parsed: parsedPlanSchema,
  codes: z.object({ targets: z.array(z.string()), tasks: z.array(z.string()), phases: z.array(z.string()) }),
  importedAt: z.string(),
});
export type StoredPlan = z.infer<typeof storedPlanSchema> & {
  /** Set by the store where a person said whether it is a draft. */
  readonly statusFixed?: true;
};

/** What a person may correct on a row; each field replaces the parsed one. `null` clears it. */
export const correctionSchema = z
  .object({
    indicator: z.string(),
    op: targetSchema.shape.op,
    value: z.number(),
    valueMax: z.number().nullable(),
    unit: z.string().nullable(),
    scope: targetSchema.shape.scope,
    due: targetSchema.shape.due,
    title: z.string(),
    bodies: taskSchema.shape.bodies,
    start: phaseSchema.shape.start,
    end: phaseSchema.shape.end,
    direction: z.enum(['higher', 'lower', 'hold']),
  })
  .partial();
export type Correction = z.infer<typeof correctionSchema>;

/** What a person may correct on a document as a whole; each field replaces the parsed one. */
export const planCorrectionSchema = parsedPlanSchema.pick({ region: true, title: true, status: true, period: true }).partial();
export type PlanCorrection = z.infer<typeof planCorrectionSchema>;

/** A target as read from the store: parse, corrections applied. */
export interface TargetRow extends z.infer<typeof targetSchema> {
  readonly kind: 'target';
  readonly code: string;
  readonly planId: string;
  readonly region: string;
  /** Id of its indicator. */
  readonly indicatorId: string;
  /** Portion of one year or total over years, where its document gives both; else undefined. */
  readonly part?: Part | undefined;
  /** Fields that a person corrected; shown as 经人工更正. */
  readonly corrected: readonly (keyof Correction)[];
  readonly review: 'open' | 'accepted';
}

export interface TaskRow extends z.infer<typeof taskSchema> {
  readonly kind: 'task';
  readonly code: string;
  readonly planId: string;
  readonly region: string;
  readonly corrected: readonly (keyof Correction)[];
  readonly review: 'open' | 'accepted';
}

export interface PhaseRow extends z.infer<typeof phaseSchema> {
  readonly kind: 'phase';
  readonly code: string;
  readonly planId: string;
  readonly region: string;
  readonly corrected: readonly (keyof Correction)[];
}

export type Row = TargetRow | TaskRow | PhaseRow;
