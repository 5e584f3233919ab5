import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

/**
 * Translates a TypeScript file and everything of ours that it imports into `dist/<name>`, for tests that need a process of their own.
 * Types are not checked here. Returns the path of the translated file.
 */
export function compileForProcess(entry: string, name: string): string {
  const root = resolve('.');
  const out = (file: string): string => join(root, 'dist', name, file.slice(root.length).replace(/\.ts$/u, '.js'));
  const done = new Set<string>();
  const visit = (file: string): void => {
    if (done.has(file)) return;
    done.add(file);
    const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true },
    });
    mkdirSync(dirname(out(file)), { recursive: true });
    writeFileSync(out(file), outputText);
    for (const [, path = ''] of outputText.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.js['"]/gu))
      visit(resolve(dirname(file), `${path}.ts`));
  };
  visit(resolve(entry));
  return out(resolve(entry));
}
