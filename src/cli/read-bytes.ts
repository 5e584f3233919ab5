import { readFile, stat } from 'node:fs/promises';
import { FileError } from '../errors.js';
import { DEFAULT_LIMITS } from '../ingest/limits.js';
import { refusal } from '../ingest/refusal.js';

const MEGABYTE = 1024 * 1024;

/** Bytes of a file that is not larger than an import may be. Throws FileError with one clear line. */
export async function readBytes(path: string, maxBytes: number = DEFAULT_LIMITS.maxBytes): Promise<Uint8Array> {
  const size = await mustExist(path);
  if (size > maxBytes) throw refusal('too-big', { size: Math.ceil(size / MEGABYTE), max: Math.round(maxBytes / MEGABYTE) });
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new FileError('unreadable', `读不出文件 ${path}（${error.code ?? error.name}），请检查权限。`, { path });
  });
}

/** Size of a file in bytes. Throws FileError with one clear line when there is no such file. */
export async function mustExist(path: string): Promise<number> {
  const info = await stat(path).catch(() => null);
  if (!info) throw new FileError('missing', `找不到文件 ${path}。`, { path });
  if (!info.isFile()) throw new FileError('not-a-file', `${path} 不是文件。`, { path });
  return info.size;
}
