import type { PlatformLog } from '../platforms/platform.js';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGBREAK'] as const;

/** What ends a process. */
export interface Lifecycle {
  /** Resolves at the first signal to stop; may be awaited late, a signal during the start is not lost. */
  readonly stopped: Promise<void>;
  /** True when `work` was done within `ms`. */
  finishes(work: Promise<void>, ms: number): Promise<boolean>;
}

/**
 * Watches over a process from now on: the first signal asks it to stop, the second ends it at once.
 * An error nobody caught is logged and ends it with code 1, since nothing is known of its state any more; the supervisor starts it again.
 */
export function watchProcess(process: NodeJS.Process, log: PlatformLog): Lifecycle {
  const fatal = (kind: string) => (error: unknown) => {
    log.error({ error }, kind);
    process.exit(1);
  };
  process.on('uncaughtException', fatal('uncaught exception'));
  process.on('unhandledRejection', fatal('unhandled rejection'));
  const stopped = new Promise<void>((resolve) => {
    let asked = false;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (asked) {
          log.warn({ signal }, 'ended at once');
          process.exit(1);
        }
        asked = true;
        log.info({ signal }, 'stopping');
        resolve();
      });
    }
  });
  return {
    stopped,
    finishes: (work, ms) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => resolve(false), ms);
        work.then(() => resolve(true), reject).finally(() => clearTimeout(timer));
      }),
  };
}
