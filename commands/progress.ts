import type { Command, Request, Services } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { type Assessment, STATUSES } from '../src/model/assessment.js';
import { dayIn } from '../src/model/calendar.js';
import type { Observation } from '../src/model/observation.js';
import type { PhaseRow, TargetRow, TaskRow } from '../src/model/stored-plan.js';
import { standingText } from '../src/render/figures.js';
import { curveBlock } from '../src/render/history.js';
import { pageOf } from '../src/render/pages.js';
import { type Block, type Button, type Reply, reply } from '../src/render/reply.js';
import { planTitle, targetItem, taskItem } from '../src/render/rows.js';
import { STATUS_NAME, STATUS_TONE } from '../src/render/status-words.js';
import { type Arguments, readArguments } from '../src/request/arguments.js';
import { type FigureTime, figureItem, figuresNamed, figuresOf, NEAR_HEADING, remarkOn, unshown } from '../src/request/figures-named.js';
import { otherThingsIn, otherThingsOf, planByCode } from '../src/request/scope-named.js';
import { targetsNamed } from '../src/request/target-named.js';
import type { StoreView } from '../src/store/store.js';
import { assess } from '../src/tracking/assess.js';

interface Standing {
  readonly row: TargetRow;
  readonly assessment: Assessment;
}

/** How many targets have which status, as words and as a picture. */
function overview(all: readonly Standing[]): readonly Block[] {
  const counts = STATUSES.flatMap((status) => {
    const count = all.filter(({ assessment }) => assessment.verdict.status === status).length;
    return count > 0 ? [{ label: STATUS_NAME[status], count, tone: STATUS_TONE[status] }] : [];
  });
  const alt = `${all.length} 项：${counts.map(({ label, count }) => `${label} ${count}`).join(' · ')}`;
  const before = all.filter(({ assessment }) => assessment.verdict.rule === 'before-start').length;
  const known: readonly Block[] = before > 0 ? [{ kind: 'note', text: `其中 ${before} 项有规划期前的数据。`, tone: 'quiet' }] : [];
  return all.length > 1 ? [{ kind: 'chart', chart: { kind: 'status', title: '指标状态', counts }, alt }, ...known] : [];
}

/** Codes that fit on a phone; more of them are counted by region instead. */
const CODES_MAX = 24;

/** What is missing, in one line instead of a list of blanks. */
function missing(all: readonly Standing[]): readonly Block[] {
  const rows = all.filter(({ assessment }) => assessment.verdict.status === 'no-figure').map(({ row }) => row);
  if (rows.length === 0) return [];
  const regions = [...new Set(rows.map((row) => row.region))];
  const counts = regions.map((region) => `${region} ${rows.filter((row) => row.region === region).length}`);
  const which = rows.length <= CODES_MAX ? rows.map((row) => row.code).join('、') : counts.join(' · ');
  return [{ kind: 'note', text: `未报数 ${rows.length} 项：${which}`, tone: 'quiet' }];
}

const NEAR_MAX = 4;

/** Of what time figures are asked for, in words; null when the latest are. */
const timeText = ({ year, part }: FigureTime): string | null => part?.typed ?? (year === null ? null : `${year}年`);

/** Figures that no target asks for, of one region or of all: those that the words mean. Throws `unknown-name` with the nearest. */
function figuresOnly(named: Arguments, request: Request, services: Services): Reply {
  const { view } = services.store;
  const { region, words, planId } = named;
  const bare = words === '' || words === LOOSE;
  const found = bare ? { figures: figuresOf(view, region, named), near: [] } : figuresNamed(words, region, services, named);
  const time = timeText(named);
  const ofAnyTime = { ...LATEST, planId };
  const latest = time !== null && found.figures.length === 0 ? figuresNamed(words, region, services, ofAnyTime).figures : [];
  const figures = found.figures.length > 0 ? found.figures : latest;
  const plan = planId === null ? undefined : view.plan(planId);
  if (figures.length === 0) {
    if (plan && bare)
      throw new UserError('unknown-name', { typed: `${planByCode(plan)}的目标和数据`, example: exampleOf(services) }, otherThingsIn(plan));
    const others = region !== null && bare ? otherThingsOf(region, view) : [];
    if (others.length > 0) throw new UserError('unknown-name', { typed: `${region}的目标和数据`, example: exampleOf(services) }, others);
    const near = time === null ? found.near : figuresNamed(words, region, services, ofAnyTime).near;
    const choices = near
      .slice(0, NEAR_MAX)
      .map((name) => ({ label: name, command: ['/progress', plan?.prefix ?? region, name].filter((part) => part !== null).join(' ') }));
    throw new UserError('unknown-name', { typed: request.args.slice(0, 24), example: exampleOf(services) }, choices);
  }
  const command = `/progress ${request.args}`;
  const { rows, page, buttons } = pageOf(figures, request.page, command);
  const note = found.figures.length === 0 ? `没有${time}的数据，下面是最近的。` : null;
  const told = words === LOOSE ? '' : bare && named.part ? named.part.typed : '没有目标，';
  return reply({
    title: `${plan ? planByCode(plan) : (region ?? '')}${bare ? '：' : `“${words}”`}${told}有 ${figures.length} 项数据`,
    blocks: [
      ...(note === null ? [] : [{ kind: 'note', text: note, tone: 'warning' } as const]),
      ...rows.map((figure) => figureItem(figure, view, region === null)),
    ],
    buttons: [buttons],
    page,
    about: { codes: [], command },
  });
}

const LATEST: FigureTime = { year: null, part: null };
/** Asks for what the documents state and no target counts. */
const LOOSE = '其他数据';

/** Figures that words name and that none of the targets shows already; of the time asked for, else the latest with a note. Those of the very name go before the targets, others behind. */
function figuresBeside(
  named: Arguments,
  all: readonly Standing[],
  services: Services,
): { readonly rows: readonly Observation[]; readonly before: readonly Block[]; readonly after: readonly Block[] } {
  const { view } = services.store;
  const { region, words } = named;
  const time = timeText(named);
  const shown = all.flatMap(({ assessment }) => assessment.figure ?? []);
  const place = region ?? (new Set(all.map(({ row }) => row.region)).size === 1 ? (all[0]?.row.region ?? null) : null);
  const { figures: asked, exact } = figuresNamed(words, place, services, { ...named, planId: null });
  const rows = time === null ? unshown(asked, shown) : asked;
  const none = time !== null && rows.length === 0;
  const items = rows.slice(0, BESIDE_MAX).map((figure) => figureItem(figure, view, place === null));
  const remark = remarkOn(
    words,
    all.map(({ row }) => row),
    exact,
  );
  const remarks: readonly Block[] = remark === null ? [] : [{ kind: 'note', text: remark, tone: 'quiet' }];
  if (none) return { rows, before: [{ kind: 'note', text: `没有${time}的数据。`, tone: 'warning' }], after: [] };
  return exact || items.length === 0
    ? { rows, before: [...items, ...remarks], after: [] }
    : { rows, before: remarks, after: [NEAR_HEADING, ...items] };
}

const BESIDE_MAX = 6;
/** So many targets that words name are shown with their goals although nothing was reported on them. */
const SILENT_MAX = 5;

/** A task or a phase has no figure to be reported: its text is all that is known. */
function withoutFigures(row: TaskRow | PhaseRow, view: StoreView): Reply {
  const plan = view.plan(row.planId);
  const task = row.kind === 'task';
  return reply({
    title: plan ? planTitle(plan) : null,
    blocks: [
      { kind: 'note', text: `${row.code} 是${task ? '任务' : '阶段'}，这里只登记指标的数据，没有它的完成情况。`, tone: 'quiet' },
      task ? taskItem(row) : { kind: 'line', text: row.name },
    ],
    buttons: [[{ label: '原文', command: `/source ${row.code}`, place: 'new' }]],
    about: { codes: [row.code], command: `/progress ${row.code}` },
    found: false,
  });
}

/** How many figures of a region no target counts, and where they are; nothing where there are none. */
function loose(region: string | null, all: readonly Standing[], view: StoreView): { blocks: Block[]; buttons: Button[] } {
  if (region === null) return { blocks: [], buttons: [] };
  const shown = all.flatMap(({ assessment }) => [...assessment.figures, ...assessment.near.map(({ observation }) => observation)]);
  const count = unshown(figuresOf(view, region, LATEST), shown).length;
  if (count === 0) return { blocks: [], buttons: [] };
  return {
    blocks: [{ kind: 'note', text: `另有 ${count} 项数据写在文件里，没有对应的目标。`, tone: 'quiet' }],
    buttons: [{ label: LOOSE, command: `/progress ${region} ${LOOSE}`, place: 'new' }],
  };
}

/** The targets that words name; null when none does. */
function targetsOf(words: string, request: Request, services: Services): readonly TargetRow[] | null {
  const targets = services.store.view.targets();
  if (words === '') return targets;
  try {
    return targetsNamed(words, targets, request, services).rows;
  } catch (error) {
    if (error instanceof UserError && error.code === 'unknown-name') return null;
    throw error;
  }
}

/** What was asked for without its time: by the plan's code, the region and the words. */
const untimedOf = ({ region, words, planId }: Pick<Arguments, 'region' | 'words' | 'planId'>, { store: { view } }: Services): string =>
  [planId === null ? '' : (view.plan(planId)?.prefix ?? ''), region ?? '', words].filter((part) => part !== '').join(' ');

/** The targets asked for, and the year in which none of them is due although it was named; null when only figures answer to the words. */
function targetsAsked(
  args: string,
  { region, year, words, planId }: Arguments,
  request: Request,
  services: Services,
): { readonly rows: readonly TargetRow[]; readonly withoutYear: string | null } | null {
  if (region !== null && !services.store.view.targets().some((row) => row.region === region)) return null;
  const rows = targetsOf(args, request, services);
  if (rows || year === null) return rows && { rows, withoutYear: null };
  const ofAnyYear = targetsOf(untimedOf({ region, words, planId }, services), request, services);
  return ofAnyYear && { rows: ofAnyYear, withoutYear: year };
}

const exampleOf = (services: Services): string => `/progress ${services.store.view.targets()[0]?.region ?? ''}`.trim();

export default {
  name: 'progress',
  chinese: '进展',
  aliases: ['进度'],
  group: 'ask',
  usage: '[地区] [指标]',
  summary: '最新数据与目标对照，附图',
  role: 'viewer',
  writes: false,
  examples: (view) => [...new Set(view.targets().map((row) => row.region))].slice(0, 2).map((region) => `/progress ${region}`),
  async run(request, services) {
    const { view } = services.store;
    const today = dayIn(request.now, request.timeZone);
    const args = request.args === '' ? (request.defaultRegion ?? '') : request.args;
    const named = readArguments({ ...request, args }, services, { region: true, year: true, part: true, plan: 'exact' });
    const { region, words, part } = named;
    const row = named.code === null ? undefined : view.row(named.code);
    if (row && row.kind !== 'target') return withoutFigures(row, view);
    if (part !== null && words === '' && figuresOf(view, region, named).length > 0) return figuresOnly(named, request, services);
    const untimed = part === null ? args : untimedOf(named, services);
    const wanted = words === LOOSE ? null : targetsAsked(untimed, named, request, services);
    if (wanted === null) return figuresOnly(named, request, services);
    const { withoutYear } = wanted;
    const all = wanted.rows.map((row): Standing => ({ row, assessment: assess(view, row, today) }));
    const stands = ({ assessment }: Standing): boolean => assessment.verdict.status !== 'no-figure' || assessment.figures.length > 0;
    const few = (words !== '' || named.planId !== null || named.code !== null) && all.length <= SILENT_MAX;
    const reported = few ? all : all.filter(stands);
    const beside = words === '' || named.code !== null ? null : figuresBeside(named, all, services);
    const more = words === '' ? loose(region, all, view) : { blocks: [], buttons: [] };
    const command = `/progress ${args}`.trim();
    const { rows, page, buttons } = pageOf(reported, request.page, command);
    const blocks: Block[] = [];
    let planId = '';
    for (const { row, assessment } of rows) {
      const plan = view.plan(row.planId);
      if (plan && plan.id !== planId) blocks.push({ kind: 'heading', text: planTitle(plan) });
      planId = row.planId;
      blocks.push(targetItem(row, standingText(assessment, view)));
    }
    const [only] = all;
    const curve = only && all.length === 1 ? curveBlock(only.row, only.assessment) : null;
    return reply({
      title: region === null ? '进展' : `${region} · 进展`,
      subtitle: `今天 ${today}`,
      blocks: [
        ...(withoutYear === null
          ? []
          : [{ kind: 'note', text: `没有 ${withoutYear} 年到期的目标，下面不分年份。`, tone: 'warning' } as const]),
        ...(request.page === 1 ? overview(all) : []),
        ...(beside && request.page === 1 ? beside.before : []),
        ...blocks,
        ...(curve ? [curve] : []),
        ...(beside && request.page === 1 ? beside.after : []),
        ...missing(request.page === 1 && !few ? all : []),
        ...(request.page === 1 ? more.blocks : []),
      ],
      buttons: [buttons, more.buttons, only && all.length === 1 ? [{ label: '依据', command: `/why ${only.row.code}`, place: 'new' }] : []],
      page,
      about: { codes: rows.map(({ row }) => row.code), command },
      found: all.some(stands) || (beside?.rows.length ?? 0) > 0,
    });
  },
} satisfies Command;
