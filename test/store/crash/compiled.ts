import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** What a process that only stores needs of the sources. */
const NEEDED = ['src/store', 'src/model', 'src/errors.ts'];

/** Compiles the store as it is now to JavaScript, for processes that run outside the test runner. Returns the folder, which stands in for the repository's root. */
export async function compiledStore(): Promise<string> {
  const root = join('dist', 'store-under-test');
  for (const path of (await Promise.all(NEEDED.map(sources))).flat()) {
    const { outputText } = ts.transpileModule(await readFile(path, 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true },
    });
    const target = join(root, path.replace(/\.ts$/u, '.js'));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, outputText);
  }
  return root;
}

async function sources(path: string): Promise<readonly string[]> {
  if (path.endsWith('.ts')) return [path];
  const names = await readdir(path, { recursive: true });
  return names.filter((name) => name.endsWith('.ts')).map((name) => join(path, name));
}
