import { chmod, readFile, rename, writeFile } from 'node:fs/promises';

const OWNER_ONLY = 0o600;

/** The text of a `.env` file with these settings: lines that are there are changed in place, others added at the end; comments stay. */
export function withSettings(text: string, settings: Readonly<Record<string, string>>): string {
  const lines = text === '' ? [] : text.replace(/\n$/u, '').split('\n');
  for (const [name, value] of Object.entries(settings)) {
    const line = `${name}=${quoted(value)}`;
    const at = lines.findIndex((one) => one.startsWith(`${name}=`));
    if (at < 0) lines.push(line);
    else lines[at] = line;
  }
  return `${lines.join('\n')}\n`;
}

/** As `parseEnv` reads it back: quoted when it holds a blank, a quote or a #. Line breaks cannot be in a setting. */
const quoted = (value: string): string => {
  const one = value.replace(/[\r\n]+/gu, ' ');
  if (!/[\s#'"`]/u.test(one)) return one;
  return one.includes("'") ? `"${one}"` : `'${one}'`;
};

/** Text of the file, null when there is none. */
export const readSettings = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

/** Writes the file so that only its owner can read it, whole or not at all. */
export async function writeSettings(path: string, text: string): Promise<void> {
  const part = `${path}.part`;
  await writeFile(part, text, { mode: OWNER_ONLY });
  await chmod(part, OWNER_ONLY);
  await rename(part, path);
}
