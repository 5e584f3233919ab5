import type { Request, Services } from '../command.js';
import { UserError } from '../errors.js';
import type { TargetRow } from '../model/stored-plan.js';
import { type Reply, reply } from '../render/reply.js';
import { goalText, dueText } from '../render/rows.js';
import { readArguments } from './arguments.js';
import { echo } from '../render/echo.js';
import { rowsNamed } from './rows-named.js';

/** Longest name that is looked for. */
const NAME_MAX = 80;
/**
 * The targets that a code or a name means, among `rows`; those of the named region, else of the chat's own when it has any.
 * Throws `unknown-code` and `unknown-name` with the nearest names.
 */
export function targetsNamed(typed: string, rows: readonly TargetRow[], request: Request, services: Services): readonly TargetRow[] {
  const example = rows[0] ? `/${request.command} ${rows[0].code}` : '/targets';
  if (typed.length > NAME_MAX) throw new UserError('unknown-name', { typed: echo(typed), example });
  const wanted = readArguments({ ...request, args: typed }, services, { region: true, year: true, plan: true });
  if (wanted.code !== null) {
    const row = rows.find((one) => one.code === wanted.code);
    if (!row) throw new UserError('unknown-code', { typed: echo(typed), example });
    return [row];
  }
  const within = rows.filter(
    (row) =>
      (wanted.region === null || row.region === wanted.region) &&
      (wanted.planId === null || row.planId === wanted.planId) &&
      (wanted.year === null || (row.due?.startsWith(wanted.year) ?? false)),
  );
  const place = [wanted.region, wanted.year].filter((part) => part !== null);
  const found = rowsNamed(wanted.words, within.length > 0 ? within : rows, services, (name) =>
    [`/${request.command}`, ...place, name].join(' '),
  ).rows;
  const here = wanted.region === null ? found.filter((row) => row.region === request.defaultRegion) : [];
  return here.length > 0 ? here : found;
}

/** Asks which of several targets was meant; each choice is a whole command. */
export const askWhich = (rows: readonly TargetRow[], command: (row: TargetRow) => string): Reply =>
  reply({
    title: '您指的是哪一项？',
    choices: rows.slice(0, 9).map((row) => ({
      label: `${row.code} ${row.region} ${row.indicator} ${goalText(row)} · ${dueText(row)}`,
      command: command(row),
    })),
    about: { codes: [], command: null },
    found: false,
  });
