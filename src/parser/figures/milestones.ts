import { lastDay } from '../../model/due.js';
import { inClause } from '../blocks/clauses.js';
import { documentRange, passageOf, sentencesOf } from '../sentences/passage.js';
import { type ParseState, type Pass, spanOf } from '../state.js';
import { readDates } from '../time/dates.js';
import { resolveTime } from '../time/resolved-time.js';
import { pathWith } from '../time/section.js';
import { stagesOfTasks } from '../work/stages.js';

const PASS = 'milestones';
const READ: ReadonlySet<string> = new Set(['paragraph', 'dash', 'item']);
/** What a block must hold to promise anything by a date. */
const DATED = /\d年/u;
/** Words before the date that still leave it at the head of what is promised: 力争, 总体目标. */
const LEAD_MAX = 12;
/** Shorter than this nothing is promised ("到2025年,"). */
const PROMISE_MIN = 10;
/** A date inside an attribute, or a condition, promises nothing: 截至2025年的…, 2025年底前未完成的. */
const NO_PROMISE = /^[^,，]{0,6}(?:的|未)|^期间/u;

/** Finds what is promised by a date in words, without a quantity: 到2030年，全面形成……发展格局。 */
export const milestonesPass: Pass = {
  name: PASS,
  reason: 'Runs after the targets: a sentence that holds one is told by it, and needs no milestone.',
  run(state) {
    if (state.meta.kind === 'report') return;
    const targets = state.targets.map(({ source }) => source).sort((a, b) => a.start - b.start);
    let next = 0;
    for (const block of state.blocks) {
      if (!READ.has(block.kind)) continue;
      const passage = passageOf(state, block);
      if (!DATED.test(passage.text)) continue;
      for (const [from, to] of clausesOf(passage.text)) {
        const range = documentRange(passage, from, to);
        while (next < targets.length && (targets[next]?.end ?? 0) <= range.start) next += 1;
        const target = targets[next];
        if (target && target.start < range.end) continue;
        const promise = promised(state, passage.text.slice(from, to));
        if (!promise) continue;
        const source = documentRange(passage, from + promise.at, to);
        // A date beside the responsible bodies is the task's (（2024年6月底前完成，市教育局负责）).
        if (inClause(state, source.start)) continue;
        const text = passage.printed.slice(from + promise.at, to);
        state.milestones.push({
          text,
          due: promise.due,
          path: [...pathWith(state, block)],
          source: spanOf(state, source.start, source.end),
          pass: PASS,
        });
      }
    }
    state.milestones.push(...stagesOfTasks(state));
    state.milestones.sort((a, b) => a.source.start - b.source.start);
  },
};

/** Sentences, cut at semicolons too: each half may have a date of its own. */
function clausesOf(text: string): (readonly [number, number])[] {
  return sentencesOf(text).flatMap(([start, end]) => {
    const cuts = [start];
    for (let at = text.indexOf(';', start); at >= 0 && at < end; at = text.indexOf(';', at + 1)) cuts.push(at + 1);
    return cuts.map((from, index) => [from, index + 1 < cuts.length ? (cuts[index + 1] ?? end) - 1 : end] as const);
  });
}

/** The date at the head of a sentence and where it begins; null when the sentence promises nothing by a date still ahead of the document. */
function promised(state: ParseState, sentence: string): { readonly at: number; readonly due: string } | null {
  const time = readDates(sentence).find(
    (mention) => mention.role === 'due' && !sentence.slice(mention.start, mention.end).endsWith('期间'),
  );
  if (!time || time.start > LEAD_MAX || sentence.length - time.end < PROMISE_MIN || NO_PROMISE.test(sentence.slice(time.end))) return null;
  const resolved = resolveTime(state, time);
  if (!resolved?.period || resolved.past) return null;
  const day = lastDay(resolved.period);
  const from = state.meta.issuedOn ?? state.meta.period?.start ?? null;
  if (day === null || (from !== null && day < from)) return null;
  return { at: time.start, due: resolved.period };
}
