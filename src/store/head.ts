import { join } from 'node:path';
import type { Low } from 'lowdb';
import { StoreError } from '../errors.js';
import type { Disk } from './disk.js';
import { openDocument } from './durable-json.js';
import type { ChainPosition } from './segments.js';

/** head.json: what the folder is, and how far its journal was known to reach when this was last written. */
export interface Head {
  readonly format: 'planbot-store';
  readonly schema: number;
  readonly createdAt: string;
  /** Last change known to be on disk, written at each rotation and at an orderly end; a journal that ends before it was cut or replaced. */
  readonly synced: ChainPosition;
}

export const headPath = (folder: string): string => join(folder, 'head.json');

/** Opens head.json as a lowdb document; `data` is null while there is none. Throws `StoreError` for something else under this name. */
export async function openHead(folder: string, disk: Disk): Promise<Low<Head | null>> {
  const path = headPath(folder);
  const document = await openDocument<Head | null>(path, null, disk);
  if (document.data !== null && document.data.format !== 'planbot-store') {
    throw new StoreError('damaged', `${path} 不是 planbot 的数据。请检查数据目录是否填对，或从备份恢复这个文件。`, { path, line: 1 });
  }
  return document;
}
