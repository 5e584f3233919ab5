import type { Disk } from './disk.js';
import { storeFault } from './disk.js';

/** A file that only grows. What `append` returned from is on disk; what it threw on is not in the file. */
export interface Appender {
  readonly path: string;
  /** Bytes that are on disk. */
  readonly length: number;
  append(data: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens `path` for appending after its first `length` bytes; anything behind them is cut off.
 * After a failed write the file is cut back to its good length, at the latest before the next write,
 * so that it can be used again once the disk has space. Calls of `append` must not overlap.
 */
export async function openAppender(disk: Disk, path: string, length: number): Promise<Appender> {
  try {
    const file = await disk.open(path, 'write');
    await file.truncate(length);
    await file.sync();
    let good = length;
    let ragged = false;
    const trim = async (): Promise<void> => {
      await file.truncate(good);
      ragged = false;
    };
    return {
      path,
      get length() {
        return good;
      },
      append: async (data) => {
        try {
          if (ragged) await trim();
          ragged = true;
          await file.write(data, good);
          await file.sync();
          good += data.length;
          ragged = false;
        } catch (error) {
          if (ragged) await trim().catch(() => undefined); // still ragged: tried again before the next write
          throw storeFault(error, '写入', path);
        }
      },
      close: () => file.close(),
    };
  } catch (error) {
    throw storeFault(error, '打开', path);
  }
}
