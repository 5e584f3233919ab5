import { z } from 'zod';

/**
 * A piece of a document, as it stands there.
 * `start` and `end` are UTF-16 offsets into the decoded text (end exclusive), `line` counts from 1,
 * and `text.slice(start, end) === quote` holds when the row that carries the span is stored.
 */
export const spanSchema = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  line: z.number().int().positive(),
  quote: z.string(),
});
export type Span = z.infer<typeof spanSchema>;
