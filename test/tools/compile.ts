import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/**
 * Takes the types off the named files and folders as they are now, for processes that run outside the test runner and start often.
 * They lie under `root`, which then stands in for the repository's root.
 */
export async function compile(root: string, needed: readonly string[]): Promise<void> {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true };
  for (const path of (await Promise.all(needed.map(sources))).flat()) {
    const { outputText } = ts.transpileModule(await readFile(path, 'utf8'), { compilerOptions });
    const target = join(root, path.replace(/\.ts$/u, '.js'));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, outputText);
  }
}

async function sources(path: string): Promise<readonly string[]> {
  if (path.endsWith('.ts')) return [path];
  const names = await readdir(path, { recursive: true });
  return names.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts')).map((name) => join(path, name));
}
