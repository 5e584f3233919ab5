import type { Alignment } from './align.js';
import type { Catalogue } from './catalogue.js';
import type { Part } from './parts.js';
import type { Unit } from './units.js';

/** Price of each gap in what a name explains. */
const jumpCost = 0.055;

/** Two characters picked from different places of a long name are chance: 水务 in 高水平服务. */
export const isScattered = ({ explained, jumps, shown }: Alignment): boolean => explained <= 2 && jumps > 0 && shown < 0.3;
const scatteredJumps = 6;

/** How much of a query its parts explain: by names of the store alone, and with known names that the store does not have. */
export function suretyOf(
  units: readonly Unit[],
  weights: Float32Array,
  parts: readonly Part[],
  catalogue: Catalogue,
): { surety: number; grasp: number } {
  let trust = 0;
  let known = 0;
  let total = 0;
  let plain = 0;
  let count = 0;
  let jumps = 0;
  const explained = new Uint8Array(units.length);
  for (const part of parts) {
    part.mask.forEach((value, i) => {
      if (value && !part.absent) explained[i] = 1;
    });
    const best = part.candidates[0];
    if (!best) {
      known += part.trust;
      continue;
    }
    trust += best.alignment.trust;
    jumps += best.alignment.jumps + (isScattered(best.alignment) ? scatteredJumps : 0);
  }
  units.forEach((unit, i) => {
    const weight = weights[i] ?? 0;
    const strange = unit.kind === 'han' && catalogue.index.isStrange(unit.code) ? 1.1 : 1;
    total += explained[i] ? weight : weight * unit.miss * strange;
    plain += explained[i] ?? 0;
    count += explained[i] ? 1 : unit.miss;
  });
  if (total === 0 || count === 0) return { surety: 0, grasp: 0 };
  const surety = Math.max(0, Math.min(trust / total, plain / count + 0.05) - jumps * jumpCost);
  return { surety, grasp: surety + known / total };
}
