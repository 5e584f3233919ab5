import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { beforeEach, expect, test } from 'vitest';
import type { Reply } from '../../src/render/reply.js';
import { proposalReply } from '../../src/request/import-reply.js';
import { makeDocx, paragraphsOf } from '../ingest/make-documents.js';
import { type Chat, GROUP, openChat } from './chat.js';

/** A plan of a city that the store does not have yet. */
const PLAN = `嘉善市知识产权强市建设工作方案（2025—2027年）

为加快知识产权强市建设，制定本方案。

一、工作目标

到2027年，每万人口高价值发明专利拥有量达到18件以上，知识产权质押融资金额累计达到60亿元，商标有效注册量不少于9万件。

二、重点任务

（一）强化知识产权保护。健全快速协同保护机制，建成知识产权保护中心1个。（责任单位：市市场监管局、市法院）

（二）促进专利转化运用。开展专利转化专项行动，组织对接活动20场。（责任单位：市科技局、市经信局）
`;
const REVISED = PLAN.replace('达到18件以上', '达到20件以上')
  .replace('，商标有效注册量不少于9万件', '')
  .replace(
    '组织对接活动20场。（责任单位：市科技局、市经信局）',
    '组织对接活动20场。（责任单位：市科技局、市经信局）\n\n（三）提升公共服务能力。建设知识产权公共服务平台。（责任单位：市市场监管局）',
  );
const CITY = '嘉善市';

const text = (name: string, content: string) => ({ name, bytes: new TextEncoder().encode(content) });
const press = (answer: Reply | null, label: string): string => {
  const button = answer?.buttons.flat().find((one) => one.label.startsWith(label));
  if (!button) throw new Error(`no button ${label} in ${JSON.stringify(answer?.buttons)}`);
  return button.command;
};
const rows = (chat: Chat) => chat.store.view.targets().filter((row) => row.region === CITY);

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});

test('a file is read, shown and only imported when it is confirmed; undo removes it whole', async () => {
  const file = { name: '嘉善市方案.docx', bytes: await makeDocx(paragraphsOf(PLAN)) };
  const before = chat.store.view.lastChangeId();
  const preview = await chat.reply('', { files: [file] });
  expect(preview?.title).toContain('嘉善市知识产权强市建设工作方案');
  expect(JSON.stringify(preview?.blocks)).toMatch(/嘉善市.*2025年—2027年.*3 项指标|\d 项指标、\d 项任务/u);
  expect(chat.store.view.lastChangeId()).toBe(before);
  const done = await chat.reply(press(preview, '确认导入'));
  expect(done?.title).toContain('已导入');
  expect(rows(chat).map((row) => row.indicator)).toContain('知识产权质押融资金额');
  expect(await chat.says(`/source ${rows(chat)[0]?.code}`)).toContain('第 4 段');
  expect(await chat.says(press(preview, '确认导入'))).toContain('已经过期或处理过');
  const imported = chat.store.view.lastChangeId();
  await chat.given({ type: 'undo', changeId: imported });
  expect(chat.store.view.plans().some((plan) => plan.parsed.region === CITY)).toBe(false);
  expect(rows(chat)).toEqual([]);
  expect(chat.faults).toEqual([]);
});

test('two files that were shown before either was confirmed get codes of their own', async () => {
  const other = PLAN.replace('知识产权强市建设', '数字经济高质量发展');
  const first = await chat.reply('', { files: [text('a.txt', PLAN)] });
  const second = await chat.reply('', { files: [text('b.txt', other)] });
  await chat.reply(press(first, '确认导入'));
  await chat.reply(press(second, '确认导入'));
  const codes = [...rows(chat), ...chat.store.view.tasks().filter((task) => task.region === CITY)].map(({ code }) => code);
  expect(codes.length).toBeGreaterThan(8);
  expect(new Set(codes).size).toBe(codes.length);
});

test('the same file again is told so, whatever its name', async () => {
  const preview = await chat.reply('', { files: [text('a.txt', PLAN)] });
  await chat.reply(press(preview, '确认导入'));
  expect(await chat.says('', { files: [text('b.txt', PLAN)] })).toContain('已经导入过');
});

test('a revised plan shows what is new, changed and withdrawn; codes, figures and corrections stay', async () => {
  const first = await chat.reply('', { files: [text('a.txt', PLAN)] });
  await chat.reply(press(first, '确认导入'));
  const [patents, loans] = rows(chat);
  if (!patents || !loans) throw new Error('rows missing');
  await chat.given(
    { type: 'row.fix', code: loans.code, fields: { unit: '亿元', value: 61 } },
    {
      type: 'observation.report',
      observation: {
        ...{ region: CITY, indicator: patents.indicatorId, value: 12, unit: '件', scope: null, asOf: '2025-12-31', yoy: null, rank: null },
        ...{ normal: { value: 12, valueMax: null, unit: '件' }, printedName: patents.indicator, source: { kind: 'person', text: '月报' } },
      },
    },
  );
  const preview = await chat.reply('', { files: [text('修订.txt', REVISED)] });
  const shown = JSON.stringify(preview?.blocks);
  expect(preview?.subtitle).toContain('新版本');
  expect(shown).toContain('新增 1 项、有变化 1 项、撤下 1 项');
  expect(shown).toContain('≥18件 → ≥20件');
  expect(rows(chat)[0]).toMatchObject({ value: 18 });
  await chat.reply(press(preview, '确认导入'));
  expect(chat.store.view.row(patents.code)).toMatchObject({ value: 20, indicator: patents.indicator });
  expect(chat.store.view.row(loans.code)).toMatchObject({ value: 61, corrected: expect.arrayContaining(['unit', 'value']) });
  expect(chat.store.view.observations(CITY, patents.indicatorId).at(-1)).toMatchObject({ value: 12 });
  expect(chat.store.view.plans().filter((plan) => plan.parsed.region === CITY)).toHaveLength(1);
});

test('a typed 确认 or 取消 answers the preview like its buttons', async () => {
  await chat.reply('', { files: [text('a.txt', PLAN)] });
  await chat.says('取消');
  expect(rows(chat)).toEqual([]);
  expect(await chat.says('', { files: [text('a.txt', PLAN)] })).toContain('回复“确认”');
  expect(await chat.says('确认')).toContain('已导入：嘉善市');
  expect(rows(chat)).toHaveLength(5);
});

test('a hand correction that the new text overtakes is told before it stays in force', async () => {
  await chat.reply('', { files: [text('a.txt', PLAN)] });
  await chat.says('确认');
  const [patents] = rows(chat);
  const fix = `/fix ${patents?.code} 值=19`;
  await chat.says(fix);
  const shown = await chat.says('', { files: [text('修订.txt', REVISED)] });
  expect(shown).toContain('目标值：≥18件 → ≥20件');
  expect(shown).toContain(`已人工更正为“≥19件”，导入后仍按更正；要按新版请发 /fix ${patents?.code}`);
  expect(shown.match(/已人工更正/gu)).toHaveLength(1);
});

test('a correction that the new text agrees with is no matter', async () => {
  await chat.reply('', { files: [text('a.txt', PLAN)] });
  await chat.says('确认');
  await chat.says(`/fix ${rows(chat)[0]?.code} 值=20`);
  expect(await chat.says('', { files: [text('修订.txt', REVISED)] })).not.toContain('已人工更正');
});

test('an interpretation of a plan is a document of its own, and a text that takes most rows away is warned about', async () => {
  await chat.reply('', { files: [text('a.txt', PLAN)] });
  await chat.says('确认');
  const about = '《嘉善市知识产权强市建设工作方案（2025—2027年）》\n\n一、起草背景\n\n为加快知识产权强市建设，起草了方案。\n';
  expect(await chat.says('', { files: [text('解读.txt', about)] })).not.toContain('新版本');
  const shortened = PLAN.slice(0, PLAN.indexOf('一、工作目标'));
  expect(await chat.says('', { files: [text('节选.txt', shortened)] })).toContain('原来的 7 项要撤下 7 项');
});

test('cancelled and expired previews leave nothing', async () => {
  const first = await chat.reply('', { files: [text('a.txt', PLAN)] });
  expect(await chat.says(press(first, '取消'))).toContain('文件没有保存');
  expect(await chat.says(press(first, '确认导入'))).toContain('请重新发送文件');
  const second = await chat.reply('', { files: [text('a.txt', PLAN)] });
  chat.wait(31 * 60_000);
  expect(await chat.says(press(second, '确认导入'))).toContain('请重新发送文件');
  expect(rows(chat)).toEqual([]);
});

test('only the sender confirms, and only an admin imports', async () => {
  const preview = await chat.reply('', { files: [text('a.txt', PLAN)] });
  await chat.given({ type: 'role.set', grant: { userId: 'telegram:7', role: 'admin', bodies: [], regions: [] }, active: true });
  expect(await chat.says(press(preview, '确认导入'), { as: 'telegram:7' })).toContain('请由发送文件的人确认');
  expect(await chat.says('', { files: [text('a.txt', PLAN)], as: 'telegram:8', chat: GROUP })).toContain('没有权限');
  expect(rows(chat)).toEqual([]);
});

test('a figure of a workbook that /update would ask about is pointed at before it is confirmed', async () => {
  const bytes = await changedWorkbook(chat, (sheet, column) => {
    sheet.eachRow((row) => {
      const [value, asOf] = { 杭9: [9_999_999, '2031-01-01'], 杭4: [1200, '2024-06-30'] }[String(row.getCell(1).value)] ?? [];
      if (value === undefined) return;
      row.getCell(column('最新值')).value = value;
      row.getCell(column('截至')).value = asOf;
    });
  });
  const shown = await chat.says('', { files: [{ name: '改过.xlsx', bytes }] });
  expect(shown).toContain('有 1 个数请特别核对');
  expect(shown).toMatch(/杭9 9999999 家（截至2031-01-01）：截至日期还没有到。约是目标值.*8333 倍/u);
  expect(shown).not.toMatch(/⚠ 杭4/u);
});

test('an older workbook does not report the figure again that was the latest then', async () => {
  await chat.says('/update 杭4 1100 2024-03-31');
  const bytes = await changedWorkbook(chat, (sheet, column) => {
    sheet.eachRow((row) => {
      if (row.getCell(1).value === '杭5') [row.getCell(column('最新值')).value, row.getCell(column('截至')).value] = [2.1, '2024-06-30'];
    });
  });
  await chat.says('/update 杭4 1200 2024-06-30');
  const preview = await chat.reply('', { files: [{ name: '早先导出.xlsx', bytes }] });
  expect(JSON.stringify(preview?.blocks)).toContain('杭5');
  expect(JSON.stringify(preview?.blocks)).not.toContain('杭4');
});

test('a bad file gets one clear line and the chat goes on', async () => {
  expect(await chat.says('', { files: [text('a.pdf', '%PDF-1.4 nothing')] })).toContain('PDF 文件已损坏');
  expect(await chat.says('/plans')).toContain('杭州');
  expect(chat.faults).toEqual([]);
});

test('several files of one message are answered together', async () => {
  const answer = await chat.says('', { files: [text('a.txt', PLAN), text('b.docx', 'nothing')] });
  expect(answer).toContain('嘉善市');
  expect(answer).toContain('文件已损坏');
});

test('a shipped plan sent as it is found is the one that is loaded', async () => {
  const bytes = new Uint8Array(readFileSync(new URL('../../data/plans/huzhou-ip-pilot-city-plan-2022-2025.txt', import.meta.url)));
  expect(await chat.says('', { files: [{ name: '湖州.txt', bytes }] })).toContain('已经导入过');
});

test('measures that secure the tasks are found by who answers for them', async () => {
  const measures = '\n三、保障措施\n\n（一）加强资金保障。统筹各级专项资金。（责任单位：市财政局、市审计局）\n';
  const preview = await chat.reply('', { files: [text('有保障措施.txt', PLAN + measures)] });
  expect(JSON.stringify(preview?.blocks)).toContain('3 项任务');
  await chat.reply(press(preview, '确认导入'));
  expect(await chat.says('/tasks 嘉善 市审计局')).toContain('加强资金保障');
});

test('/import alone says how', async () => {
  expect(await chat.says('/import')).toContain('docx');
  expect(await chat.says('/导入')).toContain('docx');
});

/** The exported workbook as somebody changed it. */
async function changedWorkbook(
  chat: Chat,
  edit: (sheet: ExcelJS.Worksheet, column: (title: string) => number) => void,
): Promise<Uint8Array> {
  const [file] = (await chat.reply('/export xlsx'))?.files ?? [];
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await file?.bytes())?.slice().buffer as ArrayBuffer);
  const sheet = book.getWorksheet('指标');
  if (!sheet) throw new Error('no sheet of targets');
  edit(sheet, (title) => (sheet.getRow(1).values as unknown[]).indexOf(title));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

test('a column that is not read back is named when somebody changed it', async () => {
  const bytes = await changedWorkbook(chat, (sheet, column) => {
    sheet.getCell(2, column('状态')).value = '已达标';
    sheet.getCell(2, column('原文')).value = '改过的原文';
  });
  const said = await chat.says('', { files: [{ name: '改过状态.xlsx', bytes }] });
  expect(said).toContain('没有需要导入的改动');
  expect(said).toContain('其他列（状态、说明、原文等）改了也不读入');
});

test('a changed workbook is one change: one /undo takes all of it back, and brings all of it again', async () => {
  const before = chat.store.view.lastChangeId();
  const [first, second] = chat.store.view.targets().map((row) => ({ code: row.code, due: row.due }));
  const bytes = await changedWorkbook(chat, (sheet, column) => {
    sheet.getCell(2, column('期限')).value = '2031';
    sheet.getCell(3, column('期限')).value = '2032';
    sheet.getCell(4, column('单位')).value = '项';
  });
  const preview = await chat.reply('', { files: [{ name: '改过.xlsx', bytes }] });
  expect(preview?.title).toBe('表格里改了 3 处');
  const done = await chat.reply(press(preview, '确认导入'));
  const due = (code: string | undefined): string | null | undefined => {
    const row = chat.store.view.row(code ?? '');
    return row?.kind === 'target' ? row.due : undefined;
  };
  expect([chat.store.view.lastChangeId(), due(first?.code), due(second?.code)]).toEqual([before + 3, '2031', '2032']);

  const undone = await chat.reply('/undo');
  expect(undone?.title).toBe(`已撤销 3 处改动（变更 ${before + 4}-${before + 6}）`);
  expect([due(first?.code), due(second?.code)]).toEqual([first?.due, second?.due]);
  await chat.reply(press(undone, '恢复'));
  expect([due(first?.code), due(second?.code)]).toEqual(['2031', '2032']);
  await chat.reply(press(done, '撤销'));
  expect([due(first?.code), due(second?.code)]).toEqual([first?.due, second?.due]);
  expect(await chat.says(press(done, '撤销'))).toContain('已经撤销过了');
  expect(await chat.says(`/undo ${before + 1}-${before + 2}`)).toContain('不是一次做的');
});

test('where nobody can press a button, doubtful rows are named at once', async () => {
  const [plan] = chat.store.view.plans();
  if (!plan) throw new Error('no plan');
  const targets = plan.parsed.targets.map((row, at) => (at === 0 ? { ...row, confidence: 'doubtful' as const } : row));
  const proposal = { kind: 'plan', plan: { ...plan, parsed: { ...plan.parsed, targets } }, diff: null, warnings: [] } as const;
  const alone = JSON.stringify(proposalReply(proposal, '').blocks);
  expect(alone).toContain('有 1 项拿不准。');
  expect(alone).toContain(plan.codes.targets[0]);
  const asked = JSON.stringify(proposalReply(proposal, 'abcd').blocks);
  expect(asked).toContain('建议先看一看');
  expect(asked).not.toContain(`"${plan.codes.targets[0]}"`);
});
