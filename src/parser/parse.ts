import type { ParsedPlan } from '../model/plan.js';
import { withoutPageMarks } from './page-marks.js';
import { passes } from './passes.js';
import type { ParseState, Pass } from './state.js';
import { sameLengthView, withoutSeams } from './view.js';

/** State of the parser after its passes: what `parse` returns, and the blocks it was read from. For tests and tools that look at how a row came about. */
export function parsedState(text: string, through: readonly Pass[] = passes): ParseState {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  const state: ParseState = {
    text,
    view: withoutPageMarks(withoutSeams(sameLengthView(text))),
    lineStarts,
    blocks: [],
    clauses: [],
    workRows: new Map(),
    meta: { title: '', region: null, issuer: null, docNumber: null, status: 'issued', issuedOn: null, kind: 'plan', period: null },
    outline: [],
    targets: [],
    tasks: [],
    duties: [],
    phases: [],
    milestones: [],
    observations: [],
    diagnostics: [],
  };
  for (const pass of through) pass.run(state);
  return state;
}

/** Reads one document. Never throws, whatever the text; doubts are diagnostics. The text is not changed: every span indexes it as given. */
export function parse(text: string): ParsedPlan {
  const { meta, outline, targets, tasks, duties, phases, milestones, observations, diagnostics } = parsedState(text);
  return { ...meta, outline, targets, tasks, duties, phases, milestones, observations, diagnostics };
}
