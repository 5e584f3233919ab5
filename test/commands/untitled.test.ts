import { beforeEach, expect, test } from 'vitest';
import { withName } from '../../src/model/plan-name.js';
import type { StoredPlan } from '../../src/model/stored-plan.js';
import { type Chat, openChat } from './chat.js';

/** A circular without a title line: it begins with whom it is sent to. */
const LETTER = `各市、县人民政府，省政府各部门：为优化服务，现就有关事项提出以下意见。

一、简化企业开办手续。2026年底前，企业开办时间压减至2个工作日以内。（省市场监管局负责）

二、清理重复认证。取消重复的检测、认证30项。（省市场监管局、省工业和信息化厅负责）
`;
const file = (name: string) => ({ name, bytes: new TextEncoder().encode(LETTER) });
/** Commands and plain words that name no plan. */
const QUESTIONS = [
  '/plans',
  '/plans 杭州',
  '/targets',
  '/targets 杭州',
  '/tasks 市科技局',
  '/deadline 杭州',
  '/progress 杭州',
  '杭州专利目标',
  '市科技局的任务',
];

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});

/** The plan of the store with this file name, with fields as a parser might leave them. */
async function givenEmptied(change: (plan: StoredPlan) => StoredPlan['parsed']): Promise<void> {
  const [plan] = chat.store.view.plans();
  if (!plan) throw new Error('no plan');
  const codes = (from: readonly string[]) => from.map((code) => code.replace(plan.prefix, '空'));
  const { targets, tasks, phases } = plan.codes;
  await chat.given({
    type: 'plan.import',
    plan: {
      ...plan,
      id: 'emptied',
      prefix: '空',
      codes: { targets: codes(targets), tasks: codes(tasks), phases: codes(phases) },
      parsed: change(plan),
    },
  });
}

test('a plan whose title was not read goes by its file, is told so and can be given a title', async () => {
  const before = await Promise.all(QUESTIONS.map((question) => chat.says(question)));
  const preview = await chat.reply('', { files: [file('云山省优化服务意见.txt')] });
  expect(preview?.title).toContain('（标题未读出）云山省优化服务意见');
  const done = await chat.says('确认');
  const { prefix = '' } = chat.store.view.plans().at(-1) ?? {};
  expect(JSON.stringify(preview?.blocks)).toContain(`没有读出，暂用文件名；导入后发 /fix ${prefix} 标题=`);
  expect(done).toContain('已导入：（标题未读出）云山省优化服务意见');
  expect(done).toContain(`/fix ${prefix} 标题=`);
  const after = await Promise.all(QUESTIONS.map((question) => chat.says(question)));
  expect(after.every((answer) => answer !== '' && !answer.includes('没有处理成功'))).toBe(true);
  expect(after[3]).toBe(before[3]);
  expect(await chat.says('/plans')).toContain('（标题未读出）云山省优化服务意见');
  expect(await chat.says('/plans 优化服务意见')).toContain('（标题未读出）云山省优化服务意见');
  expect(await chat.says(`/fix ${prefix} 标题=关于优化服务的意见`)).toContain('（标题未读出）云山省优化服务意见 → 关于优化服务的意见');
  expect(await chat.says('/plans 关于优化服务的意见')).toContain('关于优化服务的意见');
  const again = { name: '云山省优化服务意见.txt', bytes: new TextEncoder().encode(LETTER.replace('30项', '40项')) };
  expect(await chat.says('', { files: [again] })).not.toContain('暂用文件名');
  expect(await chat.says('确认')).toContain('已导入：关于优化服务的意见');
  expect(await chat.says('/audit 1天')).toContain('导入《（标题未读出）云山省优化服务意见》');
  expect(chat.faults).toEqual([]);
});

test('a file whose name says nothing gives way to the first heading, and that to the prefix of the codes', () => {
  const [plan] = chat.store.view.plans();
  if (!plan) throw new Error('no plan');
  const untitled = { ...plan, fileName: '2024-05.txt', parsed: { ...plan.parsed, title: ' ' } };
  expect(withName(untitled).parsed.title).toBe(`（标题未读出）${plan.parsed.outline[0]?.title}`);
  expect(withName({ ...untitled, parsed: { ...untitled.parsed, outline: [] } }).parsed.title).toBe(`（标题未读出）${plan.prefix}`);
  expect(withName(plan)).toBe(plan);
});

test('a word that is the whole title of another document stays a word of the question', async () => {
  const before = await chat.says('/targets 杭州 专利');
  await givenEmptied(({ parsed }) => ({
    ...parsed,
    region: null,
    title: '专利',
    targets: [],
    tasks: [],
    duties: [],
    phases: [],
    observations: [],
  }));
  expect(await chat.says('/targets 杭州 专利')).toBe(before);
});

test('empty names of rows, bodies and places stop no command', async () => {
  await givenEmptied(({ parsed }) => ({
    ...parsed,
    title: '',
    region: '',
    issuer: '',
    outline: [],
    targets: parsed.targets.map((row) => ({ ...row, indicator: '', unit: '' })),
    tasks: parsed.tasks.map((row) => ({
      ...row,
      title: '',
      number: '',
      bodies: row.bodies.map((body) => ({ ...body, name: '', aliases: [''] })),
    })),
    phases: parsed.phases.map((row) => ({ ...row, name: '', items: [''] })),
    observations: parsed.observations.map((row) => ({ ...row, indicator: '', region: '' })),
  }));
  const more = [
    '/review',
    '/digest preview',
    '/find 专利',
    '/compare 专利',
    '/help',
    '/source 空1',
    '/why 空1',
    '/history 空1',
    '/update 空1 3件 2024-06-30',
    '/fix 空',
    '/fix 空1',
    '/audit',
    '空1',
    '空任1',
    '/export xlsx',
    '/export ics',
    '/deadline 逾期',
    '/targets 空',
    '/tasks 空',
    '/plans 空',
  ];
  for (const question of [...QUESTIONS, ...more]) {
    const answer = await chat.says(question);
    expect(answer, question).not.toContain('没有处理成功');
    expect(answer, question).not.toBe('');
  }
  expect(chat.faults).toEqual([]);
});
