import type { ChangeOp } from '../model/change.js';

/** Ops that hold the state of an entity; figures have a table of their own, undo and refusal have no entity. */
export type EntityOp = Exclude<ChangeOp, { type: 'observation.report' | 'undo' | 'refusal' }>;

/** A change as the view needs it: without cause, note and hashes. */
export interface Entry<Op extends EntityOp = EntityOp> {
  readonly id: number;
  readonly at: string;
  readonly op: Op;
}

/** What kind of thing an op speaks about. Import and removal speak about the same plan. */
export type EntityKind =
  | 'plan'
  | 'plan-fix'
  | 'fix'
  | 'review'
  | 'row'
  | 'link'
  | 'alias'
  | 'role'
  | 'allow'
  | 'region'
  | 'move'
  | 'subscription'
  | 'binding';

type OpOf<Kind extends EntityKind> = {
  plan: Extract<EntityOp, { type: 'plan.import' | 'plan.remove' }>;
  'plan-fix': Extract<EntityOp, { type: 'plan.fix' }>;
  fix: Extract<EntityOp, { type: 'row.fix' }>;
  review: Extract<EntityOp, { type: 'row.review' }>;
  row: Extract<EntityOp, { type: 'row.add' }>;
  link: Extract<EntityOp, { type: 'indicator.link' }>;
  alias: Extract<EntityOp, { type: 'alias.set' }>;
  role: Extract<EntityOp, { type: 'role.set' }>;
  allow: Extract<EntityOp, { type: 'chat.allow' }>;
  region: Extract<EntityOp, { type: 'chat.region' }>;
  move: Extract<EntityOp, { type: 'chat.move' }>;
  subscription: Extract<EntityOp, { type: 'subscription.set' }>;
  binding: Extract<EntityOp, { type: 'body.bind' }>;
}[Kind];

const key = (...parts: readonly string[]): string => parts.join('\u0000');

/** Which entity an op touches. A grant is an entity as a whole, so that a second grant adds to the first and each is revoked by itself. */
function entityOf(op: EntityOp): { readonly kind: EntityKind; readonly key: string } {
  switch (op.type) {
    case 'plan.import':
      return { kind: 'plan', key: op.plan.id };
    case 'plan.remove':
      return { kind: 'plan', key: op.planId };
    case 'plan.fix':
      return { kind: 'plan-fix', key: op.planId };
    case 'row.fix':
      return { kind: 'fix', key: op.code };
    case 'row.review':
      return { kind: 'review', key: op.code };
    case 'row.add':
      return { kind: 'row', key: op.code };
    case 'indicator.link':
      return { kind: 'link', key: key(...[op.from, op.to].sort()) };
    case 'alias.set':
      return { kind: 'alias', key: key(op.kind, op.name, op.alias) };
    case 'role.set': {
      const { userId, role, bodies, regions } = op.grant;
      return { kind: 'role', key: JSON.stringify([userId, role, [...bodies].sort(), [...regions].sort()]) };
    }
    case 'chat.allow':
      return { kind: 'allow', key: op.chat };
    case 'chat.region':
      return { kind: 'region', key: op.chat };
    case 'chat.move':
      return { kind: 'move', key: key(op.platform, op.from) };
    case 'subscription.set':
      return { kind: 'subscription', key: op.key };
    case 'body.bind':
      return { kind: 'binding', key: key(op.region, op.body, op.userId) };
  }
}

/** Everything that was ever said about entities other than figures, in order, undone or not. */
export interface Entities {
  add(entry: Entry): void;
  /** Entries of one entity that are not undone, oldest first. */
  live<Kind extends EntityKind>(kind: Kind, key: string): readonly Entry<OpOf<Kind>>[];
  /** The last entry that is not undone of each entity of a kind, oldest change first. */
  current<Kind extends EntityKind>(kind: Kind): readonly Entry<OpOf<Kind>>[];
  /** Every entry of a kind, undone ones included, oldest first. */
  all<Kind extends EntityKind>(kind: Kind): readonly Entry<OpOf<Kind>>[];
}

/** `undone` tells whether a change is taken back now. */
export function createEntities(undone: (id: number) => boolean): Entities {
  const stacks = new Map<EntityKind, Map<string, Entry[]>>();
  const stacksOf = <Kind extends EntityKind>(kind: Kind) =>
    (stacks.get(kind) ?? new Map()) as ReadonlyMap<string, readonly Entry<OpOf<Kind>>[]>;
  return {
    add: (entry) => {
      const entity = entityOf(entry.op);
      const ofKind = stacks.get(entity.kind) ?? new Map<string, Entry[]>();
      stacks.set(entity.kind, ofKind);
      const stack = ofKind.get(entity.key);
      if (stack) stack.push(entry);
      else ofKind.set(entity.key, [entry]);
    },
    live: (kind, entityKey) => (stacksOf(kind).get(entityKey) ?? []).filter(({ id }) => !undone(id)),
    current: (kind) =>
      [...stacksOf(kind).values()].flatMap((stack) => stack.findLast(({ id }) => !undone(id)) ?? []).sort((a, b) => a.id - b.id),
    all: (kind) => [...stacksOf(kind).values()].flat().sort((a, b) => a.id - b.id),
  };
}

/** Which changes are taken back. A change is undone while at least one undo of it is not undone itself. */
export interface Undos {
  /** `at` is the ISO instant of the undo. */
  add(undoId: number, changeId: number, at: string): void;
  undone(changeId: number): boolean;
  /** Whether a change was taken back at an ISO instant; undos made at it or later do not count. */
  undoneAt(changeId: number, instant: string): boolean;
  /** Ids of the undos of a change, themselves undone or not. */
  of(changeId: number): readonly number[];
  /** The change that this undo takes back, undefined when `id` is no undo. */
  target(id: number): number | undefined;
}

export function createUndos(): Undos {
  const undosOf = new Map<number, number[]>();
  const targetOf = new Map<number, number>();
  const madeAt = new Map<number, string>();
  const undone = new Set<number>();
  return {
    add: (undoId, changeId, at) => {
      targetOf.set(undoId, changeId);
      madeAt.set(undoId, at);
      undosOf.set(changeId, [...(undosOf.get(changeId) ?? []), undoId]);
      // A chain of undos of undos flips from its end to its root; a loop, because chains may be long.
      for (let id: number | undefined = changeId; id !== undefined; id = targetOf.get(id)) {
        const isUndone = (undosOf.get(id) ?? []).some((undo) => !undone.has(undo));
        if (isUndone === undone.has(id)) break;
        if (isUndone) undone.add(id);
        else undone.delete(id);
      }
    },
    undone: (changeId) => undone.has(changeId),
    undoneAt: (changeId, instant) => {
      const chain = [changeId];
      for (let at = 0; at < chain.length; at += 1) chain.push(...(undosOf.get(chain[at] ?? 0) ?? []));
      const back = new Set<number>();
      // An undo comes after what it undoes, so the latest are settled first.
      for (const id of chain.sort((a, b) => b - a))
        if ((undosOf.get(id) ?? []).some((undo) => (madeAt.get(undo) ?? '') < instant && !back.has(undo))) back.add(id);
      return back.has(changeId);
    },
    of: (changeId) => undosOf.get(changeId) ?? [],
    target: (id) => targetOf.get(id),
  };
}
