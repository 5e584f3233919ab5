import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { StoreError } from '../errors.js';
import { folderFault, makeFolder, NO_FOLDER_REMEDY } from '../store/disk.js';
import { lockFolder } from '../store/lock.js';
import { verifyChain } from '../store/verify.js';
import { lastBackup } from './backup.js';
import { type Finding, fine, problem, warning } from './finding.js';

/** What is looked at on this machine. */
export interface LocalProbe {
  /** Folder of the store. */
  readonly folder: string;
  readonly backups: { readonly folder: string; readonly keep: number };
  /** File with the settings, null when there is none. */
  readonly envFile: string | null;
  readonly owners: readonly string[];
  readonly now: Date;
  /** `process.versions.node` */
  readonly nodeVersion: string;
  /** Draws any chart: needs the fonts that come with a package. */
  readonly draw: () => Promise<Uint8Array>;
}

const MEGABYTE = 1_048_576;
const DISK_LOW_MB = 500;
const DISK_EMPTY_MB = 50;
const BACKUP_LATE_MS = 50 * 3_600_000;

/** Looks at machine and data; reads only (the data folder is made when it does not exist). `running`: a bot holds the store. */
export async function checkLocally(probe: LocalProbe): Promise<{ readonly findings: readonly Finding[]; readonly running: boolean }> {
  const space = await disk(probe.folder);
  const machine = [node(probe.nodeVersion), ...(await settingsFile(probe.envFile)), ...owners(probe.owners), space];
  // Without the folder nothing can be said of what is in it.
  if (space.id === 'disk.folder') return { findings: [...machine, await fonts(probe.draw)], running: false };
  const lock = await instance(probe.folder);
  const findings = [...machine, lock, await chain(probe.folder), await backups(probe), await fonts(probe.draw)];
  return { findings, running: lock.id === 'instance.running' };
}

function node(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19)
    ? fine('node', `Node.js ${version}`)
    : problem('node', `Node.js ${version} 太旧`, '需要 20.19 或更高版本。');
}

async function settingsFile(path: string | null): Promise<readonly Finding[]> {
  if (path === null) return [warning('env', '没有 .env 文件', '运行 planbot setup，或由系统服务提供环境变量。')];
  if (process.platform === 'win32') return [fine('env', `配置文件 ${path}`)];
  const { mode } = await stat(path);
  return (mode & 0o077) === 0
    ? [fine('env', `配置文件 ${path} 只有本人可读`)]
    : [warning('env', `配置文件 ${path} 别人也能读`, `chmod 600 ${path}`)];
}

const owners = (list: readonly string[]): readonly Finding[] =>
  list.length > 0
    ? [fine('owners', `所有者 ${list.length} 人`)]
    : [warning('owners', '没有所有者，没有人能授权', '给机器人发 /roles 得到自己的编号，填入 PLANBOT_OWNERS。')];

async function disk(folder: string): Promise<Finding> {
  try {
    await makeFolder(folder, 0o700);
    await access(folder, constants.R_OK | constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    const free = Math.floor((Number(bavail) * Number(bsize)) / MEGABYTE);
    if (free < DISK_EMPTY_MB) return problem('disk', `磁盘只剩 ${free} MB`, '清理磁盘；写不下时填报会被拒绝，数据不会损坏。');
    return free < DISK_LOW_MB
      ? warning('disk', `磁盘只剩 ${free} MB`, '清理磁盘，或减少 PLANBOT_BACKUPS。')
      : fine('disk', `磁盘还有 ${free} MB`);
  } catch (error) {
    const { code } = folderFault(error, folder);
    const errno = (error as NodeJS.ErrnoException).code ?? '';
    return code === 'no-folder'
      ? problem('disk.folder', `PLANBOT_DATA=${folder} 不能用作数据目录（${errno}）`, NO_FOLDER_REMEDY)
      : problem('disk', `数据目录 ${folder} 不能写（${errno}）`, '检查目录权限，或改 PLANBOT_DATA。');
  }
}

/** Takes the write lock for a moment, to see whether a process holds it. */
async function instance(folder: string): Promise<Finding> {
  try {
    await (await lockFolder(folder)).release();
    return fine('instance.none', '没有 planbot 在运行');
  } catch (error) {
    if (error instanceof StoreError && error.code === 'locked')
      return fine('instance.running', `planbot 正在运行（进程号 ${String(error.fields['pid'])}）`);
    return problem('instance.unknown', '数据目录不能锁定', '检查目录权限；网络盘要支持文件锁，最好放在本机磁盘。');
  }
}

async function chain(folder: string): Promise<Finding> {
  try {
    const report = await verifyChain(folder);
    if (!report.ok) return problem('chain', report.message, '停下 planbot，用 planbot restore 从最近的备份恢复。');
    return fine('chain', report.entries === 0 ? '还没有数据' : `数据完好：${report.entries} 条变更，审计链连续`);
  } catch (error) {
    return problem('chain', `数据读不出来：${error instanceof Error ? error.message : ''}`, '检查目录权限和磁盘。');
  }
}

async function backups({ backups: { folder, keep }, now }: LocalProbe): Promise<Finding> {
  if (keep === 0) return warning('backup', '自动备份没有打开', '设 PLANBOT_BACKUPS=7，或由别的程序每天运行 planbot backup。');
  let last: Awaited<ReturnType<typeof lastBackup>>;
  try {
    last = await lastBackup(folder);
  } catch (error) {
    const errno = (error as NodeJS.ErrnoException).code ?? '';
    return problem('backup', `备份目录 ${folder} 读不出来（${errno}）`, '改 PLANBOT_BACKUP_FOLDER，例如 data/backups，或检查目录权限。');
  }
  if (!last) return warning('backup', '还没有备份', '启动后会自动做；也可以现在运行 planbot backup。');
  const late = now.getTime() - last.at.getTime() > BACKUP_LATE_MS;
  const says = `最近备份 ${last.at.toISOString().slice(0, 16).replace('T', ' ')}（UTC）`;
  return late ? warning('backup', `${says}，超过两天`, '确认 planbot 在运行、备份目录可写。') : fine('backup', says);
}

async function fonts(draw: () => Promise<Uint8Array>): Promise<Finding> {
  try {
    await draw();
    return fine('fonts', '图表可以画，中文字体在');
  } catch {
    return warning('fonts', '图表画不出来，会改用文字', '重新运行 npm ci；它随程序带有中文字体。');
  }
}
