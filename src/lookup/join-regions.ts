import type { Search } from './candidates.js';
import { type Candidate, isCut } from './parts.js';

/** A name of which less than this is shown is a fragment. */
const fragmentShown = 0.4;
const anywhereShare = 0.9;

/** What a region named beside a name adds to it; the level between them (杭州|市|科技局) may belong to both. A figure or a task without region is at home in each. */
function addedBy(region: Candidate, candidate: Candidate, { weights, catalogue }: Search): number {
  if (isCut(candidate)) return 0;
  let shared = 0;
  let lost = 0;
  region.alignment.mask.forEach((value, i) => {
    if (value === 0 || candidate.alignment.mask[i] === 0) return;
    shared += 1;
    lost += weights[i] ?? 0;
  });
  const own = catalogue.isIn(candidate.core, region.core.region);
  const anywhere = candidate.core.kind !== 'unit' && catalogue.isIn(candidate.core, -1);
  if (shared > 1 || !(own || anywhere)) return 0;
  return (own ? 1 : anywhereShare) * (region.alignment.gain - lost) * Math.min(1, candidate.alignment.shown / fragmentShown);
}

/** Lets a name that exists in a named region count what names the region. */
export function joinRegions(candidates: readonly Candidate[], regions: readonly Candidate[], search: Search): Candidate[] {
  const joined = candidates.map((candidate) => {
    if (candidate.core.kind === 'region') return candidate;
    const most = regions.reduce((best, region) => Math.max(best, addedBy(region, candidate, search)), 0);
    return { ...candidate, withRegion: candidate.score + most };
  });
  return joined.sort((a, b) => b.withRegion - a.withRegion);
}
