import type { IncomingMessage, ServerResponse } from 'node:http';

/** An answer of the platform: HTTP status, JSON body, extra headers; `bytes` instead of the body for downloads. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bytes?: Uint8Array;
}

export const ok = (data: unknown = {}): Answer => ({ status: 200, body: { code: 0, msg: 'success', data } });

/** A refusal as the platform words it: HTTP 400 unless told, code ≠ 0. */
export const refuse = (code: number, msg: string, status = 400, headers?: Record<string, string>): Answer => ({
  status,
  body: { code, msg, log_id: 'test-log' },
  ...(headers === undefined ? {} : { headers }),
});

/** What goes wrong with the next calls that match. `cut` breaks the connection before or after the work was done; `hang` never answers. */
export type FaultAction =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'garbage' };

export interface Fault {
  /** Matched against `METHOD /path`. */
  readonly on: RegExp;
  times: number;
  readonly action: FaultAction;
}

export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

export const writeAnswer = (response: ServerResponse, answer: Answer): void => {
  if (answer.bytes !== undefined) {
    response.writeHead(answer.status, { 'content-type': 'application/octet-stream', ...answer.headers });
    response.end(answer.bytes);
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...answer.headers });
  response.end(JSON.stringify(answer.body));
};

/** One part of a multipart body. */
export interface Part {
  readonly name: string;
  readonly fileName: string | null;
  readonly bytes: Buffer;
}

export const parseMultipart = (contentType: string, body: Buffer): Part[] => {
  const boundary = /boundary=("?)([^";]+)\1/u.exec(contentType)?.[2];
  if (boundary === undefined) return [];
  const mark = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  for (let at = body.indexOf(mark); at >= 0; ) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const piece = body.subarray(at + mark.length + 2, next - 2);
    const split = piece.indexOf('\r\n\r\n');
    const head = piece.subarray(0, split).toString('utf8');
    parts.push({
      name: /[; ]name="([^"]*)"/u.exec(head)?.[1] ?? '',
      fileName: /filename="([^"]*)"/u.exec(head)?.[1] ?? null,
      bytes: piece.subarray(split + 4),
    });
    at = next;
  }
  return parts;
};

/** Counts calls in a sliding second; `take` is false when the limit is reached. */
export class RateWindow {
  readonly #calls = new Map<string, number[]>();

  take(key: string, perSecond: number, now: number): boolean {
    const recent = (this.#calls.get(key) ?? []).filter((at) => now - at < 1000);
    if (recent.length >= perSecond) return false;
    recent.push(now);
    this.#calls.set(key, recent);
    return true;
  }
}
