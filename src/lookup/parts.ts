import type { KnownName } from './absent.js';
import type { Alignment } from './align.js';
import type { Core, Form } from './catalogue.js';
import type { Term, Why } from './thesaurus/term.js';
import type { Reading } from './units.js';

/** A name that explains a part of the query. */
export interface Candidate {
  readonly form: Form;
  readonly core: Core;
  readonly term: Term;
  readonly alignment: Alignment;
  readonly score: number;
  /** What a region named elsewhere in the query adds to the score of a name that exists there. */
  readonly withRegion: number;
}

/** A part of the query and what it can mean: names of the store, best first, or something known that the store does not have. */
export interface Part {
  readonly mask: Uint8Array;
  readonly candidates: readonly Candidate[];
  readonly absent: KnownName | null;
  /** Sum of certainty of the part, for ordering parts. */
  readonly trust: number;
}

/** A query read in one way, taken apart as far as names explain it. */
export interface Cover {
  readonly reading: Reading;
  readonly parts: readonly Part[];
  /** Share of the query that names of the store explain with certainty, 0 … 1. */
  readonly surety: number;
  /** The same with known names that the store does not have: for choosing between readings. */
  readonly grasp: number;
}

/** Grounds of further names that stand beside the real name; without their end, which says what kind of body it is, they are another word: 专利 is not 专利局. */
export const beside: ReadonlySet<Why> = new Set(['old', 'renamed', 'function', 'everyday']);
/** Grounds on which words lead to a body that are no name of it: what it does, what people say. */
export const loosely: ReadonlySet<Why> = new Set(['function', 'everyday']);
export const isCut = ({ alignment, term }: Pick<Candidate, 'alignment' | 'term'>): boolean => !alignment.tail && beside.has(term.why);

/** What stays open of the units when a mask explains some. */
export const without = (open: Uint8Array, mask: Uint8Array): Uint8Array => open.map((value, i) => (mask[i] === 0 ? value : 0));
