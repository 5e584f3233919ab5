import { z } from 'zod';
import { exportSchema } from './data.js';

/** JSON Schema (draft 2020-12) of what `export json` writes; published as docs/export.schema.json. */
export const exportJsonSchema = (): string => `${JSON.stringify(z.toJSONSchema(exportSchema, { io: 'output' }), null, 2)}\n`;
