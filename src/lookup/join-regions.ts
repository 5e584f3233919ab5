import type { Search } from './candidates.js';
import { type Candidate, isCut } from './parts.js';
import { wholeShown } from './pieces.js';

/** A name of which less than this is shown is a fragment. */
const fragmentShown = 0.4;
const anywhereShare = 0.9;
/** A name that explains less than this share of what the best one explains is not meant because it exists in the region: 宁波市科技局 is missing, and no 科技专员 of Ningbo. */
const comparable = 0.85;

/** How many of a region's units the name takes for itself, and their weight. */
function sharedWith(region: Candidate, { alignment }: Candidate, { weights }: Search): { count: number; weight: number } {
  let count = 0;
  let weight = 0;
  region.alignment.mask.forEach((value, i) => {
    if (value === 0 || alignment.mask[i] === 0) return;
    count += 1;
    weight += weights[i] ?? 0;
  });
  return { count, weight };
}

/** What a region named beside a name adds to it; the level between them (杭州|市|科技局) may belong to both. A figure or a task without region is at home in each. */
function addedBy(region: Candidate, candidate: Candidate, search: Search): number {
  if (isCut(candidate)) return 0;
  const shared = sharedWith(region, candidate, search);
  const own = search.catalogue.isIn(candidate.core, region.core.region);
  const anywhere = candidate.core.kind !== 'unit' && search.catalogue.isIn(candidate.core, -1);
  if (shared.count > 1 || !(own || anywhere)) return 0;
  return (own ? 1 : anywhereShare) * (region.alignment.gain - shared.weight) * Math.min(1, candidate.alignment.shown / fragmentShown);
}

/** Lets a name that exists in a named region count what names the region. */
export function joinRegions(candidates: readonly Candidate[], regions: readonly Candidate[], search: Search): Candidate[] {
  const own = candidates.map((candidate) =>
    candidate.core.kind === 'region'
      ? 0
      : candidate.alignment.gain - Math.max(0, ...regions.map((region) => sharedWith(region, candidate, search).weight)),
  );
  const most = Math.max(0, ...own);
  const named = candidates.find(({ core, alignment }) => core.kind === 'unit' && alignment.shown >= wholeShown && alignment.tail);
  const joined = candidates.map((candidate, at) => {
    if (candidate.core.kind === 'region' || (own[at] ?? 0) < most * comparable) return candidate;
    if (named && candidate.core.kind !== 'unit' && candidate.score < named.score) return candidate;
    const added = regions.reduce((best, region) => Math.max(best, addedBy(region, candidate, search)), 0);
    return { ...candidate, withRegion: candidate.score + added };
  });
  return joined.sort((a, b) => b.withRegion - a.withRegion);
}
