import type { Command } from '../src/command.js';
import deadline from './deadline.js';
import find from './find.js';
import help from './help.js';
import plans from './plans.js';
import source from './source.js';
import targets from './targets.js';
import tasks from './tasks.js';

/** Every slash command, in the order of /help and of the README's table. */
export const commands: readonly Command[] = [help, plans, targets, tasks, deadline, find, source];
