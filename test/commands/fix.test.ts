import { beforeEach, expect, test } from 'vitest';
import type { PhaseRow, TargetRow, TaskRow } from '../../src/model/stored-plan.js';
import { splitFields } from '../../src/request/corrections.js';
import { type Chat, openChat } from './chat.js';

let chat: Chat;
let target: TargetRow;
let task: TaskRow;
let phase: PhaseRow;
beforeEach(async () => {
  chat = await openChat();
  const { view } = chat.store;
  [target, task, phase] = [view.targets()[0] as TargetRow, view.tasks()[0] as TaskRow, view.phases()[0] as PhaseRow];
});

test.each([
  ['单位=件 值=1200 期限=2024', { unit: '件', value: 1200, due: '2024', normal: { value: 1200, valueMax: null, unit: '件' } }],
  ['值=2.5万件', { value: 2.5, unit: '万件', normal: { value: 25_000, valueMax: null, unit: '件' } }],
  ['值＝１２００', { value: 1200 }],
  ['值=10-20个', { value: 10, valueMax: 20, op: 'range', unit: '个' }],
  ['期限=2024年6月底', { due: '2024-06' }],
  ['期限：无', { due: null }],
  ['口径=累计 比较=不超过', { scope: 'cumulative', op: '<=' }],
  ['比较=以上 名称=质押额', { op: '>=', indicator: '质押额' }],
  ['指标=高价值发明专利 拥有量', { indicator: '高价值发明专利 拥有量' }],
])('/fix target %s', async (fields, expected) => {
  const answer = await chat.says(`/fix ${target.code} ${fields}`);
  expect(answer).toContain('经人工更正');
  expect(chat.store.view.row(target.code)).toMatchObject(expected);
});

test('tasks and phases are corrected in their own fields', async () => {
  await chat.says(`/fix ${task.code} 责任单位=市科技局（牵头）、市经信局 期限=2025`);
  expect(chat.store.view.row(task.code)).toMatchObject({
    due: '2025',
    bodies: [
      { name: '市科技局', role: 'lead', roleFrom: 'stated' },
      { name: '市经信局', role: 'support' },
    ],
  });
  await chat.says(`/fix ${phase.code} 起=2022-07-01 止=2022年9月`);
  expect(chat.store.view.row(phase.code)).toMatchObject({ start: '2022-07-01', end: '2022-09' });
});

test('the answer shows old and new and the sentence; undo takes it back', async () => {
  const answer = await chat.says(`/fix ${target.code} 值=1200`);
  expect(answer).toMatch(/值：.* → 1200/u);
  expect(answer.replace(/\s/gu, '')).toContain(target.source.quote.slice(0, 12));
  await chat.given({ type: 'undo', changeId: chat.store.view.lastChangeId() });
  expect(chat.store.view.row(target.code)).toMatchObject({ value: target.value, corrected: [] });
});

test('a correction survives reading the document again', async () => {
  await chat.says(`/fix ${target.code} 值=1200`);
  const plan = chat.store.view.plan(target.planId);
  if (!plan) throw new Error('no plan');
  await chat.given({ type: 'plan.import', plan: { ...plan, importedAt: '2026-11-23T00:00:00Z' } });
  expect(chat.store.view.row(target.code)).toMatchObject({ value: 1200, corrected: ['value'] });
});

test.each([
  ['', '还缺编号'],
  ['天99 值=1', '没有编号'],
  ['CODE 颜色=红', '可以更正的有'],
  ['CODE 值=四十左右', '要写一个确定的数'],
  ['CODE 期限=适时', '看不出是哪一天'],
  ['CODE 比较=大概', '看不懂'],
  ['CODE 值=', '还缺'],
  ['CODE 颜色=红', '例如：/fix CODE 值='],
  ['CODE 期限=适时', '例如：/fix CODE 期限=2024-06-30'],
  ['CODE 比较=大概', '例如：/fix CODE 比较=不低于'],
])('/fix %s is told what works and changes nothing', async (words, says) => {
  const before = chat.store.view.lastChangeId();
  expect(await chat.says(`/fix ${words.replace('CODE', target.code)}`)).toContain(says.replace('CODE', target.code));
  expect(chat.store.view.lastChangeId()).toBe(before);
});

test('a code alone shows what can be corrected', async () => {
  const answer = await chat.says(`/更正 ${target.code}`);
  expect(answer).toContain('指标、值、上限、单位');
  expect(answer).toContain(target.indicator.slice(0, 6));
});

test('what is said once is not said twice, and the audit says what was typed', async () => {
  await chat.says(`/fix ${target.code} 期限=2024-06 口径=年度`);
  expect((await chat.says(`/targets ${target.code}`)).match(/经人工更正/gu)).toHaveLength(1);
  expect(await chat.says(`/audit ${target.code}`)).toMatch(/口径=年度.*期限=2024年6月|期限=2024年6月.*口径=年度/u);
});

test('the example of a task and of a phase works as it is printed', async () => {
  for (const row of [target, task, phase]) {
    const example = /更正的写法：(\/fix \S+ \S+)/u.exec(await chat.says(`/fix ${row.code}`))?.[1] ?? '';
    expect(await chat.says(example)).not.toContain('例如');
  }
});

test('fields are split at names, values keep their blanks', () => {
  expect(splitFields('单位=件 值=1200　期限：2024年 6月')).toEqual([
    ['单位', '件'],
    ['值', '1200'],
    ['期限', '2024年 6月'],
  ]);
});

test('refuses a range whose upper end lies below the lower one', async () => {
  expect(await chat.says('/fix 杭2 上限=1 值=5')).toContain('上限不能比值 5 小');
  expect(await chat.says('/fix 湖1 值=3')).toContain('上限不能比值 3 小');
  expect(await chat.says('/targets 杭2')).toContain('≥ 1200 件');
  expect(await chat.says('/fix 湖1 值=1—3')).toContain('上限：2 → 3');
});

test('what the fields were is kept with the change, and what changes nothing is not written', async () => {
  const was = String(target.value);
  await chat.says(`/fix ${target.code} 值=88 方向=越低越好`);
  const audit = await chat.says(`/audit ${target.code}`);
  expect(audit).toContain('值=88');
  expect(audit).toContain(`原为 值=${was}，方向=越高越好`);
  const last = chat.store.view.lastChangeId();
  for (const same of ['值=88', '方向=越低越好', `期限=${target.due}`]) {
    const answer = await chat.reply(`/fix ${target.code} ${same}`);
    expect(JSON.stringify(answer?.blocks)).toContain('没有改动');
    expect(answer?.buttons.flat()).toEqual([]);
  }
  await chat.says('/fix 杭 状态=印发');
  expect(await chat.says('/audit 1天')).toContain('原为 状态=征求意见稿');
  expect(chat.store.view.lastChangeId()).toBe(last + 1);
  expect(await chat.says('/fix 杭 状态=印发')).toContain('没有改动');
  expect(chat.store.view.lastChangeId()).toBe(last + 1);
});

test('a deadline that was only inferred is confirmed by stating it', async () => {
  const inferred = chat.store.view.targets().find((row) => row.dueFrom === 'paragraph') as TargetRow;
  const answer = await chat.says(`/fix ${inferred.code} 期限=${inferred.due}`);
  expect(answer).toMatch(/期限：.+（.+） → .+（经人工更正）/u);
  expect(chat.store.view.row(inferred.code)).toMatchObject({ dueFrom: 'correction' });
});
