import type { Request, Services } from '../command.js';
import { UserError } from '../errors.js';
import type { TargetRow } from '../model/stored-plan.js';
import { echo } from '../render/echo.js';
import { type Reply, reply } from '../render/reply.js';
import { dueText, goalText } from '../render/rows.js';
import { canonicalName } from '../tracking/indicator.js';
import { type Arguments, readArguments } from './arguments.js';
import { reportExample } from './report-draft.js';
import { type RowsNamed, rowsNamed } from './rows-named.js';

/** Longest name that is looked for. */
const NAME_MAX = 80;
const NEAR_MAX = 3;

/** Targets that were meant. */
export interface TargetsNamed {
  readonly rows: readonly TargetRow[];
  /** True when the look-up took the words for another name: good enough to answer, to be asked about before anything is written. */
  readonly guessed: boolean;
}

/**
 * The targets that a code or a name means, among `rows`; those of the named region, else of the chat's own when it has any.
 * Throws `unknown-code`, and `unknown-name` with the nearest names: what the named region, plan or year does not have is never taken from another.
 */
export function targetsNamed(typed: string, rows: readonly TargetRow[], request: Request, services: Services): TargetsNamed {
  const example = rows[0] ? exampleOf(request, rows[0]) : '/targets';
  if (typed.length > NAME_MAX) throw new UserError('unknown-name', { typed: echo(typed), example });
  const wanted = readArguments({ ...request, args: typed }, services, { region: true, year: true, plan: true });
  if (wanted.code !== null) {
    const row = rows.find((one) => one.code === wanted.code);
    if (!row) throw new UserError('unknown-code', { typed: echo(typed), example });
    return { rows: [row], guessed: false };
  }
  const place = [wanted.region, wanted.year].filter((part) => part !== null);
  const named = (among: readonly TargetRow[]): RowsNamed =>
    rowsNamed(wanted.words, among, services, (name) => [`/${request.command}`, ...place, name].join(' '));
  const within = rows.filter(
    (row) =>
      (wanted.region === null || row.region === wanted.region) &&
      (wanted.planId === null || row.planId === wanted.planId) &&
      (wanted.year === null || (row.due?.startsWith(wanted.year) ?? false)),
  );
  if (within.length === 0 && rows.length > 0) {
    const elsewhere = wanted.words === '' ? [] : named(rows).rows;
    const near = elsewhere.slice(0, NEAR_MAX).map((row) => `${row.code} ${row.region}${row.indicator}（${dueText(row)}）`);
    throw new UserError('unknown-name', {
      typed: echo(typed),
      near: near.join('、'),
      why: onlyFigures(wanted, request, services),
      example,
    });
  }
  const { rows: found, guessed } = named(within);
  const here = wanted.region === null ? found.filter((row) => row.region === request.defaultRegion) : [];
  return { rows: here.length > 0 ? here : found, guessed };
}

/** A command that works on a target: of a report with its value and date. */
const exampleOf = ({ command }: Request, row: TargetRow): string => (command === 'update' ? reportExample(row) : `/${command} ${row.code}`);

/** Why a report is refused where the region has figures of that name, but no target: those come from documents. */
function onlyFigures({ region, words }: Pick<Arguments, 'region' | 'words'>, { command }: Request, { store }: Services): string {
  if (command !== 'update' || region === null || words === '') return '';
  const key = canonicalName(words, region);
  const known = store.view
    .indicators()
    .some(({ id, name }) => canonicalName(name, region) === key && store.view.observations(region, id).length > 0);
  return known
    ? `${region}有“${words}”的通报数据，但没有这项目标；填报只登记到规划写明的目标上。看已有数据发 /targets ${region} ${words}`
    : '填报只登记到规划写明的目标上';
}

/** The one target that the words behind a command mean, or the question which of several. Throws as `targetsNamed` does, and `missing-argument` with `example`. */
export function targetAsked(request: Request, services: Services, example: string | undefined): TargetRow | Reply {
  const command = `/${request.command}`;
  if (request.args === '') throw new UserError('missing-argument', { what: '编号', example: example ?? command });
  const { rows } = targetsNamed(request.args, services.store.view.targets(), request, services);
  const [row, ...others] = rows;
  return row && others.length === 0 ? row : askWhich(rows, (one) => `${command} ${one.code}`);
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
