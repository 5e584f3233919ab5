import { type Agent, get as httpGet, type IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import { FileError, PlatformError } from '../../errors.js';
import type { IncomingFile } from '../../model/message.js';
import type { Egress } from './egress.js';
import { DOWNLOAD_MAX_BYTES } from './limits.js';

/** What downloading needs. */
export interface DownloadOptions {
  readonly egress: Egress;
  readonly apiRoot: string;
  readonly token: string;
  readonly agent: Agent | undefined;
  readonly signal: AbortSignal;
}

const DOWNLOAD_TIMEOUT_MS = 60_000;
const TOO_BIG = '文件超过 20 MB，Telegram 不让机器人下载。请拆成几份再发。';

/**
 * The bytes of a file that came with a message. Throws `FileError` with a line for the sender when it is too big,
 * `PlatformError` when it cannot be fetched. The address of the file holds the token and appears in no error.
 */
export async function download(file: IncomingFile, { egress, apiRoot, token, agent, signal }: DownloadOptions): Promise<Uint8Array> {
  if ((file.size ?? 0) > DOWNLOAD_MAX_BYTES) throw new FileError('too-big', TOO_BIG);
  const called = await egress.call<{ readonly file_path?: string }>(
    'getFile',
    { file_id: file.ref },
    { chatId: null, unclear: 'always', signal },
  );
  if (!called.ok && /file is too big/u.test(called.fault.reason)) throw new FileError('too-big', TOO_BIG);
  if (!called.ok || !called.result.file_path)
    throw new PlatformError('no-file', 'getFile gave no path', { reason: called.ok ? '' : called.fault.reason });
  const url = new URL(`./file/bot${token}/${called.result.file_path}`, apiRoot);
  try {
    return await fetchBytes(url, agent, AbortSignal.any([signal, AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS)]));
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new PlatformError('no-file', 'the file could not be fetched', {
      reason: error instanceof Error && 'code' in error ? String(error.code) : 'failed',
    });
  }
}

function fetchBytes(url: URL, agent: Agent | undefined, signal: AbortSignal): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const get = url.protocol === 'http:' ? httpGet : httpsGet;
    const options = url.protocol === 'https:' && agent ? { agent, signal } : { signal };
    get(url, options, (response) => readAll(response).then(resolve, reject)).on('error', reject);
  });
}

async function readAll(response: IncomingMessage): Promise<Uint8Array> {
  if (response.statusCode !== 200) {
    response.resume();
    throw new PlatformError('no-file', 'the file server refused', { status: response.statusCode });
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > DOWNLOAD_MAX_BYTES) throw new FileError('too-big', TOO_BIG);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
