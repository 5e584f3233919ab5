import { hash } from 'node:crypto';
import type { ChangeOp } from '../model/change.js';

/** At least so many of the last causes are remembered: far more than arrive while any platform still redelivers a message (a day at most). */
export const REMEMBERED_CAUSES = 50_000;

/** Key under which a cause is remembered. Null when the change has none. */
export const causeKey = (cause: string | null, op: ChangeOp): string | null =>
  cause === null ? null : hash('sha256', `${cause}\n${JSON.stringify(op)}`, 'base64').slice(0, 24);

/** Which change a cause led to, for the last `REMEMBERED_CAUSES` causes and up to as many older ones. */
export interface Causes {
  add(key: string, id: number): void;
  get(key: string): number | undefined;
}

export function createCauses(): Causes {
  // Two maps that take turns: forgetting one by one would cost more and more, as a map steps over what was deleted from its front.
  let recent = new Map<string, number>();
  let older = new Map<string, number>();
  return {
    add: (key, id) => {
      recent.set(key, id);
      if (recent.size < REMEMBERED_CAUSES) return;
      older = recent;
      recent = new Map();
    },
    get: (key) => recent.get(key) ?? older.get(key),
  };
}
