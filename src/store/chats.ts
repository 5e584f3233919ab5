import type { State } from './state.js';

/**
 * Where each chat is now, by its key (`platform:id`) of then: chats move when a platform gives a group a new id.
 * A move back ends the earlier one.
 */
export function chatMoves(state: State): (key: string) => string {
  const next = new Map<string, string>();
  const now = (key: string): string => {
    let at = key;
    for (let to = next.get(at); to !== undefined; to = next.get(at)) at = to;
    return at;
  };
  for (const { op } of state.entities.current('move')) {
    const from = `${op.platform}:${op.from}`;
    const to = `${op.platform}:${op.to}`;
    if (now(to) === from) next.delete(to);
    if (now(to) !== from) next.set(from, to);
  }
  return now;
}
