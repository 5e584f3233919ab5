import { readFile } from 'node:fs/promises';
import { type AuditReport, verifyAudit } from '../ops/audit-file.js';
import { readOptions, type Subcommand, UsageError } from './options.js';
import { mustExist } from './read-bytes.js';

const USAGE = 'planbot verify-archive <审计文件>';
const REASONS: Readonly<Record<Extract<AuditReport, { ok: false }>['reason'], string>> = {
  incomplete: '这一行不完整，文件被截短',
  checksum: '校验值不符，内容被改动',
  chain: '与上一条接不上，有条目被删除、插入或替换',
};

/** `planbot verify-archive`: checks an audit file made by `planbot export audit`, without the store. 1 when it was altered. */
export const run: Subcommand = async (words) => {
  const { positionals } = readOptions(words, {}, USAGE);
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError(`要给一个审计文件。用法：${USAGE}`);
  await mustExist(path);
  const data = await readFile(path);
  if (!data.subarray(0, 1).equals(Buffer.from('{'))) throw new UsageError(`${path} 不是审计文件，应由 planbot export audit 导出。`);
  const report = verifyAudit(data);
  if (report.ok) {
    process.stdout.write(
      `审计记录完整：${report.entries} 条，${report.first ?? ''} 至 ${report.last ?? ''}。\n末条校验值 ${report.lastHash}\n`,
    );
    return 0;
  }
  process.stderr.write(`审计记录有问题：第 ${report.line} 行${REASONS[report.reason]}；此前 ${report.line - 1} 条完好。\n`);
  return 1;
};
