import { hash } from 'node:crypto';
import type { ChangeOp } from '../model/change.js';

/** Changes whose cause is remembered: far more than arrive while any platform still redelivers a message (a day at most). */
export const REMEMBERED_CAUSES = 50_000;

/** Key under which a cause is remembered. Null when the change has none. */
export const causeKey = (cause: string | null, op: ChangeOp): string | null =>
  cause === null ? null : hash('sha256', `${cause}\n${JSON.stringify(op)}`, 'base64').slice(0, 24);

/** Which change a cause led to, for the last `REMEMBERED_CAUSES` changes that had one. */
export interface Causes {
  add(key: string, id: number): void;
  get(key: string): number | undefined;
}

export function createCauses(): Causes {
  const ids = new Map<string, number>();
  return {
    add: (key, id) => {
      ids.set(key, id);
      if (ids.size <= REMEMBERED_CAUSES) return;
      const { value: oldest } = ids.keys().next();
      if (oldest !== undefined) ids.delete(oldest);
    },
    get: (key) => ids.get(key),
  };
}
