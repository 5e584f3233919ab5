import type { Command } from '../src/command.js';
import alias from './alias.js';
import allow from './allow.js';
import audit from './audit.js';
import bind from './bind.js';
import compare from './compare.js';
import deadline from './deadline.js';
import digest from './digest.js';
import exportCommand from './export.js';
import find from './find.js';
import fix from './fix.js';
import grant from './grant.js';
import help from './help.js';
import history from './history.js';
import importCommand from './import.js';
import link from './link.js';
import plans from './plans.js';
import progress from './progress.js';
import review from './review.js';
import revoke from './revoke.js';
import roles from './roles.js';
import source from './source.js';
import status from './status.js';
import targets from './targets.js';
import tasks from './tasks.js';
import undo from './undo.js';
import unlink from './unlink.js';
import update from './update.js';
import why from './why.js';

/** Every slash command, in the order of /help and of the README's table. */
export const commands: readonly Command[] = [
  help,
  plans,
  targets,
  tasks,
  deadline,
  progress,
  compare,
  find,
  source,
  history,
  why,
  update,
  undo,
  digest,
  audit,
  importCommand,
  review,
  fix,
  exportCommand,
  grant,
  revoke,
  roles,
  allow,
  link,
  unlink,
  alias,
  bind,
  status,
];
