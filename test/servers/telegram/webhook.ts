import { request } from 'node:http';

/** One call of a webhook with anything in it; returns the bot's status, 599 when there was no answer. `secret` null = without one. */
export function callWebhook(url: string, secret: string | null, content: unknown, pieceBytes: number): Promise<number> {
  const body = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    ...(secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret }),
  };
  return new Promise((resolve) => {
    const call = request(url, { method: 'POST', headers, timeout: 5_000 }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 599);
    });
    call.on('error', () => resolve(599));
    call.on('timeout', () => call.destroy());
    void writeInPieces(call, body, pieceBytes).then(() => call.end());
  });
}

/** Writes bytes in small pieces, each in a packet of its own, so that characters are cut. */
export async function writeInPieces(out: NodeJS.WritableStream, bytes: Buffer, size: number): Promise<void> {
  const step = size > 0 ? size : bytes.length || 1;
  for (let at = 0; at < bytes.length; at += step) {
    out.write(bytes.subarray(at, at + step));
    if (size > 0) await new Promise((resolve) => setImmediate(resolve));
  }
}
