import type { Command, Request, Services } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { type Assessment, STATUSES } from '../src/model/assessment.js';
import { dayIn } from '../src/model/calendar.js';
import type { TargetRow } from '../src/model/stored-plan.js';
import { figureText, sourceText, standingText } from '../src/render/figures.js';
import { curveBlock } from '../src/render/history.js';
import { pageOf } from '../src/render/pages.js';
import { type Block, type Reply, reply } from '../src/render/reply.js';
import { planTitle, targetItem } from '../src/render/rows.js';
import { STATUS_NAME, STATUS_TONE } from '../src/render/status-words.js';
import { type Arguments, readArguments } from '../src/request/arguments.js';
import { otherThingsOf } from '../src/request/scope-named.js';
import { targetsNamed } from '../src/request/target-named.js';
import { assess } from '../src/tracking/assess.js';
import { telling } from '../src/tracking/attach.js';

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
  return all.length > 1 ? [{ kind: 'chart', chart: { kind: 'status', title: '指标状态', counts }, alt }] : [];
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

/** Names nearly as good as the best one are meant with it. */
const SAME_SCORE = 0.97;
const NEAR_MAX = 4;

/** Figures that no target asks for, of one region or of all: those that the words mean. Throws `unknown-name` with the nearest. */
function figuresOnly(region: string | null, words: string, request: Request, services: Services): Reply {
  const { view } = services.store;
  const regionsOf = (id: string): readonly string[] => (region === null ? view.regionsOf(id) : [region]);
  const every = view.indicators().flatMap(({ id }) => regionsOf(id).flatMap((place) => telling(view, place, id)));
  const own = new Set(every.map((figure) => `indicator:${figure.indicator}`));
  const { hits, confident } = services.lookup.find(words, { kinds: ['indicator'], limit: 20, accept: (id) => own.has(id) });
  const best = hits[0]?.score ?? 0;
  const meant = new Set(confident ? hits.filter(({ score }) => score >= best * SAME_SCORE).map(({ id }) => id) : []);
  const figures = every.filter((figure) => figure.printedName.includes(words) || meant.has(`indicator:${figure.indicator}`));
  if (figures.length === 0) {
    const others = region !== null && words === '' ? otherThingsOf(region, view) : [];
    if (others.length > 0) throw new UserError('unknown-name', { typed: `${region}的目标和数据`, example: exampleOf(services) }, others);
    const near = [...new Set(hits.map(({ name }) => name))].slice(0, NEAR_MAX);
    const choices = near.map((name) => ({ label: name, command: ['/progress', region, name].filter((part) => part !== null).join(' ') }));
    throw new UserError('unknown-name', { typed: request.args.slice(0, 24), example: exampleOf(services) }, choices);
  }
  const command = `/progress ${request.args}`;
  const { rows, page, buttons } = pageOf(figures, request.page, command);
  return reply({
    title: `${region ?? ''}${words === '' ? '：' : `“${words}”`}没有目标，有 ${figures.length} 项数据`,
    blocks: rows.map((figure) => ({
      kind: 'item',
      code: null,
      title: region === null ? `${figure.region}　${figure.printedName}` : figure.printedName,
      details: [`${figureText(figure)}${figure.rank === null ? '' : `　${figure.rank}`}`, sourceText(figure, view)],
      badge: null,
      tone: 'neutral',
      progress: null,
    })),
    buttons: [buttons],
    page,
    about: { codes: [], command },
  });
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

/** The targets asked for, and the year in which none of them is due although it was named; null when only figures answer to the words. */
function targetsAsked(
  args: string,
  { region, year, words }: Arguments,
  request: Request,
  services: Services,
): { readonly rows: readonly TargetRow[]; readonly withoutYear: string | null } | null {
  if (region !== null && !services.store.view.targets().some((row) => row.region === region)) return null;
  const rows = targetsOf(args, request, services);
  if (rows || year === null) return rows && { rows, withoutYear: null };
  const ofAnyYear = targetsOf([region, words].filter((part) => part !== null && part !== '').join(' '), request, services);
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
    const named = readArguments({ ...request, args }, services, { region: true, year: true });
    const { region, words } = named;
    const wanted = targetsAsked(args, named, request, services);
    if (wanted === null) return figuresOnly(region, words, request, services);
    const { withoutYear } = wanted;
    const all = wanted.rows.map((row): Standing => ({ row, assessment: assess(view, row, today) }));
    const reported = all.filter(({ assessment }) => assessment.verdict.status !== 'no-figure' || assessment.figures.length > 0);
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
        ...blocks,
        ...(curve ? [curve] : []),
        ...missing(request.page === 1 ? all : []),
      ],
      buttons: [buttons, only && all.length === 1 ? [{ label: '依据', command: `/why ${only.row.code}`, place: 'new' }] : []],
      page,
      about: { codes: rows.map(({ row }) => row.code), command },
      found: reported.length > 0,
    });
  },
} satisfies Command;
