import type { IncomingMessage } from 'node:http';

/** A file in a multipart request. */
export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Parameters of a Bot API call; objects arrive parsed, also when they were sent as JSON strings. */
export type Parameters = Record<string, unknown>;

/** Reads the parameters of a call, JSON or multipart. */
export async function readParameters(request: IncomingMessage): Promise<Parameters> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return {};
  const boundary = /boundary=(\S+)/u.exec(type)?.[1];
  const parameters = boundary ? readMultipart(body, boundary) : (JSON.parse(body.toString('utf8')) as Parameters);
  for (const name of ['reply_markup', 'reply_parameters', 'link_preview_options', 'scope', 'commands', 'allowed_updates']) {
    const value = parameters[name];
    if (typeof value === 'string') parameters[name] = JSON.parse(value);
  }
  return parameters;
}

function readMultipart(body: Buffer, boundary: string): Parameters {
  const parameters: Parameters = {};
  const mark = Buffer.from(`--${boundary}`);
  let at = body.indexOf(mark) + mark.length;
  for (let next = body.indexOf(mark, at); next >= 0; at = next + mark.length, next = body.indexOf(mark, at)) {
    const part = body.subarray(at + 2, next - 2);
    const head = part.subarray(0, part.indexOf('\r\n\r\n')).toString('utf8');
    const content = part.subarray(part.indexOf('\r\n\r\n') + 4);
    const name = /name="([^"]*)"/u.exec(head)?.[1];
    const file = /filename="([^"]*)"/u.exec(head)?.[1];
    if (name === undefined) continue;
    parameters[name] = file === undefined ? content.toString('utf8') : ({ name: file, bytes: content } satisfies Upload);
  }
  return parameters;
}
