import type { Section } from '../model/plan.js';
import type { StoredPlan } from '../model/stored-plan.js';

/** Fewer items make no list that fills the contents. */
const LIST_LEAST = 3;

/** Whether nothing stands between a heading and the next one beside or above it: it is an item of a list (the laws of 规划依据). */
function isBare(plan: Pick<StoredPlan, 'text' | 'parsed'>, at: number): boolean {
  const { outline } = plan.parsed;
  const [section, next] = [outline[at], outline[at + 1]];
  return (
    section !== undefined &&
    next !== undefined &&
    next.level <= section.level &&
    plan.text.slice(section.source.end, next.source.start).trim() === ''
  );
}

/** The headings of a document's first two levels. Of a heading whose parts are for the most part bare lines, only the heading itself is named. */
export function contentsOf(plan: Pick<StoredPlan, 'text' | 'parsed'>): readonly Section[] {
  const { outline } = plan.parsed;
  const parts = new Map<number, number[]>();
  let parent = -1;
  for (const [at, { level }] of outline.entries()) {
    if (level === 1) parent = at;
    if (level === 2) parts.set(parent, [...(parts.get(parent) ?? []), at]);
  }
  const lists = [...parts.values()].filter((own) => {
    const bare = own.filter((at) => isBare(plan, at)).length;
    return bare >= LIST_LEAST && bare * 2 > own.length;
  });
  const left = new Set(lists.flat());
  return outline.filter(({ level }, at) => level <= 2 && !left.has(at));
}

/** "第一节 指导思想", "1.1 总体要求", "（一）指导思想": a number that ends in a word or a figure is parted from the title. */
export const headingText = ({ number, title }: Pick<Section, 'number' | 'title'>): string =>
  `${number}${/[\p{L}\d]$/u.test(number) ? ' ' : ''}${title}`;
