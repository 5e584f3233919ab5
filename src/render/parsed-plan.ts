import { statedFigures } from '../model/baseline.js';
import { standingText } from '../model/draft-name.js';
import type { ParsedPlan, Task } from '../model/plan.js';
import { bodyText, dueText, goalText, periodText } from './rows.js';

const workLine = ({ source, number, title, bodies }: Task): string =>
  `第${source.line}行  ${number} ${title}${bodies.length > 0 ? `  [${bodies.map(bodyText).join('、')}]` : ''}`;

/** What was read out of a document, as plain lines: for a terminal and for checking a parse by eye. */
export function planSummary(plan: ParsedPlan): string {
  const figures = statedFigures(plan);
  const period = plan.period === null ? '规划期未写明' : `${periodText(plan.period.start)}—${periodText(plan.period.end)}`;
  const facts = [
    plan.region ?? '地区未读出',
    ...(plan.kind === 'report' ? [] : [standingText({ text: '', parsed: plan })]),
    period,
    plan.issuer,
    plan.docNumber,
    plan.issuedOn,
  ];
  return [
    plan.title === '' ? '（没有读出标题）' : plan.title,
    facts.filter((fact) => fact !== null).join(' · '),
    `指标 ${plan.targets.length} · 任务 ${plan.tasks.length} · 阶段 ${plan.phases.length} · 已有数据 ${figures.length}`,
    ...plan.targets.map((row) => `  指标 第${row.source.line}行  ${row.indicator}  ${goalText(row)} · ${dueText(row)}`),
    ...plan.tasks.map((row) => `  任务 ${workLine(row)}`),
    ...plan.duties.map((row) => `  职责 ${workLine(row)}`),
    ...plan.phases.map((row) => `  阶段 第${row.source.line}行  ${row.name}`),
    ...figures.map(
      (row) =>
        `  数据 第${row.source.line}行  ${row.region ?? ''} ${row.indicator}  ${row.value}${row.unit ?? ''}${row.asOf === null ? '' : `（${periodText(row.asOf)}）`}`,
    ),
  ].join('\n');
}
