import { buildVerbAtStart, verbAtStart } from '../lexicon/indicator-heads.js';
import { gradesOf } from './number-group.js';
import { shareHead } from './shared-head.js';

/** What several named things have or give each: "足球场和篮球场各", "市、县财政每年各安排". Groups: the things, what they give. */
const OWED = /^(.*[^每各])各(安排|投入|落实|筹集|拿出)?$/u;
/** Most things of one list, the longest list is tried first. */
const LISTED = [5, 4, 3, 2] as const;
/** How far into the list the verb may stand that brings its things about: 城区|新建|停车场. */
const SUBJECT_MAX = 6;

/** Whether a text before a number gives it to each of several things. */
export const givesEach = (left: string): boolean => OWED.test(left);

/** The things before 各, without it and the verb behind it. */
export const listBeforeEach = (left: string): string => OWED.exec(left)?.[1] ?? left;

/** The indicators of a number that a list before 各 owes each, from the list's name and the text before the number; null when it names not several. */
export function namesOfEach(name: string, left: string): string[] | null {
  const gives = OWED.exec(left)?.[2] ?? '';
  const { acts, things } = withoutVerb(name);
  for (const count of LISTED) {
    const parts = gradesOf(things, count) ?? wholeNames(things, count) ?? shareHead(things, '', count);
    if (parts?.every((part) => part.length > 1)) return parts.map((part) => acts + part + gives);
  }
  return null;
}

/** Names long enough to stand each for itself: 立体停车楼 and 充电站; null where one is short or there are not as many. */
function wholeNames(things: string, count: number): string[] | null {
  const parts = things.split(/、|和|与|以及|及/u);
  return parts.length === count && parts.every((part) => part.length >= WHOLE_MIN) ? parts : null;
}
const WHOLE_MIN = 3;

/** A list without the verb that brings its things about; a verb that belongs to the names of what is counted goes to each of them. */
function withoutVerb(name: string): { readonly acts: string; readonly things: string } {
  const acted = verbAtStart(name);
  if (acted !== null && buildVerbAtStart(name) !== acted) return { acts: acted, things: name.slice(acted.length) };
  for (let at = 0; at <= Math.min(SUBJECT_MAX, name.length - 2); at++) {
    const verb = buildVerbAtStart(name.slice(at));
    if (verb !== null && at !== 1) return { acts: '', things: name.slice(at + verb.length) };
    if (/[、和与及]/u.test(name[at] ?? '')) break;
  }
  return { acts: '', things: name };
}
