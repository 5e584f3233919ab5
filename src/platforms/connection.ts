import type { PlatformState } from './platform.js';

/** Keeps the state of one connection for /status. */
export interface Connection {
  state(): PlatformState;
  /** Changes the state; `trouble` without secrets, null when all is well. */
  become(connection: PlatformState['connection'], trouble?: string | null): void;
  /** Notes a proof of life: a message or a real round trip. */
  seen(): void;
}

/** A connection that has not begun yet. `onChange` hears of each new state, not of proofs of life. */
export function createConnection(
  name: PlatformState['name'],
  now: () => Date,
  onChange: (state: PlatformState) => void = () => {},
): Connection {
  let state: PlatformState = { name, connection: 'stopped', since: now().toISOString(), lastSeen: null, trouble: null };
  return {
    state: () => state,
    become(connection, trouble = null) {
      if (connection === state.connection && trouble === state.trouble) return;
      const since = connection === state.connection ? state.since : now().toISOString();
      state = { ...state, connection, trouble, since };
      onChange(state);
    },
    seen() {
      state = { ...state, lastSeen: now().toISOString() };
    },
  };
}
