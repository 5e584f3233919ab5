/** How the running bot is, for /status and scripts. Holds no secret and no message. */
export interface OperationsState {
  readonly version: string;
  /** ISO instant of the start. */
  readonly startedAt: string;
  readonly connections: readonly {
    readonly name: 'console' | 'telegram' | 'feishu';
    readonly connection: 'starting' | 'connected' | 'reconnecting' | 'refused' | 'stopped';
    /** ISO instant since when. */
    readonly since: string;
    /** Reason of the last trouble, null when there is none. */
    readonly trouble: string | null;
  }[];
  /** Messages accepted and not answered yet. */
  readonly waiting: number;
  /** Messages since the start. */
  readonly messages: number;
  readonly faults: { readonly count: number; readonly last: { readonly at: string; readonly what: string } | null };
  /** `keep` backups are kept, 0 = automatic backups are off. */
  readonly backups: {
    readonly keep: number;
    readonly last: { readonly name: string; readonly at: string } | null;
    readonly trouble: string | null;
  };
  readonly store: { readonly changes: number; readonly bytes: number };
}
