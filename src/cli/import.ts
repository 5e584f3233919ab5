import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { doubtfulRows } from '../ingest/doubts.js';
import { carryOut, previewFile } from '../ingest/import-file.js';
import type { Proposal } from '../ingest/proposal.js';
import { renderText } from '../render/text.js';
import { proposalReply } from '../request/import-reply.js';
import { readOptions, type Subcommand, UsageError } from './options.js';
import { readBytes } from './read-bytes.js';
import { configFromEnvironment, openApp } from './setup-app.js';

const USAGE = 'planbot import <文件> [--dry-run]';

/** `planbot import`: reads a plan or an edited workbook into the store; `--dry-run` only shows what would change. */
export const run: Subcommand = async (words) => {
  const { values, positionals } = readOptions(words, { 'dry-run': { type: 'boolean' } }, USAGE);
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError(`要给一个文件。用法：${USAGE}`);
  const dry = values['dry-run'] === true;
  const config = configFromEnvironment();
  const bytes = await readBytes(path, config.PLANBOT_IMPORT_MAX_MB * 1024 * 1024);
  const now = (): Date => new Date();
  const app = await openApp({ config, now, localOwners: [], onFault: () => undefined, access: dry ? 'read' : 'write' });
  try {
    const proposal = await previewFile(app.store, bytes, basename(path), now());
    process.stdout.write(`${renderText({ ...proposalReply(proposal, ''), buttons: [] })}\n`);
    if (!dry) {
      const changes = await carryOut(
        app.store,
        proposal,
        { by: 'console:local', chat: null, cause: `console:import:${randomUUID()}` },
        basename(path),
      );
      if (changes.length > 0) process.stdout.write(`已导入，变更号 ${changes.map(({ id }) => id).join('、')}。${reviewHint(proposal)}\n`);
    } else if (proposal.kind !== 'same') process.stdout.write('只看了结果，没有导入（--dry-run）。\n');
    return accepted(proposal) ? 0 : 1;
  } finally {
    await app.close();
  }
};

/** What to do about doubtful rows once they are stored, "" when there are none. */
const reviewHint = (proposal: Proposal): string =>
  proposal.kind === 'plan' && doubtfulRows(proposal.plan).length > 0 ? `拿不准的发 /review ${proposal.plan.prefix} 逐条处理。` : '';

/** False for a workbook of which some cells were refused. */
const accepted = (proposal: Proposal): boolean => proposal.kind !== 'workbook' || proposal.changes.problems.length === 0;
