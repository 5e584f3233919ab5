import { startsWithVerb, verbAtEnd, verbAtStart } from '../lexicon/indicator-heads.js';
import type { Clause } from './clause-cutter.js';
import { asShare, dropBuildVerb, eventBefore, isPlaceOnly, isRankOnly, type NameRange, needsSubject } from './indicator-name.js';
import type { Passage } from './passage.js';
import type { Quantity } from './quantity.js';
import { districtAtStart } from './region.js';

/** The name without its building verb, and the verb that acts on what is counted. */
export function thingCounted(
  passage: Passage,
  { quantity, range, name, right }: Clause,
): { readonly range: NameRange; readonly verb: string | null } {
  if (quantity.kind !== 'count' && quantity.kind !== 'size' && quantity.kind !== 'money') return { range, verb: null };
  // "建设链接国内国际两个市场的枢纽": the verb acts on something farther on.
  if (quantity.chinese && right !== '') return { range, verb: null };
  const bare = dropBuildVerb(passage, range);
  const done = quantity.kind === 'size' ? verbAtEnd(name) : null;
  if (done) return { range: bare, verb: done.verb };
  const dropped = passage.text.slice(range.start, bare.start);
  return { range: bare, verb: dropped !== '' ? dropped : startsWithVerb(name) ? name : null };
}

/** What a clause names before its quantity, with what the sentence told before. */
interface Named {
  /** Name of the clause's own, "" for none. */
  readonly own: string;
  /** The indicator that goes on, "" for none. */
  readonly base: string;
  /** The word of change before the number, "" for none. */
  readonly word: string;
  /** The figure is another year's value of `base`. */
  readonly ofYear: boolean;
  /** Text of the sentence before the clause, for the event it belongs to. */
  readonly before: string;
}

/** The indicator of a clause: its own name, completed by the one that goes on where it says nothing alone ("其中省级10个", "占比达到30%", "古渡区38个"). */
export function nameWithBase({ own, base, word, ofYear, before }: Named, quantity: Quantity): string {
  const level = quantity.before.some((comparator) => comparator.kind === 'level');
  let name = eventBefore(before, own) ?? own;
  if (ofYear) name = base;
  else if (base !== '') {
    if (/^总[数量额]/u.test(own)) name = base.replace(/^(?:新增|净增|累计)/u, '') + own;
    else if (districtAtStart(own) === own) name = own + base.slice(districtAtStart(base)?.length ?? 0);
    else if (isRankOnly(own) || (level && isPlaceOnly(own))) name = own + base;
    else if (own === '占') name = `${base}占比`;
    else if (own === '' || needsSubject(own) || (word !== '' && /^(?:年均|平均|总体|年)$/u.test(own))) name = base + own;
  }
  return quantity.kind === 'percent' ? asShare(name) : name;
}

/** The name of another act on a thing; what the thing is made of stands alone ("完成造林种草面积1亿亩，其中造林5400万亩"). */
export function actOn(verb: string, whole: string): string {
  const thing = whole.slice(verbAtStart(whole)?.length ?? 0);
  return thing.startsWith(verb) ? verb : verb + thing;
}
