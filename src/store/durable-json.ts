import { readFile } from 'node:fs/promises';
import { type Adapter, Low } from 'lowdb';
import { StoreError } from '../errors.js';
import { type Disk, errnoOf, realDisk, replaceFile } from './disk.js';

/**
 * lowdb adapter for one small JSON document that must survive a power cut.
 * lowdb's own file adapter renames but never syncs, so a cut may leave an empty file behind the new name.
 * `read` gives null for a missing file and throws `StoreError` `damaged` for one that is not JSON.
 */
function durableJson<T>(path: string, disk: Disk = realDisk): Adapter<T> {
  return {
    read: async () => {
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        if (errnoOf(error) === 'ENOENT') return null;
        throw error;
      }
      try {
        return JSON.parse(text) as T;
      } catch (error) {
        throw new StoreError('damaged', `${path} 不是完整的 JSON，可能已损坏。请从最近的备份恢复这个文件。`, { path, line: 1 }, error);
      }
    },
    write: (data) => replaceFile(disk, path, Buffer.from(`${JSON.stringify(data, null, 2)}\n`)),
  };
}

/** Opens one small JSON document as a lowdb database on `durableJson`; `initial` is its value while the file does not exist. */
export async function openDocument<T>(path: string, initial: T, disk: Disk = realDisk): Promise<Low<T>> {
  const document = new Low<T>(durableJson<T>(path, disk), initial);
  await document.read();
  return document;
}
