// The long fuzz: `npm run fuzz -- [inputs]` (200,000), printed counts and slowest inputs; `npm test` runs a small share of the same.
import { spawnSync } from 'node:child_process';

const env = { ...process.env, PLANBOT_FUZZ: process.argv[2] ?? '200000' };
const words = [
  'node_modules/vitest/vitest.mjs',
  'run',
  process.argv[3] ?? 'test/fuzz',
  '--no-file-parallelism',
  '--disable-console-intercept',
];
process.exitCode = spawnSync(process.execPath, words, { env, stdio: 'inherit' }).status ?? 1;
