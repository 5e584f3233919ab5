import { beforeAll, expect, test } from 'vitest';
import { type Chat, openChat } from './chat.js';

let chat: Chat;
beforeAll(async () => {
  chat = await openChat();
});

test.each([
  ['xlsx', ['规划指标任务-2026-11-22.xlsx']],
  ['csv', ['指标-2026-11-22.csv', '任务-2026-11-22.csv', '进展-2026-11-22.csv', '期限-2026-11-22.csv']],
  ['ics', ['规划期限-2026-11-22.ics']],
  ['json', ['规划数据-2026-11-22.json']],
  ['通报', ['进展通报-2026-11-22.docx']],
])('/export %s answers with files', async (kind, names) => {
  const answer = await chat.reply(`/export ${kind}`);
  expect(answer?.files.map((file) => file.name)).toEqual(names);
  for (const file of answer?.files ?? []) expect((await file.bytes()).length).toBeGreaterThan(100);
});

test('everybody may have the calendar, the rest is for admins', async () => {
  expect((await chat.reply('/export ics', { as: 'telegram:5' }))?.files).toHaveLength(1);
  const refused = await chat.says('/export xlsx', { as: 'telegram:5' });
  expect(refused).toContain('没有权限');
  expect(refused).toContain('/export ics');
});

test('an unknown kind is told what there is; none is asked back as a choice', async () => {
  expect(await chat.says('/export pdf')).toContain('xlsx、csv、ics、json、docx');
  expect((await chat.reply('/导出'))?.choices.map((choice) => choice.command)).toContain('/export xlsx');
});
