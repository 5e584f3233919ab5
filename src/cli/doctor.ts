import { existsSync } from 'node:fs';
import { commands } from '../../commands/index.js';
import { backupFolder } from '../bot.js';
import { ConfigError } from '../errors.js';
import { examine } from '../ops/doctor.js';
import { type Finding, findingLines, problem } from '../ops/finding.js';
import { stripControls } from '../render/text.js';
import { readOptions, type Subcommand, UsageError } from './options.js';
import { configFromEnvironment } from './setup-app.js';

const USAGE = 'planbot doctor [--json]';

/** `planbot doctor`: looks at configuration, machine, data and platforms, and says for each problem what to do. 1 when there is a problem. */
export const run: Subcommand = async (words) => {
  const { values, positionals } = readOptions(words, { json: { type: 'boolean' } }, USAGE);
  if (positionals.length > 0) throw new UsageError(`看不懂“${positionals[0] ?? ''}”。用法：${USAGE}`);
  const findings = await look();
  const well = findings.every(({ state }) => state !== 'problem');
  const counted = (state: Finding['state']): number => findings.filter((one) => one.state === state).length;
  const warned = counted('warning') === 0 ? '' : `有 ${counted('warning')} 处提醒（标 ! 的），不影响运行。`;
  const summary = well
    ? warned || '没有发现问题。'
    : `${warned && `有 ${counted('warning')} 处提醒（标 ! 的）。`}有 ${counted('problem')} 处问题要处理。`;
  process.stdout.write(
    values.json ? `${JSON.stringify({ ok: well, findings }, null, 2)}\n` : stripControls(`${findingLines(findings)}${summary}\n`),
  );
  return well ? 0 : 1;
};

async function look(): Promise<readonly Finding[]> {
  try {
    const config = configFromEnvironment();
    const envFile = existsSync('.env') ? '.env' : null;
    const menu = commands.map(({ name }) => name);
    return await examine({ config, backups: backupFolder(config), envFile, now: () => new Date(), menu });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const problems = error.fields['problems'] as readonly string[];
    return problems.map((one) => problem('config', one, '改 .env 里的这一项，说明见 .env.example。'));
  }
}
