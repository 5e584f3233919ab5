import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { StoreError } from '../errors.js';
import { makeFolder } from '../store/disk.js';

/** What a backup is made from: see the store's `checkpoint`. `head` is written as head.json. */
export interface Snapshot {
  readonly head: unknown;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/** List of what a backup holds, its first entry. */
interface Manifest {
  readonly format: 'planbot-backup-1';
  readonly madeAt: string;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}

const MANIFEST = 'manifest.json';
const HEAD = 'head.json';
const NAME = /^planbot-\d{8}-\d{6}\.tar\.gz$/u;

async function sha256Of(path: string, bytes: number): Promise<string> {
  const hash = createHash('sha256');
  if (bytes > 0) await pipeline(createReadStream(path, { end: bytes - 1 }), hash);
  return hash.digest('hex');
}

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** "planbot-20261123-090000.tar.gz" for an instant, in UTC. */
export const backupName = (now: Date): string => `planbot-${now.toISOString().slice(0, 19).replace(/[-:]/gu, '').replace('T', '-')}.tar.gz`;

/**
 * Writes one checksummed file with a consistent state of the store; the bot may go on writing meanwhile.
 * `root` is the store's folder. The file appears under its name only when it is complete and synced.
 */
export async function writeBackup(snapshot: Snapshot, root: string, file: string, now: Date): Promise<{ readonly bytes: number }> {
  const head = Buffer.from(JSON.stringify(snapshot.head));
  const files = await Promise.all(
    snapshot.files.map(async ({ path, bytes }) => ({
      path,
      name: relative(root, path).replaceAll('\\', '/'),
      bytes,
      sha256: await sha256Of(path, bytes),
    })),
  );
  const manifest: Manifest = {
    format: 'planbot-backup-1',
    madeAt: now.toISOString(),
    files: [
      { name: HEAD, bytes: head.length, sha256: sha256(head) },
      ...files.map(({ name, bytes, sha256: sum }) => ({ name, bytes, sha256: sum })),
    ],
  };
  const part = `${file}.part`;
  await makeFolder(dirname(file));
  const archive = pack();
  const written = pipeline(archive, createGzip(), createWriteStream(part, { mode: 0o600 }));
  // A file that is gone when its turn comes fails twice, here and below; nobody waits here then.
  written.catch(() => undefined);
  try {
    archive.entry({ name: MANIFEST }, JSON.stringify(manifest, null, 1));
    archive.entry({ name: HEAD }, head);
    for (const { path, name, bytes } of files) {
      const entry = archive.entry({ name, size: bytes });
      if (bytes > 0) await pipeline(createReadStream(path, { end: bytes - 1 }), entry);
      else entry.end(Buffer.alloc(0));
    }
    archive.finalize();
    await written;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await syncFile(part);
  await rename(part, file);
  return { bytes: (await stat(file)).size };
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Keeps the newest `keep` backups of a folder; other files are left alone. */
export async function rotateBackups(folder: string, keep: number): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  const old = names.slice(0, Math.max(0, names.length - keep));
  for (const name of old) await rm(join(folder, name));
  return old;
}

/** Newest backup of a folder, null when there is none. */
export async function lastBackup(folder: string): Promise<{ readonly name: string; readonly at: Date } | null> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const name = names
    .filter((entry) => NAME.test(entry))
    .sort()
    .at(-1);
  return name === undefined ? null : { name, at: (await stat(join(folder, name))).mtime };
}

/**
 * Unpacks a backup into `folder`, which must not exist, and checks every file against the manifest.
 * Throws StoreError `bad-backup` when the file is damaged, incomplete, or names a path outside the folder; nothing is left then.
 */
export async function unpackBackup(file: string, folder: string): Promise<Manifest> {
  let manifest: Manifest | null = null;
  const sums = new Map<string, { bytes: number; sha256: string }>();
  const archive = extract();
  const bad = (why: string): StoreError =>
    new StoreError('bad-backup', `备份文件 ${basename(file)} 不能用：${why}。原来的数据没有改动。`, { file });
  const unpacked = (async () => {
    for await (const entry of archive) {
      const { name, type } = entry.header;
      if (type !== 'file' || name.split(/[\\/]/u).includes('..') || name.startsWith('/') || name.includes(':'))
        throw bad(`里面有不该有的路径 ${name.slice(0, 60)}`);
      if (name === MANIFEST) {
        const chunks: Buffer[] = [];
        for await (const chunk of entry) chunks.push(chunk as Buffer);
        manifest = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Manifest;
        continue;
      }
      const path = join(folder, name);
      await makeFolder(dirname(path));
      const hash = createHash('sha256');
      let bytes = 0;
      const watched = async function* (source: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
        for await (const data of source) {
          const chunk = data as Buffer;
          bytes += chunk.length;
          hash.update(chunk);
          yield chunk;
        }
      };
      await pipeline(entry, watched, createWriteStream(path, { mode: 0o600 }));
      await syncFile(path);
      sums.set(name, { bytes, sha256: hash.digest('hex') });
    }
  })();
  try {
    await mkdir(folder, { recursive: false });
    await Promise.all([pipeline(createReadStream(file), createGunzip(), archive), unpacked]);
    return checked(manifest, sums, bad);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error instanceof StoreError ? error : bad(error instanceof Error ? error.message : String(error));
  }
}

function checked(
  manifest: Manifest | null,
  sums: ReadonlyMap<string, { bytes: number; sha256: string }>,
  bad: (why: string) => StoreError,
): Manifest {
  if (manifest?.format !== 'planbot-backup-1') throw bad('没有清单');
  for (const { name, bytes, sha256: sum } of manifest.files) {
    const found = sums.get(name);
    if (!found) throw bad(`缺少 ${name}`);
    if (found.bytes !== bytes || found.sha256 !== sum) throw bad(`${name} 的校验和不对`);
  }
  if (sums.size !== manifest.files.length) throw bad('里面有清单以外的文件');
  return manifest;
}

/** Puts an unpacked backup in the place of the store; the old folder is kept beside it. Returns where the old one lies, null when there was none. */
export async function replaceFolder(folder: string, unpacked: string, now: Date): Promise<string | null> {
  const kept = `${folder}.before-restore-${now.toISOString().slice(0, 19).replace(/[-:]/gu, '').replace('T', '-')}`;
  const had = await stat(folder).then(
    () => true,
    () => false,
  );
  if (had) await rename(folder, kept);
  await rename(unpacked, folder);
  return had ? kept : null;
}
