import type { Parameters } from './request.js';

/** Trouble that the test server makes for one call. */
export type ServerFault =
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number }
  | { readonly kind: 'status'; readonly code: number }
  /** The connection breaks before anything was done. */
  | { readonly kind: 'cut-before' }
  /** The call is done, the connection breaks before the answer. */
  | { readonly kind: 'cut-after' }
  /** Not allowed in this chat, however often it is tried. */
  | { readonly kind: 'refuse' }
  /** Nothing is done and nothing is answered; the connection stays open. */
  | { readonly kind: 'silent' };

/** Decides about a call by itself. */
export type FaultRule = (method: string, parameters: Parameters) => ServerFault | null;

/** Trouble to come, by method: each entry hits one call; a function decides by itself. */
export class Faults {
  readonly #waiting = new Map<string, ServerFault[]>();
  #rule: FaultRule | null = null;

  add(method: string, ...faults: ServerFault[]): void {
    this.#waiting.set(method, [...(this.#waiting.get(method) ?? []), ...faults]);
  }

  /** Asked for every call that no waiting fault hits. */
  always(rule: FaultRule | null): void {
    this.#rule = rule;
  }

  next(method: string, parameters: Parameters = {}): ServerFault | null {
    return this.#waiting.get(method)?.shift() ?? this.#rule?.(method, parameters) ?? null;
  }
}
