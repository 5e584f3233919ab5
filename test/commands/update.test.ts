import { beforeEach, describe, expect, it } from 'vitest';
import { type Chat, OWNER, openChat } from './chat.js';

const REPORTER = 'telegram:7';
let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});

const figures = (code: string) => {
  const row = chat.store.view.row(code);
  return row?.kind === 'target' ? chat.store.view.observations(row.region, row.indicatorId) : [];
};
const reports = async () => (await chat.store.changes()).filter(({ op }) => op.type === 'observation.report');

describe('/update by name', () => {
  it('never writes to the target of another region than the one that was named', async () => {
    const answer = await chat.says('/update 宁波 海外发明专利授权量 500 2024-06-30 季报');
    expect(answer).toContain('没有找到“宁波 海外发明专利授权量”');
    expect(answer).toContain('您是不是想问：杭2 杭州市海外发明专利授权量（2024年');
    expect(await reports()).toEqual([]);
  });

  it('asks before a figure is written to an indicator that the words were only taken for', async () => {
    const answer = await chat.says('/update 浙江 海外发明专利授权量 500 2024-06-30');
    expect(answer).toContain('还没有登记，请核对');
    expect(answer).toContain('名称写的是“浙江 海外发明专利授权量”，与这项指标不同');
    expect(await reports()).toEqual([]);
    expect(await chat.says('确认')).toContain('已登记');
    expect(figures('浙1').at(-1)).toMatchObject({ value: 500 });
  });

  it('asks about name and value at once', async () => {
    await chat.says('/update 浙1 1000 2023-12-31');
    await chat.says('确认');
    const answer = await chat.says('/update 浙江 海外发明专利授权量 50000 2024-12-31');
    expect(answer).toContain('名称写的是');
    expect(answer).toContain('倍');
    expect(await chat.says('确认')).toContain('已登记');
    expect(figures('浙1').at(-1)).toMatchObject({ value: 50000 });
  });
});

describe('/update', () => {
  it('answers old → new, the effect on the status, the source and who may undo it', async () => {
    const answer = await chat.says('/update 杭1 54.3 2024-06-30 市局季报');
    expect(answer).toContain('已登记');
    expect(answer.replace(/\s/gu, '')).toContain('52.62件（截至2023-12-31）→54.3件（截至2024-06-30）');
    expect(answer).toContain('已达标（不变）');
    expect(answer).toContain('来源：市局季报');
    expect(answer).toMatch(/\/undo \d+（您本人或管理员可以撤销）/u);
    expect(figures('杭1').at(-1)).toMatchObject({
      value: 54.3,
      unit: '件',
      asOf: '2024-06-30',
      source: { kind: 'person', text: '市局季报' },
    });
  });

  it.each(['24.6.30', '24年6月底', '2024.6.30'])('takes %s for the date, not for the source', async (typed) => {
    await chat.says(`/update 杭2 950件 ${typed} 季报`);
    expect(figures('杭2').at(-1)).toMatchObject({ asOf: '2024-06-30', source: { text: '季报' } });
  });

  it.each(['6.30.2024', '24.13.1', '950'])('%s is no date and no source: nothing is written', async (typed) => {
    expect(await chat.says(`/update 杭2 950件 ${typed}`)).toContain(`“${typed}”看不出是哪一天`);
    expect(figures('杭2')).toEqual([]);
  });

  it('shows a large figure in the unit of the target, the same to the last digit', async () => {
    expect(await chat.says('/update 杭6 26000000000元 2024-06-30')).toContain('260 亿元（截至2024-06-30）');
    expect(figures('杭6').at(-1)).toMatchObject({ value: 260, unit: '亿元', normal: { value: 26_000_000_000, unit: '元' } });
    expect(await chat.says('/update 杭5 21000.55件 2024-06-30')).toContain('21000.55 件');
  });

  it('writes 万元 in the 亿元 of the target, and 个亿 as 亿', async () => {
    await chat.says('/update 杭6 2600000万元 2024-06-30');
    expect(figures('杭6').at(-1)).toMatchObject({ value: 260, unit: '亿元' });
    await chat.says('/update 杭6 261个亿 2024-07-31');
    expect(figures('杭6').at(-1)).toMatchObject({ value: 261, unit: '亿元' });
  });

  it('draws no bar of another figure than the one reported', async () => {
    const answer = await chat.says('/update 杭1 53.1 2026-10-31');
    expect(answer).toContain('53.1 件（截至2026-10-31）');
    expect(answer).not.toContain('▇');
    expect(answer).toContain('状态按 52.62 件（截至2023-12-31） 判断');
  });

  it('asks about a first figure that is next to nothing of its target', async () => {
    expect(await chat.says('/update 杭2 9件 2024-06-30')).toContain('分之一');
    expect(figures('杭2')).toEqual([]);
  });

  it('reads a number with 万 or 亿 but without a unit in the unit of the target', async () => {
    const row = chat.store.view.targets().find(({ unit }) => unit === '亿元');
    if (!row) throw new Error('no target in 亿元');
    await chat.says(`/update ${row.code} 120亿 2024-06-30`, { as: OWNER });
    await chat.says('确认');
    expect(figures(row.code).find(({ asOf }) => asOf === '2024-06-30')).toMatchObject({
      value: 120,
      unit: '亿元',
      normal: { value: 12_000_000_000 },
    });
  });

  it('asks about a second figure of a date that is far from the first', async () => {
    await chat.says('/update 杭2 900件 2024-06-30');
    const answer = await chat.says('/update 杭2 9 2024-06-30');
    expect(answer).toContain('还没有登记');
    expect(answer).toContain('同一日期已登记的 900 件');
    expect(figures('杭2').at(-1)).toMatchObject({ value: 900 });
    expect(await chat.says('/update 杭2 910 2024-06-30')).toContain('已登记');
  });

  it('reads a report whose words were written together, and offers one that was only told', async () => {
    expect(await chat.says('更新杭2为1310件（截至2024年11月底）')).toContain('已登记');
    expect(figures('杭2').at(-1)).toMatchObject({ value: 1310, asOf: '2024-11-30' });
    expect(await chat.says('杭2现在1320件')).toContain('/update 杭2 1320件');
    expect(await chat.says('杭2现在怎么样')).not.toContain('/update 杭2 怎么样');
  });

  it('is understood without a blank before a code, and only before one', async () => {
    expect(await chat.says('更新杭4 1100件 截至2024-06-30')).toContain('已登记');
    expect(await chat.says('原文杭4')).toContain('杭4');
    expect(await chat.says('/历史杭4')).toContain('1100 件');
    expect(await chat.says('指标杭州2024')).not.toContain('没有编号');
    expect(await chat.says('更新国外4 3件')).not.toContain('已登记');
  });

  it('does not write the same figure twice', async () => {
    await chat.says('/update 杭4 1210件 2024-06-30 统计月报');
    const before = chat.store.view.lastChangeId();
    expect(await chat.says('/update 杭4 1210件 2024-06-30')).toContain('已经登记过');
    expect(await chat.says('/update 杭4 1210 2024-06-30 统计月报')).toContain('1210 件（截至2024-06-30） · 统计月报');
    expect(chat.store.view.lastChangeId()).toBe(before);
    expect(await chat.says('/update 杭4 1210件 2024-06-30 统计公报')).toContain('更正了同一日期的数据');
  });

  it('changes the status', async () => {
    expect(await chat.says('/update 杭2 1300 2024-12-31 年报')).toContain('未报数 → 已达标');
  });

  it.each([
    ['/update 杭5 2.1万件 2024-06-30', '杭5', 21_000],
    ['/更新 杭5 21000件 2024Q2', '杭5', 21_000],
    ['／update 杭５ ２．１ ２０２４－０６－３０', '杭5', 21_000],
    ['/update 杭5：二点一万件，2024年上半年，月报', '杭5', 21_000],
    ['/update 杭州 许可备案和转让 2.1万件 2024-06-30', '杭5', 21_000],
  ])('reads %s', async (text, code, value) => {
    expect(await chat.says(text)).toContain('已登记');
    expect(figures(code).at(-1)?.normal).toEqual({ value, valueMax: null, unit: '件' });
  });

  it('takes several lines as one', async () => {
    expect(await chat.says('/update 杭2 900 2024-06-30\n杭3 110 2024-06-30 快报')).toContain('已登记 2 项');
    expect(figures('杭2')).toHaveLength(1);
    expect(figures('杭3')).toHaveLength(1);
  });

  it('writes none of several lines when one is wrong, and says which', async () => {
    const answer = await chat.says('/update 杭2 900 2024-06-30\n杭3 很多 2024-06-30');
    expect(answer).toContain('2 行里有 1 行不对，全部没有登记');
    expect(answer).toContain('杭3 很多');
    expect(await reports()).toEqual([]);
  });

  it('keeps the old value when the same date is corrected', async () => {
    await chat.says('/update 杭2 900 2024-06-30');
    const answer = await chat.says('/update 杭2 910 2024-06-30 更正');
    expect(answer).toContain('更正了同一日期的数据');
    expect(figures('杭2').map((figure) => figure.value)).toEqual([910]);
    const row = chat.store.view.row('杭2');
    const history = row?.kind === 'target' ? chat.store.view.history(row.region, row.indicatorId) : [];
    expect(history.map(({ state }) => state)).toEqual(['superseded', 'current']);
  });

  it('says what date it took when none was typed', async () => {
    expect(await chat.says('/update 杭2 900')).toContain('按今天登记');
    expect(figures('杭2').at(-1)?.asOf).toBe('2026-11-22');
  });

  it('asks which of several targets was meant', async () => {
    expect(await chat.says('/update 每万人高价值发明专利 16 2024年底')).toContain('您指的是哪一项');
    expect(await chat.says('2')).toContain('湖2');
    expect(figures('湖2').at(-1)).toMatchObject({ value: 16, asOf: '2024-12-31' });
  });

  it('tells an annual and a running figure apart by the target that is reported on', async () => {
    expect(await chat.says('/update 杭6 260亿元 2024-12-31 年报')).toContain('口径不同 → 已达标');
  });
});

describe('an implausible value', () => {
  it.each([
    ['/update 杭5 21000 2024-06-30', '8400 倍。是不是多写或少写了“万”'],
    ['/update 杭1 5.43 2024-06-30', '只有上一次的 52.62 件 的约 10 分之一'],
    ['/update 杭1 50 2024-06-30', '方向相反'],
    ['/update 杭2 900家 2024-06-30', '单位写的是“家”'],
    ['/update 杭2 900 2027-01-01', '还没有到'],
    ['/update 杭1 52.5 2022-06-30', '早于最近一次'],
    ['/update 湖6 150% 2024-12-31', '不超过 100%'],
  ])('%s is asked about and not written', async (text, why) => {
    const answer = await chat.says(text);
    expect(answer).toContain('还没有登记，请核对');
    expect(answer.replace(/\s/gu, '')).toContain(why.replace(/\s/gu, ''));
    expect(await reports()).toEqual([]);
    expect(await chat.says('确认')).toContain('已登记');
    expect(await reports()).toHaveLength(1);
  });

  it('is forgotten after ten minutes', async () => {
    await chat.says('/update 杭1 543 2024-06-30');
    chat.wait(10 * 60_000 + 1);
    expect(await chat.says('确认')).toContain('超过十分钟');
    expect(await reports()).toEqual([]);
  });

  it('is not written when the person says no, or when another person says yes', async () => {
    await chat.says('/update 杭1 543 2024-06-30');
    expect(await chat.says('确认', { as: REPORTER })).not.toContain('已登记');
    expect(await chat.says('取消')).toContain('已取消');
    expect(await chat.says('确认')).not.toContain('已登记');
    expect(await reports()).toEqual([]);
  });

  it('is asked about again when the figures changed in between', async () => {
    await chat.says('/update 杭2 900 2024-06-30');
    await chat.says('/update 杭2 9000 2024-09-30');
    const { indicatorId = '' } = chat.store.view.targets().find((row) => row.code === '杭2') ?? {};
    const [figure] = chat.store.view.observations('杭州市', indicatorId);
    if (figure)
      await chat.given({ type: 'observation.report', observation: { ...figure, value: 100, normal: { ...figure.normal, value: 100 } } });
    expect(await chat.says('确认')).toContain('还没有登记，请核对');
  });

  it('that arrives late is asked about twice: for being late, and for the value', async () => {
    const late = await chat.says('/update 杭1 543 2024-06-30', { lateMs: 3_600_000 });
    expect(late).toContain('还没有执行');
    expect(await chat.says('确认')).toContain('还没有登记，请核对');
    expect(await reports()).toEqual([]);
    expect(await chat.says('确认')).toContain('已登记');
  });
});

describe('nonsense', () => {
  const words = [
    'NaN',
    'Infinity',
    '1e400',
    '-3',
    '负三',
    '四十左右',
    '约40',
    "1';DROP TABLE plans;--",
    '😀',
    '没有',
    '１２..３',
    '0x1F',
    '杭2',
    '万',
    'x'.repeat(10_000),
    '9'.repeat(10_000),
  ];
  it.each(words.map((word) => [word.slice(0, 24), word]))(
    '%s as a value: one clear answer with a right example, nothing written',
    async (_, word) => {
      const before = figures('杭2');
      const last = chat.store.view.lastChangeId();
      const answer = await chat.says(`/update 杭2 ${word}`);
      expect(answer).toContain('不是可以登记的数值');
      expect(answer).toContain('例如：/update 杭2 1200件 6月底 季报');
      expect(answer.length).toBeLessThan(200);
      expect(figures('杭2')).toEqual(before);
      const written = (await chat.store.changes()).filter((change) => change.id > last);
      expect(written.map(({ op }) => op.type)).toEqual(['refusal']);
      expect(JSON.stringify(written).length).toBeLessThan(1_000);
      expect(chat.faults).toEqual([]);
    },
  );

  it.each([
    '/update',
    '/update 杭2',
    '/update 天气 3',
    '/update 杭2 900 2024-13-01',
    `/update ${'吗'.repeat(10_000)}`,
    '/update 杭任1 3',
    '/update 😀 😀',
  ])('%s says what is missing and shows an example', async (text) => {
    const answer = await chat.says(text);
    expect(answer).toContain('例如：');
    expect(await reports()).toEqual([]);
    expect(chat.faults).toEqual([]);
  });

  it('the example that is shown works', async () => {
    const answer = await chat.says('/update 杭2 x');
    const example = /例如：(.+)/u.exec(answer)?.[1] ?? '';
    expect(await chat.says(example)).toContain('已登记');
  });
});

describe('a reporter', () => {
  const grant = (regions: string[], bodies: string[]) =>
    chat.given({ type: 'role.set', grant: { userId: REPORTER, role: 'reporter', regions, bodies }, active: true });

  it('reports within the own region only, and every attempt outside is noted', async () => {
    await grant(['湖州市'], []);
    expect(await chat.says('/update 湖2 16 2024-12-31', { as: REPORTER })).toContain('已登记');
    const refused = await chat.says('/update 杭1 54.3 2024-06-30', { as: REPORTER });
    expect(refused).toContain('只能填报授权范围内的');
    expect(refused).not.toContain('52.62');
    expect((await chat.store.changes({ by: REPORTER, limit: 1 }))[0]?.op).toEqual({ type: 'refusal', command: 'update', reason: 'role' });
  });

  it('is not asked about targets that are not the own', async () => {
    await grant(['湖州市'], []);
    expect(await chat.says('/update 每万人高价值发明专利 16 2024年底', { as: REPORTER })).toContain('已登记');
  });

  it('of a body reports what stands in tasks of that body', async () => {
    const { view } = chat.store;
    const inside = view.targets().map((row) => ({
      row,
      task: view
        .tasks()
        .find((task) => task.planId === row.planId && task.source.start <= row.source.start && row.source.end <= task.source.end),
    }));
    const own = inside.find(({ task }) => (task?.bodies.length ?? 0) > 0);
    const foreign = inside.find(({ row, task }) => !task && row.region === own?.row.region);
    const body = own?.task?.bodies[0]?.name ?? '';
    await grant([], [body]);
    const report = (code: string | undefined) => chat.says(`/update ${code} 3 2024-06-30`, { as: REPORTER });
    expect(await report(own?.row.code)).not.toContain('没有权限');
    expect(await report(foreign?.row.code)).toContain('没有权限');
  });

  it('without any scope left is refused', async () => {
    await grant([], ['没有这个单位']);
    expect(await chat.says('/update 杭1 54.3', { as: REPORTER })).toContain('没有权限');
  });
});

it('an owner is not told another story than the store has', async () => {
  await chat.says('/update 杭2 900 2024-06-30 季报', { as: OWNER });
  const answer = await chat.says('/targets 杭2');
  expect(answer).toContain('900 件（截至2024-06-30）');
  expect(answer).toContain('季报');
});

describe('/update of a total over years', () => {
  it.each(['292亿元 2023年', '292亿元 2023年 市局', '150亿元 2023年二季度', '292亿元 2023年底'])(
    'asks whether %s is of the year or the total, and ticks nothing off before',
    async (typed) => {
      const answer = await chat.says(`/update 杭6 ${typed}`);
      expect(answer).toContain('您填的如果是累计数，请确认；如果是当年数，不能登记在这里');
      expect(await reports()).toEqual([]);
      expect(await chat.says('/why 杭6')).not.toContain('已达标');
      expect(await chat.says('确认')).toContain('已登记');
    },
  );

  it('takes what is said to be the total, and refuses what is said to be of the year', async () => {
    expect(await chat.says('/update 杭6 当年200亿元 2023年')).toContain('当年的数不能填在这里');
    expect(await reports()).toEqual([]);
    expect(await chat.says('/update 杭6 累计200亿元 2023年')).toContain('已登记');
  });

  it.each([
    ['a total as of a day', '杭6 200亿元 2023-12-31'],
    ['the first year of the plan', '杭6 90亿元 2022年'],
    ['a figure of another kind than a total', '杭1 53件 2024年'],
  ])('does not ask about %s', async (_, typed) => {
    expect(await chat.says(`/update ${typed}`)).not.toContain('累计数');
  });

  it('asks once where something else is doubtful of a figure that is said to be the total', async () => {
    expect(await chat.says('/update 杭6 累计29200亿元 2023年')).not.toContain('您填的如果是累计数');
    expect(await chat.says('确认')).toContain('已登记');
  });
});

describe('/update with words of time', () => {
  it('reads weekdays, halves and holidays of the calendar', async () => {
    expect(await chat.says('/update 湖5 28件 上周五')).toContain('28 件（截至2026-11-13）');
    expect(await chat.says('/update 湖5 27件 国庆节前')).toContain('2026-09-30');
  });

  it.each(['上上周', '春节前', '市局 上旬'])('asks back about %s instead of taking it for the source', async (typed) => {
    const answer = await chat.says(`/update 湖5 28件 ${typed}`);
    expect(answer).toContain('看不出是哪一天');
    expect(answer).toContain('例如：/update 湖5');
    expect(await reports()).toEqual([]);
  });
});

describe('/update of a figure that is far too small', () => {
  it('offers the percentage that a share was written for', async () => {
    const answer = await chat.says('/update 湖6 0.16 2025年底');
    expect(answer).toContain('还没有登记');
    expect(answer).toContain('是不是 16%');
    expect(await reports()).toEqual([]);
  });

  it('lets the percentage itself pass', async () => {
    expect(await chat.says('/update 湖6 14% 2025年底')).toContain('已登记');
  });
});

describe('/update of what is no target', () => {
  it('says that figures are taken for targets only, where the region has figures of that name', async () => {
    const answer = await chat.says('/update 宁波 地理标志 65件 2024年底');
    expect(answer).toContain('宁波市有“地理标志”的通报数据，但没有这项目标');
    expect(answer).toMatch(/例如：\/update \S+ \d\S* \S+/u);
    expect(await reports()).toEqual([]);
  });

  it('gives an example that works by itself', async () => {
    const answer = await chat.says('/update 宁波 地理标志 65件 2024年底');
    const example = /例如：(\/update .+)/u.exec(answer)?.[1] ?? '';
    expect(await chat.says(example)).toMatch(/已登记|请核对/u);
  });
});
