import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ChangeDraft, ChangeOp } from '../../src/model/change.js';
import type { Observation } from '../../src/model/observation.js';
import type { ParsedPlan, Target, Task } from '../../src/model/plan.js';
import { normaliseQuantity } from '../../src/model/quantity.js';
import type { Span } from '../../src/model/span.js';
import type { PlanSource } from '../../src/store/plan-import.js';
import { indicatorOf } from '../../src/tracking/indicator.js';

/** Indicator of the fixture's first target. */
export const PATENTS = indicatorOf({ indicator: '每万人高价值发明专利拥有量', normal: { unit: '件' }, scope: null, op: '>=' }).id;

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'planbot-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that moves on by a second at each look. */
export function tickingClock(start = '2024-06-16T01:00:00.000Z'): () => Date {
  let at = Date.parse(start);
  return () => {
    at += 1000;
    return new Date(at);
  };
}

export const draft = (op: ChangeOp, rest: Partial<Omit<ChangeDraft, 'op'>> = {}): ChangeDraft => ({
  op,
  by: 'telegram:7',
  chat: 'telegram:-100',
  cause: null,
  note: null,
  ...rest,
});

export const observation = (value: number, rest: Partial<Observation> = {}): Observation => ({
  region: '杭州市',
  indicator: PATENTS,
  value,
  unit: '件',
  normal: { value, valueMax: null, unit: '件' },
  scope: null,
  asOf: '2024-06-30',
  yoy: null,
  rank: null,
  printedName: '每万人高价值发明专利拥有量',
  source: { kind: 'person', text: '市局季报' },
  ...rest,
});

export const report = (value: number, rest: Partial<Observation> = {}): ChangeOp => ({
  type: 'observation.report',
  observation: observation(value, rest),
});

/** Text of a small plan, with rows whose spans point into it. */
export function planSource(lines: readonly PlanLine[], rest: Partial<ParsedPlan> = {}): PlanSource {
  const text = `${lines.map(({ quote }) => quote).join('\n')}\n`;
  const spanOf = (index: number): Span => {
    const start = lines.slice(0, index).reduce((sum, { quote }) => sum + quote.length + 1, 0);
    const quote = lines[index]?.quote ?? '';
    return { start, end: start + quote.length, line: index + 1, quote };
  };
  const targets = lines.flatMap((line, index): Target[] =>
    line.target ? [{ ...targetDefaults(line.target), source: spanOf(index) }] : [],
  );
  const tasks = lines.flatMap((line, index): Task[] => (line.task ? [{ ...taskDefaults(line.task), source: spanOf(index) }] : []));
  return {
    fileName: 'plan.txt',
    sha256: 'a'.repeat(64),
    text,
    places: [],
    parsed: {
      title: '杭州市国家知识产权强市建设示范城市建设工作方案(征求意见稿)',
      region: '杭州市',
      issuer: null,
      docNumber: null,
      status: 'draft',
      issuedOn: null,
      kind: 'plan',
      period: { start: '2022', end: '2024' },
      outline: [],
      targets,
      tasks,
      duties: [],
      phases: [],
      milestones: [],
      observations: [],
      diagnostics: [],
      ...rest,
    },
  };
}

export interface PlanLine {
  readonly quote: string;
  readonly target?: Partial<Target> & Pick<Target, 'indicator' | 'value'>;
  readonly task?: Partial<Task> & Pick<Task, 'title'>;
}

const targetDefaults = (target: Partial<Target> & Pick<Target, 'indicator' | 'value'>): Omit<Target, 'source'> => ({
  op: '>=',
  valueMax: null,
  unit: '件',
  normal: normaliseQuantity(target.value, target.unit ?? '件'),
  scope: null,
  due: '2024',
  dueFrom: 'sentence',
  baseline: null,
  nature: null,
  section: '工作目标',
  path: ['总体要求', '工作目标'],
  pass: 'test',
  confidence: 'sure',
  ...target,
});

const taskDefaults = (task: Partial<Task> & Pick<Task, 'title'>): Omit<Task, 'source'> => ({
  number: '1',
  section: '主要任务',
  path: ['主要任务'],
  bodies: [],
  due: null,
  dueFrom: 'none',
  pass: 'test',
  confidence: 'sure',
  ...task,
});

/** The plan that most tests use: two targets, one with a baseline, and a task. */
export const hangzhouPlan = (): PlanSource =>
  planSource([
    {
      quote: '到2024年，每万人高价值发明专利拥有量达到40件（2021年为35.93件）',
      target: {
        indicator: '每万人高价值发明专利拥有量',
        value: 40,
        baseline: { value: 35.93, unit: '件', asOf: '2021' },
      },
    },
    { quote: '海外发明专利授权量达到1200件', target: { indicator: '海外发明专利授权量', value: 1200 } },
    { quote: '培育产业知识产权竞争优势。（责任单位：市市场监管局）', task: { title: '培育产业知识产权竞争优势' } },
  ]);
