import type { Command, Services } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { echo } from '../src/render/echo.js';
import { pageOf } from '../src/render/pages.js';
import { reply } from '../src/render/reply.js';
import { knownBodies, regionNamed } from '../src/request/scope-named.js';
import { draftOf } from '../src/request/writing.js';
import { canonicalName, canonicalOf } from '../src/tracking/indicator.js';

type Named = { readonly kind: 'region' | 'unit' | 'indicator'; readonly name: string };

const ALIAS_MAX = 30;
const example = ({ store }: Services): string =>
  `/alias ${store.view.tasks().find((task) => task.bodies.length > 0)?.bodies[0]?.name ?? '单位全称'} 简称`;

/** What a full name stands for: a region, a body, an indicator (by code or name); undefined when it is none. */
function knownThing({ view }: Services['store'], word: string): Named | undefined {
  const region = regionNamed(view, word);
  if (region !== undefined) return { kind: 'region', name: region };
  if (knownBodies(view).has(word)) return { kind: 'unit', name: word };
  const row = view.row(word);
  const key = canonicalName(word);
  const indicator =
    row?.kind === 'target'
      ? view.indicator(row.indicatorId)
      : view.indicators().find((one) => one.name === word || canonicalOf(one.id) === key);
  return indicator && { kind: 'indicator', name: indicator.name };
}

function namedThing(services: Services, word: string): Named {
  const known = knownThing(services.store, word);
  if (known) return known;
  const near = services.lookup.find(word, { kinds: ['region', 'unit', 'indicator'], limit: 3 });
  throw new UserError('unknown-name', { typed: echo(word), near: near.hits.map((hit) => hit.name).join('、'), example: example(services) });
}

export default {
  name: 'alias',
  chinese: '别名',
  aliases: [],
  group: 'manage',
  usage: '[删除] 全称 别名',
  summary: '给单位、地区、指标起一个大家常用的名字',
  role: 'admin',
  writes: true,
  examples: (view) =>
    view
      .tasks()
      .flatMap((task) => task.bodies)
      .slice(0, 1)
      .map((body) => `/alias ${body.name} 简称`),
  async run(request, services) {
    const { store } = services;
    const active = !/^(?:删除|去掉|remove)$/u.test(request.words[0] ?? '');
    const [name, alias, ...rest] = active ? request.words : request.words.slice(1);
    if (name === undefined) {
      const { rows, page, buttons } = pageOf(store.view.aliases(), request.page, '/alias', 12);
      const lines = rows.map((one) => ({ kind: 'line', text: `${one.name} = ${one.alias}` }) as const);
      return reply({
        title: '别名',
        blocks: lines.length > 0 ? lines : [{ kind: 'line', text: `还没有。例如：${example(services)}` }],
        buttons: [buttons],
        page,
      });
    }
    if (alias === undefined) throw new UserError('missing-argument', { what: '别名', example: example(services) });
    if (rest.length > 0 || alias.length > ALIAS_MAX || name.length > 80) {
      throw new UserError('bad-option', { typed: echo(request.args), why: '先写全称，空一格，再写别名', example: example(services) });
    }
    const thing = namedThing(services, name);
    const other = active ? knownThing(store, alias) : undefined;
    if (other && !(other.kind === thing.kind && other.name === thing.name))
      throw new UserError('bad-option', { typed: echo(alias), why: `规划里“${other.name}”就叫这个名字`, example: example(services) });
    const has = store.view.aliases().some((one) => one.kind === thing.kind && one.name === thing.name && one.alias === alias);
    if (has === active) return reply({ blocks: [{ kind: 'line', text: active ? '已经有这个别名。' : '没有这个别名。' }] });
    const { id } = await store.commit(draftOf(request, { type: 'alias.set', ...thing, alias, active }));
    return reply({
      title: `${active ? '已增加' : '已去掉'}别名（变更 ${id}）`,
      tone: 'good',
      blocks: [{ kind: 'line', text: `${thing.name} = ${alias}` }],
      buttons: [[{ label: '撤销', command: `/undo ${id}`, place: 'new' }]],
    });
  },
} satisfies Command;
