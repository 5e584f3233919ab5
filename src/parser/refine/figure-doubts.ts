import type { Diagnostic } from '../../model/plan.js';
import type { ParseState, Pass } from '../state.js';

const NAME_MAX = 40;

/** Notes what a reader should check among the figures: names taken from an earlier clause, very long names, goals without a date, dates after the plan's end. */
export const figureDoubtsPass: Pass = {
  name: 'figure-doubts',
  reason: 'After the overlaps are gone, so that each doubt stands for one row.',
  run(state) {
    for (const row of [...state.targets, ...state.observations]) {
      if (row.confidence === 'doubtful')
        note(state, 'carried-indicator', 'info', `“${row.indicator}”沿用了前文的指标名称，请核对。`, row.source);
      else if (row.indicator.length > NAME_MAX) note(state, 'long-indicator', 'info', '指标名称过长，请核对是否读取完整。', row.source);
    }
    const end = state.meta.period === null ? null : Number(state.meta.period.end.slice(0, 4));
    for (const target of state.targets)
      if (end !== null && target.due !== null && Number(target.due.slice(0, 4)) > end)
        note(state, 'due-after-plan', 'info', `期限${target.due}在本规划期之后，请核对。`, target.source);
  },
};

function note(state: ParseState, rule: string, severity: Diagnostic['severity'], message: string, source: Diagnostic['source']): void {
  state.diagnostics.push({ rule, severity, message, source });
}
