import type { StoredPlan } from './stored-plan.js';

/** Stands before a name that is not the document's own, so that nobody takes it for the title. */
const STAND_IN = '（标题未读出）';
/** A name of a file says something when it has a letter or a character. */
const SAYS_SOMETHING = /\p{L}/u;

/** The document's title was not read, and nobody has written it. */
export const isUntitled = ({ parsed }: Pick<StoredPlan, 'parsed'>): boolean => parsed.title.trim() === '';

/**
 * The document as it is shown: one whose title was not read goes by its file ("（标题未读出）县里的方案"), else by its first heading.
 * A name is never empty: an empty one stands in every text, and whoever looks for the plan that is named would find it everywhere.
 */
export function withName(plan: StoredPlan): StoredPlan {
  if (!isUntitled(plan)) return plan;
  const file = plan.fileName.replace(/\.[A-Za-z0-9]{1,5}$/u, '').trim();
  const heading = plan.parsed.outline[0]?.title.trim() ?? '';
  const name = [file, heading].find((one) => SAYS_SOMETHING.test(one)) ?? plan.prefix;
  return { ...plan, parsed: { ...plan.parsed, title: `${STAND_IN}${name}` } };
}
