import { candidatesIn, type Search } from './candidates.js';
import type { Candidate, Part } from './parts.js';

/** A title of which less is shown is named by its words only. */
const titleShown = 0.5;
/** A figure of which this much is shown is named. */
const figureShown = 0.8;
const titlesMax = 12;

/** The best candidate; where that is a plan by some words of its title, the figure whose name nearly all stands there and takes in more than the title does: titles hold the words of their figures. */
export function figureBeforeTitle(candidates: readonly Candidate[]): Candidate | undefined {
  const [best] = candidates;
  if (best?.core.kind !== 'plan' || best.alignment.shown >= titleShown) return best;
  const title = best.alignment.mask;
  const takesMore = ({ alignment: { mask } }: Candidate): boolean =>
    mask.some((value, i) => value !== 0 && title[i] !== 0) && mask.some((value, i) => value !== 0 && title[i] === 0);
  return candidates.find((one) => one.core.kind === 'indicator' && one.alignment.shown >= figureShown && takesMore(one)) ?? best;
}

/**
 * Gives words that stand right before a figure's name, and in the title of a plan, to the plan: 居家养老|床位数 is the figure of the plan on 居家养老,
 * and does not ask for whatever else has 居家养老 in its name.
 */
export function withTitles(parts: readonly Part[], search: Search): readonly Part[] {
  const { units, breaks } = search;
  const starts = new Set(parts.filter(isFigure).map(({ mask }) => mask.findIndex((value) => value !== 0)));
  return parts.map((part) => {
    const [best] = part.candidates;
    if (!best || best.core.kind === 'region' || best.core.kind === 'unit' || best.alignment.shown >= titleShown) return part;
    const first = part.mask.findIndex((value) => value !== 0);
    const end = part.mask.findLastIndex((value) => value !== 0) + 1;
    if (!starts.has(end) || breaks[end] || units.slice(first, end).some(({ kind }) => kind !== 'han')) return part;
    const words = String.fromCharCode(...units.slice(first, end).map(({ code }) => code));
    const open = new Uint8Array(units.length).fill(1, first, end);
    const titles = candidatesIn({ ...search, wanted: (core) => search.wanted(core) && core.kind === 'plan', hint: null }, open, titlesMax);
    const own = titles.filter(({ form }) => form.text.includes(words));
    return own[0] ? { ...part, mask: own[0].alignment.mask, candidates: own, trust: own[0].alignment.trust } : part;
  });
}

const isFigure = ({ candidates: [best] }: Part): boolean => best?.core.kind === 'indicator' && best.alignment.shown >= figureShown;
