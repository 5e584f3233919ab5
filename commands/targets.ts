import type { Command, Services } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { dayIn } from '../src/model/calendar.js';
import type { TargetRow } from '../src/model/stored-plan.js';
import { pageOf } from '../src/render/pages.js';
import { quoteBlock } from '../src/render/quote.js';
import { type Block, type Button, type Reply, reply } from '../src/render/reply.js';
import { placesText, placeText, planTitle, targetItem } from '../src/render/rows.js';
import { readArguments } from '../src/request/arguments.js';
import { type FigureTime, figureItem, figuresNamed, isNamedSo, NEAR_HEADING, remarkOn, unshown } from '../src/request/figures-named.js';
import { standingOf } from '../src/request/standing.js';
import { type Asked, FEW, rowsAsked } from '../src/request/targets-asked.js';
import type { StoreView } from '../src/store/store.js';
import { assess } from '../src/tracking/assess.js';

/** One line a plan when nothing is asked for in particular. */
function overview(view: StoreView): Reply {
  const plans = view.plans().filter((plan) => view.targets().some((row) => row.planId === plan.id));
  const blocks = plans.map((plan): Block => {
    const rows = view.targets().filter((row) => row.planId === plan.id);
    const years = [...new Set(rows.map((row) => row.due?.slice(0, 4)).filter((year) => year !== undefined))].sort();
    return {
      kind: 'item',
      code: plan.prefix,
      title: planTitle(plan),
      details: [`${rows.length} 项指标${years.length > 0 ? ` · ${years.join('、')}年到期` : ''}`],
      badge: null,
      tone: 'neutral',
      progress: null,
    };
  });
  return reply({
    title: `共 ${view.targets().length} 项指标，${plans.length} 个规划`,
    blocks,
    choices: plans.map((plan) => ({
      label: plan.parsed.region ?? plan.parsed.title,
      command: `/targets ${plan.parsed.region ?? plan.prefix}`,
    })),
    about: { codes: [], command: '/targets' },
    found: plans.length > 0,
  });
}

/** What goes with the targets that were asked for: figures of the same name and notes, before and after them. */
interface Beside {
  readonly before: readonly Block[];
  readonly after: readonly Block[];
}
const NOTHING: Beside = { before: [], after: [] };
const FIGURES_MAX = 4;

/**
 * Figures that the words name and that the targets do not show: before them where a time that is over was asked for or no target bears the name,
 * else behind them.
 */
function besideTargets(asked: Asked, services: Services, today: string): Beside {
  const { view } = services.store;
  const { words, rows, notes } = asked;
  if (words === '') return { before: notes, after: [] };
  const time: FigureTime = { year: asked.year, part: asked.part };
  const places = new Set(rows.map((row) => row.region));
  const place = asked.region ?? (places.size === 1 ? (rows[0]?.region ?? null) : null);
  const { figures, exact } = figuresNamed(words, place, services, time);
  const shown = rows.flatMap((row) => {
    const { figure, figures: own, near } = assess(view, row, today);
    return [figure ?? own.at(-1) ?? near[0]?.observation].filter((one) => one !== undefined);
  });
  const remark = remarkOn(words, rows, exact);
  const remarks: readonly Block[] = remark === null ? notes : [...notes, { kind: 'note', text: remark, tone: 'quiet' }];
  const timed = asked.year !== null || asked.part !== null;
  const all = timed
    ? figures
    : unshown(
        figures.filter(({ region }) => places.has(region) || asked.region !== null),
        shown,
      );
  // Where targets bear the very name, only figures of that name go with them.
  const told = timed || exact || rows.length <= FEW ? all.slice(0, FIGURES_MAX) : [];
  if (told.length === 0) return { before: remarks, after: [] };
  const items = told.map((figure) => figureItem(figure, view, place === null));
  const first = timed ? (asked.year ?? today) <= today : remark !== null;
  const near = !exact && (!timed || rows.some((row) => isNamedSo(words, row)));
  const list: readonly Block[] = [near ? NEAR_HEADING : { kind: 'heading', text: '已有数据' }, ...items];
  return first && !near ? { before: [...list, ...remarks], after: [] } : { before: remarks, after: list };
}
/** Everything about one target. */
function detail(row: TargetRow, view: StoreView, today: string, beside: Beside = NOTHING): Reply {
  const plan = view.plan(row.planId);
  return reply({
    title: plan && beside.before.length === 0 ? planTitle(plan) : null,
    blocks: [
      ...beside.before,
      ...(plan && beside.before.length > 0 ? [{ kind: 'heading', text: planTitle(plan) } as const] : []),
      targetItem(row, standingOf(row, view, today)),
      quoteBlock(row.source.quote, placeText(row, plan)),
      ...beside.after,
    ],
    buttons: [
      [
        { label: '原文', command: `/source ${row.code}`, place: 'new' },
        { label: '历次数据', command: `/history ${row.code}`, place: 'new' },
        { label: '依据', command: `/why ${row.code}`, place: 'new' },
      ],
    ],
    about: { codes: [row.code], command: `/targets ${row.code}` },
  });
}

export default {
  name: 'targets',
  chinese: '指标',
  aliases: ['target', '目标'],
  group: 'ask',
  usage: '[地区] [指标] [年份]',
  summary: '指标的目标值、期限、最新数据和状态',
  role: 'viewer',
  writes: false,
  examples: (view) =>
    view
      .plans()
      .filter((plan) => plan.parsed.targets.length > 0)
      .slice(0, 2)
      .map((plan) => `/targets ${plan.parsed.region ?? plan.prefix}`),
  async run(request, services) {
    const { view } = services.store;
    const today = dayIn(request.now, request.timeZone);
    const byCode = readArguments(request, services, {}).code;
    if (byCode !== null) {
      const row = view.row(byCode);
      if (!row) throw new UserError('unknown-code', { typed: byCode, example: `/source ${view.targets()[0]?.code ?? '杭1'}` });
      if (row.kind !== 'target') throw new UserError('bad-option', { typed: byCode, why: '这不是指标', example: `/source ${row.code}` });
      return detail(row, view, today);
    }
    if (request.args === '' && request.defaultRegion === null) return overview(view);
    const asked = rowsAsked(request, services);
    if ('blocks' in asked) return asked;
    const beside = besideTargets(asked, services, today);
    const [single] = asked.rows;
    const found: readonly Block[] = asked.reason === null ? [] : [{ kind: 'note', text: `${asked.reason}找到`, tone: 'quiet' }];
    if (asked.rows.length === 1 && single) return detail(single, view, today, { ...beside, before: [...found, ...beside.before] });
    const command = `/targets ${request.args === '' ? (request.defaultRegion ?? '') : request.args}`.trim();
    const { rows, page, buttons } = pageOf(asked.rows, request.page, command);
    const blocks: Block[] = [];
    let planId = '';
    for (const row of rows) {
      const plan = view.plan(row.planId);
      if (row.planId !== planId && plan) {
        const count = asked.rows.filter((other) => other.planId === row.planId).length;
        const all = view.targets().filter((other) => other.planId === row.planId).length;
        blocks.push({ kind: 'heading', text: `${planTitle(plan)}　${count === all ? `${all} 项` : `${count} / ${all} 项`}` });
        planId = row.planId;
      }
      blocks.push(targetItem(row, standingOf(row, view, today)));
    }
    const first = rows[0];
    if (request.page === 1) blocks.unshift(...beside.before);
    if (page === null || page.number === page.of) blocks.push(...beside.after);
    blocks.unshift(...found);
    if (first) blocks.push({ kind: 'note', text: `出处：${placesText(rows, (id) => view.plan(id))}；发编号看原文`, tone: 'quiet' });
    const next: Button[] = first ? [{ label: `原文 ${first.code}`, command: `/source ${first.code}`, place: 'new' }] : [];
    if (asked.region !== null) next.push({ label: '进展', command: `/progress ${asked.region}`, place: 'new' });
    if (asked.region !== null && asked.rows.length < asked.all)
      next.push({ label: `全部 ${asked.all} 项`, command: `/targets ${asked.region}`, place: 'new' });
    return reply({ blocks, buttons: [buttons, next], page, about: { codes: rows.map((row) => row.code), command } });
  },
} satisfies Command;
