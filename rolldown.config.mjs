// Joins the compiled program into the few files that are shipped: a cold `planbot ask` reads 40 files instead of 300.
import { chmodSync } from 'node:fs';
import { defineConfig } from 'rolldown';

/** Small libraries that every start needs are joined in; all others stay packages and are loaded when first used. */
const joined = /^(?:zod|lowdb|steno|fuse\.js)(?:\/|$)/u;

/** `npx planbot` runs this file by its name, also after a build of its own: only an install gives it the right to run. */
const runnable = {
  name: 'runnable',
  writeBundle: () => chmodSync('dist/bin/planbot.js', 0o755),
};

export default defineConfig({
  input: {
    planbot: 'dist/src/main.js',
    // Loaded by their names, beside the file that starts them.
    'chart-worker': 'dist/src/render/chart-worker.js',
    'read-process': 'dist/src/ingest/read-process.js',
    'read-worker': 'dist/src/ingest/read-worker.js',
  },
  platform: 'node',
  external: (id) => !/^[./]/u.test(id) && !joined.test(id),
  output: { dir: 'dist/bin', format: 'esm', chunkFileNames: '[name].js', cleanDir: true },
  plugins: [runnable],
});
