/** Why a further name leads to an entry; each has its own words in `reasons`. */
export type Why = 'name' | 'alias' | 'short' | 'old' | 'renamed' | 'function' | 'everyday' | 'synonym' | 'members';

/** A further name of something, with the ground for it. Dates are years, as the reform plans give them; absent = no limit known. */
export interface Term {
  readonly name: string;
  readonly why: Why;
  readonly note: string;
  readonly since?: string;
  readonly until?: string;
}

/** How much of the score of a literal match a match of such a term is worth. */
export const termFactor: Readonly<Record<Why, number>> = {
  name: 1,
  alias: 1,
  short: 0.99,
  old: 0.95,
  renamed: 0.96,
  function: 0.78,
  everyday: 0.9,
  synonym: 0.96,
  members: 0.96,
};

/** What the reader is told; null for a match that needs no word. */
export const termReason: Readonly<Record<Why, string | null>> = {
  name: null,
  alias: null,
  short: '按简称',
  old: '按旧名',
  renamed: '按新名',
  function: '按职能',
  everyday: '按俗称',
  synonym: '按同义词',
  members: '按所含地区',
};

const terms =
  (why: Why) =>
  (names: string, note: string, dates: { since?: string; until?: string } = {}): readonly Term[] =>
    names.split(' ').map((name) => ({ name, why, note, ...dates }));

/** Names separated by blanks → terms of one kind with one ground. */
export const short = terms('short');
export const old = terms('old');
export const renamed = terms('renamed');
export const works = terms('function');
export const everyday = terms('everyday');
export const synonym = terms('synonym');
