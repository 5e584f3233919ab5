import type { Command, Request, Services } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { OPERATOR_WORD, SCOPE_WORD } from '../src/model/exchange.js';
import type { Target } from '../src/model/plan.js';
import type { Correction, Row, StoredPlan } from '../src/model/stored-plan.js';
import { FIELD_NAME } from '../src/render/changes.js';
import { quoteBlock } from '../src/render/quote.js';
import { type Block, type Reply, reply } from '../src/render/reply.js';
import { dueText, numberText, periodText, placeText, planTitle } from '../src/render/rows.js';
import { DIRECTION_NAME } from '../src/render/status-words.js';
import { exampleFor, FIELDS, readCorrection, splitFields } from '../src/request/corrections.js';
import { planExample, planFields, readPlanCorrection } from '../src/request/plan-corrections.js';
import { draftOf } from '../src/request/writing.js';
import type { StoreView } from '../src/store/store.js';
import { goalOf } from '../src/tracking/assess.js';

const titleOf = (row: Row): string => (row.kind === 'target' ? row.indicator : row.kind === 'task' ? row.title : row.name);
const orNone = (value: string | null): string => value ?? '无';

/** The fields of a row as /fix prints and accepts them. */
function shown(row: Row): Readonly<Record<string, string>> {
  const due = (period: string | null): string => (period === null ? '无' : periodText(period));
  if (row.kind === 'phase') return { 名称: row.name, 起: due(row.start), 止: due(row.end) };
  if (row.kind === 'task')
    return { 标题: row.title, 责任单位: orNone(row.bodies.map((body) => body.name).join('、') || null), 期限: due(row.due) };
  const { indicator, value, valueMax, unit, op, scope } = row;
  return {
    指标: indicator,
    比较: OPERATOR_WORD[op],
    值: numberText(value),
    上限: valueMax === null ? '无' : numberText(valueMax),
    单位: orNone(unit),
    口径: scope === null ? '无' : SCOPE_WORD[scope],
    期限: due(row.due),
  };
}

/** Old → new of the fields that differ. A deadline that was inferred differs from the same one that a person states. */
function differences(before: Row, after: Row): { readonly label: string; readonly value: string }[] {
  const [old, fresh] = [shown(before), shown(after)];
  const stated = before.kind !== 'phase' && after.kind !== 'phase' && before.dueFrom !== after.dueFrom && before.due === after.due;
  return Object.keys(fresh).flatMap((label) => {
    if (stated && label === '期限') return [{ label, value: `${dueText(before)} → ${dueText(after)}` }];
    return old[label] === fresh[label] ? [] : [{ label, value: `${old[label]} → ${fresh[label]}` }];
  });
}

const SAME: Block = { kind: 'line', text: '与原来一样，没有改动。' };
const DERIVED: ReadonlySet<Target['dueFrom']> = new Set(['paragraph', 'heading', 'period']);
const directionText = (view: StoreView, row: Row): string => (row.kind === 'target' ? DIRECTION_NAME[goalOf(view, row).direction] : '');

/** Whether a correction says anything that is not said of the row already; a deadline that was inferred is confirmed by stating it. */
function changes(view: StoreView, row: Row, correction: Correction): boolean {
  return Object.entries(correction).some(([field, value]) => {
    if (field === 'direction') return row.kind !== 'target' || goalOf(view, row).direction !== value;
    if (field === 'due' && row.kind !== 'phase' && DERIVED.has(row.dueFrom)) return true;
    const now = field === 'title' && row.kind === 'phase' ? row.name : (row as unknown as Readonly<Record<string, unknown>>)[field];
    return JSON.stringify(now) !== JSON.stringify(value);
  });
}

/** "原为 值=40，期限=2024年": what the corrected fields were, kept with the change for the audit. */
const wasText = (before: Readonly<Record<string, string>>, labels: readonly string[]): string =>
  `原为 ${labels.map((label) => `${label}=${before[label] ?? ''}`).join('，')}`;

/** Shows or corrects what is said of a document as a whole: region, title, draft or issued, period. */
async function fixPlan(plan: StoredPlan, request: Request, { store }: Services): Promise<Reply> {
  const fields = splitFields(request.args.slice(request.args.indexOf(plan.prefix) + plan.prefix.length));
  const before = planFields(plan);
  if (fields.length === 0)
    return reply({
      title: planTitle(plan),
      blocks: [
        { kind: 'facts', rows: Object.entries(before).map(([label, value]) => ({ label, value })) },
        { kind: 'note', text: `更正的写法：${planExample(plan)}`, tone: 'quiet' },
      ],
    });
  const correction = readPlanCorrection(plan, fields);
  const said = correction.status === undefined ? {} : ({ statusFixed: true } as const);
  const corrected = { ...plan, ...said, parsed: Object.assign({}, plan.parsed, correction) };
  const rows = Object.entries(planFields(corrected))
    .filter(([label, value]) => before[label] !== value)
    .map(([label, value]) => ({ label, value: `${before[label]} → ${value}` }));
  if (rows.length === 0) return reply({ title: planTitle(plan), blocks: [SAME] });
  const { id } = await store.commit({
    ...draftOf(request, { type: 'plan.fix', planId: plan.id, fields: correction }),
    note: wasText(
      before,
      rows.map(({ label }) => label),
    ),
  });
  const after = store.view.plan(plan.id) ?? plan;
  const old = plan.parsed.region ?? '';
  const left =
    after.parsed.region !== plan.parsed.region &&
    store.view
      .targets()
      .filter((row) => row.planId === plan.id)
      .some((row) => store.view.observations(old, row.indicatorId).some(({ source }) => source.kind === 'person'));
  const moved: Block[] = left
    ? [{ kind: 'note', text: `已经填报的数据仍记在${old || '原来的地区'}名下，需要时请重新填报。`, tone: 'quiet' }]
    : [];
  return reply({
    tone: 'good',
    title: `${planTitle(after)}　经人工更正`,
    blocks: [{ kind: 'facts', rows }, ...moved],
    buttons: [[{ label: '撤销', command: `/undo ${id}`, place: 'new' }]],
  });
}

export default {
  name: 'fix',
  chinese: '更正',
  aliases: ['修正'],
  group: 'manage',
  usage: '编号或字头 字段=值 …',
  summary: '更正读错的条目，重新导入后仍然有效',
  role: 'admin',
  writes: true,
  examples: (view) =>
    view
      .targets()
      .slice(0, 1)
      .map((row) => `/fix ${row.code} 单位=件 值=1200 期限=2024`),
  async run(request, services) {
    const { store } = services;
    const [code = ''] = request.words;
    const example = this.examples(store.view)[0] ?? '/fix';
    if (code === '') throw new UserError('missing-argument', { what: '编号', example });
    const row = store.view.row(code);
    const whole = row ? undefined : store.view.plans().find((one) => one.prefix === code);
    if (whole) return fixPlan(whole, request, services);
    if (!row) throw new UserError('unknown-code', { typed: code, example });
    const plan = store.view.plan(row.planId);
    const fields = splitFields(request.args.slice(request.args.indexOf(code) + code.length));
    const path = row.kind === 'phase' ? [] : row.path;
    if (fields.length === 0) {
      return reply({
        title: `${row.code}  ${titleOf(row)}`,
        blocks: [
          { kind: 'facts', rows: Object.entries(shown(row)).map(([label, value]) => ({ label, value })) },
          quoteBlock(row.source.quote, placeText({ path, source: row.source }, plan)),
          {
            kind: 'note',
            text: `更正的写法：${exampleFor(row)}　可以更正：${FIELDS[row.kind].join('、')}`,
            tone: 'quiet',
          },
        ],
        about: { codes: [row.code], command: null },
      });
    }
    const correction = readCorrection(row, fields);
    const quote = quoteBlock(row.source.quote, placeText({ path, source: row.source }, plan));
    if (!changes(store.view, row, correction))
      return reply({
        title: `${row.code}  ${titleOf(row)}`,
        blocks: [SAME, quote],
        about: { codes: [row.code], command: `/fix ${row.code}` },
      });
    const direction = directionText(store.view, row);
    const labels = Object.keys(correction).map((field) =>
      field === 'title' && row.kind === 'phase' ? '名称' : (FIELD_NAME[field] ?? field),
    );
    const change = await store.commit({
      ...draftOf(request, { type: 'row.fix', code: row.code, fields: correction }),
      note: wasText({ ...shown(row), 方向: direction }, labels),
    });
    const after = store.view.row(row.code) ?? row;
    const rows = differences(row, after);
    if (correction.direction !== undefined) rows.push({ label: '方向', value: `${direction} → ${directionText(store.view, after)}` });
    return reply({
      tone: 'good',
      title: `${row.code}  ${titleOf(after)}　经人工更正`,
      subtitle: plan ? planTitle(plan) : null,
      blocks: [{ kind: 'facts', rows }, quote],
      buttons: [[{ label: '撤销', command: `/undo ${change.id}`, place: 'new' }]],
      about: { codes: [row.code], command: `/fix ${row.code}` },
    });
  },
} satisfies Command;
