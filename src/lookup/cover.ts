import type { Zone } from '../model/zones.js';
import { candidatesIn, regionsIn, type Search } from './candidates.js';
import { claimsIn, isSound } from './claims.js';
import { joinRegions } from './join-regions.js';
import { isMeant, isRivalled, knownIn } from './known-part.js';
import { type Cover, type Part, without } from './parts.js';
import { suretyOf } from './surety.js';
import { figureBeforeTitle, withTitles } from './title-words.js';
import { longQuery } from './units.js';

/** How many names are aligned for one part of a question, and how many parts are looked for. */
interface Effort {
  readonly candidates: number;
  readonly known: number;
  readonly regions: number;
  readonly parts: number;
}
const usual: Effort = { candidates: 36, known: 12, regions: 8, parts: 5 };
/** A pasted text costs no more than a question. */
const pasted: Effort = { candidates: 12, known: 6, regions: 4, parts: 4 };
/** Candidates of a part that score less than this share of the best are not offered. */
const keepShare = 0.6;
/** Words that are less than this of a name are looked for alone as well: other names hold them, too. */
const subjectShown = 0.5;

const covers = (mask: Uint8Array, other: Uint8Array): boolean => mask.some((value, at) => value !== 0 && other[at] !== 0);

/** So many characters beside a zone name a figure. */
const besideLeast = 2;
const nameOf = ({ candidates: [best] }: Part) => best?.core;

/**
 * A zone that the query names is missing where a figure is found and nothing that names the zone, the figure least of all: the coal of the whole country
 * is not that of 长三角. A region beside it says whose figure is meant.
 */
function withoutForeignZones(parts: readonly Part[], { units, weights, places, catalogue }: Search): readonly Part[] {
  const isOf = (part: Part, zone: Zone): boolean => nameOf(part)?.zones.includes(zone) ?? false;
  const isBeside = ({ mask }: Part): boolean =>
    mask.filter((value, i) => value !== 0 && places.zones.every((zone) => zone.mask[i] === 0)).length >= besideLeast;
  const figure = parts.find(
    (part) => nameOf(part)?.kind === 'indicator' && isBeside(part) && !places.zones.some(({ zone }) => isOf(part, zone)),
  );
  if (!figure || parts.some((part) => nameOf(part)?.kind === 'region')) return parts;
  const missing = places.zones.filter(({ zone }) => !catalogue.has(zone.name));
  return missing.reduce<readonly Part[]>((left, { zone, mask }) => {
    const trust = units.reduce((sum, _unit, i) => sum + (mask[i] ? (weights[i] ?? 0) : 0), 0);
    const absent: Part = { mask, candidates: [], absent: { text: zone.name, name: zone.name, kind: 'region' }, trust };
    return [...left.filter((part) => part === figure || !covers(mask, part.mask)), absent];
  }, parts);
}

/** Takes a reading apart: the best name first, then the best for what it leaves, until nothing fits. */
export function cover(search: Search): Cover {
  const { reading, units, weights, catalogue, breaks } = search;
  let open: Uint8Array = new Uint8Array(units.length).fill(1);
  const effort = units.length > longQuery ? pasted : usual;
  const parts: Part[] = [];
  for (let pass = 0; pass < effort.parts; pass += 1) {
    const left = units.reduce((sum, unit, i) => sum + (open[i] ? unit.miss * (weights[i] ?? 0) : 0), 0);
    if (left < 0.2) break;
    const regions = regionsIn(search, open, effort.regions);
    const candidates = joinRegions(claimsIn(search, open, regions, effort.candidates), regions, search);
    const known = knownIn(search, open, effort.known);
    const best = figureBeforeTitle(candidates);
    if (!best && !known) break;
    if (known && (!best || isMeant(known, best)) && !isRivalled(known, regions)) {
      parts.push({ mask: known.alignment.mask, candidates: [], absent: known.known, trust: known.alignment.trust });
      open = without(open, known.alignment.mask);
      continue;
    }
    if (!best) break;
    const single = best.alignment.explained < 2 && best.alignment.shown < 0.9;
    if (single && (parts.length > 0 || units.length > 1 || units[0]?.kind === 'syllable')) break;
    const fragment = best.alignment.shown < subjectShown && best.alignment.jumps === 0 && best.alignment.loosest === 'same';
    const alike = fragment
      ? candidatesIn(
          search,
          best.alignment.mask.map((value) => Math.min(1, value)),
          effort.candidates,
        ).filter(isSound)
      : [];
    const near = [
      best,
      ...(alike.length > 0 ? alike.filter(({ core }) => core !== best.core) : candidates.filter((other) => other !== best)),
    ].filter(
      (candidate) =>
        alike.length > 0 || (candidate.withRegion >= best.withRegion * keepShare && covers(candidate.alignment.mask, best.alignment.mask)),
    );
    parts.push({ mask: best.alignment.mask, candidates: near, absent: null, trust: best.alignment.trust });
    open = without(open, best.alignment.mask);
  }
  const told = withTitles(withoutForeignZones(parts, search), search);
  return { reading, parts: told, ...suretyOf(units, weights, told, catalogue, breaks) };
}
