import { atLeast } from '../access.js';
import type { Request, Services } from '../command.js';
import { UserError } from '../errors.js';
import type { Role } from '../model/access.js';
import type { Change, ChangeOp } from '../model/change.js';
import { changeText } from '../render/changes.js';
import { type Reply, reply } from '../render/reply.js';
import type { Store } from '../store/store.js';
import { changeContext } from './change-context.js';
import { mayReport } from './reporting.js';
import { draftOf } from './writing.js';

export type Known = Change & { readonly undone: boolean };

/** Changes of a batch that are named one by one; the rest is counted. */
const NAMED_MAX = 6;

/** The change that an undo of an undo … ends at, and whether undoing `change` now brings it back. */
export async function rootOf(store: Store, change: Known): Promise<Known> {
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

export function mayUndo(change: Known, root: Known, request: Request, services: Services): boolean {
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

/** The changes that one message made together (an imported workbook, several rows of a review), in order; alone where a change has no cause. */
export async function madeAlong(store: Store, change: Known): Promise<readonly Known[]> {
  const along: Known[] = [change];
  const belongs = (other: Known | undefined): other is Known =>
    change.cause !== null && other?.cause === change.cause && other.by === change.by;
  for (let before = await store.change(change.id - 1); belongs(before); before = await store.change(before.id - 1)) along.unshift(before);
  for (let after = await store.change(change.id + 1); belongs(after); after = await store.change(after.id + 1)) along.push(after);
  return along;
}

/** "12" or "12-16": what /undo takes back in one go. */
export const undoRange = (ids: readonly number[]): string => (ids.length > 1 ? `${ids[0]}-${ids.at(-1)}` : `${ids[0]}`);

/** Takes changes back that were made together: all of them or, when one may not be, none. */
export async function undoTogether(changes: readonly Known[], request: Request, services: Services): Promise<Reply> {
  const { store } = services;
  const roots = await Promise.all(changes.map((change) => rootOf(store, change)));
  const forbidden = changes.find((change, at) => change.op.type === 'refusal' || !mayUndo(change, roots[at] as Known, request, services));
  if (forbidden) throw new UserError('nothing-to-undo', { why: `变更 ${forbidden.id} 不能由您撤销，这一批没有改动。` });
  const context = changeContext(store.view);
  const verb = roots.every((root, at) => root.undone && root.id !== changes[at]?.id) ? '恢复' : '撤销';
  const lines = roots.map((root) => `${verb}：${changeText(root.op, context)}（变更 ${root.id}）`);
  const made = await store.commitAll(changes.map((change) => draftOf(request, { type: 'undo', changeId: change.id })));
  const more = lines.length > NAMED_MAX ? [`另有 ${lines.length - NAMED_MAX} 处一并${verb}。`] : [];
  const ids = made.map(({ id }) => id);
  return reply({
    title: `已${verb} ${changes.length} 处改动（变更 ${undoRange(ids)}）`,
    tone: 'good',
    blocks: [...lines.slice(0, NAMED_MAX), ...more].map((text) => ({ kind: 'line', text })),
    buttons: [[{ label: verb === '恢复' ? '再撤销' : '恢复', command: `/undo ${undoRange(ids)}`, place: 'new' }]],
  });
}
