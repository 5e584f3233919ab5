import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Disk, storeFault } from './disk.js';
import { headPath } from './head.js';
import { listSegments } from './segments.js';

/**
 * Copies head and journal of a folder that nobody writes to into `backup-schema-<n>-<instant>` inside it, durably; returns the copy's path.
 * Done before a program with a newer schema writes its first change. Folds are left out: they are made again.
 */
export async function backUpBeforeMigration(disk: Disk, folder: string, schema: number, now: Date): Promise<string> {
  const target = join(folder, `backup-schema-${schema}-${now.toISOString().replace(/\D/gu, '').slice(0, 14)}`);
  try {
    await mkdir(target, { recursive: true });
    for (const path of [...(await listSegments(folder)).map((segment) => segment.path), headPath(folder)]) {
      const copy = join(target, basename(path));
      await copyFile(path, copy);
      const file = await disk.open(copy, 'write');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    }
    await disk.syncFolder(target);
    await disk.syncFolder(folder);
  } catch (error) {
    throw storeFault(error, '升级前备份到', target);
  }
  return target;
}
