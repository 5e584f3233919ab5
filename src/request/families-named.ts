import type { Request, Services } from '../command.js';
import { UserError } from '../errors.js';
import type { Hit } from '../lookup/lookup.js';
import type { Indicator } from '../model/indicator.js';
import { echo } from '../render/echo.js';
import type { StoreView } from '../store/store.js';
import { familyOf } from '../tracking/attach.js';
import { canonicalName, canonicalOf } from '../tracking/indicator.js';
import { readArguments } from './arguments.js';
import { targetsNamed } from './target-named.js';

/** Families nearly as well named as the best one are meant with it, and so many of them at most. */
const NEAR_SCORE = 0.85;
const NEAR_MAX = 12;

/**
 * The indicators meant by a code or a name, by family (names that agree but for soft words), the nearest family first.
 * Throws `missing-argument` with `example` where no indicator is named, and `unknown-name`.
 */
export function familiesNamed(request: Request, services: Services, example: string | undefined): readonly (readonly Indicator[])[] {
  const { view } = services.store;
  const all = view.indicators();
  const { words, code } = readArguments(request, services, { region: true, year: true });
  if (code === null && words === '') throw new UserError('missing-argument', { what: '指标', example: example ?? '/compare' });
  if (code !== null) {
    const [row] = targetsNamed(code, view.targets(), { ...request, defaultRegion: null }, services).rows;
    if (!row) throw new UserError('unknown-name', { typed: echo(request.args) });
    return [familyOf(all, row.indicatorId)];
  }
  const key = canonicalName(words);
  const same = all.find((indicator) => canonicalOf(indicator.id) === key);
  if (same && isShared(view, familyOf(all, same.id))) return [familyOf(all, same.id)];
  const answer = services.lookup.find(words, { kinds: ['indicator'], limit: NEAR_MAX });
  const found = [...(same ? [same] : []), ...(answer.confident ? near(answer.hits, all) : [])];
  if (found.length === 0) {
    const [row] = targetsNamed(words, view.targets(), { ...request, defaultRegion: null }, services).rows;
    if (!row) throw new UserError('unknown-name', { typed: echo(request.args) });
    return [familyOf(all, row.indicatorId)];
  }
  const families = found.map((indicator) => familyOf(all, indicator.id));
  return families.filter((family, at) => families.findIndex((other) => other[0] === family[0]) === at).slice(0, NEAR_MAX);
}

/** Whether there is something to compare within one family: a target, and another target or figure. */
function isShared(view: StoreView, family: readonly Indicator[]): boolean {
  const ids = new Set(family.map((indicator) => indicator.id));
  const targets = view.targets().filter((row) => ids.has(row.indicatorId)).length;
  return targets > 1 || (targets === 1 && family.some((indicator) => view.regionsOf(indicator.id).length > 0));
}

function near(hits: readonly Hit[], all: readonly Indicator[]): Indicator[] {
  const by = new Map(all.map((indicator) => [`indicator:${indicator.id}`, indicator]));
  const best = hits[0]?.score ?? 0;
  return hits.filter((hit) => hit.score >= best * NEAR_SCORE).flatMap((hit) => by.get(hit.id) ?? []);
}
