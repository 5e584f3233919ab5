import type { Services } from '../command.js';
import { UserError } from '../errors.js';
import { normalName } from '../lookup/normalise.js';
import type { TargetRow } from '../model/stored-plan.js';
import { echo } from '../render/echo.js';
import { canonicalName } from '../tracking/indicator.js';

/** Names looked through for those that have a target. */
const HITS = 20;
/** Names nearly as good as the best one are meant with it. */
const SAME_SCORE = 0.97;
const NEAR_MAX = 4;
/** Below this score a name has little to do with the words. */
const NEAR_FROM = 0.4;
/** The same for a name that has the first characters of the words (年质押额 for 质押融资). */
const FAR_FROM = 0.15;
const HEAD = 2;

/** Rows that words mean. `guessed` when none of them holds the words themselves; `reason` is what the look-up took them for, null when it does not say. */
export interface RowsNamed {
  readonly rows: readonly TargetRow[];
  readonly guessed: boolean;
  readonly reason: string | null;
}

/**
 * The rows whose indicator the words mean: the same name in another print, else names that hold the words and what the look-up takes them for.
 * Only the indicators of `rows` are looked through, so that 质押融资 in a plan that says 年质押额 offers that.
 * Throws `unknown-name` with the nearest of them; `again` makes the command that each is chosen by.
 */
export function rowsNamed(words: string, rows: readonly TargetRow[], services: Services, again: (name: string) => string): RowsNamed {
  if (words === '') return { rows, guessed: false, reason: null };
  const key = canonicalName(words);
  const printed = rows.filter((row) => canonicalName(row.indicator, row.region) === key);
  if (printed.length > 0) return { rows: printed, guessed: false, reason: null };
  const parts = words
    .split(' ')
    .map((part) => normalName(part))
    .filter((part) => part !== '');
  const literal = rows.filter((row) => parts.length > 0 && parts.every((part) => normalName(row.indicator).includes(part)));
  const own = new Set(rows.map((row) => `indicator:${row.indicatorId}`));
  const { hits, confident } = services.lookup.find(words, { kinds: ['indicator'], limit: HITS, accept: (id) => own.has(id) });
  const [best] = hits;
  if (literal.length === 0 && !confident) {
    const head = normalName(words).slice(0, HEAD);
    const headed = rows.filter(({ indicator }) => head.length === HEAD && normalName(indicator).includes(head));
    const few = new Set(headed.map(({ indicator }) => indicator)).size < NEAR_MAX;
    const isHeaded = (id: string): boolean => few && headed.some((row) => `indicator:${row.indicatorId}` === id);
    const near = hits.filter(({ id, score }) => score >= NEAR_FROM || (score >= FAR_FROM && isHeaded(id)));
    const names = [...new Set(near.map(({ id }) => rows.find((row) => `indicator:${row.indicatorId}` === id)?.indicator ?? ''))];
    const choices = names.slice(0, NEAR_MAX).map((name) => ({ label: name, command: again(name) }));
    throw new UserError('unknown-name', { typed: echo(words), example: again(names[0] ?? rows[0]?.indicator ?? '').trim() }, choices);
  }
  const meant = new Set(best && confident ? hits.filter(({ score }) => score >= best.score * SAME_SCORE).map(({ id }) => id) : []);
  return {
    rows: rows.filter((row) => literal.includes(row) || meant.has(`indicator:${row.indicatorId}`)),
    guessed: literal.length === 0,
    reason: literal.length === 0 ? (best?.reason ?? null) : null,
  };
}
