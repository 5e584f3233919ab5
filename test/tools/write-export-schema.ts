import { writeFileSync } from 'node:fs';
import { exportJsonSchema } from '../../src/export/json-schema.js';

writeFileSync(new URL('../../docs/export.schema.json', import.meta.url), exportJsonSchema());
