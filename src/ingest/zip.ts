import { inflateRawSync } from 'node:zlib';
import type { ReadLimits } from './limits.js';
import { refusal } from './refusal.js';

/** Parts of an Office file by name, unpacked. */
export type Archive = ReadonlyMap<string, Uint8Array>;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const COMMENT_MAX = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const FLAG_ENCRYPTED = 1;

/** The central directory (PKWARE APPNOTE 4.3.12): the only list of parts that Office programs go by. */
function entriesOf(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = -1;
  for (let at = bytes.length - END_BYTES; at >= Math.max(0, bytes.length - END_BYTES - COMMENT_MAX); at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) {
      end = at;
      break;
    }
  }
  if (end < 0) throw refusal('bad-archive');
  const count = view.getUint16(end + 10, true);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) throw refusal('bad-archive');
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength)).replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & FLAG_ENCRYPTED) !== 0,
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += ENTRY_BYTES + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Names of the parts. Throws the refusal for a file without a readable directory. */
export const partNames = (bytes: Uint8Array): string[] => entriesOf(bytes).map((entry) => entry.name);

const isUnsafe = (name: string): boolean =>
  name.startsWith('/') || /^[a-z]:/iu.test(name) || name.split('/').includes('..') || name.includes('\0');

/** Deepest nesting of elements; Word needs a few dozen. */
const DEPTH_MAX = 1_000;

/** A document type is the way into entity tricks; endless nesting the way into stack and time. Office programs write neither. */
function isUnsafeXml(part: Uint8Array): boolean {
  const xml = Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1');
  if (xml.includes('<!DOCTYPE')) return true;
  let depth = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    const sign = xml[at + 1];
    if (sign === '!' || sign === '?') continue;
    const end = xml.indexOf('>', at);
    if (end < 0) break;
    if (sign === '/') depth--;
    else if (xml[end - 1] !== '/' && ++depth > DEPTH_MAX) return true;
    at = end;
  }
  return false;
}

function unpack(bytes: Uint8Array, entry: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset } = entry;
  if (offset + LOCAL_BYTES > bytes.length || view.getUint32(offset, true) !== LOCAL_SIGNATURE) throw refusal('bad-archive');
  const start = offset + LOCAL_BYTES + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + entry.packed > bytes.length) throw refusal('bad-archive');
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) throw refusal('bad-archive');
  try {
    const unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) });
    if (unpacked.length !== entry.unpacked) throw refusal('bad-archive');
    return unpacked;
  } catch (error) {
    if (error instanceof RangeError) throw refusal('bomb', {}, error);
    throw refusal('bad-archive', {}, error);
  }
}

/**
 * Unpacks the parts that `wanted` names. Declared sizes are added up before anything is unpacked, and no part may be larger than it declares.
 * Refuses path names that leave the archive, passwords, XML made to exhaust its reader, and anything over the limits.
 */
export function openArchive(bytes: Uint8Array, limits: ReadLimits, wanted: (name: string) => boolean): Archive {
  const entries = entriesOf(bytes);
  if (entries.length > limits.maxParts) throw refusal('bomb');
  if (entries.some((entry) => isUnsafe(entry.name))) throw refusal('unsafe-archive');
  const chosen = entries.filter((entry) => wanted(entry.name));
  if (chosen.some((entry) => entry.encrypted)) throw refusal('encrypted');
  if (chosen.reduce((sum, entry) => sum + entry.unpacked, 0) > limits.maxUnpackedBytes) throw refusal('bomb');
  const parts = new Map<string, Uint8Array>();
  for (const entry of chosen) {
    if (parts.has(entry.name)) throw refusal('unsafe-archive');
    const part = unpack(bytes, entry);
    if (/\.(?:xml|rels)$/iu.test(entry.name) && isUnsafeXml(part)) throw refusal('unsafe-archive');
    parts.set(entry.name, part);
  }
  return parts;
}
