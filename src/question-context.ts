import type { Services } from './command.js';
import type { Turn } from './conversation.js';
import { planNamed } from './entries.js';
import { intentOf } from './lookup/intents.js';
import { normalise, normalName } from './lookup/normalise.js';
import { contentOf, type QuestionContext, type Reading } from './lookup/question.js';
import { furtherNames } from './lookup/thesaurus/further-names.js';
import { shortPlace } from './model/divisions.js';
import { regionNames } from './model/region.js';
import { type Sentence, sentencesWith, speakingOf } from './model/sentences.js';
import { settled } from './question-rows.js';
import type { Reply } from './render/reply.js';
import type { StoreView } from './store/store.js';

/** What a plain question is read against: what the store holds, what this person was told last, and `home`, the chat's own region. */
export function questionContext({ commands, store: { view } }: Services, turn: Turn, now: Date, home: string | null): QuestionContext {
  const targets = view.targets();
  const withTarget = new Set(targets.flatMap((row) => [`indicator:${row.indicatorId}`, `region:${row.region}`]));
  return {
    commands,
    now,
    previous: turn.reading,
    codes: turn.codes,
    places: placesOf(view),
    settle: (readings) => settled(readings, view),
    planOf: (code) => view.plans().find(({ id }) => id === view.row(code)?.planId)?.parsed.title,
    isCode: (code) => view.row(code) !== undefined,
    answers: (intent, id) => intent !== 'targets' || !/^(?:indicator|region):/u.test(id) || withTarget.has(id),
    regions: [...new Set(targets.map((row) => row.region))],
    plans: view.plans().map(({ parsed: { title, region, period } }) => ({
      name: title,
      region,
      years: period && [Number(period.start.slice(0, 4)), Number(period.end.slice(0, 4))],
    })),
    lastPage: turn.page === null,
    defaultRegion: home,
  };
}

/** Names of all regions that plans and figures are of, with and without their rank, the longest first. */
function placesOf(view: StoreView): readonly string[] {
  const names = new Set([
    ...view.plans().flatMap(({ parsed }) => regionNames(parsed.region)),
    ...view.indicators().flatMap(({ id }) => view.regionsOf(id)),
  ]);
  return [...names].flatMap((name) => [name, shortPlace(name) ?? []].flat()).sort((a, b) => b.length - a.length);
}

/** A word of a refused question that stands in the text of some plan, null when none does. */
export function writtenWord({ question, slots }: Reading, view: StoreView): string | null {
  const plans = view.plans();
  const place = slots.region?.name ?? '';
  return contentOf(question).find((word) => !place.startsWith(word) && plans.some(({ text }) => text.includes(word))) ?? null;
}

/** Ends of a name that say what is measured of a thing: a text may speak of the thing alone. */
const MEASURED = /(?:浓度|总量|总额|数量|增速|增长率|占比|比重|比例|[数量率额])$/u;

/** Where the store speaks of a thing that no row is named after. */
export interface Mention {
  readonly command: string;
  /** What the answer is told to be. */
  readonly note: string;
}

/** What names of rows hold the missing word, else what the texts say of it, in the region asked about; null when neither has it. */
export function mentionOf({ missing, slots }: Reading, view: StoreView): Mention | null {
  if (!missing || (missing.kind !== 'indicator' && missing.kind !== 'task')) return null;
  const region = slots.region?.name ?? null;
  const word = missing.name;
  const here = (place: string | null): boolean => region === null || regionNames(place).includes(region);
  const typed = normalName(word);
  const holds = (name: string): boolean => normalName(name).includes(typed);
  const means = (name: string): boolean => furtherNames('indicator', normalName(name)).some(({ text }) => normalName(text).includes(typed));
  const command = (name: string, what: string): string => [`/${name}`, region, what].filter((part) => part !== null).join(' ');
  const told = (what: string): string => `没有名为“${what}”的指标，下面几项的名称里有它。`;
  if (view.targets().some((row) => here(row.region) && holds(row.indicator)))
    return { command: command('targets', word), note: told(word) };
  if (view.indicators().some(({ id, name }) => holds(name) && view.regionsOf(id).some(here)))
    return { command: command('progress', word), note: told(word) };
  const other =
    view.targets().find((row) => here(row.region) && means(row.indicator))?.indicator ??
    view.indicators().find(({ id, name }) => means(name) && view.regionsOf(id).some(here))?.name;
  if (other !== undefined) return { command: command('progress', other), note: `“${word}”在原文里写作“${other}”。` };
  const plans = view.plans().filter(({ parsed }) => here(parsed.region));
  const said = (part: string): number => inRegion(sentencesWith(plans, [part]), region).length;
  const written = [word, word.replace(MEASURED, '')].find((part) => part.length > 1 && said(part) > 0);
  if (written === undefined) return null;
  return { command: command('find', written), note: `没有名为“${word}”的指标，下面是原文里写到“${written}”的句子。` };
}

/** What the region's own rows and texts say of a figure that it was asked for and has not, where the answer offers nothing of that region. Null for any other answer. */
export function insteadOf({ found, about, choices }: Reply, reading: Reading, view: StoreView): Mention | null {
  const { indicator, region } = reading.slots;
  if (found || about.codes.length > 0 || !indicator || !region || choices.some(({ command }) => command.includes(region.name))) return null;
  const mention = mentionOf({ ...reading, missing: { name: indicator.typed, kind: 'indicator' } }, view);
  return mention?.command === reading.command ? null : mention;
}

/** Asks how often something is done. */
const OFTEN = /(?:多久|多长时间|几(?:天|周|个?月|年)).{0,6}一?次|几次/u;
const OFTEN_WORDS = /多久|多长时间|几(?=[天周月年次个])|一次|[天周月年]?一?次/gu;
/** Words of so few characters are in too many sentences to be what a question is about. */
const TELLING_LEAST = 3;

/** Where a question that no name explains is spoken of in the texts: one sentence that holds all its words, of the region that it names. Null when none does. */
export function spokenOf({ question, slots, refused }: Reading, view: StoreView): Mention | null {
  const often = OFTEN.test(question);
  if (refused !== 'nonsense' && !(often && refused === null)) return null;
  const place = slots.region ?? placeIn(question, view);
  const region = place?.name ?? null;
  const plan = planNamed(slots.plan, view);
  const typed = [place?.typed, plan ? slots.plan?.typed : undefined].filter((one) => one !== undefined);
  const rest = typed.reduce((text, one) => text.replace(one, ' '), question);
  // Blanks part words only where they are asked for one by one: the compared form of a text has none.
  const words = (often ? rest.replace(OFTEN_WORDS, ' ') : rest).split(/\s+/u).flatMap((part) => contentOf(part));
  if (words.length === 0 || (words.length === 1 && (words[0]?.length ?? 0) < TELLING_LEAST && !(often && region !== null))) return null;
  const plans = plan ? [plan] : view.plans().filter(({ parsed }) => region === null || regionNames(parsed.region).includes(region));
  const asked = often ? [...words, '每'] : words;
  const found = inRegion(sentencesWith(plans, asked), region);
  if (found.length === 0) return null;
  const when = intentOf(normalise(question).text) === 'deadline' && found.some(isDated);
  return {
    command: [when ? '/deadline' : '/find', region, ...asked].filter((part) => part !== null).join(' '),
    note: often ? '原文里写到多久一次的句子：' : '没有这样的指标或任务名称，下面是原文里的话。',
  };
}

/** The region of a plan that stands in the question by its name, or by its name without the rank. */
function placeIn(question: string, view: StoreView): { readonly name: string; readonly typed: string } | null {
  const names = [...new Set(view.plans().flatMap(({ parsed }) => regionNames(parsed.region)))];
  const found = names.flatMap((name) => {
    const typed = [name, shortPlace(name)].find((text) => text !== null && question.includes(text));
    return typed ? [{ name, typed }] : [];
  });
  return found.sort((x, y) => y.typed.length - x.typed.length)[0] ?? null;
}

const inRegion = (sentences: readonly Sentence[], region: string | null): readonly Sentence[] =>
  region === null ? sentences : speakingOf(sentences, region);
const isDated = ({ plan, start, end }: Sentence): boolean => /\d\s*[年月]/u.test(plan.text.slice(start, end));

/** A region to give an example with: the chat's own, else the one with most targets; null in an empty store. */
export function exampleRegion(view: StoreView, home: string | null): string | null {
  const counts = new Map<string, number>();
  for (const { region } of view.targets()) counts.set(region, (counts.get(region) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return home ?? most?.[0] ?? null;
}
