import type { Command, Request, Services } from '../src/command.js';
import { FileError, UserError } from '../src/errors.js';
import { carryOut, previewFile } from '../src/ingest/import-file.js';
import { DEFAULT_LIMITS } from '../src/ingest/limits.js';
import { type Preview, previewsOf } from '../src/ingest/pending.js';
import { safeFileName } from '../src/ingest/proposal.js';
import { refusal } from '../src/ingest/refusal.js';
import { dayIn } from '../src/model/calendar.js';
import type { IncomingFile } from '../src/model/message.js';
import { isUntitled, withName } from '../src/model/plan-name.js';
import { chatKey } from '../src/model/subscription.js';
import { echo } from '../src/render/echo.js';
import { type Reply, reply } from '../src/render/reply.js';
import { planTitle } from '../src/render/rows.js';
import { countsText, differencesReply, doubtsReply, lookButton, proposalReply } from '../src/request/import-reply.js';
import { undoRange } from '../src/request/undoing.js';
import { workbookDoubts } from '../src/request/workbook-doubts.js';

/** Files of one message that are looked at; more are to be sent apart. */
const FILES_MAX = 5;
const MEGABYTE = 1024 * 1024;

const HOW: Reply = reply({
  title: '导入规划',
  blocks: [
    { kind: 'line', text: '把文件直接发到这里即可：docx、pdf、txt、md、html、xlsx、csv，不超过 20 MB。' },
    { kind: 'line', text: '读完先给您看结果，确认后才生效；导入后可以撤销。' },
    { kind: 'line', text: '/export xlsx 导出的表格改好后也可以发回来。' },
  ],
});

/** At a terminal nobody can send a file. */
const AT_TERMINAL = '终端里不能发文件，请退出后用命令行导入：planbot import <文件>（加 --dry-run 只看不导入）。';
const atTerminal = ({ message }: Request): boolean => message.address.platform === 'console';

/** Words behind /import that its own buttons send. */
const STEPS: ReadonlySet<string> = new Set(['确认', '取消', '存疑', '差异']);

/** Reads one file and keeps what it would change for the confirmation. */
async function preview(file: IncomingFile, request: Request, services: Services): Promise<Reply> {
  const { store } = services;
  try {
    if (file.size !== null && file.size > DEFAULT_LIMITS.maxBytes)
      throw refusal('too-big', { size: Math.ceil(file.size / MEGABYTE), max: DEFAULT_LIMITS.maxBytes / MEGABYTE });
    const proposal = await previewFile(store, await request.download(file), file.name, request.now);
    const { token } = previewsOf(store).add(proposal, request.message.user.id, request.now);
    const today = dayIn(request.now, request.timeZone);
    const doubts = proposal.kind === 'workbook' ? workbookDoubts(store.view, proposal.changes.ops, today) : [];
    const answer = proposalReply(proposal, token, doubts);
    // The buttons name the preview itself; a typed 确认 goes to the last question that was asked.
    if (answer.buttons.length > 0 && proposal.kind !== 'same' && request.message.files.length === 1)
      services.confirmations.ask(request.message, `/import 确认 ${token}`);
    return answer;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return reply({
      tone: 'warning',
      title: safeFileName(file.name),
      blocks: [{ kind: 'note', text: error.message, tone: 'warning' }],
      found: false,
    });
  }
}

function joined(replies: readonly Reply[]): Reply {
  const [only] = replies;
  if (only && replies.length === 1) return only;
  return reply({
    blocks: replies.flatMap((one) => [...(one.title === null ? [] : [{ kind: 'heading', text: one.title } as const]), ...one.blocks]),
    buttons: replies.flatMap((one) => one.buttons),
    found: replies.some((one) => one.found),
  });
}

function waiting(token: string, request: Request, services: Services): Preview {
  const found = previewsOf(services.store).get(token, request.now);
  if (!found) throw new UserError('expired', { why: '这次预览已经过期或处理过了，请重新发送文件。' });
  if (found.by !== request.message.user.id) throw new UserError('not-allowed', { command: '/import', why: '请由发送文件的人确认' });
  return found;
}

async function confirm(found: Preview, request: Request, services: Services): Promise<Reply> {
  const { store } = services;
  const { proposal, token, madeAt } = found;
  if (store.view.lastChangeId() !== madeAt && proposal.kind === 'workbook') {
    previewsOf(store).drop(token);
    throw new UserError('expired', { why: '预览之后数据又有改动，请重新发送表格核对。' });
  }
  const { message } = request;
  const author = { by: message.user.id, chat: chatKey(message.address), cause: message.id };
  const changes = await carryOut(store, proposal, author, proposal.kind === 'plan' ? proposal.plan.fileName : '表格导入');
  previewsOf(store).drop(token);
  const undo =
    changes.length === 0 ? [] : [{ label: '撤销', command: `/undo ${undoRange(changes.map(({ id }) => id))}`, place: 'new' } as const];
  const [op] = changes.map((change) => change.op);
  if (op?.type !== 'plan.import') return reply({ tone: 'good', title: `已导入，共 ${changes.length} 处改动`, buttons: [undo] });
  const plan = store.view.plan(op.plan.id) ?? op.plan;
  return reply({
    tone: 'good',
    title: `已导入：${planTitle(plan)}`,
    blocks: [
      {
        kind: 'line',
        text: `编号以“${plan.prefix}”开头，${countsText(plan)}现在可以查了。`,
      },
      ...(isUntitled(op.plan) && plan.parsed.title === withName(op.plan).parsed.title
        ? [{ kind: 'note', text: `没有读出标题，暂用文件名，请补上：/fix ${plan.prefix} 标题=…`, tone: 'warning' } as const]
        : []),
      ...(plan.parsed.region === null
        ? [{ kind: 'note', text: `没有读出是哪个地区的，请补上：/fix ${plan.prefix} 地区=…`, tone: 'warning' } as const]
        : []),
    ],
    buttons: [[lookButton(plan), { label: '复核', command: `/review ${plan.prefix}`, place: 'new' }, ...undo]],
  });
}

export default {
  name: 'import',
  chinese: '导入',
  aliases: ['上传'],
  group: 'manage',
  usage: '（随文件发送）',
  summary: '导入规划文件，或导出后改过的表格',
  role: 'admin',
  writes: true,
  examples: () => ['/import'],
  async run(request, services) {
    const { files } = request.message;
    const [word = '', token = ''] = request.words;
    if (files.length > 0) {
      const replies: Reply[] = [];
      for (const file of files.slice(0, FILES_MAX)) replies.push(await preview(file, request, services));
      return joined(replies);
    }
    if (word === '') return atTerminal(request) ? { ...HOW, blocks: [{ kind: 'line', text: AT_TERMINAL }] } : HOW;
    if (!STEPS.has(word))
      throw new UserError('bad-option', {
        typed: `/import ${echo(request.args)}`,
        why: atTerminal(request) ? AT_TERMINAL.slice(0, -1) : '请把文件直接发到这里',
      });
    const found = waiting(token, request, services);
    switch (word) {
      case '确认':
        return confirm(found, request, services);
      case '取消':
        previewsOf(services.store).drop(token);
        return reply({ blocks: [{ kind: 'line', text: '已取消，文件没有保存。' }] });
      case '存疑':
        return doubtsReply(found.proposal, token, request.page);
      default:
        return differencesReply(found.proposal, token, request.page);
    }
  },
} satisfies Command;
