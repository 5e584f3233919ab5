import { type FileHandle, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreError } from '../errors.js';

/** An open file that is written at positions of the caller's choice. */
export interface DiskFile {
  /** Writes all of `data` at byte `position`, or throws. */
  write(data: Uint8Array, position: number): Promise<void>;
  /** Returns when everything written is on the device. */
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

/** The writing operations of the file system, so that a test can make each of them fail. */
export interface Disk {
  /** `create` fails when the file exists; `write` fails when it does not; `replace` empties what is there. */
  open(path: string, mode: 'create' | 'write' | 'replace'): Promise<DiskFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** Makes creations and renames inside the folder durable. */
  syncFolder(path: string): Promise<void>;
}

/** People, figures and waiting messages are nobody else's on the machine (Windows has no such modes: deploy/windows.md). */
const OWNER_ONLY = 0o700;
const FLAGS = { create: 'wx', write: 'r+', replace: 'w' } as const;
/** Windows refuses a rename while a virus scanner or indexer holds the target open; it lets go within moments. */
const RENAME_ATTEMPTS = 10;
const RENAME_PAUSE_MS = 50;

const wrap = (handle: FileHandle): DiskFile => ({
  write: async (data, position) => {
    for (let done = 0; done < data.length; ) {
      const { bytesWritten } = await handle.write(data, done, data.length - done, position + done);
      done += bytesWritten;
    }
  },
  sync: () => handle.datasync(),
  truncate: (length) => handle.truncate(length),
  close: () => handle.close(),
});

/**
 * Makes a folder and those above it; returns the first that was made, undefined when it was there. Throws where a file stands in the way.
 * Node's own way never returns where a parent takes no folder but says that there is none (/proc).
 */
export async function makeFolder(path: string, mode?: number): Promise<string | undefined> {
  const make = (): Promise<void> => mkdir(path, mode === undefined ? {} : { mode });
  try {
    await make();
    return path;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST' && (await stat(path)).isDirectory()) return undefined;
    const above = dirname(path);
    if (errnoOf(error) !== 'ENOENT' || above === path) throw error;
    const made = await makeFolder(above, mode);
    // Above it everything is there now: what fails again fails for good, unless another process was faster.
    await make().catch(async (again: unknown) => {
      if (errnoOf(again) !== 'EEXIST' || !(await stat(path)).isDirectory()) throw again;
    });
    return made ?? path;
  }
}

/** The real file system. */
export const realDisk: Disk = {
  open: async (path, mode) => wrap(await open(path, FLAGS[mode])),
  rename: async (from, to) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await rename(from, to);
        return;
      } catch (error) {
        const busy = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(errnoOf(error) ?? '');
        if (!busy || attempt === RENAME_ATTEMPTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, RENAME_PAUSE_MS));
      }
    }
  },
  remove: (path) => unlink(path),
  makeFolder: async (path) => {
    await makeFolder(path, OWNER_ONLY);
  },
  syncFolder: async (path) => {
    // Windows cannot open a folder; NTFS journals the directory entry itself.
    if (process.platform === 'win32') return;
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

/** The system's error code (ENOSPC …), undefined for anything else. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const REASONS: Readonly<Record<string, readonly [code: string, why: string, remedy: string]>> = {
  ENOSPC: ['disk-full', '磁盘已满', '原有数据完好；请腾出空间后重试，不必重启'],
  EDQUOT: ['disk-full', '磁盘配额已用完', '原有数据完好；请腾出空间后重试，不必重启'],
  EROFS: ['read-only', '文件系统是只读的', '请换一个可写的数据目录，或重新以读写方式挂载'],
  EACCES: ['read-only', '没有写权限', '请让运行 planbot 的账号拥有这个目录'],
  EPERM: ['read-only', '没有写权限', '请让运行 planbot 的账号拥有这个目录'],
  EMFILE: ['too-many-files', '打开的文件过多', '请提高文件句柄上限（ulimit -n）后重启'],
};

/** Turns a failed file operation into a `StoreError` that says what was tried, why it failed and what to do. A `StoreError` is passed through. */
export function storeFault(error: unknown, tried: string, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const errno = errnoOf(error);
  const [code, why, remedy] = REASONS[errno ?? ''] ?? ['io', '读写出错', '请检查磁盘；原有数据未被改动'];
  return new StoreError(
    code,
    `${tried} ${path} 失败：${why}（${errno ?? String(error)}）。${remedy}。`,
    { path, errno: errno ?? null },
    error,
  );
}

const NO_FOLDER = new Set(['EEXIST', 'ENOTDIR', 'ENOENT']);

/** What is said of such a folder, and what to do. */
export const NO_FOLDER_REMEDY = '那里是一个文件，或不能建文件夹。请改成可写的文件夹，例如 PLANBOT_DATA=data/store。';

/** A folder that could not be made: `no-folder` where a file stands in the way or nothing can be made there, else as `storeFault`. */
export function folderFault(error: unknown, path: string): StoreError {
  const errno = errnoOf(error) ?? '';
  if (!NO_FOLDER.has(errno)) return storeFault(error, '创建', path);
  const says = `数据目录 ${path} 不能用（${errno}）：${NO_FOLDER_REMEDY}`;
  return new StoreError('no-folder', says, { path, errno }, error);
}

/** Writes a whole file so that after a power cut either the old or the new content is there: temporary file, sync, rename, sync of the folder. */
export async function replaceFile(disk: Disk, path: string, data: Uint8Array): Promise<void> {
  const temporary = `${path}.tmp`;
  try {
    const file = await disk.open(temporary, 'replace');
    try {
      await file.write(data, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await disk.rename(temporary, path);
    await disk.syncFolder(dirname(path));
  } catch (error) {
    throw storeFault(error, '写入', path);
  }
}
