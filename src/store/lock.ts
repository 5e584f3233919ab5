import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StoreError } from '../errors.js';
import { errnoOf, storeFault } from './disk.js';

/** The right to write into a folder, held by one process at a time. */
export interface FolderLock {
  /** Throws `StoreError` `lock-lost` when another process took the folder over (this one was stopped for long). Reads the small lock file, some twenty microseconds. */
  assertHeld(): void;
  release(): Promise<void>;
}

/** What a lock file says about its holder. */
interface Holder {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  /** Start of the process by the kernel's count, where the system tells (Linux): a process id may be used again. */
  readonly started: string | null;
}

/** The holder touches the lock this often; a lock that is not touched for `SILENT_MS` belongs to nobody. */
const BEAT_MS = 2_000;
const SILENT_MS = 7_000;
const POLL_MS = 250;
/** How soon whoever finds another taking a dead lock away looks again. */
const GUARD_POLL_MS = 20;

/** Locks of this very process, by token. */
const held = new Set<string>();

/**
 * Takes the write lock of a folder. A lock left behind by a killed process is recognised by its process id and start time;
 * where these say nothing (another host, a container, Windows) by its missing heartbeat, which takes up to seven seconds.
 * Throws `StoreError` `locked` when another process holds it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, 'lock');
  const mine: Holder = { token: randomUUID(), pid: process.pid, host: hostname(), started: await startOf(process.pid) };
  // Known as ours before it is there: whoever reads it in this process a moment later must not take it for a dead one's.
  held.add(mine.token);
  try {
    await take(path, mine);
  } catch (error) {
    held.delete(mine.token);
    throw error;
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined); // a missing lock is noticed by assertHeld
  }, BEAT_MS);
  beat.unref();
  return {
    assertHeld: () => {
      if (heldNow(path, mine.token)) return;
      throw new StoreError('lock-lost', `${path} 已被另一个 planbot 进程接管，本进程停止写入。请只保留一个进程。`, { path });
    },
    release: async () => {
      clearInterval(beat);
      held.delete(mine.token);
      const holder = await readHolder(path);
      if (holder !== null && holder !== 'gone' && holder.token === mine.token) await unlink(path);
    },
  };
}

async function take(path: string, mine: Holder): Promise<void> {
  while (!(await create(path, mine))) {
    const holder = await readHolder(path);
    if (holder === 'gone') continue;
    if (holder !== null && (await isAlive(path, holder))) throw locked(path, holder);
    await discard(path, holder?.token ?? null);
  }
}

/** Puts a finished lock file into place unless there is one: a hard link, so that nobody ever reads half a lock. */
async function create(path: string, holder: Holder): Promise<boolean> {
  const own = `${path}.${holder.token}`;
  try {
    await writeFile(own, JSON.stringify(holder));
    try {
      await link(own, path);
      return true;
    } catch (error) {
      if (errnoOf(error) === 'EEXIST') return false;
      // Some network and FAT file systems have no hard links.
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errnoOf(error) ?? '')) throw error;
      return await createPlainly(path, holder);
    } finally {
      await unlink(own);
    }
  } catch (error) {
    throw storeFault(error, '锁定', path);
  }
}

async function createPlainly(path: string, holder: Holder): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Null for a lock file that says nothing readable. */
async function readHolder(path: string): Promise<Holder | null | 'gone'> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return 'gone';
    if (error instanceof SyntaxError) return null;
    throw storeFault(error, '读取', path);
  }
}

/** By content, not by inode: a new file often gets the number of the one that was just removed. */
function heldNow(path: string, token: string): boolean {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as Holder).token === token;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || error instanceof SyntaxError) return false;
    throw storeFault(error, '读取', path);
  }
}

async function isAlive(path: string, holder: Holder): Promise<boolean> {
  if (held.has(holder.token)) return true;
  if (holder.host === hostname()) {
    if (holder.pid === process.pid || !processExists(holder.pid)) return false;
    const started = await startOf(holder.pid);
    if (started !== null && holder.started !== null) return started === holder.started;
  }
  return beats(path);
}

/** Watches whether the lock is still being touched; compares the file's time with itself, not with our clock. */
async function beats(path: string): Promise<boolean> {
  const timeOf = async (): Promise<number | null> => (await stat(path).catch(() => null))?.mtimeMs ?? null;
  const before = await timeOf();
  for (let waited = 0; waited < SILENT_MS; waited += POLL_MS) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const after = await timeOf();
    if (after === null) return false;
    if (after !== before) return true;
  }
  return false;
}

/** Takes a dead holder's lock away, one process at a time, so that none takes away the lock of a faster one. */
async function discard(path: string, dead: string | null): Promise<void> {
  const guard = `${path}.takeover`;
  try {
    await writeFile(guard, '', { flag: 'wx' });
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw storeFault(error, '清理', path);
    await new Promise((resolve) => setTimeout(resolve, GUARD_POLL_MS));
    const made = (await stat(guard).catch(() => null))?.mtimeMs;
    if (made !== undefined && Date.now() - made > SILENT_MS) await unlink(guard).catch(() => undefined);
    return;
  }
  try {
    const found = await readHolder(path);
    if (found !== 'gone' && (found?.token ?? null) === dead) await unlink(path);
  } catch (error) {
    throw storeFault(error, '清理', path);
  } finally {
    await unlink(guard).catch(() => undefined);
  }
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) !== 'ESRCH';
  }
}

/** Field 22 of /proc/PID/stat, in clock ticks since boot, with the boot id; null where there is no /proc. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const [status, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'latin1'),
      readFile('/proc/sys/kernel/random/boot_id', 'latin1'),
    ]);
    const afterName = status.slice(status.lastIndexOf(')') + 2).split(' ');
    return afterName[19] === undefined ? null : `${boot.trim()}/${afterName[19]}`;
  } catch {
    return null;
  }
}

function locked(path: string, { pid, host }: Holder): StoreError {
  return new StoreError('locked', `数据目录正被另一个 planbot 进程使用（${host}，进程号 ${pid}）。请先停止它；只想查询可用 planbot ask。`, {
    path,
    pid,
    host,
  });
}
