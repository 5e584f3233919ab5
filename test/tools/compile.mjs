import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

/** See compile.d.mts. */
export function compileForProcess(entry, name) {
  const root = resolve('.');
  const out = (file) => join(root, 'dist', name, file.slice(root.length).replace(/\.ts$/u, '.js'));
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true };
  const done = new Set();
  const visit = (file) => {
    if (done.has(file)) return;
    done.add(file);
    const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions });
    mkdirSync(dirname(out(file)), { recursive: true });
    writeFileSync(out(file), outputText);
    for (const [, path] of outputText.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.js['"]/gu)) visit(resolve(dirname(file), `${path}.ts`));
  };
  visit(resolve(entry));
  return out(resolve(entry));
}
