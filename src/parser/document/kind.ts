import { kindOfTitle } from '../lexicon/document-types.js';
import {
  BINDING_TYPE,
  CLAUSES_MIN,
  type DocumentKind,
  FORM_POINTS,
  FRONT_MARKS,
  HEADING_MARKS,
  type KindMark,
  PLANS,
  REPORTS,
  TITLE_POINTS,
} from '../lexicon/kind-evidence.js';
import { ledgerColumns } from '../lexicon/ledger-heads.js';
import { type Block, type ParseState, titleInView } from '../state.js';
import { sameLengthView } from '../view.js';
import { isInArticles } from './articles.js';
import { moodOf } from './mood.js';

/** How far a document is read for how it opens, and for the words it says again and again. */
const FRONT = 1_500;
const LOOKED_AT = 20_000;
/** Words of one side from which on they outweigh the other's, when they are more than twice as many. */
const WORDS_MIN = 4;

/** Points that speak for each kind; a kind that comes first wins where two have as many. */
class Evidence {
  private readonly points = new Map<DocumentKind, number>([
    ['guideline', 0],
    ['plan', 0],
    ['report', 0],
  ]);

  add(kind: DocumentKind, points: number): void {
    this.points.set(kind, (this.points.get(kind) ?? 0) + points);
  }

  count({ speaksFor, points, most }: KindMark, places: number): void {
    this.add(speaksFor, points * Math.min(places, most));
  }

  verdict(): DocumentKind {
    return [...this.points].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
  }
}

/** Whether a table of the document divides work among bodies. */
const dividesWork = (blocks: readonly Block[]): boolean =>
  blocks.some(
    ({ kind, header, cells }) => kind === 'table-row' && header && cells !== null && ledgerColumns(cells.map(({ text }) => text)) !== null,
  );

/** Kind of a document by what speaks for each: its title, how it opens, the titles of its parts, its form, and the words it says again and again. */
export function kindOf(state: ParseState, title: string): DocumentKind {
  const { view, blocks, clauses } = state;
  const evidence = new Evidence();
  const named = sameLengthView(title);
  const titled = kindOfTitle(named);
  if (titled !== null)
    evidence.add(titled, titled !== 'guideline' || BINDING_TYPE.test(named) ? TITLE_POINTS.type : TITLE_POINTS.looseType);
  else if (named !== '') evidence.add('report', TITLE_POINTS.slogan);

  const front = view.slice(0, FRONT);
  for (const mark of FRONT_MARKS) evidence.count(mark, front.match(mark.found)?.length ?? 0);
  const headings = blocks.filter(({ kind }) => kind === 'heading').map((block) => titleInView(state, block).replace(/[\s*#]/gu, ''));
  for (const mark of HEADING_MARKS) evidence.count(mark, headings.filter((heading) => mark.found.test(heading)).length);

  const text = view.slice(0, LOOKED_AT);
  const times = (words: RegExp): number => text.match(words)?.length ?? 0;
  if (isInArticles(state)) evidence.add('guideline', FORM_POINTS.articles);
  if (clauses.length >= CLAUSES_MIN) evidence.add('plan', FORM_POINTS.clauses);
  if (dividesWork(blocks)) evidence.add('plan', FORM_POINTS.dividedTable);
  const [reports, plans] = [times(REPORTS), times(PLANS)];
  if (reports >= WORDS_MIN && reports > 2 * plans) evidence.add('report', FORM_POINTS.words);
  const mood = moodOf(text);
  if (mood !== 'unclear') evidence.add(mood === 'asks' ? 'plan' : 'report', FORM_POINTS.mood);
  return evidence.verdict();
}
