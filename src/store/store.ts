import type { Grant } from '../model/access.js';
import type { Change, ChangeDraft } from '../model/change.js';
import type { Indicator } from '../model/indicator.js';
import type { Observation } from '../model/observation.js';
import type { PhaseRow, Row, StoredPlan, TargetRow, TaskRow } from '../model/stored-plan.js';
import type { ChatAddress, Subscription } from '../model/subscription.js';

/** One value of a history 历次数据: what was reported, by which change, and whether it still counts. */
export interface HistoryEntry {
  readonly observation: Observation;
  /** The change that brought it; null for a figure that a loaded document states. */
  readonly change: Pick<Change, 'id' | 'at' | 'by' | 'chat'> | null;
  /** `current`, replaced by a later report for the same date, or taken back. */
  readonly state: 'current' | 'superseded' | 'undone';
}

/** A moment of the past. ISO instants, both exclusive: what was reported before `reported`, without what was taken back before `undone` (null: by now). */
export interface Moment {
  readonly reported: string;
  readonly undone: string | null;
}

/** The store as it is now. All reads are synchronous and from memory; returned objects are not to be changed. */
export interface StoreView {
  plans(): readonly StoredPlan[];
  plan(id: string): StoredPlan | undefined;
  targets(): readonly TargetRow[];
  tasks(): readonly TaskRow[];
  phases(): readonly PhaseRow[];
  /** The row with this short code (any case, full-width accepted), dropped rows excluded. */
  row(code: string): Row | undefined;
  indicators(): readonly Indicator[];
  indicator(id: string): Indicator | undefined;
  /** Ids of all indicators that are linked to this one, itself included. */
  linkedWith(indicatorId: string): readonly string[];
  /** What admins decided about pairs of indicators: joined, or kept apart. */
  links(): readonly { from: string; to: string; linked: boolean }[];
  /**
   * Current figures of an indicator in a region (linked indicators included), oldest as-of first, undated ones before all.
   * With `then`, those that counted at that moment.
   */
  observations(region: string, indicatorId: string, then?: Moment): readonly Observation[];
  /** Every figure ever reported: those that documents state first, then reported ones, oldest change first. */
  history(region: string, indicatorId: string): readonly HistoryEntry[];
  /** Regions that have figures for an indicator. */
  regionsOf(indicatorId: string): readonly string[];
  aliases(): readonly { kind: 'region' | 'unit' | 'indicator'; name: string; alias: string }[];
  grants(userId?: string): readonly Grant[];
  /** True / false when an owner decided, null when nobody did. */
  chatAllowed(chat: string): boolean | null;
  chatRegion(chat: string): string | null;
  subscriptions(): readonly { key: string; subscription: Subscription }[];
  /** People bound to a responsible body. */
  bindings(): readonly { region: string; body: string; userId: string; address: ChatAddress | null }[];
  /** Every code ever given to a row, in capitals, whether or not its plan was removed or undone: none is given twice. */
  usedCodes(): ReadonlySet<string>;
  /** Every text of every plan ever imported, undone and removed ones included, oldest first. */
  planVersions(): readonly StoredPlan[];
  /** Id of the last change, 0 in an empty store. */
  lastChangeId(): number;
}

/** What `changes` filters by; all given fields must agree. */
export interface ChangeFilter {
  readonly code?: string;
  readonly by?: string;
  /** ISO instant, inclusive. */
  readonly since?: string;
  readonly until?: string;
  /** At most so many, newest first. */
  readonly limit?: number;
}

/**
 * The store: reads from memory, writes through `commit`.
 * `commit` resolves when the change is on disk (file and folder synced) and visible in `view`; a rejected commit left nothing.
 * Throws `StoreError` with a code when the disk is full, read-only, or the store is closed.
 */
export interface Store {
  readonly view: StoreView;
  commit(draft: ChangeDraft): Promise<Change>;
  /** Several changes as one: all on disk or none. */
  commitAll(drafts: readonly ChangeDraft[]): Promise<readonly Change[]>;
  /** Whether the change can be undone, and by whom it was made; undefined for an unknown id. */
  change(id: number): Promise<(Change & { undone: boolean }) | undefined>;
  /** Audit entries, newest first. */
  changes(filter?: ChangeFilter): Promise<readonly (Change & { undone: boolean })[]>;
  /** Called after every visible change. Returns the way to stop listening. */
  onChange(listener: (change: Change) => void): () => void;
  close(): Promise<void>;
}
