import { approximationOf } from '../model/approximation.js';
import type { Assessment, NearFigure } from '../model/assessment.js';
import { printedFraction } from '../model/fraction.js';
import type { Measure } from '../model/indicator.js';
import type { Observation } from '../model/observation.js';
import type { StoredPlan, TargetRow } from '../model/stored-plan.js';
import { numberText, periodText, planShort, type Standing, unitText } from './rows.js';
import { DIFFERENCE_TEXT, MEASURE_NAME, STATUS_NAME, STATUS_TONE } from './status-words.js';

/** How a builder finds the plan that a figure was read from, and whether its region has another; a store's view is one. */
export interface PlansKnown {
  plan(id: string): StoredPlan | undefined;
  plans(): readonly StoredPlan[];
}

/** "截至2023-12-31" for a day, "2024年一季度" for a period, "未注明日期". */
export function asOfText(asOf: string | null): string {
  if (asOf === null) return '未注明日期';
  return /^\d{4}-\d{2}-\d{2}$/u.test(asOf) ? `截至${asOf}` : periodText(asOf);
}

/** "52.62 件"; a figure that its document calls inexact keeps the words: "近 400 亿元", "160 余家", "400 亿元左右", a share its fraction: "1/3". */
export function valueText(figure: Pick<Observation, 'value' | 'unit' | 'source'>): string {
  const { source } = figure;
  const fraction = source.kind === 'document' ? printedFraction(source.span.quote, figure.value, figure.unit) : null;
  if (fraction !== null) return fraction;
  const { before, between, after } = approximationOf(figure) ?? { before: '', between: '', after: '' };
  const unit = between === '' ? unitText(figure.unit) : ` ${between}${unitText(figure.unit).trim()}`;
  return `${before === '' ? '' : `${before} `}${numberText(figure.value)}${unit}${after}`;
}

/** "52.62 件（截至2023-12-31）". */
export const figureText = (figure: Observation): string => `${valueText(figure)}（${asOfText(figure.asOf)}）`;

/** What the document says of the figure besides its value: "　同比 +139%　位居副省级城市第一"; "" where it says nothing more. */
export const growthAndRank = ({ yoy, rank }: Observation): string =>
  `${yoy === null ? '' : `　同比 ${yoy > 0 ? '+' : ''}${yoy}%`}${rank === null ? '' : `　${rank}`}`;

const KIND_NAME = { report: '成效通报', plan: '方案', guideline: '意见' } as const;

/** Where a figure comes from, in a few words: "杭州市方案第 12 行", "全国（国新）方案第 27 行" where there are several, "市局季报", "群内填报". */
export function sourceText(figure: Observation, known: PlansKnown): string {
  const { source } = figure;
  if (source.kind === 'person') return source.text === '' ? '群内填报' : source.text;
  const plan = known.plan(source.planId);
  if (!plan) return `已移除的文件第 ${source.span.line} 行`;
  const { region, kind } = plan.parsed;
  const shared = known.plans().some(({ id, parsed }) => id !== plan.id && parsed.region === region && parsed.kind === kind);
  return `${planShort(plan)}${shared && region !== null ? `（${plan.prefix}）` : ''}${KIND_NAME[kind]}第 ${source.span.line} 行`;
}

/** Base-unit value in the unit that a row prints: 25000 件 → "2.5 万件". */
export function inUnitOf(row: Pick<TargetRow, 'value' | 'unit' | 'normal'>, base: number): string {
  const factor = row.value !== 0 && row.normal.value !== 0 ? row.normal.value / row.value : 1;
  return `${numberText(base / factor)}${unitText(row.unit)}`;
}

/** "132%". */
export const percentText = (share: number): string => `${numberText(Math.round(share * 1000) / 10)}%`;

/** "132%", "约 100%" where the figure is not exact. */
export const shareText = (share: number, figure: Observation | null): string =>
  `${figure && approximationOf(figure) ? '约 ' : ''}${percentText(share)}`;

/** In what a near figure differs from its target, one sentence each. */
export function differenceTexts(row: TargetRow, measure: Measure, near: NearFigure): string[] {
  return near.differs.map((differs) => {
    if (differs === 'name') return DIFFERENCE_TEXT.name(row.indicator, near.observation.printedName);
    if (differs === 'unit') return DIFFERENCE_TEXT.unit(row.unit ?? '没有单位', near.unit ?? '没有单位');
    if (differs === 'measure') return DIFFERENCE_TEXT.measure(MEASURE_NAME[measure], MEASURE_NAME[near.measure]);
    return DIFFERENCE_TEXT.undated('', '');
  });
}

/** Where a target stands, for a list: figure with date and source, status, bar. Of figures that differ the latest is shown as such. */
export function standingText(assessment: Assessment, known: PlansKnown): Standing {
  const { verdict, figure, near, share } = assessment;
  const shown = figure ?? assessment.figures.at(-1) ?? null;
  const other = near[0]?.observation;
  // What was before the plan is where it starts, no report: it is named so, and draws no bar beside 未报数.
  const before = verdict.rule === 'before-start';
  const text = (one: Observation): string => `${figureText(one)}${growthAndRank(one)} · ${sourceText(one, known)}`;
  return {
    figure: shown ? `${before ? '规划期前 ' : ''}${text(shown)}` : other ? `另有“${other.printedName}”${text(other)}` : null,
    label: STATUS_NAME[verdict.status],
    tone: STATUS_TONE[verdict.status],
    progress: figure && share !== null && !before ? { share, label: shareText(share, figure) } : null,
  };
}
