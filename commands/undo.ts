import { atLeast } from '../src/access.js';
import type { Command, Request, Services } from '../src/command.js';
import { UserError } from '../src/errors.js';
import type { Role } from '../src/model/access.js';
import type { Assessment } from '../src/model/assessment.js';
import { dayIn } from '../src/model/calendar.js';
import type { Change, ChangeOp } from '../src/model/change.js';
import type { TargetRow } from '../src/model/stored-plan.js';
import { changeText, momentText } from '../src/render/changes.js';
import { figureText } from '../src/render/figures.js';
import { type Reply, reply } from '../src/render/reply.js';
import { statusChange } from '../src/render/reported.js';
import { changeContext } from '../src/request/change-context.js';
import { mayReport } from '../src/request/reporting.js';
import { checkedCommand, draftOf, refuse, takeCheck } from '../src/request/writing.js';
import type { Store, StoreView } from '../src/store/store.js';
import { assess } from '../src/tracking/assess.js';

type Known = Change & { readonly undone: boolean };

/** How many of a person's own changes are looked through for the last that still stands. */
const OWN_MAX = 50;

/** The change that an undo of an undo … ends at, and whether undoing `change` now brings it back. */
async function rootOf(store: Store, change: Known): Promise<Known> {
  let root = change;
  while (root.op.type === 'undo') {
    const next = await store.change(root.op.changeId);
    if (!next) return root;
    root = next;
  }
  return root;
}

/** Least role that may take a change back although another person made it, and that its maker still has to have. */
function needs(op: ChangeOp): { readonly foreign: Role; readonly own: Role } {
  if (op.type === 'chat.allow' || (op.type === 'role.set' && atLeast(op.grant.role, 'admin'))) return { foreign: 'owner', own: 'owner' };
  if (op.type === 'observation.report') return { foreign: 'admin', own: 'reporter' };
  return { foreign: 'admin', own: op.type === 'body.bind' ? 'reporter' : 'admin' };
}

function mayUndo(change: Known, root: Known, request: Request, services: Services): boolean {
  const { view } = services.store;
  const userId = request.message.user.id;
  const needed = needs(root.op);
  if (atLeast(request.role, needed.foreign)) return true;
  if (change.by !== userId || root.by !== userId || !atLeast(request.role, needed.own)) return false;
  const { op } = root;
  if (op.type !== 'observation.report') return true;
  const { region, indicator } = op.observation;
  const person = { role: request.role, userId };
  return view.targets().some((row) => row.region === region && row.indicatorId === indicator && mayReport(view, person, row));
}

/** The change asked for; without a number the person's last one that still stands. */
async function wantedChange(request: Request, services: Services): Promise<Known | undefined> {
  const { store } = services;
  if (request.args === '') {
    const own = await store.changes({ by: request.message.user.id, limit: OWN_MAX });
    return own.find((change) => !change.undone && change.op.type !== 'refusal' && change.op.type !== 'undo');
  }
  const id = /^#?(\d{1,15})$/u.exec(request.args.normalize('NFKC'))?.[1];
  if (id === undefined) throw new UserError('bad-option', { typed: request.args.slice(0, 24), why: '请写变更号', example: '/undo 12' });
  return store.change(Number(id));
}

/** Targets that a reported figure counts for, each with where it stands. */
function standings(root: Known, today: string, view: StoreView): readonly { readonly row: TargetRow; readonly at: Assessment }[] {
  const { op } = root;
  if (op.type !== 'observation.report') return [];
  const { region, indicator } = op.observation;
  const rows = view.targets().filter((row) => row.region === region && view.linkedWith(indicator).includes(row.indicatorId));
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
    const change = await wantedChange(request, services);
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
