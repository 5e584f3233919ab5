import type { OperationsState } from '../model/operations.js';

/** Where the parts of the state come from while a bot runs. */
export interface OperationsSources {
  readonly connections: () => OperationsState['connections'];
  readonly waiting: () => number;
  readonly messages: () => number;
  readonly backups: () => Promise<OperationsState['backups']>;
  readonly store: () => OperationsState['store'];
  /** Told of each fault: metrics. */
  readonly onFault: () => void;
}

/** Keeps what /status tells. */
export interface Operations {
  /** Notes a fault while answering; its kind is kept, its text is not (it may quote a message). */
  fault(error: unknown): void;
  /** The bot is up: its parts are asked from now on. */
  attach(sources: OperationsSources): void;
  readonly state: () => Promise<OperationsState>;
}

const IDLE: OperationsSources = {
  connections: () => [],
  waiting: () => 0,
  messages: () => 0,
  backups: async () => ({ keep: 0, last: null, trouble: null }),
  store: () => ({ changes: 0, bytes: 0 }),
  onFault: () => undefined,
};

/** Operations of a process that begins now; without a bot attached everything is quiet. */
export function createOperations({ version, now }: { readonly version: string; readonly now: () => Date }): Operations {
  const startedAt = now().toISOString();
  let sources = IDLE;
  let count = 0;
  let last: OperationsState['faults']['last'] = null;
  return {
    fault(error) {
      count += 1;
      last = { at: now().toISOString(), what: kindOf(error) };
      sources.onFault();
    },
    attach(given) {
      sources = given;
    },
    state: async () => ({
      version,
      startedAt,
      connections: sources.connections(),
      waiting: sources.waiting(),
      messages: sources.messages(),
      faults: { count, last },
      backups: await sources.backups(),
      store: sources.store(),
    }),
  };
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}
