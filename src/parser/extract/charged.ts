import { BODY_END, COLLECTIVE, OFFICE } from '../lexicon/bodies.js';
import type { ParseState } from '../state.js';
import { type ListConvention, namedIn, type PlacedBody } from './bodies.js';

/** 由a会同b推进。 / 由a牵头，b配合。/ 由a负责，…: a sentence that charges bodies. */
const CHARGED =
  /由([^,。;:()]{2,60}?)(?:会同([^,。;:()]{2,80}?)(?:共同)?(?:负责|组织实施|推进|落实|实施|完成)|牵头,([^,。;:()]{2,80}?)(?:配合|参与)|(?:牵头|具体)?负责)(?=[。,;])/gu;
/** 市商务局要组织…: a task whose first words are the bodies that must act. */
const OPENING = /^(?!由)(?:[^,。;:()]|\([^()]{2,20}\)){2,60}?(?=(?:要|应当?|须|负责)[^。]{4})/u;
/** A short name of a body below the offices: 镇环卫站, 派出所, 各村委会. */
const LOCAL = /^[\u4e00-\u9fff]{2,10}$/u;
/** Longest stretch of a task that is searched, in characters. */
const REACH = 4000;

/** Whether a list names bodies, at least one of them an office, a level (各乡镇人民政府), or where `local` allows it a body below them. */
function areBodies(list: string, local: boolean): boolean {
  const names = list.split('、');
  const isLevel = (name: string): boolean => {
    COLLECTIVE.lastIndex = 0;
    return COLLECTIVE.test(name) && COLLECTIVE.lastIndex === name.length;
  };
  return (
    names.every((name) => isLevel(name) || BODY_END.test(name)) &&
    names.some((name) => isLevel(name) || OFFICE.test(name) || (local && LOCAL.test(name)))
  );
}

/** Bodies that a task's own sentences charge with it, for tasks without a responsibility clause. `from` is where the text after its title begins. */
export function chargedBodies(state: ParseState, from: number, end: number, convention: ListConvention): PlacedBody[] {
  const text = state.view.slice(from, Math.min(end, from + REACH));
  const opening = OPENING.exec(text)?.[0];
  if (opening !== undefined && areBodies(opening, false))
    return namedIn(state, { role: 'any', from, to: from + opening.length }, convention);
  for (const match of text.matchAll(CHARGED)) {
    const [, lead = '', beside, after] = match;
    if (!areBodies(lead, true)) continue;
    const start = from + match.index + 1;
    const support = beside ?? after;
    if (support === undefined) return namedIn(state, { role: 'any', from: start, to: start + lead.length }, convention);
    const second = state.view.indexOf(support, start + lead.length);
    return [
      ...namedIn(state, { role: 'lead', from: start, to: start + lead.length }, convention),
      ...namedIn(state, { role: 'support', from: second, to: second + support.length }, convention),
    ];
  }
  return [];
}
