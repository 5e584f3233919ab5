import { z } from 'zod';
import { periodSchema } from './due.js';
import { normalQuantitySchema, scopeSchema } from './quantity.js';
import { spanSchema } from './span.js';

/** Where a figure comes from: a sentence of a loaded document, or a person's message. */
const figureSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document'), planId: z.string(), span: spanSchema }),
  z.object({ kind: z.literal('person'), text: z.string() }),
]);

/**
 * Observation 进展值: one figure of one indicator in one region as of one period. It belongs to (region, indicator, as-of), not to a plan.
 * `indicator` is the indicator's id; a later observation with the same three supersedes the earlier one, which stays in the history.
 */
export const observationSchema = z.object({
  region: z.string(),
  indicator: z.string(),
  value: z.number(),
  unit: z.string().nullable(),
  normal: normalQuantitySchema,
  scope: scopeSchema,
  asOf: periodSchema.nullable(),
  yoy: z.number().nullable(),
  rank: z.string().nullable(),
  /** The indicator's name as the source prints it. */
  printedName: z.string(),
  source: figureSourceSchema,
});
export type Observation = z.infer<typeof observationSchema>;
