import { z } from 'zod';
import { dueSourceSchema, periodSchema } from './due.js';
import { normalQuantitySchema, operatorSchema, scopeSchema } from './quantity.js';
import { spanSchema } from './span.js';

/** How sure the parser is of a row: `doubtful` rows are listed by /review. */
const confidenceSchema = z.enum(['sure', 'doubtful']);

/** Target 目标值: a commitment to a quantity in the future. `value` and `unit` as printed, multiplier kept in the unit (2.5, "万件"); `normal` in base units. */
export const targetSchema = z.object({
  indicator: z.string(),
  op: operatorSchema,
  value: z.number(),
  valueMax: z.number().nullable(),
  unit: z.string().nullable(),
  normal: normalQuantitySchema,
  scope: scopeSchema,
  due: periodSchema.nullable(),
  dueFrom: dueSourceSchema,
  /** Value the plan itself gives as the starting point 基期值, with its date; null when not stated. */
  baseline: z.object({ value: z.number(), unit: z.string().nullable(), asOf: periodSchema.nullable() }).nullable(),
  /** 约束性 binding, 预期性 expected, null when not stated. */
  nature: z.enum(['binding', 'expected']).nullable(),
  /** Nearest heading or dash title. */
  section: z.string(),
  /** Headings from the outermost to the nearest. */
  path: z.array(z.string()),
  source: spanSchema,
  /** Name of the parser pass that made the row. */
  pass: z.string(),
  confidence: confidenceSchema,
});
export type Target = z.infer<typeof targetSchema>;

/** Responsible body 责任单位 as printed. `role` lead 牵头 / support 配合; `roleFrom` "first" means only that it stands first in the list. */
export const bodySchema = z.object({
  name: z.string(),
  role: z.enum(['lead', 'support']),
  roleFrom: z.enum(['stated', 'first', 'listed']),
  /** Printed aliases: 市委宣传部(市版权局) → ["市版权局"]. */
  aliases: z.array(z.string()),
  /** What an obvious misprint is taken for (是科技局 → 市科技局); null when the name is taken as printed. */
  misprintOf: z.string().nullable(),
});
export type Body = z.infer<typeof bodySchema>;

/** Task 任务: a numbered work item; `source` covers its whole text, title included. */
export const taskSchema = z.object({
  number: z.string(),
  section: z.string(),
  path: z.array(z.string()),
  title: z.string(),
  bodies: z.array(bodySchema),
  due: periodSchema.nullable(),
  dueFrom: dueSourceSchema,
  source: spanSchema,
  pass: z.string(),
  confidence: confidenceSchema,
});
export type Task = z.infer<typeof taskSchema>;

/** Phase 阶段: `start` / `end` as periods, or `relative` as printed (自批复三个月内). */
export const phaseSchema = z.object({
  name: z.string(),
  start: periodSchema.nullable(),
  end: periodSchema.nullable(),
  relative: z.string().nullable(),
  items: z.array(z.string()),
  source: spanSchema,
  pass: z.string(),
});
export type Phase = z.infer<typeof phaseSchema>;

/** Figure of the past that a document states 文中进展值: from bulletins and from baselines in plans. `yoy` 同比 in percent. */
const statedFigureSchema = z.object({
  region: z.string().nullable(),
  indicator: z.string(),
  value: z.number(),
  unit: z.string().nullable(),
  normal: normalQuantitySchema,
  scope: scopeSchema,
  asOf: periodSchema.nullable(),
  yoy: z.number().nullable(),
  rank: z.string().nullable(),
  section: z.string(),
  source: spanSchema,
  pass: z.string(),
  confidence: confidenceSchema,
});
export type StatedFigure = z.infer<typeof statedFigureSchema>;

/** Milestone 阶段目标: something promised by a date in words, without a quantity of its own ("到2030年，全面形成……"). */
const milestoneSchema = z.object({
  text: z.string(),
  due: periodSchema,
  path: z.array(z.string()),
  source: spanSchema,
  pass: z.string(),
});
export type Milestone = z.infer<typeof milestoneSchema>;

/** One heading of the outline; `level` 1 is the outermost, `number` as printed ("（一）", "1."), "" when there is none. */
const sectionSchema = z.object({ level: z.number().int().positive(), number: z.string(), title: z.string(), source: spanSchema });
export type Section = z.infer<typeof sectionSchema>;

/** Doubt about a document: the rule that raised it, what a reader should check, and where. */
const diagnosticSchema = z.object({
  rule: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  message: z.string(),
  source: spanSchema.nullable(),
});
export type Diagnostic = z.infer<typeof diagnosticSchema>;

/** What `parse` reads out of one document; the JSON that `planbot parse --json` prints. */
export const parsedPlanSchema = z.object({
  title: z.string(),
  region: z.string().nullable(),
  issuer: z.string().nullable(),
  docNumber: z.string().nullable(),
  /** draft 征求意见稿, issued 印发. */
  status: z.enum(['draft', 'issued']),
  issuedOn: z.string().nullable(),
  kind: z.enum(['plan', 'guideline', 'report']),
  period: z.object({ start: periodSchema, end: periodSchema }).nullable(),
  outline: z.array(sectionSchema),
  targets: z.array(targetSchema),
  tasks: z.array(taskSchema),
  /** Work that names who answers for it without being a numbered task: measures of 保障措施, titled paragraphs inside a task. */
  duties: z.array(taskSchema).default([]),
  phases: z.array(phaseSchema),
  milestones: z.array(milestoneSchema).default([]),
  observations: z.array(statedFigureSchema),
  diagnostics: z.array(diagnosticSchema),
});
export type ParsedPlan = z.infer<typeof parsedPlanSchema>;

/**
 * All work of a document that can be looked up, tasks and duties, in its order. Codes of tasks are given in this order.
 * A plan that was stored before duties were told apart has none.
 */
export const workOf = ({ tasks, duties = [] }: Pick<ParsedPlan, 'tasks'> & Partial<Pick<ParsedPlan, 'duties'>>): readonly Task[] =>
  duties.length === 0 ? tasks : [...tasks, ...duties].sort((a, b) => a.source.start - b.source.start);
