import { join } from 'node:path';
import { compile } from '../../tools/compile.js';

/** What a process that only stores needs of the sources. */
const NEEDED = ['src/store', 'src/model', 'src/errors.ts'];

/** Compiles the store as it is now, for processes that run outside the test runner. Returns the folder, which stands in for the repository's root. */
export async function compiledStore(): Promise<string> {
  const root = join('dist', 'store-under-test');
  await compile(root, NEEDED);
  return root;
}
