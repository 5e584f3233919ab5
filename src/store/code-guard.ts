import type { ChangeOp } from '../model/change.js';
import { codeKey } from './rows.js';
import type { StoreView } from './store.js';

/**
 * Tells of one op after the other whether it gives a prefix or a code that something else has, in the store or earlier in the batch.
 * Codes are chosen before a change waits for the disk, so two people may have chosen the same; the second is refused, not mixed up with the first.
 */
export function createCodeGuard(view: Pick<StoreView, 'planVersions' | 'usedCodes'>): (op: ChangeOp) => boolean {
  const given = new Set<string>();
  const prefixes = new Map<string, string>();
  const taken = (code: string): boolean => given.has(code) || view.usedCodes().has(code);

  return (op) => {
    if (op.type === 'row.add') {
      const code = codeKey(op.code);
      const known = taken(code);
      given.add(code);
      return known;
    }
    if (op.type !== 'plan.import') return false;
    const { id, prefix, codes } = op.plan;
    const versions = view.planVersions();
    const owner = prefixes.get(prefix) ?? versions.find((plan) => plan.prefix === prefix)?.id ?? id;
    const own = new Set(versions.filter((plan) => plan.id === id).flatMap((plan) => Object.values(plan.codes).flat().map(codeKey)));
    const fresh = Object.values(codes)
      .flat()
      .map(codeKey)
      .filter((code) => !own.has(code));
    const known = owner !== id || fresh.some(taken);
    prefixes.set(prefix, id);
    for (const code of fresh) given.add(code);
    return known;
  };
}
