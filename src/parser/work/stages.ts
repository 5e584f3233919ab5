import type { Milestone } from '../../model/plan.js';
import { workOf } from '../../model/plan.js';
import { type ParseState, spanOf } from '../state.js';
import { readDeadline } from './deadline.js';

/** What of the work shall show by a date, in a remark beside who answers for it: 6月底|取得阶段性成效并持续推进. Group 1 is the date. */
const STAGE =
  /^([^,;。]{2,16}?)(?:取得|见到|显现)(?:[一-龥]{0,8})(?:成效|进展|成果|突破)(?:[,，]?并?(?:持续|长期|继续)(?:推进|深化|巩固|坚持))?$/u;

/** The stages of tasks and duties that a remark in their bracket dates without ending them: （9月取得明显成效，牵头单位：县水利局）. */
export function stagesOfTasks(state: ParseState): Milestone[] {
  const work = workOf(state);
  let at = 0;
  return state.clauses.flatMap(({ from, to }) => {
    while (at + 1 < work.length && (work[at + 1]?.source.start ?? 0) <= from) at++;
    const task = work[at];
    if (!task || task.source.start > from || task.source.end < to) return [];
    const remark = state.view.slice(from, to).split(/[,;。]/u)[0] ?? '';
    const date = STAGE.exec(remark)?.[1];
    const due = date === undefined ? null : readDeadline(state, from, from + date.length);
    if (due === null) return [];
    const source = spanOf(state, from, from + remark.length);
    return [{ text: `${task.title}：${source.quote}`, due, path: [...task.path], source, pass: 'milestones' }];
  });
}
