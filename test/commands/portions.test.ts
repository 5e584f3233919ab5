import { beforeEach, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

/** A plan that gives a total over years and what each year has of it, and one with milestones. */
const PLAN = `云山市人民政府关于印发云山市设备更新实施方案（2024—2027年）的通知

各区县人民政府：

现将《云山市设备更新实施方案（2024—2027年）》印发给你们，请认真贯彻执行。

云山市人民政府
2024年5月10日

云山市设备更新实施方案（2024—2027年）

一、主要任务

（一）更新水泵。到2027年更新老旧水泵100台，其中2025年40台、2026年35台、2027年25台。

（二）建设绿色车间。绿色车间占比2025年达到45%，2027年达到60%。
`;

let chat: Chat;
/** Codes by value. */
let code: Readonly<Record<string, string>>;
beforeEach(async () => {
  chat = await openChat('2026-07-01T08:00:00Z');
  await chat.reply('', { files: [{ name: '云山市设备更新实施方案.txt', bytes: new TextEncoder().encode(PLAN) }] });
  await chat.says('确认');
  const own = chat.store.view.targets().filter(({ region }) => region === '云山市');
  code = Object.fromEntries(own.map((row) => [row.value, row.code]));
});

describe('a total over years and its portions', () => {
  it('shares no figure between years', async () => {
    const done = await chat.says(`/update ${code['40']} 42台 2025年 季报`);
    expect(done).toContain('已登记');
    expect(done).toContain('（当年）');
    expect(done).not.toContain('也用这个数');
    expect(await chat.says(`/why ${code['40']}`)).toContain('已达标');
    expect(await chat.says(`/why ${code['35']}`)).toContain('未报数');
    expect(await chat.says(`/why ${code['25']}`)).not.toMatch(/42|达标/u);
  });

  it('expects of the total the sum of the portions so far', async () => {
    expect(await chat.says(`/update ${code['100']} 累计30台 2025-12-31`)).toContain('已登记');
    const why = await chat.says(`/why ${code['100']}`);
    expect(why.replace(/\s/gu, '')).toContain('2025-12-31时40台');
    expect(why).toContain('75%');
    await chat.says(`/update ${code['100']} 累计75台 2026-06-30`);
    await chat.says('确认');
    for (const portion of ['40', '35', '25']) expect(await chat.says(`/why ${code[portion]}`)).not.toMatch(/达标|完成/u);
  });

  it('shows which of the two each is', async () => {
    const list = await chat.says('/targets 云山市');
    expect(list).toContain('累计 100 台 · 2027年');
    expect(list).toContain('当年 40 台 · 2025年');
    expect(await chat.says('/deadline 云山市')).toContain('老旧水泵（当年）');
  });

  it('asks which is meant by the name, without the years that the date leaves out', async () => {
    const asked = await chat.reply('/update 更新老旧水泵 42台 2025年');
    expect(asked?.choices?.map(({ label }) => label.split(' ')[0])).toEqual([code['100'], code['40']]);
    expect(await chat.says('/update 更新老旧水泵 当年42台 2025年')).toContain(`${code['40']} `);
    expect(await chat.says('/update 更新老旧水泵 累计42台 2025-12-31')).toContain(`${code['100']} `);
  });

  it('tells where a figure of another year or of the total belongs', async () => {
    expect(await chat.says(`/update ${code['35']} 42台 2025年`)).toContain(`请填 ${code['40']}`);
    expect(await chat.says(`/update ${code['35']} 累计42台 2026-06-30`)).toContain(`请填 ${code['100']}`);
    expect(await chat.says(`/update ${code['100']} 当年42台 2025年`)).toContain(`请填 ${code['40']}`);
  });

  it('asks about a year’s figure that is given for the total', async () => {
    expect(await chat.says(`/update ${code['100']} 42台 2025年`)).toContain(`如果只是当年的数，请填 ${code['40']}`);
    expect(await chat.says('确认')).toContain('已登记');
  });

  it('asks once where 累计 was typed and something else is doubtful', async () => {
    expect(await chat.says(`/update ${code['100']} 累计42000台 2025年`)).not.toContain('如果只是当年的数');
    expect(await chat.says('确认')).toContain('已登记');
  });

  it('leaves milestones one indicator', async () => {
    const done = await chat.says('/update 绿色车间占比 45% 2025-12-31');
    expect(done).not.toContain('（当年）');
    const rows = chat.store.view.targets().filter(({ unit, region }) => unit === '%' && region === '云山市');
    expect(new Set(rows.map(({ indicatorId }) => indicatorId)).size).toBe(1);
  });

  it('takes the kind that a person set by hand', async () => {
    await chat.says(`/fix ${code['40']} 口径=累计`);
    await chat.says('确认');
    expect(chat.store.view.targets().find((row) => row.code === code['40'])?.part).toBeUndefined();
  });

  it('divides by nothing where the way expected is nothing', async () => {
    const answers = await Promise.all(Object.values(code).map((one) => chat.says(`/why ${one}`)));
    for (const answer of answers) expect(answer).not.toMatch(/NaN|Infinity|÷ \((?<same>[\d.]+) − \k<same>\)/u);
  });
});
