import type { Readable } from 'node:stream';
import { FileError, PlatformError } from '../../errors.js';
import type { IncomingFile } from '../../model/message.js';
import type { Egress } from './egress.js';
import { DOWNLOAD_MAX_BYTES } from './limits.js';

const DOWNLOAD_TIMEOUT_MS = 60_000;
const TOO_BIG = '文件超过 50 MB，请拆成几份再发。';
const GONE = '文件取不到了，请重新发一次。';

/** The bytes of a file that came with a message. Throws `FileError` with a line for the sender, or `PlatformError` when it cannot be fetched. */
export async function download(file: IncomingFile, egress: Egress): Promise<Uint8Array> {
  const [messageId = '', fileKey = ''] = file.ref.split('/');
  const path = `/open-apis/im/v1/messages/${messageId}/resources/${fileKey}`;
  const called = await egress.call<Readable>({ method: 'GET', path, params: { type: 'file' }, stream: true });
  if (!called.ok && called.fault.kind === 'refused') throw new FileError('gone', GONE);
  if (!called.ok) throw new PlatformError('no-file', 'the file could not be fetched', { reason: called.fault.reason });
  return readAll(called.result);
}

/** Counts while it reads: the SDK has no limit of its own. */
async function readAll(stream: Readable): Promise<Uint8Array> {
  const timer = setTimeout(() => stream.destroy(new PlatformError('no-file', 'the file came too slowly')), DOWNLOAD_TIMEOUT_MS);
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > DOWNLOAD_MAX_BYTES) throw new FileError('too-big', TOO_BIG);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(timer);
    stream.destroy();
  }
}
