import type { Request, Services } from '../command.js';
import { UserError } from '../errors.js';
import { normalName } from '../lookup/normalise.js';
import { tellsPlan } from '../lookup/plan-said.js';
import { sameBodyNames } from '../lookup/thesaurus/further-names.js';
import { regionNames } from '../model/region.js';
import type { StoredPlan } from '../model/stored-plan.js';
import { echo } from '../render/echo.js';
import type { Choice } from '../render/reply.js';
import { planShort } from '../render/rows.js';
import type { StoreView } from '../store/store.js';
import { nearChoices } from './near.js';

/** Fewer characters of a title name no plan. */
export const TITLE_WORDS_LEAST = 4;

/** Regions that plans or figures of the store speak of. */
const knownRegions = (view: StoreView): readonly string[] => [
  ...new Set(
    view
      .plans()
      .flatMap((plan) => [...regionNames(plan.parsed.region), ...plan.parsed.observations.flatMap((figure) => figure.region ?? [])]),
  ),
];

/** The region with this name, 市 or 省 left out or not; undefined when the store has none. */
export const regionNamed = (view: StoreView, word: string): string | undefined =>
  knownRegions(view).find((region) => region === word || (word.length >= 2 && region.replace(/[省市县区州]$/u, '') === word));

/** A name that scores less explains only a part of the words. */
const WHOLE = 0.6;

/** The plan with this code prefix; undefined when there is none, and where the word is a region's name. */
export const planCoded = (view: StoreView, word: string): StoredPlan | undefined =>
  regionNamed(view, word) === undefined ? view.plans().find(({ prefix }) => prefix === word) : undefined;

/** The plan with this code prefix, or the only one whose title has these words; undefined when there is none. */
export function planNamed(view: StoreView, word: string): StoredPlan | undefined {
  const exact = view.plans().find((plan) => plan.prefix === word || plan.id === word);
  const titled = word.length < TITLE_WORDS_LEAST ? [] : view.plans().filter((plan) => plan.parsed.title.includes(word));
  return exact ?? (titled.length === 1 ? titled[0] : undefined);
}

/** The only plan whose title has the word, where it tells what the plan is about; undefined for words of several titles and of none. */
export function planAbout(view: StoreView, word: string): StoredPlan | undefined {
  const typed = normalName(word);
  if (!tellsPlan(typed)) return undefined;
  const [only, ...others] = view.plans().filter(({ parsed }) => normalName(parsed.title).includes(typed));
  return others.length === 0 ? only : undefined;
}

/** Every responsible body with the regions whose plans name it. */
export function knownBodies(view: StoreView): ReadonlyMap<string, ReadonlySet<string>> {
  const bodies = new Map<string, Set<string>>();
  for (const task of view.tasks()) {
    for (const body of task.bodies) {
      for (const name of [body.misprintOf ?? body.name, ...body.aliases])
        bodies.set(name, (bodies.get(name) ?? new Set()).add(task.region));
    }
  }
  return bodies;
}

/** The body and those that bear the same name in full or in short (市发改委, 市发展改革委): other places print it so. */
export function sameBodies(name: string, bodies: ReadonlyMap<string, unknown>): readonly string[] {
  const others = sameBodyNames(name).filter((other) => other !== name && bodies.has(other));
  return [name, ...others];
}

/**
 * The full name of the responsible body that `word` of a request means. Throws `unknown-name` with the nearest names when the look-up is not sure:
 * as choices that run the same request, or, where a wrong number would give rights away (`choices` false), in words.
 */
export function bodyNamed(
  request: Pick<Request, 'command' | 'args'>,
  services: Services,
  word: string,
  example: string,
  choices = true,
): string {
  const bodies = knownBodies(services.store.view);
  if (bodies.has(word)) return word;
  const answer = services.lookup.find(word.slice(0, 60), { kinds: ['unit'], limit: 5 });
  const names = [...new Set(answer.hits.map((hit) => hit.name))].filter((name) => bodies.has(name));
  const [best] = names;
  const whole = (answer.hits[0]?.score ?? 0) >= WHOLE;
  if (best !== undefined && whole && (answer.verdict === 'sure' || (answer.verdict === 'choice' && names.length === 1))) return best;
  const typed = echo(word);
  if (!choices) throw new UserError('unknown-name', { typed, near: names.slice(0, 3).join('、'), example });
  const hits = answer.hits.filter(({ name }) => bodies.has(name));
  throw new UserError(
    'unknown-name',
    { typed, example },
    nearChoices(hits, (name) => `/${request.command} ${request.args.replace(word, () => name)}`),
  );
}

/** What else the store has of a region, one choice each: figures, tasks. */
export function otherThingsOf(region: string, view: StoreView): Choice[] {
  const figures = view.indicators().some((indicator) => view.observations(region, indicator.id).length > 0);
  const tasks = view.tasks().filter((task) => task.region === region).length;
  return [
    ...(figures ? [{ label: `${region}的数据`, command: `/progress ${region}` }] : []),
    ...(tasks > 0 ? [{ label: `${region}的 ${tasks} 项任务`, command: `/tasks ${region}` }] : []),
  ];
}

/** A plan by its code and what it is, where that it has none of something is said. */
export const planByCode = (plan: StoredPlan): string => `${plan.prefix}（${planShort(plan)}）`;

/** What else the store has of a plan, one choice each. */
export function otherThingsIn({ prefix, parsed }: StoredPlan): Choice[] {
  return [
    ...(parsed.targets.length > 0 ? [{ label: `${prefix} 的 ${parsed.targets.length} 项指标`, command: `/targets ${prefix}` }] : []),
    ...(parsed.observations.length > 0
      ? [{ label: `${prefix} 的 ${parsed.observations.length} 项数据`, command: `/progress ${prefix}` }]
      : []),
    ...(parsed.tasks.length > 0 ? [{ label: `${prefix} 的 ${parsed.tasks.length} 项任务`, command: `/tasks ${prefix}` }] : []),
  ];
}
