import type { Command, Services } from '../src/command.js';
import { UserError } from '../src/errors.js';
import type { Body } from '../src/model/plan.js';
import type { TargetRow, TaskRow } from '../src/model/stored-plan.js';
import { echo } from '../src/render/echo.js';
import { pageOf } from '../src/render/pages.js';
import { quoteBlock } from '../src/render/quote.js';
import { type Block, type Button, type Choice, type Reply, reply } from '../src/render/reply.js';
import { placeText, planTitle, taskItem } from '../src/render/rows.js';
import { readArguments } from '../src/request/arguments.js';
import { nearChoices } from '../src/request/near.js';
import { otherThingsIn, planByCode } from '../src/request/scope-named.js';
import type { StoreView } from '../src/store/store.js';

/** A name that scores less explains only a part of the words. */
const WHOLE = 0.6;
/** The words that narrow a list to a unit's leading or supporting tasks. */
const LEAD_ONLY = /(?:^|\s)(?:只看)?(?:牵头|列首位)(?:\s|$)/u;

const bodyOf = (task: TaskRow, names: readonly string[]): Body | undefined =>
  task.bodies.find((body) => names.includes(body.misprintOf ?? body.name) || body.aliases.some((alias) => names.includes(alias)));

/** Tasks of a unit: lead and support apart, region by region. */
function ofBody(
  names: readonly string[],
  tasks: readonly TaskRow[],
  request: { args: string; page: number },
  leadAsked: boolean,
  reason: string | null,
): Reply {
  const name = names.join('、');
  const leadOnly = leadAsked && tasks.some((task) => bodyOf(task, names)?.role === 'lead');
  const mine = tasks.flatMap((task) => {
    const body = bodyOf(task, names);
    return body && (!leadOnly || body.role === 'lead') ? [{ task, body }] : [];
  });
  const leads = mine.filter(({ body }) => body.role === 'lead');
  const stated = leads.filter(({ body }) => body.roleFrom === 'stated').length;
  const leadLabel = stated > 0 ? '牵头' : '列首位';
  const counts: readonly (readonly [string, number])[] = [
    ['牵头', stated],
    ['列首位', leads.length - stated],
    ['参与', mine.length - leads.length],
  ];
  const plans = new Set(mine.map(({ task }) => task.planId));
  const ordered = [...leads, ...mine.filter(({ body }) => body.role !== 'lead')].sort(
    (a, b) => order(a.task, b.task) || rank(a.body) - rank(b.body),
  );
  const narrowed = leadOnly ? ` ${leadLabel}` : '';
  const { rows, page, buttons } = pageOf(ordered, request.page, `/tasks ${request.args}${narrowed}`);
  const blocks: Block[] = [];
  if (leadAsked && !leadOnly) blocks.push({ kind: 'note', text: '没有牵头或列首位的任务，下面是参与的。', tone: 'quiet' });
  if (reason !== null) blocks.push({ kind: 'note', text: `${reason}找到“${name}”`, tone: 'quiet' });
  let group = '';
  for (const { task, body } of rows) {
    const role = body.role === 'lead' ? (body.roleFrom === 'stated' ? '牵头' : '列首位') : '参与';
    const label = task.region === '' ? role : `${task.region} · ${role}`;
    if (label !== group) blocks.push({ kind: 'heading', text: label });
    group = label;
    blocks.push(taskItem(task, body.misprintOf ?? body.name));
  }
  if (stated < leads.length) blocks.push({ kind: 'note', text: '列首位：名单里排第一，原文没有写“牵头”。', tone: 'quiet' });
  const regions = [...new Set(mine.map(({ task }) => task.region))].filter((region) => region !== '');
  const choices: Choice[] =
    regions.length > 1 ? regions.map((region) => ({ label: region, command: `/tasks ${region} ${name}${narrowed}` })) : [];
  const more: Button[] =
    leadOnly || leads.length === mine.length || leads.length === 0
      ? []
      : [{ label: `只看${leadLabel}`, command: `/tasks ${request.args} ${leadLabel}`, place: 'new' }];
  return reply({
    title: `${name} 在 ${plans.size} 个方案里有 ${mine.length} 项任务`,
    subtitle: counts
      .filter(([label, count]) => count > 0 || label === '参与')
      .map(([label, count]) => `${label} ${count}`)
      .join(' · '),
    blocks,
    choices,
    buttons: [buttons, more],
    page,
    about: { codes: rows.map(({ task }) => task.code), command: `/tasks ${request.args}${narrowed}` },
  });
}

const order = (a: TaskRow, b: TaskRow): number => (a.planId === b.planId ? 0 : a.planId < b.planId ? -1 : 1);
const rank = ({ role, roleFrom }: Body): number => (role !== 'lead' ? 2 : roleFrom === 'stated' ? 0 : 1);

function detail(task: TaskRow, view: StoreView): Reply {
  const plan = view.plan(task.planId);
  return reply({
    title: plan ? planTitle(plan) : null,
    blocks: [taskItem(task), quoteBlock(task.source.quote, placeText(task, plan))],
    buttons: [[{ label: '原文', command: `/source ${task.code}`, place: 'new' }]],
    about: { codes: [task.code], command: `/tasks ${task.code}` },
  });
}

/** The task in whose text a target stands; where it stands in none, that nobody is named for it. */
function aroundTarget(target: TargetRow, view: StoreView): Reply {
  const { source, planId, code, indicator } = target;
  const holding = view
    .tasks()
    .filter((task) => task.planId === planId && task.source.start <= source.start && source.end <= task.source.end)
    .sort((a, b) => a.source.quote.length - b.source.quote.length);
  const name = `${code} ${indicator}`;
  const [task] = holding;
  if (task) {
    const own = detail(task, view);
    return { ...own, blocks: [{ kind: 'note', text: `${name} 写在下面这项任务里。`, tone: 'quiet' }, ...own.blocks] };
  }
  const plan = view.plan(planId);
  return reply({
    title: plan ? planTitle(plan) : null,
    blocks: [{ kind: 'line', text: `${name}：原文没有写由谁负责。` }, quoteBlock(source.quote, placeText(target, plan))],
    buttons: [[{ label: '原文', command: `/source ${code}`, place: 'new' }]],
    about: { codes: [code], command: `/tasks ${code}` },
    found: false,
  });
}

/** Says that a body has no task in a plan or region, with where it has some. */
function without(bodies: readonly string[], planId: string | null, region: string | null, view: StoreView): Reply {
  const name = bodies.join('、');
  const plan = planId === null ? undefined : view.plan(planId);
  const elsewhere = new Set(view.tasks().flatMap((task) => (bodyOf(task, bodies) ? [task.region] : [])));
  return reply({
    title: `${plan ? planTitle(plan) : (region ?? '现有规划')}里没有写到 ${name} 的任务`,
    choices: [...elsewhere].map((place) => ({ label: `${place} ${name}`, command: `/tasks ${place} ${name}` })),
    found: false,
  });
}

/** Bodies that the words name: by the slot, else by look-up. */
function bodiesAsked(
  bodies: readonly string[],
  words: string,
  region: string | null,
  services: Services,
): { names: readonly string[]; reason: string | null } {
  if (bodies.length > 0) return { names: bodies, reason: null };
  if (words === '') return { names: [], reason: null };
  const answer = services.lookup.find(words, { kinds: ['unit'], limit: 5, region });
  const [best] = answer.hits;
  if (!best || best.score < WHOLE || !answer.confident) return { names: [], reason: null };
  const same = answer.hits.filter((hit) => hit.name === best.name || Math.abs(hit.score - best.score) < 1e-6);
  return { names: [...new Set(same.map((hit) => hit.name))], reason: best.reason };
}

export default {
  name: 'tasks',
  chinese: '任务',
  aliases: ['task'],
  group: 'ask',
  usage: '[单位] [地区] [关键词]',
  summary: '某单位的任务，牵头和参与分开列',
  role: 'viewer',
  writes: false,
  examples(view) {
    const body = view.tasks().flatMap((task) => task.bodies)[0]?.name;
    return body === undefined ? ['/tasks'] : [`/tasks ${body}`];
  },
  async run(request, services) {
    const { view } = services.store;
    const leadOnly = LEAD_ONLY.test(request.args);
    const args = request.args.replace(LEAD_ONLY, ' ').trim();
    const wanted = readArguments({ ...request, args }, services, { intent: 'tasks', region: true, body: true, plan: true });
    if (wanted.code !== null) {
      const row = view.row(wanted.code);
      if (row?.kind === 'target') return aroundTarget(row, view);
      if (row?.kind !== 'task') throw new UserError('unknown-code', { typed: wanted.code, example: `/source ${wanted.code}` });
      return detail(row, view);
    }
    const region = wanted.region ?? (args === '' ? request.defaultRegion : null);
    const scope = view
      .tasks()
      .filter((task) => (region === null || task.region === region) && (wanted.planId === null || task.planId === wanted.planId));
    const plan = wanted.planId === null ? undefined : view.plan(wanted.planId);
    if (plan && !view.tasks().some(({ planId }) => planId === plan.id))
      throw new UserError('unknown-name', { typed: `${planByCode(plan)}的任务`, example: '/tasks' }, otherThingsIn(plan));
    const titled = wanted.words !== '' && scope.some(({ title }) => wanted.words.split(' ').every((word) => title.includes(word)));
    const { names, reason } =
      titled && wanted.bodies.length === 0
        ? { names: [], reason: null }
        : bodiesAsked(wanted.bodies, wanted.words, region ?? request.defaultRegion, services);
    // Of names that fit the words equally well only those are meant that the asked plans have.
    const there = names.filter((name) => scope.some((task) => bodyOf(task, [name])));
    if (there.length > 0) {
      return ofBody(there, scope, { args: args === '' ? there.join(' ') : args, page: request.page }, leadOnly, reason);
    }
    const { words } = wanted;
    if (wanted.bodies.length > 0 && words === '') return without(wanted.bodies, wanted.planId, region, view);
    const found =
      words === ''
        ? scope
        : scope.filter((task) => words.split(' ').every((word) => task.title.includes(word) || task.source.quote.includes(word)));
    if (found.length === 0) {
      const near = services.lookup.find(words === '' ? args : words, { kinds: ['unit', 'task'], limit: 5, region });
      throw new UserError(
        'unknown-name',
        { typed: args === '' ? '任务' : echo(args), example: this.examples(view)[0] ?? '/tasks' },
        nearChoices(near.hits, (name) => `/tasks ${name}`),
      );
    }
    const [single] = found;
    if (found.length === 1 && single) return detail(single, view);
    const { rows, page, buttons } = pageOf(found, request.page, `/tasks ${args}`.trim());
    const blocks: Block[] = [];
    let planId = '';
    for (const task of rows) {
      const plan = view.plan(task.planId);
      if (plan && task.planId !== planId) blocks.push({ kind: 'heading', text: planTitle(plan) });
      planId = task.planId;
      blocks.push(taskItem(task));
    }
    return reply({
      title: `${plan ? planByCode(plan) : (region ?? '')}${words === '' ? '' : `“${words}”`}共 ${found.length} 项任务`,
      blocks,
      buttons: [buttons],
      page,
      about: { codes: rows.map((row) => row.code), command: `/tasks ${args}`.trim() },
    });
  },
} satisfies Command;
