import type { Command } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { reply } from '../src/render/reply.js';
import { indicatorsNamed, indicatorText } from '../src/request/indicator-named.js';
import { draftOf } from '../src/request/writing.js';

export default {
  name: 'unlink',
  chinese: '取消关联',
  aliases: [],
  group: 'manage',
  usage: '编号或指标 [编号或指标]',
  summary: '取消两个指标的关联，数据各算各的',
  role: 'admin',
  writes: true,
  examples: (view) =>
    view
      .links()
      .filter((link) => link.linked)
      .slice(0, 1)
      .map((link) => `/unlink ${link.from} ${link.to}`),
  async run(request, services) {
    const { store } = services;
    const { view } = store;
    const [one, other] = request.words;
    if (one === undefined) throw new UserError('missing-argument', { what: '指标', example: '/unlink 编号' });
    const ids = indicatorsNamed(view, one).map((indicator) => indicator.id);
    const others = other === undefined ? null : indicatorsNamed(view, other).map((indicator) => indicator.id);
    const touches = (mine: string, theirs: string): boolean => ids.includes(mine) && (others === null || others.includes(theirs));
    const links = view.links().filter((link) => link.linked && (touches(link.from, link.to) || touches(link.to, link.from)));
    const textOf = (id: string): string => {
      const indicator = view.indicator(id);
      return indicator ? indicatorText(indicator) : id;
    };
    const [link] = links;
    if (!link) {
      throw new UserError('unknown-name', {
        typed: request.args.slice(0, 40),
        why: '没有管理员做过这样的关联；名称、单位、口径都相同的数据自动合并，要分开请用 /fix 改指标名称',
        example: `/unlink ${services.store.view.targets()[0]?.code ?? '编号'}`,
      });
    }
    if (links.length > 1) {
      return reply({
        title: '取消哪一个关联？',
        choices: links.slice(0, 9).map(({ from, to }) => ({ label: `${textOf(from)} 与 ${textOf(to)}`, command: `/unlink ${from} ${to}` })),
        found: false,
      });
    }
    const { id } = await store.commit(draftOf(request, { type: 'indicator.link', from: link.from, to: link.to, linked: false }));
    return reply({
      title: `已取消关联（变更 ${id}）`,
      tone: 'good',
      blocks: [link.from, link.to].map((indicatorId) => ({ kind: 'line', text: textOf(indicatorId) })),
      buttons: [[{ label: '恢复', command: `/undo ${id}`, place: 'new' }]],
    });
  },
} satisfies Command;
