import type { ParsedPlan, StatedFigure, Target } from './plan.js';
import { normaliseQuantity } from './quantity.js';

/** The starting point 基期值 that a target states, as the figure of the past that it is; null when the target states none. */
export function baselineFigure(target: Target, region: string | null): StatedFigure | null {
  if (target.baseline === null) return null;
  const { value, unit, asOf } = target.baseline;
  const normal = normaliseQuantity(value, unit);
  const { indicator, section, source, pass, confidence } = target;
  // A growth target starts from a level, which is measured in another unit than the growth.
  const scope = target.scope === 'growth' && normal.unit !== target.normal.unit ? null : target.scope;
  return { region, indicator, value, unit, normal, scope, asOf, yoy: null, rank: null, section, source, pass, confidence };
}

/** Every figure of the past that a document states, in sentences and as starting points of its targets. */
export const statedFigures = (plan: ParsedPlan): readonly StatedFigure[] => [
  ...plan.observations,
  ...plan.targets.flatMap((target) => baselineFigure(target, plan.region) ?? []),
];
