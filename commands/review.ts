import type { Command, Request, Services } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { openRows, unread } from '../src/ingest/doubts.js';
import type { ChangeOp } from '../src/model/change.js';
import { shortened } from '../src/model/shortened.js';
import type { StoredPlan } from '../src/model/stored-plan.js';
import { pageOf } from '../src/render/pages.js';
import { quoteBlock } from '../src/render/quote.js';
import { type Block, type Button, type Reply, reply, say } from '../src/render/reply.js';
import { dueText, goalText, placeText, planShort, planTitle, spotText } from '../src/render/rows.js';
import { undoRange } from '../src/request/undoing.js';
import { draftOf } from '../src/request/writing.js';
import type { StoreView } from '../src/store/store.js';

const ROWS_PER_PAGE = 3;
const VERDICTS = { 接受: 'accepted', 删除: 'dropped', 恢复: 'open' } as const;
const QUOTE_MAX = 200;
/** Codes that one span may name. */
const SPAN_MAX = 50;

const short = (text: string): string => shortened(text, QUOTE_MAX);

/** The plan that a word names by its code prefix, its region or part of its title. */
function planNamed(word: string, services: Services): StoredPlan {
  const plans = services.store.view.plans();
  const found =
    plans.find((plan) => plan.prefix === word || plan.id === word) ??
    plans.find((plan) => word !== '' && (plan.parsed.region?.includes(word) || plan.parsed.title.includes(word)));
  if (!found)
    throw new UserError('unknown-name', {
      typed: word,
      known: plans.map((plan) => plan.prefix).join('、'),
      example: `/review ${plans[0]?.prefix ?? ''}`,
    });
  return found;
}

/** What is left to look at, one line a plan. */
function overview({ store }: Services): Reply {
  const { view } = store;
  const plans = view.plans().map((plan) => ({ plan, rows: openRows(view, plan.id).length, missed: unread(plan).length }));
  const left = plans.filter(({ rows, missed }) => rows + missed > 0);
  if (left.length === 0) return say('没有待复核的条目。', '漏了条目时，引用原句补上：/review 补 字头 “原句”');
  return reply({
    title: '待复核',
    blocks: left.map(({ plan, rows, missed }) => ({ kind: 'line', text: `${planShort(plan)}：拿不准 ${rows} 项，没读懂 ${missed} 处` })),
    choices: left.flatMap(({ plan, rows, missed }) => [
      ...(rows > 0 ? [{ label: `${planShort(plan)}：逐条看`, command: `/review ${plan.prefix}` }] : []),
      ...(missed > 0 ? [{ label: `${planShort(plan)}：没读懂的`, command: `/review 未读 ${plan.prefix}` }] : []),
    ]),
  });
}

/** Doubtful rows of a plan with their sentences and what can be done about them. */
function rowsReply(plan: StoredPlan, request: Request, { store }: Services): Reply {
  const rows = openRows(store.view, plan.id);
  const missed = unread(plan).length;
  const other: Button[] = missed > 0 ? [{ label: `没读懂的 ${missed} 处`, command: `/review 未读 ${plan.prefix}`, place: 'new' }] : [];
  if (rows.length === 0) return reply({ title: planTitle(plan), blocks: [{ kind: 'line', text: '没有拿不准的条目。' }], buttons: [other] });
  const shown = pageOf(rows, request.page, `/review ${plan.prefix}`, ROWS_PER_PAGE);
  const blocks = shown.rows.flatMap((row): Block[] => [
    {
      kind: 'item',
      code: row.code,
      title: row.kind === 'target' ? row.indicator : row.title,
      details: [
        row.kind === 'target'
          ? `${goalText(row)} · ${dueText(row)}`
          : `责任单位：${row.bodies.map((body) => body.name).join('、') || '没有读出'}`,
      ],
      badge: '待复核',
      tone: 'warning',
      progress: null,
    },
    quoteBlock(short(row.source.quote), placeText(row, plan)),
  ]);
  const decide = shown.rows.map((row): Button[] => [
    { label: `接受 ${row.code}`, command: `/review 接受 ${row.code}`, place: 'new', style: 'primary' },
    { label: '更正', command: `/fix ${row.code}`, place: 'new' },
    { label: '删除', command: `/review 删除 ${row.code}`, place: 'new', style: 'danger' },
  ]);
  return reply({
    title: `${planTitle(plan)}：待复核 ${rows.length} 项`,
    blocks,
    buttons: [...decide, [...shown.buttons, ...other]],
    page: shown.page,
    about: { codes: shown.rows.map((row) => row.code), command: `/review ${plan.prefix}` },
  });
}

/** What could not be read in a plan, with line numbers. */
function unreadReply(plan: StoredPlan, request: Request): Reply {
  const shown = pageOf(unread(plan), request.page, `/review 未读 ${plan.prefix}`);
  const blocks = shown.rows.map(
    ({ message, source }): Block => ({
      kind: 'item',
      code: null,
      title: message,
      details: source ? [`${spotText(source, plan)}：${short(source.quote)}`] : [],
      badge: null,
      tone: 'neutral',
      progress: null,
    }),
  );
  const none: Block = { kind: 'line', text: '没有读不懂的地方。' };
  const hint: Block = { kind: 'note', text: `漏了条目时，引用原句补上：/review 补 ${plan.prefix} “原句”`, tone: 'quiet' };
  return reply({
    title: `${planTitle(plan)}：没读懂的地方`,
    blocks: [...(blocks.length > 0 ? blocks : [none]), hint],
    buttons: [shown.buttons],
    page: shown.page,
  });
}

/** Carries changes out together; returns the button that takes them back. */
async function commit(ops: readonly ChangeOp[], request: Request, { store }: Services): Promise<Button[]> {
  const ids = (await store.commitAll(ops.map((op) => draftOf(request, op)))).map(({ id }) => id);
  return ids.length === 0 ? [] : [{ label: '撤销', command: `/undo ${undoRange(ids)}`, place: 'new' }];
}

/** 云13-云16 (a dash, 到 or 至 between two codes of one plan): the codes between that the store has; anything else as it is. */
function spanOf(words: string, view: StoreView): readonly string[] {
  const ends = /^(?<prefix>\p{Script=Han}{1,4}[A-Za-z]?)(?<from>\d{1,5})(?:[-—–~至到]+)(?:\k<prefix>)?(?<to>\d{1,5})$/u.exec(
    words.normalize('NFKC'),
  )?.groups;
  if (!ends) return [words];
  const [from, to] = [Number(ends['from']), Number(ends['to'])];
  if (to < from || to - from >= SPAN_MAX) return [words];
  const codes = Array.from({ length: to - from + 1 }, (_, at) => `${ends['prefix']}${from + at}`);
  const known = codes.filter((code) => view.row(code) !== undefined || view.usedCodes().has(code.toUpperCase()));
  return known.length > 0 ? known : [words];
}

async function decide(verdict: keyof typeof VERDICTS, typed: readonly string[], request: Request, services: Services): Promise<Reply> {
  const { view } = services.store;
  const [first] = typed;
  if (first === undefined)
    throw new UserError('missing-argument', { what: '编号', example: `/review ${verdict} ${view.targets()[0]?.code ?? ''}` });
  const codes = typed.flatMap((words) => spanOf(words, view));
  const known = codes.map((code) => {
    const row = view.row(code);
    const dropped = verdict === '恢复' && view.usedCodes().has(code.normalize('NFKC').toUpperCase());
    if (!row && !dropped) throw new UserError('unknown-code', { typed: code });
    return row?.code ?? code;
  });
  const undo = await commit(
    known.map((code) => ({ type: 'row.review', code, verdict: VERDICTS[verdict] })),
    request,
    services,
  );
  const says = { 接受: '已接受', 删除: '已删除，不再显示', 恢复: '已恢复' }[verdict];
  return reply({ tone: 'good', blocks: [{ kind: 'line', text: `${known.join('、')} ${says}。` }], buttons: [undo] });
}

async function add(request: Request, services: Services): Promise<Reply> {
  const [, prefix = ''] = request.words;
  const plan = planNamed(prefix, services);
  const quote = request.args
    .slice(request.args.indexOf(prefix) + prefix.length)
    .trim()
    .replace(/^[“"「]|[”"」]$/gu, '');
  const example = `/review 补 ${plan.prefix} “原句”`;
  if (quote.length < 4) throw new UserError('missing-argument', { what: '原句', example });
  // The parser is loaded only when a row is added.
  const { locate, rowsOfQuote } = await import('../src/ingest/add-row.js');
  const span = locate(plan, quote);
  if (!span) throw new UserError('unknown-name', { typed: short(quote), why: `原句要和${planTitle(plan)}一字不差`, example });
  const ops = rowsOfQuote(services.store.view, plan, span);
  if (ops.length === 0) return say('这句话里的指标已经有了，没有新增。');
  const undo = await commit(ops, request, services);
  return reply({
    tone: 'good',
    title: `已补上 ${ops.length} 条`,
    blocks: ops.map(
      ({ code, row }): Block => ({
        kind: 'item',
        code,
        title: row.kind === 'target' ? row.row.indicator : row.row.title,
        details: [row.kind === 'target' ? `${goalText(row.row)} · ${dueText(row.row)}` : spotText(row.row.source, plan)],
        badge: null,
        tone: 'neutral',
        progress: null,
      }),
    ),
    buttons: [[...ops.slice(0, 1).map(({ code }): Button => ({ label: `更正 ${code}`, command: `/fix ${code}`, place: 'new' })), ...undo]],
    about: { codes: ops.map(({ code }) => code), command: null },
  });
}

export default {
  name: 'review',
  chinese: '复核',
  aliases: ['审核'],
  group: 'manage',
  usage: '[字头] · 接受/删除/恢复 编号 · 未读 字头 · 补 字头 “原句”',
  summary: '逐条核对拿不准的条目，补上漏掉的',
  role: 'admin',
  writes: true,
  examples: (view) =>
    view
      .plans()
      .slice(0, 1)
      .map((plan) => `/review ${plan.prefix}`),
  async run(request, services) {
    const [word = '', ...rest] = request.words;
    if (word === '') return overview(services);
    if (Object.hasOwn(VERDICTS, word)) return decide(word as keyof typeof VERDICTS, rest, request, services);
    if (word === '补') return add(request, services);
    if (word === '未读') return unreadReply(planNamed(rest.join(' '), services), request);
    return rowsReply(planNamed(request.args, services), request, services);
  },
} satisfies Command;
