import type { Services } from '../command.js';
import { standsIn } from '../lookup/in-pieces.js';
import { normalName } from '../lookup/normalise.js';
import { isFigureOf, type PartOfYear } from '../lookup/part-of-year.js';
import type { Indicator } from '../model/indicator.js';
import type { Observation } from '../model/observation.js';
import type { TargetRow } from '../model/stored-plan.js';
import { figureText, growthAndRank, sourceText } from '../render/figures.js';
import type { Block } from '../render/reply.js';
import type { StoreView } from '../store/store.js';
import { telling } from '../tracking/attach.js';
import { canonicalName, canonicalOf } from '../tracking/indicator.js';

/** Names nearly as good as the best one are meant with it. */
const SAME_SCORE = 0.97;
/** Below this score a name has little to do with the words. */
const NEAR_FROM = 0.4;

/** Of what time figures are asked for; nothing means the latest. */
export interface FigureTime {
  readonly year: string | null;
  readonly part: PartOfYear | null;
}

/** Of what time, and out of which plan: figures of other documents are left out where one is named. */
export interface FigureScope extends FigureTime {
  readonly planId?: string | null;
}

const isFrom = (planId: string | null, { source }: Observation): boolean =>
  planId === null || (source.kind === 'document' && source.planId === planId);

/** Figures that words mean; `exact` where their name is the words in another print, `near` the names that the look-up offers instead. */
export interface FiguresNamed {
  readonly figures: readonly Observation[];
  readonly exact: boolean;
  readonly near: readonly string[];
}

/** Whether a figure is of the time asked for: a span of years is of its last one. */
function isOf({ year, part }: FigureTime, { asOf }: Observation): boolean {
  if (part && !isFigureOf(part, asOf)) return false;
  return year === null || (asOf?.split('/').at(-1)?.startsWith(year) ?? false);
}

/** The figures of one indicator that tell most of the time asked for. */
function toldBy(view: StoreView, region: string, { id }: Indicator, scope: FigureScope): readonly Observation[] {
  const planId = scope.planId ?? null;
  if (scope.year === null && scope.part === null && planId === null) return telling(view, region, id);
  return view.observations(region, id).filter((figure) => figure.indicator === id && isOf(scope, figure) && isFrom(planId, figure));
}

/** All figures of a region, or of all, at a time and out of a plan; indicator by indicator in the order of the store. */
export function figuresOf(view: StoreView, region: string | null, scope: FigureScope): readonly Observation[] {
  const places = (id: string): readonly string[] => (region === null ? view.regionsOf(id) : [region]);
  return view.indicators().flatMap((indicator) => places(indicator.id).flatMap((place) => toldBy(view, place, indicator, scope)));
}

/**
 * The figures that words mean, of one region or of all: those of the very name, else those whose names hold the words and what the look-up takes them for.
 * The time is looked at first, so that a figure of the quarter asked for is found under the name that the report of that quarter used.
 */
export function figuresNamed(words: string, region: string | null, services: Services, scope: FigureScope): FiguresNamed {
  const { view } = services.store;
  const every = figuresOf(view, region, scope);
  const key = canonicalName(words, region);
  const exact = every.filter((figure) => canonicalOf(figure.indicator) === key);
  if (exact.length > 0) return { figures: withoutRepeats(exact), exact: true, near: [] };
  const own = new Set(every.map((figure) => `indicator:${figure.indicator}`));
  const { hits, confident } = services.lookup.find(words, { kinds: ['indicator'], limit: 20, accept: (id) => own.has(id) });
  const best = hits[0]?.score ?? 0;
  const meant = new Set(confident ? hits.filter(({ score }) => score >= best * SAME_SCORE).map(({ id }) => id) : []);
  const parts = words.split(' ').map(normalName);
  const holds = (name: string): boolean => parts.every((part) => standsIn(part, normalName(name)));
  const figures = every.filter((figure) => holds(figure.printedName) || meant.has(`indicator:${figure.indicator}`));
  return {
    figures: withoutRepeats(figures),
    exact: false,
    near: [...new Set(hits.filter(({ score }) => score >= NEAR_FROM).map(({ name }) => name))],
  };
}

/** One figure that a document states under two names, or for the year and its last day, is told once. */
function withoutRepeats(figures: readonly Observation[]): readonly Observation[] {
  const seen = new Set<string>();
  return figures.filter((figure) => {
    const key = `${figure.region} ${figure.normal.value} ${figure.normal.unit} ${figure.asOf?.slice(0, 4) ?? ''}${figure.asOf?.endsWith('-12-31') ? '' : (figure.asOf?.slice(4) ?? '')}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Stands over figures whose names only resemble the words. */
export const NEAR_HEADING: Block = { kind: 'heading', text: '名称相近的，不一定是同一指标' };

/** What is said before targets that are none of what was asked for: null where one of them may be. */
export function remarkOn(words: string, rows: readonly TargetRow[], exactFigure: boolean): string | null {
  if (rows.length === 0 || words === '' || rows.some((row) => isNamedSo(words, row))) return null;
  return exactFigure || rows.every(({ indicator }) => isMeasuredBy(words, indicator)) ? otherTargets(words) : null;
}

/** The figures that no target of these shows already. */
export function unshown(figures: readonly Observation[], shown: readonly Observation[]): readonly Observation[] {
  const key = ({ region, normal, asOf }: Observation): string => `${region} ${normal.value} ${normal.unit} ${asOf?.slice(0, 4) ?? ''}`;
  const known = new Set(shown.map(key));
  return figures.filter((figure) => !known.has(key(figure)));
}

/** Whether the words are a target's very name, apart from print. */
export const isNamedSo = (words: string, row: TargetRow): boolean =>
  canonicalName(row.indicator, row.region) === canonicalName(words, row.region);

/** Said before targets whose names only hold the words, where a figure bears the very name. */
const otherTargets = (words: string): string => `没有名为“${words}”的目标，下面是名称相近的，不一定是同一指标。`;

const product = /(?:地区|国内|全[国省市区县州])?生产总值/gu;
/** Words behind these are what a name is measured by, not what it measures. */
const MEASURED_BY = /(?:占|相当于|与|每|每?(?:万元|亿元|百万|单位))$/u;

/** True when the words stand in a name as what it is measured by alone: GDP in …占GDP比重. */
function isMeasuredBy(words: string, indicator: string): boolean {
  const [word, name] = [words, indicator].map((text) => normalName(text).replace(product, 'gdp'));
  const at = name?.indexOf(word ?? '') ?? -1;
  return name !== undefined && at > 0 && MEASURED_BY.test(name.slice(0, at));
}

/** One figure of a list; `withRegion` where the list is of several. */
export const figureItem = (figure: Observation, view: StoreView, withRegion: boolean): Block => ({
  kind: 'item',
  code: null,
  title: withRegion ? `${figure.region}　${figure.printedName}` : figure.printedName,
  details: [`${figureText(figure)}${growthAndRank(figure)}`, sourceText(figure, view)],
  badge: null,
  tone: 'neutral',
  progress: null,
});
