import { z } from 'zod';
import { approximationOf } from '../model/approximation.js';
import { STATUSES } from '../model/assessment.js';
import { draftName } from '../model/draft-name.js';
import { lastDay, periodSchema } from '../model/due.js';
import { latestFigure } from '../model/exchange.js';
import type { Observation } from '../model/observation.js';
import { bodySchema } from '../model/plan.js';
import { normalQuantitySchema, operatorSchema, scopeSchema } from '../model/quantity.js';
import type { TargetRow, TaskRow } from '../model/stored-plan.js';
import { sourceText, valueText } from '../render/figures.js';
import type { StoreView } from '../store/store.js';
import { assess } from '../tracking/assess.js';

const figureSchema = z.object({
  region: z.string(),
  indicator: z.string().describe('指标标识'),
  name: z.string().describe('来源中的指标名称'),
  value: z.number(),
  unit: z.string().nullable(),
  text: z.string().describe('数值连单位，约数保留原文的“近、约、余”等字'),
  approximate: z.boolean().describe('原文写的是约数'),
  normal: normalQuantitySchema.describe('换算成基本单位'),
  scope: scopeSchema,
  asOf: periodSchema.nullable().describe('截至'),
  source: z.string().describe('来源，一句话'),
});

const quoteSchema = z.object({ line: z.number().int().positive(), quote: z.string() }).describe('原文');

const targetSchema = z.object({
  code: z.string().describe('编号'),
  plan: z.string().describe('规划的标识'),
  region: z.string(),
  indicator: z.string().describe('指标'),
  indicatorId: z.string().describe('指标标识'),
  op: operatorSchema,
  value: z.number().describe('目标值，数字如原文所印'),
  valueMax: z.number().nullable(),
  unit: z.string().nullable().describe('单位，含万、亿'),
  normal: normalQuantitySchema.describe('换算成基本单位'),
  scope: scopeSchema,
  due: periodSchema.nullable().describe('期限'),
  dueDay: z.iso.date().nullable().describe('期限的最后一天'),
  latest: figureSchema.nullable().describe('最新数据'),
  status: z.enum(STATUSES).describe('状态'),
  corrected: z.array(z.string()).describe('经人工更正的字段'),
  doubtful: z.boolean().describe('待复核'),
  section: z.string(),
  source: quoteSchema,
});

const taskSchema = z.object({
  code: z.string(),
  plan: z.string(),
  region: z.string(),
  number: z.string(),
  title: z.string(),
  bodies: z.array(bodySchema).describe('责任单位'),
  due: periodSchema.nullable(),
  dueDay: z.iso.date().nullable(),
  corrected: z.array(z.string()),
  doubtful: z.boolean(),
  section: z.string(),
  source: quoteSchema,
});

/** The whole store as plain data: what every export is made from, and what `export json` writes. */
export const exportSchema = z
  .object({
    format: z.literal('planbot-export'),
    version: z.literal(1),
    day: z.iso.date().describe('状态按这一天计算'),
    plans: z.array(
      z.object({
        id: z.string(),
        prefix: z.string().describe('编号的字头'),
        title: z.string(),
        region: z.string().nullable(),
        issuer: z.string().nullable(),
        docNumber: z.string().nullable(),
        status: z.enum(['draft', 'issued']),
        draft: z.string().nullable().describe('草稿的名称，如征求意见稿、草案；正式文件为空'),
        period: z.object({ start: periodSchema, end: periodSchema }).nullable(),
        fileName: z.string(),
        sha256: z.string(),
      }),
    ),
    targets: z.array(targetSchema),
    tasks: z.array(taskSchema),
    phases: z.array(
      z.object({
        code: z.string(),
        plan: z.string(),
        name: z.string(),
        start: periodSchema.nullable(),
        end: periodSchema.nullable(),
        relative: z.string().nullable(),
        source: quoteSchema,
      }),
    ),
    figures: z.array(figureSchema),
  })
  .meta({ title: 'planbot export', description: '规划、指标、任务、阶段和进展数据' });
export type ExportData = z.infer<typeof exportSchema>;
export type ExportedTarget = ExportData['targets'][number];
export type ExportedTask = ExportData['tasks'][number];
export type ExportedFigure = ExportData['figures'][number];

const dayOf = (period: string | null): string | null => (period === null ? null : lastDay(period));
const isDoubtful = (row: TargetRow | TaskRow): boolean => row.confidence === 'doubtful' && row.review === 'open';

function figureOf(view: StoreView, figure: Observation): ExportedFigure {
  const { region, indicator, printedName: name, value, unit, normal, scope, asOf } = figure;
  const source = sourceText(figure, view);
  const approximate = approximationOf(figure) !== null;
  return { region, indicator, name, value, unit, text: valueText(figure), approximate, normal, scope, asOf, source };
}

/** Reads everything that is exported out of the store, in document order; statuses as of `day` (ISO). */
export function exportData(view: StoreView, day: string): ExportData {
  const quote = ({ source }: { readonly source: { readonly line: number; readonly quote: string } }) => ({
    line: source.line,
    quote: source.quote,
  });
  return {
    format: 'planbot-export',
    version: 1,
    day,
    plans: view.plans().map((plan) => {
      const { id, prefix, fileName, sha256, parsed } = plan;
      const { title, region, issuer, docNumber, status, period } = parsed;
      return { id, prefix, title, region, issuer, docNumber, status, draft: draftName(plan), period, fileName, sha256 };
    }),
    targets: view.targets().map((row) => {
      const latest = latestFigure(view.observations(row.region, row.indicatorId), row);
      const { code, planId: plan, region, indicator, indicatorId, op, value, valueMax, unit, normal, scope, due, section } = row;
      return {
        ...{ code, plan, region, indicator, indicatorId, op, value, valueMax, unit, normal, scope, due, section },
        dueDay: dayOf(due),
        latest: latest ? figureOf(view, latest) : null,
        status: assess(view, row, day).verdict.status,
        corrected: [...row.corrected],
        doubtful: isDoubtful(row),
        source: quote(row),
      };
    }),
    tasks: view.tasks().map((row) => {
      const { code, planId: plan, region, number, title, bodies, due, section } = row;
      return {
        code,
        plan,
        region,
        number,
        title,
        bodies,
        due,
        dueDay: dayOf(due),
        corrected: [...row.corrected],
        doubtful: isDoubtful(row),
        section,
        source: quote(row),
      };
    }),
    phases: view.phases().map((row) => {
      const { code, planId: plan, name, start, end, relative } = row;
      return { code, plan, name, start, end, relative, source: quote(row) };
    }),
    figures: view.indicators().flatMap(({ id }) =>
      view.regionsOf(id).flatMap((region) =>
        view
          .observations(region, id)
          .filter((figure) => figure.indicator === id)
          .map((figure) => figureOf(view, figure)),
      ),
    ),
  };
}
