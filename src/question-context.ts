import type { Services } from './command.js';
import type { Turn } from './conversation.js';
import { contentOf, type QuestionContext, type Reading } from './lookup/question.js';
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

/** A word of a refused question that stands in the text of some plan, null when none does. */
export function writtenWord({ question, slots }: Reading, view: StoreView): string | null {
  const plans = view.plans();
  const place = slots.region?.name ?? '';
  return contentOf(question).find((word) => !place.startsWith(word) && plans.some(({ text }) => text.includes(word))) ?? null;
}

/** A region to give an example with: the chat's own, else the one with most targets; null in an empty store. */
export function exampleRegion(view: StoreView, home: string | null): string | null {
  const counts = new Map<string, number>();
  for (const { region } of view.targets()) counts.set(region, (counts.get(region) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return home ?? most?.[0] ?? null;
}
