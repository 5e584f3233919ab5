import type { Command, Request, Services } from '../src/command.js';
import { UserError } from '../src/errors.js';
import type { Indicator } from '../src/model/indicator.js';
import { type Reply, reply } from '../src/render/reply.js';
import { MEASURE_NAME } from '../src/render/status-words.js';
import { indicatorsNamed, indicatorText } from '../src/request/indicator-named.js';
import { checkedCommand, draftOf, takeCheck } from '../src/request/writing.js';
import { familyOf } from '../src/tracking/attach.js';

/** Asks which indicator was meant; `command` makes the whole command for one. */
const ask = (title: string, found: readonly Indicator[], command: (indicator: Indicator) => string): Reply =>
  reply({
    title,
    choices: found.slice(0, 9).map((indicator) => ({ label: indicatorText(indicator), command: command(indicator) })),
    found: false,
  });

/** Indicators whose names nearly agree with the first and that are not linked with it yet. */
function candidates(first: Indicator, typed: string, services: Services): Reply {
  const { view } = services.store;
  const linked = view.linkedWith(first.id);
  const near = familyOf(view.indicators(), first.id).filter((one) => !linked.includes(one.id) && one.unit === first.unit);
  if (near.length === 0)
    throw new UserError('missing-argument', {
      what: '要关联的另一个指标',
      example: `/link ${typed} ${view.targets().at(-1)?.code ?? '编号'}`,
    });
  return ask(`${indicatorText(first)} 与哪一项关联？`, near, (one) => `/link ${first.id} ${one.id}`);
}

async function join(from: Indicator, to: Indicator, checked: boolean, request: Request, services: Services): Promise<Reply> {
  const { store } = services;
  if (store.view.linkedWith(from.id).includes(to.id)) return reply({ blocks: [{ kind: 'line', text: '这两项已经是同一指标。' }] });
  if (from.unit !== to.unit) {
    return reply({
      title: '不能关联',
      tone: 'warning',
      blocks: [from, to]
        .map((one) => ({ kind: 'line', text: indicatorText(one) }) as const)
        .concat({ kind: 'line', text: '单位不同，不能互相计入。' }),
      found: false,
    });
  }
  if (!checked) {
    return reply({
      tone: 'warning',
      title: '还没有关联，请核对',
      blocks: [
        { kind: 'line', text: indicatorText(from) },
        { kind: 'line', text: indicatorText(to) },
        ...(from.measure === to.measure
          ? []
          : [
              {
                kind: 'note',
                text: `统计方式不同：前者是${MEASURE_NAME[from.measure]}，后者是${MEASURE_NAME[to.measure]}。`,
                tone: 'warning',
              } as const,
            ]),
        { kind: 'line', text: '关联后两者的数据互相计入，状态随之改变。回复“确认”执行（10 分钟内有效）。' },
      ],
      buttons: [services.confirmations.ask(request.message, checkedCommand(`/link ${from.id} ${to.id}`))],
      found: false,
    });
  }
  const { id } = await store.commit(draftOf(request, { type: 'indicator.link', from: from.id, to: to.id, linked: true }));
  return reply({
    title: `已关联（变更 ${id}）`,
    tone: 'good',
    blocks: [from, to].map((one) => ({ kind: 'line', text: indicatorText(one) })),
    buttons: [[{ label: '撤销', command: `/undo ${id}`, place: 'new' }]],
  });
}

export default {
  name: 'link',
  chinese: '关联',
  aliases: [],
  group: 'manage',
  usage: '编号或指标 [编号或指标]',
  summary: '认定两个名称或口径不同的指标是同一指标',
  role: 'admin',
  writes: true,
  examples: (view) =>
    view
      .targets()
      .slice(0, 1)
      .map((row) => `/link ${row.code}`),
  async run(asked, services) {
    const { request, checked } = takeCheck(asked);
    const { view } = services.store;
    const [one, other, ...rest] = request.words;
    if (one === undefined) throw new UserError('missing-argument', { what: '指标', example: this.examples(view)[0] ?? '/link' });
    if (rest.length > 0)
      throw new UserError('bad-option', { typed: request.args.slice(0, 24), why: '一次关联两个指标', example: `/link ${one} ${other}` });
    const firsts = indicatorsNamed(view, one);
    const [first] = firsts;
    if (!first || firsts.length > 1) return ask('您指的是哪一项？', firsts, (indicator) => `/link ${indicator.id} ${other ?? ''}`.trim());
    if (other === undefined) return candidates(first, one, services);
    const seconds = indicatorsNamed(view, other);
    const [second] = seconds;
    if (!second || seconds.length > 1) return ask('您指的是哪一项？', seconds, (indicator) => `/link ${first.id} ${indicator.id}`);
    return join(first, second, checked, request, services);
  },
} satisfies Command;
