import type { Catalogue } from './catalogue.js';
import type { Likeness } from './likeness.js';
import type { Candidate, Cover, Part } from './parts.js';
import { termReason } from './thesaurus/term.js';
import type { FindOptions, Hit, LookupAnswer, Verdict } from './types.js';

/** Surety from which an answer counts as understood, and from which its hits are worth offering; set on the development queries (see README.md). */
export const sureFrom = 0.68;
const weakFrom = 0.2;
/** Hits that score at least this share of the best mean the same. */
export const sameShare = 0.955;
const limitDefault = 5;

const likenessReason: Readonly<Record<Likeness, string | null>> = {
  same: null,
  spelled: '按拼音',
  sound: '按拼音',
  'near-sound': '按拼音',
  shape: '按近似字',
  replaced: '按近似字',
  initial: '按拼音首字母',
};

/** True when words of the question were translated for the name: their characters stand at one place of it, where the letters began. */
const isTranslated = ({ alignment }: Candidate, { reading }: Cover): boolean => {
  const places = reading.units.flatMap(({ at }, i) => (alignment.mask[i] === 0 ? [] : [at]));
  return new Set(places).size < places.length;
};

export const reasonOf = (candidate: Candidate, cover: Cover): string | null => {
  const how =
    likenessReason[candidate.alignment.loosest] ??
    (cover.reading.letters === 'english' && isTranslated(candidate, cover) ? '按英文' : null);
  const { why, until } = candidate.term;
  const term = termReason[why];
  if (why === 'members') return term;
  return term === null || cover.reading.letters !== 'none' ? (how ?? term) : until && why === 'old' ? `${term}（${until}年前）` : term;
};

/** Numbers of the regions that the parts name. */
export function regionsNamed(parts: readonly Part[]): { readonly regions: ReadonlySet<number>; readonly part: Part }[] {
  return parts
    .filter((part) => part.candidates[0]?.core.kind === 'region')
    .map((part) => {
      const best = part.candidates[0]?.score ?? 0;
      return {
        part,
        regions: new Set(
          part.candidates.filter(({ core, score }) => core.kind === 'region' && score >= best * sameShare).map(({ core }) => core.region),
        ),
      };
    });
}

const noRegion = -1;

/** Entries of a candidate: those of the named regions and those without region, else all with the chat's own region first. `elsewhere`: it has none in the named regions. */
export function ownersOf(
  { core }: Candidate,
  named: ReadonlySet<number>,
  home: number,
  catalogue: Catalogue,
  limit: number,
): { numbers: readonly number[]; elsewhere: boolean } {
  if (core.kind === 'region') return { numbers: core.owners.slice(0, limit), elsewhere: false };
  if (named.size > 0) {
    const here = [...named, noRegion].flatMap((region) => catalogue.ownersIn(core, region));
    return here.length > 0
      ? { numbers: here.slice(0, limit), elsewhere: false }
      : { numbers: core.owners.slice(0, limit), elsewhere: true };
  }
  const first = home < 0 ? [] : catalogue.ownersIn(core, home);
  const others = core.owners.slice(0, limit + first.length).filter((number) => !first.includes(number));
  return { numbers: [...first, ...others].slice(0, limit), elsewhere: false };
}

interface Found {
  readonly number: number;
  readonly score: number;
  readonly reason: string | null;
  readonly elsewhere: boolean;
}

function partHits(
  part: Part,
  named: ReadonlySet<number>,
  home: number,
  catalogue: Catalogue,
  cover: Cover,
  limit: number,
  accept: FindOptions['accept'],
): Found[] {
  const out = new Map<number, Found>();
  const [best] = part.candidates;
  const nameless = best !== undefined && best.core.kind === 'region' && best.core.owners.length === 0;
  for (const candidate of part.candidates) {
    if (nameless && candidate.score < best.score * sameShare) continue;
    const { numbers, elsewhere } = ownersOf(candidate, named, home, catalogue, limit);
    for (const number of numbers) {
      if (accept && !accept(catalogue.entry(number)?.id ?? '')) continue;
      const score = (elsewhere ? 0.5 : 1) * candidate.withRegion;
      const known = out.get(number);
      if (!known || known.score < score) out.set(number, { number, score, reason: reasonOf(candidate, cover), elsewhere });
    }
  }
  const isHome = (found: Found): number => (home >= 0 && catalogue.regionOf(found.number) === home ? 1.001 : 1);
  return [...out.values()].sort((a, b) => b.score * isHome(b) - a.score * isHome(a)).slice(0, limit);
}

const misspeltShare = 0.95;

/** Turns a query taken apart into hits: the part that is no region first, entries of the named region only, then the other parts. */
export function answerOf(q: string, cover: Cover, catalogue: Catalogue, options: FindOptions): LookupAnswer {
  const limit = options.limit ?? limitDefault;
  const { parts, surety } = cover;
  const total = parts.reduce((sum, part) => sum + (part.candidates[0]?.score ?? 0), 0);
  const named = new Set(regionsNamed(parts).flatMap(({ regions }) => [...regions]));
  const home = options.region ? catalogue.regionNumber(options.region) : -1;
  const real = parts
    .filter((part) => part.candidates.length > 0)
    .map((part) => ({
      region: part.candidates[0]?.core.kind === 'region',
      found: partHits(part, named, home, catalogue, cover, Math.max(limit, 8), options.accept),
    }))
    .filter(({ found }) => found.length > 0);
  real.sort((a, b) => Number(a.region) - Number(b.region));
  const missing = parts.find(({ candidates: [best] }) => best?.core.kind === 'region' && best.core.owners.length === 0)?.candidates[0];
  const absent = parts.find((part) => part.absent)?.absent?.name ?? (real.length === 0 && missing ? missing.core.text : null);
  const mismatch = parts.some(({ candidates: [best] }) => best && ownersOf(best, named, home, catalogue, 1).elsewhere);
  const certain = surety * (mismatch ? 0.5 : 1) * (cover.reading.letters === 'misspelt' ? misspeltShare : 1);
  const confident = certain >= sureFrom && absent === null && real.length > 0;
  const first = real[0]?.found ?? [];
  const close = first.filter(({ score }) => score >= (first[0]?.score ?? 0) * sameShare);
  const order: Found[] = [];
  const others = real.slice(1);
  order.push(...first.slice(0, Math.max(1, limit - others.length)));
  for (let rank = 0; order.length < limit && rank < limit; rank += 1)
    for (const { found } of others) if (found[rank] && order.length < limit) order.push(found[rank] as Found);
  const hits = order
    .map((found): Hit | null => {
      const entry = catalogue.entry(found.number);
      return (
        entry && {
          id: entry.id,
          kind: entry.kind,
          name: entry.name,
          score: Math.round(Math.min(1, (found.score / Math.max(total, 0.01)) * Math.max(certain, 0.05)) * 1000) / 1000,
          reason: found.reason,
        }
      );
    })
    .filter((hit): hit is Hit => hit !== null && (!options.kinds || options.kinds.includes(hit.kind)));
  const verdict: Verdict = hits.length === 0 || certain < weakFrom ? 'none' : !confident ? 'weak' : close.length > 1 ? 'choice' : 'sure';
  return { q, confident: confident && hits.length > 0, verdict, hits, absent };
}
