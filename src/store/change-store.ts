import { StoreError } from '../errors.js';
import { type Change, type ChangeDraft, changeDraftSchema } from '../model/change.js';
import { workOf } from '../model/plan.js';
import type { Span } from '../model/span.js';
import { auditOf } from './audit.js';
import { createBatcher, type Outcome } from './batcher.js';
import { type Causes, causeKey } from './causes.js';
import { type ChangeLog, type ChangeRecord, type SealedBatch, toChange } from './change-log.js';
import { createCodeGuard } from './code-guard.js';
import type { Identify } from './identify.js';
import { seal } from './seal.js';
import type { State } from './state.js';
import type { Store, StoreView } from './store.js';
import { createView } from './view.js';

/** Commits that share one sync at most; keeps a batch within about a megabyte. */
const COMMITS_PER_SYNC = 256;

export interface ChangeStoreParts {
  readonly log: ChangeLog;
  readonly state: State;
  readonly causes: Causes;
  /** Hash of the last change in the log. */
  readonly lastHash: string;
  readonly identify: Identify;
  readonly now: () => Date;
  /** Why nothing can be written (opened for reading, closed, lock lost), null when it can. */
  readonly refusal: () => StoreError | null;
  /** Told of trouble that no commit suffers from. */
  readonly warn: (trouble: Error) => void;
  readonly onClose: () => Promise<void>;
}

/** The store on top of any log: checks drafts, numbers and seals them, waits until they are durable, then shows them. */
export function createChangeStore({ log, state, causes, lastHash, identify, now, refusal, warn, onClose }: ChangeStoreParts): Store {
  const view = createView(state, identify);
  const listeners = new Set<(change: Change) => void>();
  let tip = lastHash;
  let closed = false;

  /** A listener's fault is its own; the change is on disk by then. */
  const tell = (change: Change): void => {
    for (const listener of listeners) {
      try {
        listener(change);
      } catch (error) {
        warn(error instanceof Error ? error : new Error(String(error)));
      }
    }
  };
  const refuse = (): StoreError | null =>
    closed ? new StoreError('closed', '数据目录已经关闭，planbot 正在退出；请在它重新启动后再试。') : refusal();

  const commitBatch = async (groups: readonly (readonly ChangeDraft[])[]): Promise<readonly Outcome<readonly Change[]>[]> => {
    const refused = refuse();
    if (refused) throw refused;
    const batch = sealGroups(groups, {
      lastId: state.lastId,
      lastHash: tip,
      at: now().toISOString(),
      known: causes.get,
      codeTaken: createCodeGuard(view),
      undone: state.undos.undone,
    });
    if (batch.records.length > 0) await log.append(batch);
    tip = batch.lastHash;
    batch.records.forEach((record, index) => {
      state.apply(record);
      const key = batch.causes[index] ?? null;
      if (key !== null) causes.add(key, record.id);
    });
    const fresh = new Map(batch.records.map((record) => [record.id, toChange(record)]));
    const outcomes = await Promise.all(
      batch.ids.map(async (ids): Promise<Outcome<readonly Change[]>> => {
        if (ids instanceof StoreError) return { error: ids };
        return { value: await Promise.all(ids.map(async (id) => fresh.get(id) ?? toChange((await log.read(id)) as ChangeRecord))) };
      }),
    );
    for (const change of fresh.values()) tell(change);
    return outcomes;
  };
  const batcher = createBatcher(commitBatch, COMMITS_PER_SYNC);

  const commitAll = async (drafts: readonly ChangeDraft[]): Promise<readonly Change[]> => {
    const checked = drafts.map((draft) => checkDraft(draft, view));
    return checked.length === 0 ? [] : batcher.add(checked);
  };
  return {
    view,
    commitAll,
    commit: async (draft) => (await commitAll([draft]))[0] as Change,
    ...auditOf(log, state, view),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      if (closed) return;
      await batcher.idle();
      closed = true;
      await log.close();
      await onClose();
    },
  };
}

interface Numbering {
  readonly lastId: number;
  readonly lastHash: string;
  readonly at: string;
  /** The change that a cause led to before. */
  readonly known: (key: string) => number | undefined;
  readonly codeTaken: (op: ChangeDraft['op']) => boolean;
  readonly undone: (changeId: number) => boolean;
}

/** Numbers and seals groups of drafts. `ids` has, for each group, the ids of its changes (old ones for causes seen before) or why it is refused. */
function sealGroups(
  groups: readonly (readonly ChangeDraft[])[],
  { lastId, lastHash, at, known, codeTaken, undone }: Numbering,
): SealedBatch & { readonly lastHash: string; readonly ids: readonly (readonly number[] | StoreError)[] } {
  const lines: string[] = [];
  const records: ChangeRecord[] = [];
  const causes: (string | null)[] = [];
  const seen = new Map<string, number>();
  const takenBack = new Set<number>();
  let tip = lastHash;
  const ids = groups.map((drafts): readonly number[] | StoreError => {
    let next = lastId + records.length;
    const numbered = drafts.map((draft) => {
      const key = causeKey(draft.cause, draft.op);
      const before = key === null ? undefined : (seen.get(key) ?? known(key));
      if (before !== undefined) return { draft, key, id: before, fresh: false };
      next += 1;
      if (key !== null) seen.set(key, next);
      return { draft, key, id: next, fresh: true };
    });
    const fresh = numbered.filter((item) => item.fresh);
    const refused = refusalOf(fresh, codeTaken, (id) => undone(id) || takenBack.has(id));
    if (refused) {
      for (const { key } of fresh) seen.delete(key ?? '');
      return refused;
    }
    fresh.forEach(({ draft: { op, by, chat, cause, note }, key, id }, index) => {
      if (op.type === 'undo') takenBack.add(op.changeId);
      const more = index < fresh.length - 1 ? { more: true as const } : {};
      const record = { id, at, by, chat, cause, note, op, ...more, synced: lastId };
      const sealed = seal(record, tip);
      records.push({ ...record, prevHash: tip, hash: sealed.hash });
      lines.push(sealed.line);
      causes.push(key);
      tip = sealed.hash;
    });
    return numbered.map(({ id }) => id);
  });
  return { lines, records, causes, lastHash: tip, ids };
}

/** Why a group is not written although each of its drafts is in form; null when it may be. */
function refusalOf(
  drafts: readonly { readonly draft: ChangeDraft; readonly id: number }[],
  codeTaken: Numbering['codeTaken'],
  undone: Numbering['undone'],
): StoreError | null {
  const dangling = drafts.find(({ draft: { op }, id }) => op.type === 'undo' && op.changeId >= id);
  if (dangling) return new StoreError('unknown-change', '要撤销的变更不存在。请用 /audit 查看变更号。', { op: dangling.draft.op });
  // Two people who take the same change back at one moment: a second undo would have to be taken back as well.
  const again = drafts.find(({ draft: { op } }) => op.type === 'undo' && undone(op.changeId));
  if (again) return new StoreError('already-undone', '这次变更刚刚已经有人撤销了，没有重复撤销。', { op: again.draft.op });
  const clash = drafts.find(({ draft: { op } }) => codeTaken(op));
  return clash ? new StoreError('code-taken', '编号刚刚给了别的条目，没有写入，请再试一次。', { type: clash.draft.op.type }) : null;
}

/** Nothing gets on disk that could not be read again: the draft must fit the schema, and every span must show its sentence. */
function checkDraft(draft: ChangeDraft, view: StoreView): ChangeDraft {
  const result = changeDraftSchema.safeParse(draft);
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new StoreError('invalid-change', `变更内容不合格式，没有写入：${problems.slice(0, 3).join('；')}`, {
      type: draft.op.type,
      problems,
    });
  }
  const { op } = result.data;
  if (op.type === 'plan.import') {
    const { targets, phases, milestones, observations } = op.plan.parsed;
    const work = workOf(op.plan.parsed);
    for (const { source } of [...targets, ...work, ...phases, ...milestones, ...observations]) checkSpan(op.plan.text, source);
  }
  if (op.type === 'row.add') {
    const text = view.plan(op.planId)?.text;
    if (text !== undefined) checkSpan(text, op.row.row.source);
  }
  return result.data;
}

function checkSpan(text: string, { start, end, line, quote }: Span): void {
  if (text.slice(start, end) === quote) return;
  throw new StoreError('invalid-change', `第 ${line} 行的出处与原文不符，没有写入。请重新解析这份文件后再导入。`, { start, end });
}
