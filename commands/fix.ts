import type { Command, Request, Services } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { OPERATOR_WORD, SCOPE_WORD } from '../src/model/exchange.js';
import type { Correction, Row, StoredPlan } from '../src/model/stored-plan.js';
import { quoteBlock } from '../src/render/quote.js';
import { type Block, type Reply, reply } from '../src/render/reply.js';
import { numberText, periodText, placeText, planTitle } from '../src/render/rows.js';
import { exampleFor, FIELDS, readCorrection, splitFields } from '../src/request/corrections.js';
import { planExample, planFields, readPlanCorrection } from '../src/request/plan-corrections.js';
import { draftOf } from '../src/request/writing.js';

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

/** Old → new of the fields that differ. */
function differences(before: Row, after: Row, fields: Correction): Block[] {
  const [old, fresh] = [shown(before), shown(after)];
  const rows = Object.keys(fresh)
    .filter((label) => old[label] !== fresh[label])
    .map((label) => ({ label, value: `${old[label]} → ${fresh[label]}` }));
  if (fields.direction !== undefined)
    rows.push({ label: '方向', value: { higher: '越高越好', lower: '越低越好', hold: '保持' }[fields.direction] });
  return rows.length > 0 ? [{ kind: 'facts', rows }] : [{ kind: 'line', text: '与原来一样，没有改动。' }];
}

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
  const { id } = await store.commit(draftOf(request, { type: 'plan.fix', planId: plan.id, fields: correction }));
  const after = store.view.plan(plan.id) ?? plan;
  const rows = Object.entries(planFields(after))
    .filter(([label, value]) => before[label] !== value)
    .map(([label, value]) => ({ label, value: `${before[label]} → ${value}` }));
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
    blocks: [rows.length > 0 ? { kind: 'facts', rows } : { kind: 'line', text: '与原来一样，没有改动。' }, ...moved],
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
    const change = await store.commit(draftOf(request, { type: 'row.fix', code: row.code, fields: correction }));
    const after = store.view.row(row.code) ?? row;
    return reply({
      tone: 'good',
      title: `${row.code}  ${titleOf(after)}　经人工更正`,
      subtitle: plan ? planTitle(plan) : null,
      blocks: [...differences(row, after, correction), quoteBlock(row.source.quote, placeText({ path, source: row.source }, plan))],
      buttons: [[{ label: '撤销', command: `/undo ${change.id}`, place: 'new' }]],
      about: { codes: [row.code], command: `/fix ${row.code}` },
    });
  },
} satisfies Command;
