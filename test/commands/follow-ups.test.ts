import { beforeEach, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});

describe('pages', () => {
  it('are turned by word and by number; past the end the answer stays open', async () => {
    await chat.says('/targets 杭州');
    expect(await chat.says('下一页')).toContain('第 2/3 页');
    expect(await chat.says('第3页')).toContain('第 3/3 页');
    expect(await chat.says('下一页')).toBe('已经是最后一页，一共 3 页。');
    expect(await chat.says('还有吗')).toBe('已经是最后一页，一共 3 页。');
    expect(await chat.says('第9页')).toBe('一共 3 页，没有第 9 页。');
    expect(await chat.says('上一页')).toContain('第 2/3 页');
    await chat.says('第1页');
    expect(await chat.says('上一页')).toBe('已经是第一页，一共 3 页。');
  });

  it.each([
    '/targets 杭州',
    '/targets 湖州 2025',
    '/targets 浙江 专利',
    '/tasks 市市场监管局',
    '/tasks 市市场监管局 牵头',
    '/tasks 市市场监管局 湖州 列首位',
    '/tasks 浙江',
    '/deadline 湖州 逾期',
    '/deadline 浙江',
    '杭州的目标',
    '市市场监管局牵头的任务',
  ])('%s: its pages are of one list, each row once', async (typed) => {
    const first = await chat.reply(typed);
    const of = first?.page?.of ?? 1;
    const codes = [...(first?.about.codes ?? [])];
    for (let page = 2; page <= of; page++) {
      const next = await chat.reply('下一页');
      expect(next?.page).toMatchObject({ number: page, of });
      codes.push(...(next?.about.codes ?? []));
    }
    expect(of).toBeGreaterThan(1);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('a page of nothing is not taken for a question', async () => {
    expect(await chat.says('第2页')).toContain('没有可以翻页的内容');
    expect(chat.faults).toEqual([]);
  });
});

describe('a region after a question that it does not fit', () => {
  it('stands alone when nothing is found together', async () => {
    await chat.says('商标注册量目标');
    expect(await chat.says('杭州市')).toContain('杭');
    await chat.says('知识产权运营服务体系有哪些任务');
    expect(await chat.says('浙江省')).not.toContain('没有找到');
  });
});

describe('a code that is not there', () => {
  it.each(['杭999', '湖阶1', '杭任99'])('%s is told so', async (typed) => {
    expect(await chat.says(typed)).toContain(`没有编号“${typed}”`);
  });
});

describe('a command without its code', () => {
  it.each(['/原文', '/source', '/why', '/历史'])('%s is about the row last shown', async (typed) => {
    await chat.says('/targets 杭6');
    expect(await chat.says(typed)).toContain('杭6');
  });

  it('asks for a code when nothing was shown', async () => {
    expect(await chat.says('/原文')).toContain('还缺编号');
  });
});

describe('a mistyped command', () => {
  it('is offered whole, and nothing that is far off with it', async () => {
    const answer = await chat.reply('/updat 杭4 1200件 2024-06-30');
    expect(answer?.choices).toEqual([{ label: '/update 杭4 1200件 2024-06-30（更新）', command: '/update 杭4 1200件 2024-06-30' }]);
    expect(await chat.says('1')).toContain('已登记');
  });
});

describe('a report without its command', () => {
  it.each(['杭2 1150件', '杭2 更新到 1150件', '把杭2更新为1150件', '杭2 改为1150件', '请帮我把杭2改成1150件'])(
    '%s is offered as one',
    async (typed) => {
      expect(await chat.says(typed)).toContain('填报：/update 杭2 1150件');
    },
  );

  it.each(['杭2 2024年目标', '杭2 更新了吗', '杭2 是什么', '改成湖州的'])('%s is none', async (typed) => {
    expect(await chat.says(typed)).not.toContain('填报：');
  });
});

describe('a code of another kind', () => {
  it('is said to be another, with what shows it; a deleted one to be gone', async () => {
    expect(await chat.says('/targets 杭任1')).toContain('这不是指标');
    expect(await chat.says('/targets 杭任1')).toContain('例如：/source 杭任1');
    await chat.given({ type: 'row.review', code: '杭8', verdict: 'dropped' });
    expect(await chat.says('/targets 杭8')).toMatch(/没有编号“杭8”。\n例如：\/source (?!杭8)/u);
  });
});

describe('a figure from before the plan', () => {
  it('is called so, and draws no bar beside 未报数', async () => {
    const answer = await chat.says('/targets 浙2');
    expect(answer).toContain('规划期前 12.89 件（2015年）');
    expect(answer).toContain('未报数');
    expect(answer).not.toContain('▇');
    expect(await chat.says('/why 浙2')).not.toContain('完成：');
  });
});

describe('/compare of a word that many names hold', () => {
  it('compares the nearest and offers the others', async () => {
    const answer = await chat.reply('/compare 专利');
    expect(answer?.choices.length).toBeGreaterThan(0);
    const compared = answer?.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    for (const { label } of answer?.choices ?? []) expect(compared).not.toContain(label);
    expect(await chat.says('1')).toContain(answer?.choices[0]?.label ?? '?');
  });
});

describe('short questions about the row just shown', () => {
  it.each([
    ['现在呢', '/progress'],
    ['依据是什么', '/source 杭6'],
    ['有什么依据', '/source 杭6'],
    ['文号呢', '发文'],
    ['什么时候印发的', '发文'],
  ])('%s', async (asked, said) => {
    await chat.says('杭州质押融资目标');
    const answer = await chat.reply(asked);
    expect(answer?.found).toBe(true);
    expect(`${answer?.about.command} ${answer?.readAs}`).toContain(said);
  });

  it('ask of the plan that was named, not of another one', async () => {
    await chat.says('湖州的目标');
    expect(await chat.says('什么时候印发的')).toContain('2022-09-30');
  });
});
