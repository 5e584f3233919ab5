/** What can be found: 地区, 单位, 指标, 任务, 规划. */
export type EntryKind = 'region' | 'unit' | 'indicator' | 'task' | 'plan';

/** Something of the store with a name. `region` is the name (or id) of the region it belongs to; null or absent when it has none or the name shows it. */
export interface Entry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly region?: string | null;
}

/** An entry found. `score` 0 … 1 orders the hits of one answer; `reason` (按拼音, 按简称 …) is null when the words stand in the name as typed. */
export interface Hit {
  readonly id: string;
  readonly kind: EntryKind;
  readonly name: string;
  readonly score: number;
  readonly reason: string | null;
}

/** `sure` one entry was meant; `choice` several fit equally; `weak` only something near was found; `none` nothing. */
export type Verdict = 'sure' | 'choice' | 'weak' | 'none';

/** Answer to one query. `confident` is true for `sure` and `choice`: what was meant is among the first hits. */
export interface LookupAnswer {
  readonly q: string;
  readonly confident: boolean;
  readonly verdict: Verdict;
  readonly hits: readonly Hit[];
  /** Full name of something well known that the query names and the store does not have; null when there is none. */
  readonly absent: string | null;
}

export interface FindOptions {
  readonly kinds?: readonly EntryKind[];
  /** Hits at most; 5 when not given. */
  readonly limit?: number;
  /** The chat's own region: entries of it come first among equals. */
  readonly region?: string | null;
  /** Leaves out what it refuses, before anything is ranked: names of one plan alone. */
  readonly accept?: (id: string) => boolean;
}
