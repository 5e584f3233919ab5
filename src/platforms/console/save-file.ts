import { open } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ReplyFile } from '../../render/reply.js';

/** Names tried before giving up: 台账.xlsx, 台账 (2).xlsx, … */
const NAMES = 100;

/** Puts a file into `folder` under its own name, or the next free one, and returns the path. Nothing is overwritten. */
export async function saveFile(folder: string, file: ReplyFile): Promise<string> {
  const bytes = await file.bytes();
  const name = file.name.replace(/[\u0000-\u001f"\\/:*?<>|]/gu, '_');
  const extension = extname(name);
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : `${name.slice(0, name.length - extension.length)} (${number})${extension}`);
    try {
      const handle = await open(path, 'wx');
      await handle.writeFile(bytes).finally(() => handle.close());
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || number >= NAMES) throw error;
    }
  }
}
