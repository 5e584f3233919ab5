import type { PlatformLog } from '../platforms/platform.js';

/** Runs a job now and again every `ms`, never twice at a time; a failure is logged and does not end it. */
export function every(ms: number, job: () => Promise<void>, log: PlatformLog): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const run = (): void => {
    if (busy) return;
    busy = true;
    running = job()
      .catch((error: unknown) => log.error({ error }, 'scheduled job failed'))
      .finally(() => {
        busy = false;
      });
  };
  run();
  const timer = setInterval(run, ms);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
