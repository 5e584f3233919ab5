import type { StatedFigure, Target } from '../../src/model/plan.js';
import { parse } from '../../src/parser/parse.js';

/** Where a sentence stands for a test: under the goals of a plan for 2022—2025, in one of its tasks, or in its review of the past. */
export type Place = 'goals' | 'tasks' | 'review';

const HEADINGS: Readonly<Record<Place, string>> = {
  goals: '二、工作目标',
  tasks: '三、重点任务\n（一）夯实工作支撑。',
  review: '一、发展基础',
};

const document = (sentence: string, place: Place): string =>
  `临江市数字经济发展工作方案（2022—2025年）\n为推动高质量发展，结合我市实际，制定本方案。\n${HEADINGS[place]}\n${sentence}\n`;

/** A target in one line: indicator, operator, value with unit, due; the spans of all rows are checked against the text on the way. */
export function targetsOf(sentence: string, place: Place = 'goals'): string[] {
  const text = document(sentence, place);
  const { targets } = parse(text);
  checkSpans(text, targets);
  return targets.map(({ indicator, op, value, valueMax, unit, due, scope }) =>
    [`${indicator} ${op} ${value}${valueMax === null ? '' : `—${valueMax}`}${unit ?? ''}`, due ?? '-', scope ?? ''].join(' ').trim(),
  );
}

/** A stated figure in one line: indicator, value with unit, as-of date, 同比 and rank where there are any. */
export function observationsOf(sentence: string, place: Place = 'review'): string[] {
  const text = document(sentence, place);
  return figures(text);
}

/** The figures of a whole bulletin, with the region they belong to. */
export function figures(text: string, withRegion = false): string[] {
  const { observations } = parse(text);
  checkSpans(text, observations);
  return observations.map(({ region, indicator, value, unit, asOf, yoy, rank }) =>
    [
      ...(withRegion ? [region ?? '-'] : []),
      `${indicator} ${value}${unit ?? ''}`,
      asOf ?? '-',
      ...(yoy === null ? [] : [`同比${yoy}`]),
      ...(rank === null ? [] : [rank]),
    ].join(' '),
  );
}

function checkSpans(text: string, rows: readonly (Target | StatedFigure)[]): void {
  for (const { source } of rows)
    if (text.slice(source.start, source.end) !== source.quote) throw new Error(`span does not slice to its quote: ${source.quote}`);
}
