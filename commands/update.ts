import { createHash } from 'node:crypto';
import type { Command, Request, Services } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { dayIn } from '../src/model/calendar.js';
import type { Observation } from '../src/model/observation.js';
import { partTitle } from '../src/model/portions.js';
import type { TargetRow } from '../src/model/stored-plan.js';
import { doubtText } from '../src/render/doubts.js';
import { echo } from '../src/render/echo.js';
import { asOfText, figureText, sourceText, valueText } from '../src/render/figures.js';
import { type Block, type Reply, reply } from '../src/render/reply.js';
import { reportedItem } from '../src/render/reported.js';
import { wording } from '../src/render/wording.js';
import { partsMeant } from '../src/request/part-asked.js';
import { draftReport, type ReportDraft, reportExample } from '../src/request/report-draft.js';
import { mayReport } from '../src/request/reporting.js';
import { askWhich, type TargetsNamed, targetsNamed } from '../src/request/target-named.js';
import { undoRange } from '../src/request/undoing.js';
import { draftOf, noteRefusal } from '../src/request/writing.js';
import type { StoreView } from '../src/store/store.js';
import { assess } from '../src/tracking/assess.js';
import { countsFor } from '../src/tracking/attach.js';
import { readReportLine } from '../src/tracking/report-line.js';

/** Figures that one message may report. */
const LINES_MAX = 20;
/** Ties a 确认 to the very doubts that were shown; a late message's 确认 does not carry it. */
const CHECKED = /\s*#核对-([0-9a-f]{8})\s*$/u;

const COUNTS_WORD = { total: '累计', portion: '当年' } as const;

type Line = { readonly draft: ReportDraft } | { readonly choices: readonly TargetRow[]; readonly text: string };

/** Reads one line among the targets that this person may report. Throws `not-allowed` before anything is said about another target. */
function readLine(text: string, request: Request, services: Services): Line {
  const { view } = services.store;
  const today = dayIn(request.now, request.timeZone);
  const line = readReportLine(text, today);
  const person = { role: request.role, userId: request.message.user.id };
  const own = view.targets().filter((row) => mayReport(view, person, row));
  const first = own[0];
  if (!first) throw forbidden(view, person.userId);
  if (line.name === '') throw new UserError('missing-argument', { what: '编号或指标', example: reportExample(first) });
  const named = ownTargets(line.name, own, request, services);
  const { guessed } = named;
  const rows = partsMeant(named.rows, line.counts, line.asOf);
  const [row, ...others] = rows;
  if (!row || others.length > 0) return { choices: rows, text: text.trim().slice(line.name.length) };
  const draft = draftReport(view, row, line, today);
  return { draft: guessed ? { ...draft, doubts: [{ kind: 'name', typed: echo(line.name) }, ...draft.doubts] } : draft };
}

/** The named targets among a person's own; those of others are refused without a word about them. */
function ownTargets(name: string, own: readonly TargetRow[], request: Request, services: Services): TargetsNamed {
  try {
    return targetsNamed(name, own, request, services);
  } catch (error) {
    const all = services.store.view.targets();
    if (!(error instanceof UserError) || own.length === all.length) throw error;
    const elsewhere = all.filter((row) => !own.includes(row));
    if (!exists(name, elsewhere, request, services)) throw error;
    throw forbidden(services.store.view, request.message.user.id);
  }
}

function exists(name: string, rows: readonly TargetRow[], request: Request, services: Services): boolean {
  try {
    return targetsNamed(name, rows, request, services).rows.length > 0;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

function forbidden(view: StoreView, userId: string): UserError {
  const scopes = view.grants(userId).map(({ regions, bodies }) => [...regions, ...bodies].join(' · '));
  return new UserError('not-allowed', {
    command: '/update',
    why: `只能填报授权范围内的指标（${scopes.join('；') || '现在没有'}）`,
    ask: '发 /roles 看您的权限；需要时请联系管理员授权。',
  });
}

/** The same report with everything settled, to be run again after 确认. */
function settled(drafts: readonly ReportDraft[], mark: string): string {
  const lines = drafts.map(({ row, counts, observation: { value, unit, asOf, source } }) =>
    [row.code, `${counts === null ? '' : COUNTS_WORD[counts]}${value}${unit ?? ''}`, asOf, source.kind === 'person' ? source.text : '']
      .join(' ')
      .trim(),
  );
  return `/update ${lines.join('\n')} #核对-${mark}`;
}

/** Of what was shown; a name is settled by the code that the confirmation carries instead. */
const markOf = (drafts: readonly ReportDraft[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        drafts.map(({ row, observation, doubts }) => [
          row.code,
          observation.normal.value,
          observation.asOf,
          doubts.filter(({ kind }) => kind !== 'name'),
        ]),
      ),
    )
    .digest('hex')
    .slice(0, 8);

function askAboutDoubts(drafts: readonly ReportDraft[], request: Request, services: Services): Reply {
  const blocks = drafts.flatMap(({ row, observation, doubts }): Block[] => [
    {
      kind: 'item',
      code: row.code,
      title: partTitle(row),
      details: [
        `${valueText(observation)}（${asOfText(observation.asOf)}）`,
        ...doubts.map((doubt) => `⚠ ${doubtText(doubt, row, observation.value)}`),
      ],
      badge: null,
      tone: doubts.length > 0 ? 'warning' : 'neutral',
      progress: null,
    },
  ]);
  return reply({
    title: '还没有登记，请核对',
    tone: 'warning',
    blocks: [...blocks, { kind: 'line', text: '没有错就回复“确认”（10 分钟内有效）；写错了请重新发一次。' }],
    buttons: [services.confirmations.ask(request.message, settled(drafts, markOf(drafts)))],
    about: { codes: drafts.map(({ row }) => row.code), command: null },
    found: false,
  });
}

/** What the store has already, with the same value and date, is not written again. */
const knownReply = (drafts: readonly ReportDraft[], view: StoreView): Reply =>
  reply({
    title: '已经登记过，没有改动',
    blocks: drafts.map(({ row, replaces }) => ({
      kind: 'item',
      code: row.code,
      title: row.indicator,
      details: replaces ? [`${figureText(replaces)} · ${sourceText(replaces, view)}`] : [],
      badge: null,
      tone: 'neutral',
      progress: null,
    })),
    about: { codes: drafts.map(({ row }) => row.code), command: null },
  });

async function write(drafts: readonly ReportDraft[], request: Request, services: Services): Promise<Reply> {
  const { store } = services;
  const { view } = store;
  const today = dayIn(request.now, request.timeZone);
  const before = drafts.map(({ row, observation }) => ({ was: assess(view, row, today), others: sharing(view, row, observation) }));
  const statuses = new Map(before.flatMap(({ others }) => others.map((row) => [row.code, assess(view, row, today).verdict.status])));
  const changes = await store.commitAll(drafts.map(({ observation }) => draftOf(request, { type: 'observation.report', observation })));
  const blocks = drafts.flatMap((draft, index): Block[] => {
    const known = before[index];
    if (!known) return [];
    const moved = known.others.filter((other) => assess(view, other, today).verdict.status !== statuses.get(other.code));
    return [reportedItem({ ...draft, ...known, now: assess(view, draft.row, today), moved })];
  });
  const ids = changes.map((change) => change.id);
  const [first] = drafts;
  return reply({
    title: `已登记${drafts.length > 1 ? ` ${drafts.length} 项` : ''}（变更 ${ids.join('、')}）`,
    tone: 'good',
    blocks: [...blocks, { kind: 'note', text: `填错了：/undo ${undoRange(ids)}（您本人或管理员可以撤销）`, tone: 'quiet' }],
    buttons: [
      [
        { label: '撤销', command: `/undo ${undoRange(ids)}`, place: 'new', style: 'danger' },
        { label: '历次数据', command: `/history ${first?.row.code ?? ''}`, place: 'new' },
        { label: '依据', command: `/why ${first?.row.code ?? ''}`, place: 'new' },
      ],
    ],
    about: { codes: drafts.map(({ row }) => row.code), command: null },
  });
}

/** Other targets that the same figure counts for. */
const sharing = (view: StoreView, row: TargetRow, observation: Observation): readonly TargetRow[] =>
  view.targets().filter((other) => other.code !== row.code && countsFor(view, other, observation));

/** What is wrong with single lines of a longer message; nothing of it was written. */
function problemsReply(problems: readonly { readonly text: string; readonly error: UserError }[], lines: number): Reply {
  return reply({
    title: `${lines} 行里有 ${problems.length} 行不对，全部没有登记`,
    tone: 'warning',
    blocks: problems.flatMap(({ text, error }): Block[] => [{ kind: 'heading', text: echo(text) }, ...wording(error).blocks]),
    found: false,
  });
}

export default {
  name: 'update',
  chinese: '更新',
  aliases: ['report', '填报', '报数'],
  group: 'report',
  usage: '编号或指标 值 [截至日期] [来源]',
  summary: '填报最新数据，可以一次发多行',
  role: 'reporter',
  writes: true,
  examples: (view) => view.targets().slice(0, 1).map(reportExample),
  async run(request, services) {
    const mark = CHECKED.exec(request.args)?.[1] ?? null;
    const texts = request.args
      .replace(CHECKED, '')
      .split(/[\n；]/u)
      .map((text) => text.replace(/^\s*[/／](?:update|更新|填报|报数)\s+/iu, '').trim())
      .filter((text) => text !== '');
    if (texts.length > LINES_MAX) throw new UserError('bad-value', { typed: `${texts.length} 行`, why: `一次最多 ${LINES_MAX} 行` });
    const drafts: ReportDraft[] = [];
    const problems: { text: string; error: UserError }[] = [];
    for (const text of texts.length > 0 ? texts : ['']) {
      try {
        const line = readLine(text, request, services);
        if ('draft' in line) drafts.push(line.draft);
        else if (texts.length === 1) return askWhich(line.choices, (row) => `/update ${row.code}${line.text}`);
        else
          problems.push({
            text,
            error: new UserError('unknown-name', { typed: echo(text), near: line.choices.map((row) => row.code).join('、') }),
          });
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        problems.push({ text, error });
      }
    }
    const [problem] = problems;
    if (problem) {
      await noteRefusal(request, services, problem.error.code === 'not-allowed' ? 'role' : echo(problem.text));
      if (texts.length <= 1) throw problem.error;
      return problemsReply(problems, texts.length);
    }
    if (drafts.every(({ known }) => known)) return knownReply(drafts, services.store.view);
    const doubtful = drafts.some(({ doubts }) => doubts.length > 0);
    if (doubtful && !(request.confirmed && mark === markOf(drafts))) return askAboutDoubts(drafts, request, services);
    return write(drafts, request, services);
  },
} satisfies Command;
