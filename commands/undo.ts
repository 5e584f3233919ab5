import { atLeast } from '../src/access.js';
import type { Command, Request, Services } from '../src/command.js';
import { UserError } from '../src/errors.js';
import type { Assessment } from '../src/model/assessment.js';
import { dayIn } from '../src/model/calendar.js';
import type { TargetRow } from '../src/model/stored-plan.js';
import { changeText, momentText } from '../src/render/changes.js';
import { figureText } from '../src/render/figures.js';
import { type Reply, reply } from '../src/render/reply.js';
import { statusChange } from '../src/render/reported.js';
import { changeContext } from '../src/request/change-context.js';
import { type Known, madeAlong, mayUndo, rootOf, undoRange, undoTogether } from '../src/request/undoing.js';
import { checkedCommand, draftOf, refuse, takeCheck } from '../src/request/writing.js';
import type { StoreView } from '../src/store/store.js';
import { assess } from '../src/tracking/assess.js';
import { countsFor } from '../src/tracking/attach.js';

/** How many of a person's own changes are looked through for the last that still stands. */
const OWN_MAX = 50;

/** The changes asked for: one by its number, several as "12-16"; without a number the person's last one that still stands, with those made along with it. */
async function wantedChanges(request: Request, services: Services): Promise<readonly Known[]> {
  const { store } = services;
  if (request.args === '') {
    const own = await store.changes({ by: request.message.user.id, limit: OWN_MAX });
    const last = own.find((change) => !change.undone && change.op.type !== 'refusal' && change.op.type !== 'undo');
    return last ? (await madeAlong(store, last)).filter((change) => !change.undone) : [];
  }
  const typed = /^#?(\d{1,15})(?:\s*[-—–~至到]\s*#?(\d{1,15}))?$/u.exec(request.args.normalize('NFKC'));
  if (!typed) throw new UserError('bad-option', { typed: request.args.slice(0, 24), why: '请写变更号', example: '/undo 12' });
  const change = await store.change(Number(typed[1]));
  if (!change || typed[2] === undefined) return change ? [change] : [];
  const along = await madeAlong(store, change);
  if (along[0]?.id === Number(typed[1]) && along.at(-1)?.id === Number(typed[2])) {
    const standing = along.filter(({ undone }) => !undone);
    if (standing.length === 0)
      throw new UserError('nothing-to-undo', { why: `变更 ${undoRange(along.map(({ id }) => id))} 已经撤销过了。` });
    return standing;
  }
  throw new UserError('bad-option', { typed: request.args.slice(0, 24), why: '这些变更不是一次做的，请一项一项撤销', example: '/undo 12' });
}

/** Targets that a reported figure counts for, each with where it stands. */
function standings(root: Known, today: string, view: StoreView): readonly { readonly row: TargetRow; readonly at: Assessment }[] {
  const { op } = root;
  if (op.type !== 'observation.report') return [];
  const { observation } = op;
  const rows = view.targets().filter((row) => countsFor(view, row, observation));
  return rows.map((row) => ({ row, at: assess(view, row, today) }));
}

/** What the undo did to one target. */
function effectText(row: TargetRow, was: Assessment, now: Assessment): string {
  const latest = now.figure ?? now.figures.at(-1);
  return `${row.code}：现在是 ${latest ? figureText(latest) : '没有数据'}，状态：${statusChange(was, now)}`;
}

export default {
  name: 'undo',
  chinese: '撤销',
  aliases: ['revert', '撤回'],
  group: 'report',
  usage: '[变更号]',
  summary: '撤销一次变更；不写编号就撤销您最近的一次',
  role: 'reporter',
  writes: true,
  examples: () => ['/undo', '/undo 12'],
  async run(asked, services): Promise<Reply> {
    const { request, checked } = takeCheck(asked);
    const { store } = services;
    const { view } = store;
    const today = dayIn(request.now, request.timeZone);
    const wanted = await wantedChanges(request, services);
    if (wanted.length > 1) return undoTogether(wanted, request, services);
    const [change] = wanted;
    const root = change && (await rootOf(store, change));
    if (!change || !root || !mayUndo(change, root, request, services)) {
      const admin = atLeast(request.role, 'admin');
      if (request.args !== '' && !(admin && !change))
        return refuse(request, services, '只能撤销自己填报的数据', '别人的变更请管理员撤销。');
      const why = request.args === '' ? '您没有可以撤销的变更。' : `没有变更 ${request.args.slice(0, 16)}。`;
      throw new UserError('nothing-to-undo', { why, ...(admin ? { example: '/audit' } : {}) });
    }
    if (change.op.type === 'refusal') throw new UserError('nothing-to-undo', { why: `变更 ${change.id} 没有执行过，不用撤销。` });
    if (change.undone) throw new UserError('nothing-to-undo', { why: `变更 ${change.id} 已经撤销过了。` });
    const verb = change.id !== root.id && root.undone ? '恢复' : '撤销';
    const made = momentText(root.at, request.now, request.timeZone);
    const line = `${verb}：${changeText(root.op, changeContext(view))}（变更 ${root.id}，${made}，${root.by}）`;
    if ((root.op.type === 'plan.import' || root.op.type === 'plan.remove') && !checked) {
      const question = '整份规划会随之变化。回复“确认”执行（10 分钟内有效）。';
      return reply({
        tone: 'warning',
        title: '还没有撤销，请核对',
        blocks: [line, question].map((text) => ({ kind: 'line', text })),
        buttons: [services.confirmations.ask(request.message, checkedCommand(`/undo ${change.id}`))],
        found: false,
      });
    }
    const before = standings(root, today, view);
    const { id } = await store.commit(draftOf(request, { type: 'undo', changeId: change.id }));
    const effects = before.map(({ row, at }) => effectText(row, at, assess(view, row, today)));
    return reply({
      title: `已${verb}（变更 ${id}）`,
      tone: 'good',
      blocks: [line, ...effects].map((text) => ({ kind: 'line', text })),
      buttons: [[{ label: verb === '恢复' ? '再撤销' : '恢复', command: `/undo ${id}`, place: 'new' }]],
    });
  },
} satisfies Command;
