import { OFFICE } from '../lexicon/bodies.js';
import type { ParseState } from '../state.js';
import { type ListConvention, namedIn, type PlacedBody } from './bodies.js';

/** 由a会同b推进。 / 由a牵头，b配合。: a sentence that charges bodies and ends there. */
const CHARGED =
  /由([^,。;:()]{2,60}?)(?:会同([^,。;:()]{2,80}?)(?:共同)?(?:负责|组织实施|推进|落实|实施|完成)|牵头,([^,。;:()]{2,80}?)(?:配合|参与))(?=[。,;])/gu;
/** Longest stretch of a task that is searched, in characters. */
const REACH = 4000;

/** Bodies that a task's own sentences charge with it, for tasks without a responsibility clause. The first name must be that of an office. */
export function chargedBodies(state: ParseState, start: number, end: number, convention: ListConvention): PlacedBody[] {
  const text = state.view.slice(start, Math.min(end, start + REACH));
  for (const match of text.matchAll(CHARGED)) {
    const [, lead = '', beside, after] = match;
    const support = beside ?? after ?? '';
    if (!lead.split('、').every((name) => OFFICE.test(name))) continue;
    const from = start + match.index + 1;
    const second = state.view.indexOf(support, from + lead.length);
    return [
      ...namedIn(state, { role: 'lead', from, to: from + lead.length }, convention),
      ...namedIn(state, { role: 'support', from: second, to: second + support.length }, convention),
    ];
  }
  return [];
}
