import { beforeEach, expect, test } from 'vitest';
import type { ParsedPlan } from '../../src/model/plan.js';
import type { StoredPlan } from '../../src/model/stored-plan.js';
import { parse } from '../../src/parser/parse.js';
import { preparePlan } from '../../src/store/plan-import.js';
import { type Chat, openChat } from './chat.js';

const TEXT = `平湖市数字经济发展行动方案

一、工作目标

到2027年，数字经济核心产业增加值达到300亿元，规上工业企业数字化改造覆盖率达到95%。

二、重点任务

（一）建设算力设施。新建智算中心2个。（责任单位：市经信局、市发改局）

建立健全数据安全责任体系，由市委网信办负责。
`;

/** The plan with its first target in doubt and one place that could not be read. */
function doubtful(parsed: ParsedPlan): ParsedPlan {
  const [first, ...rest] = parsed.targets;
  if (!first) throw new Error('no target');
  const at = TEXT.indexOf('建立健全');
  const source = { start: at, end: TEXT.length - 1, line: 11, quote: TEXT.slice(at, -1) };
  return {
    ...parsed,
    targets: [{ ...first, confidence: 'doubtful' }, ...rest],
    diagnostics: [{ rule: 'unread', severity: 'warning', message: '这句话没有读出任务', source }],
  };
}

let chat: Chat;
let plan: StoredPlan;
beforeEach(async () => {
  chat = await openChat();
  plan = preparePlan(
    { fileName: 'a.txt', sha256: 'a'.repeat(64), text: TEXT, places: [], parsed: doubtful(parse(TEXT)) },
    chat.store.view,
    '2026-11-22T08:00:00Z',
  );
  await chat.given({ type: 'plan.import', plan });
});
const code = (): string => plan.codes.targets[0] ?? '';

test('lists what is in doubt with its sentence, plan by plan', async () => {
  expect(await chat.says('/review')).toContain('拿不准 1 项，没读懂 1 处');
  const answer = await chat.reply(`/review ${plan.prefix}`);
  expect(answer?.blocks.find((block) => block.kind === 'quote')).toMatchObject({ text: expect.stringContaining('300亿元') });
  expect(answer?.buttons.flat().map((button) => button.command)).toEqual(
    expect.arrayContaining([`/review 接受 ${code()}`, `/fix ${code()}`, `/review 删除 ${code()}`, `/review 未读 ${plan.prefix}`]),
  );
});

test('what could not be read is listed with line numbers', async () => {
  const answer = await chat.says(`/review 未读 ${plan.prefix}`);
  expect(answer).toContain('没有读出任务');
  expect(answer).toContain('第 11 行');
});

test('an accepted row is not asked about again; undo brings it back', async () => {
  await chat.says(`/review 接受 ${code()}`);
  expect(chat.store.view.row(code())).toMatchObject({ review: 'accepted' });
  expect(await chat.says(`/review ${plan.prefix}`)).toContain('没有拿不准的条目');
  await chat.given({ type: 'undo', changeId: chat.store.view.lastChangeId() });
  expect(chat.store.view.row(code())).toMatchObject({ review: 'open' });
});

test('a span of codes is all of them; one that names none is no code', async () => {
  const last = plan.codes.targets.at(-1) ?? '';
  expect(plan.codes.targets.length).toBeGreaterThan(1);
  await chat.says(`/review 接受 ${code()}-${last}`);
  for (const one of plan.codes.targets) expect(chat.store.view.row(one)).toMatchObject({ review: 'accepted' });
  expect(await chat.says('/review 接受 天98-天99')).toContain('没有编号');
});

test('a dropped row is gone and can be brought back', async () => {
  await chat.says(`/review 删除 ${code()}`);
  expect(chat.store.view.row(code())).toBeUndefined();
  await chat.says(`/review 恢复 ${code()}`);
  expect(chat.store.view.row(code())).toBeDefined();
});

test('a missed row is added by quoting its sentence; the quote is the document, blanks aside', async () => {
  const answer = await chat.reply(`/review 补 ${plan.prefix} “建立健全数据安全责任体系， 由市委网信办负责。”`);
  const [added] = answer?.about.codes ?? [];
  const row = chat.store.view.row(added ?? '');
  if (row?.kind !== 'task') throw new Error('no task added');
  expect(row.title).toBe('建立健全数据安全责任体系');
  expect(plan.text.slice(row.source.start, row.source.end)).toBe(row.source.quote);
  expect(plan.codes.tasks).not.toContain(row.code);
});

test('a sentence whose figures are known adds nothing; one that is not in the plan is refused', async () => {
  const before = chat.store.view.lastChangeId();
  expect(await chat.says(`/review 补 ${plan.prefix} 数字经济核心产业增加值达到300亿元`)).toContain('没有新增');
  expect(await chat.says(`/review 补 ${plan.prefix} 这句话原文里没有`)).toContain('没有找到');
  expect(chat.store.view.lastChangeId()).toBe(before);
});

test('wrong words are told what works', async () => {
  expect(await chat.says('/review 火星')).toContain('没有找到');
  expect(await chat.says('/review 接受')).toContain('还缺编号');
  expect(await chat.says('/review 接受 天99')).toContain('没有编号');
  expect(await chat.says(`/review 补 ${plan.prefix}`)).toContain('还缺原句');
});

test('only admins review', async () => {
  expect(await chat.says('/review', { as: 'telegram:5' })).toContain('没有权限');
});
