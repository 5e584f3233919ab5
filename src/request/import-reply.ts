import type { PlanDiff, RowDiff } from '../ingest/diff.js';
import { doubtfulRows, unread } from '../ingest/doubts.js';
import type { Proposal } from '../ingest/proposal.js';
import { workOf } from '../model/plan.js';
import { isUntitled } from '../model/plan-name.js';
import { shortened } from '../model/shortened.js';
import type { StoredPlan } from '../model/stored-plan.js';
import { pageOf } from '../render/pages.js';
import { type Block, type Button, type Reply, reply } from '../render/reply.js';
import { planTitle, spanText, spotText } from '../render/rows.js';

/** Rows of a difference that are shown before "看全部". */
const SHOWN_MAX = 6;
const QUOTE_MAX = 120;
const VALUE_MAX = 60;

/** The workbook's editable columns have green heads (`export/xlsx.ts`); who edits another is told here that it was not read. */
const GREEN_ONLY: Block = { kind: 'note', text: '只采用表头为绿色的列，其他列（状态、说明、原文等）改了也不读入。', tone: 'quiet' };
const NOT_YET = '还没有导入。没有错就回复“确认”，确认后才能查到。';

const rowsOf = ({ parsed }: StoredPlan): number => parsed.targets.length + workOf(parsed).length + parsed.phases.length;

const diffItem = (row: RowDiff, badge: string): Block => ({
  kind: 'item',
  code: row.code || null,
  title: shortened(row.title, VALUE_MAX),
  details: row.fields.flatMap(({ label, before, after, corrected }) =>
    label === '内容'
      ? ['文字有改动']
      : [
          `${label}：${shortened(before, VALUE_MAX)} → ${shortened(after, VALUE_MAX)}`,
          ...(corrected === undefined
            ? []
            : [`⚠ 已人工更正为“${shortened(corrected, VALUE_MAX)}”，导入后仍按更正；要按新版请发 /fix ${row.code}`]),
        ],
  ),
  badge,
  tone: badge === '撤下' ? 'warning' : 'neutral',
  progress: null,
});

const allItems = ({ added, changed, withdrawn }: PlanDiff): readonly Block[] => [
  ...changed.map((row) => diffItem(row, '有变化')),
  ...added.map((row) => diffItem(row, '新增')),
  ...withdrawn.map((row) => diffItem(row, '撤下')),
];

/** What a revised text does to the rows that are there; a text that takes most of them away is likely another document. */
function diffBlocks(diff: PlanDiff, before: number): Block[] {
  const { added, changed, withdrawn } = diff;
  if (allItems(diff).length === 0) return [{ kind: 'line', text: '与现有版本相比，条目没有变化。' }];
  const blocks: Block[] = [
    {
      kind: 'line',
      text: `与现有版本相比：新增 ${added.length} 项、有变化 ${changed.length} 项、撤下 ${withdrawn.length} 项。已报的数据、更正和编号都跟着原来的条目。`,
    },
  ];
  if (withdrawn.length * 2 > before)
    blocks.push({
      kind: 'note',
      text: `原来的 ${before} 项要撤下 ${withdrawn.length} 项。不是同一份规划的新版本，就请取消。`,
      tone: 'warning',
    });
  return [...blocks, ...allItems(diff).slice(0, SHOWN_MAX)];
}

/** "17 项指标、20 项任务、3 个阶段"; what a document has none of is left out. */
export function countsText({ parsed }: StoredPlan): string {
  const { targets, phases, observations } = parsed;
  const counts = [
    [targets.length, '项指标'],
    [workOf(parsed).length, '项任务'],
    [phases.length, '个阶段'],
    [observations.length, '个已有数据'],
  ] as const;
  return counts.flatMap(([count, name]) => (count > 0 ? [`${count} ${name}`] : [])).join('、') || '没有指标和任务';
}

/** Shows what the document has: its targets, else its tasks, else itself. */
export function lookButton({ prefix, parsed }: StoredPlan): Button {
  if (parsed.targets.length > 0) return { label: '看指标', command: `/targets ${prefix}`, place: 'new' };
  if (workOf(parsed).length > 0) return { label: '看任务', command: `/tasks ${prefix}`, place: 'new' };
  return { label: '看规划', command: `/plans ${parsed.region ?? prefix}`, place: 'new' };
}

/** Facts of a plan that was read: title, region, period and counts. */
function planFacts({ plan, diff }: Extract<Proposal, { kind: 'plan' }>): Block {
  const { region, period, issuer, docNumber } = plan.parsed;
  const rows = [
    // Of a new text of a known plan the title may have been written since.
    ...(isUntitled(plan) && diff === null
      ? [{ label: '标题', value: `没有读出，暂用文件名；导入后发 /fix ${plan.prefix} 标题=… 写上` }]
      : []),
    { label: '地区', value: region ?? `没有读出；导入后发 /fix ${plan.prefix} 地区=… 写上` },
    { label: '期间', value: period ? spanText(period) : '没有写明' },
    ...(issuer === null ? [] : [{ label: '印发', value: `${issuer}${docNumber === null ? '' : `　${docNumber}`}` }]),
    { label: '读到', value: countsText(plan) },
  ];
  return { kind: 'facts', rows };
}

const token = (button: string, word: string, of: string, style?: Button['style']): Button => ({
  label: button,
  command: `/import ${word} ${of}`,
  place: word === '确认' || word === '取消' ? 'edit' : 'new',
  ...(style === undefined ? {} : { style }),
});

/** What importing a file would do, with what speaks against its figures (`figureDoubts`), with the buttons to see more, confirm or cancel; `of` is the token of the preview, "" where nobody is asked. */
export function proposalReply(proposal: Proposal, of: string, figureDoubts: readonly string[] = []): Reply {
  if (proposal.kind === 'same') {
    return reply({
      title: '这份文件已经导入过，内容一字不差',
      blocks: [{ kind: 'line', text: `${planTitle(proposal.plan)}（${proposal.plan.importedAt.slice(0, 10)} 导入）` }],
      buttons: [[lookButton(proposal.plan)]],
    });
  }
  const decide = [token('确认导入', '确认', of, 'primary'), token('取消', '取消', of)];
  if (proposal.kind === 'workbook') return workbookReply(proposal, of, decide, figureDoubts);
  const { plan, diff, warnings } = proposal;
  const doubts = doubtfulRows(plan).length;
  const missed = unread(plan).length;
  const blocks: Block[] = [planFacts(proposal)];
  if (diff) blocks.push(...diffBlocks(diff, rowsOf(plan) - diff.added.length + diff.withdrawn.length));
  const asked = of !== '';
  if (doubts > 0) blocks.push({ kind: 'note', text: `有 ${doubts} 项拿不准${asked ? '，建议先看一看' : ''}。`, tone: 'warning' });
  if (missed > 0) blocks.push({ kind: 'note', text: `有 ${missed} 处没有读懂。`, tone: 'warning' });
  // Where nobody can press a button for them, they are shown at once.
  if (!asked) blocks.push(...doubtItems(plan).slice(0, SHOWN_MAX));
  if (!asked && doubts + missed > SHOWN_MAX) blocks.push({ kind: 'note', text: `另有 ${doubts + missed - SHOWN_MAX} 处。`, tone: 'quiet' });
  if (plan.parsed.targets.length + workOf(plan.parsed).length === 0)
    blocks.push({ kind: 'note', text: '没有读到指标和任务，请确认这是规划或方案。', tone: 'warning' });
  blocks.push(...warnings.map((text): Block => ({ kind: 'note', text, tone: 'warning' })));
  if (asked) blocks.push({ kind: 'note', text: NOT_YET, tone: 'quiet' });
  const more: Button[] = [];
  if (doubts + missed > 0) more.push(token(`看存疑 ${doubts + missed} 处`, '存疑', of));
  if (diff && allItems(diff).length > SHOWN_MAX) more.push(token('看全部差异', '差异', of));
  return reply({
    title: planTitle(plan),
    subtitle: diff ? '这是已有规划的新版本' : asked ? '读完了，请核对' : null,
    blocks,
    buttons: [more, decide],
  });
}

function workbookReply(
  { changes }: Extract<Proposal, { kind: 'workbook' }>,
  of: string,
  decide: readonly Button[],
  doubts: readonly string[],
): Reply {
  const { lines, problems } = changes;
  const blocks: Block[] = lines.slice(0, SHOWN_MAX).map((row) => diffItem(row, row.fields[0]?.label === '数据' ? '填报' : '更正'));
  if (doubts.length > 0) {
    blocks.push({ kind: 'heading', text: `有 ${doubts.length} 个数请特别核对` });
    blocks.push(...doubts.slice(0, SHOWN_MAX).map((text): Block => ({ kind: 'note', text, tone: 'warning' })));
    if (doubts.length > SHOWN_MAX)
      blocks.push({ kind: 'note', text: `另有 ${doubts.length - SHOWN_MAX} 个，请逐行核对表格。`, tone: 'warning' });
  }
  if (problems.length > 0) {
    blocks.push({ kind: 'heading', text: `有 ${problems.length} 处没有采用` });
    blocks.push(...problems.slice(0, SHOWN_MAX).map((text): Block => ({ kind: 'note', text, tone: 'warning' })));
  }
  blocks.push(GREEN_ONLY);
  if (lines.length === 0) {
    return reply({ title: '表格和现有数据一致，没有需要导入的改动', blocks, found: problems.length === 0 });
  }
  const more = lines.length + problems.length > SHOWN_MAX ? [token(`看全部 ${lines.length} 处改动`, '差异', of)] : [];
  return reply({ title: `表格里改了 ${lines.length} 处`, subtitle: of === '' ? null : NOT_YET, blocks, buttons: [more, decide] });
}

/** Every doubtful row and every unread place of a preview, a page at a time. */
export function doubtsReply(proposal: Proposal, of: string, page: number): Reply {
  if (proposal.kind !== 'plan') return reply({ blocks: [{ kind: 'line', text: '没有存疑的条目。' }] });
  const { plan } = proposal;
  const command = `/import 存疑 ${of}`;
  const items = doubtItems(plan);
  const shown = pageOf(items, page, command);
  const decide = [token('确认导入', '确认', of, 'primary'), token('取消', '取消', of)];
  return reply({
    title: `存疑 ${items.length} 处`,
    blocks: [...shown.rows, { kind: 'note', text: '确认导入后，可用 /review 逐条处理，用 /fix 更正。', tone: 'quiet' }],
    buttons: [shown.buttons, decide],
    page: shown.page,
  });
}

/** Each doubtful row and each unread place with its sentence. */
function doubtItems(plan: StoredPlan): Block[] {
  return [
    ...doubtfulRows(plan).map(
      ({ code, title, source }): Block => ({
        kind: 'item',
        code,
        title: shortened(title, VALUE_MAX),
        details: [`${spotText(source, plan)}：${shortened(source.quote, QUOTE_MAX)}`],
        badge: '拿不准',
        tone: 'warning',
        progress: null,
      }),
    ),
    ...unread(plan).map(
      ({ message, source }): Block => ({
        kind: 'item',
        code: null,
        title: message,
        details: source ? [`${spotText(source, plan)}：${shortened(source.quote, QUOTE_MAX)}`] : [],
        badge: null,
        tone: 'neutral',
        progress: null,
      }),
    ),
  ];
}

/** Every difference of a preview, a page at a time. */
export function differencesReply(proposal: Proposal, of: string, page: number): Reply {
  const items =
    proposal.kind === 'plan' && proposal.diff
      ? allItems(proposal.diff)
      : proposal.kind === 'workbook'
        ? [
            ...proposal.changes.lines.map((row) => diffItem(row, row.fields[0]?.label === '数据' ? '填报' : '更正')),
            ...proposal.changes.problems.map((text): Block => ({ kind: 'note', text, tone: 'warning' })),
          ]
        : [];
  const shown = pageOf(items, page, `/import 差异 ${of}`);
  const decide = [token('确认导入', '确认', of, 'primary'), token('取消', '取消', of)];
  return reply({ title: `共 ${items.length} 处`, blocks: shown.rows, buttons: [shown.buttons, decide], page: shown.page });
}
