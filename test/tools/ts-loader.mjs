import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const CACHE = new URL('../../node_modules/.cache/ts-worker/', import.meta.url);

/** `./x.js` beside a TypeScript source means `./x.ts`. */
export async function resolve(specifier, context, next) {
  const fromSource = specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts');
  return next(fromSource ? `${specifier.slice(0, -3)}.ts` : specifier, context);
}

/** Takes the types off; nothing is checked here. What was taken off once is kept by the hash of the source. */
export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const typed = await readFile(fileURLToPath(url), 'utf8');
  const kept = new URL(`${createHash('sha256').update(typed).digest('hex')}.js`, CACHE);
  let source = await readFile(kept, 'utf8').catch(() => null);
  if (source === null) {
    source = await transpile(typed);
    await mkdir(CACHE, { recursive: true });
    const fresh = new URL(`${kept.href}.${process.pid}`);
    await writeFile(fresh, source);
    await rename(fresh, kept);
  }
  return { format: 'module', source, shortCircuit: true };
}

async function transpile(source) {
  const { default: ts } = await import('typescript');
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}
