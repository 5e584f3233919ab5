import { refusal } from './refusal.js';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

/** Share of replacement characters up to which a text counts as UTF-8 with a few damaged bytes. */
const DAMAGED_MAX = 0.002;
/** Bytes looked at to tell GB18030 from Big5 and to find zero bytes. */
const SAMPLE_BYTES = 64 * 1024;
/** In Big5 about two fifths of the second bytes lie below 0x7F; in Chinese written in GB18030 almost none do. */
const BIG5_LOW_TRAIL_MIN = 0.15;
/** Share of control characters and private-use characters above which decoded bytes are no text. */
const GARBAGE_MAX = 0.02;

const decodeAs = (bytes: Uint8Array, encoding: TextEncoding, fatal: boolean): string | null => {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};

/** UTF-16 without a mark: zero bytes on one side, or Chinese (high bytes 0x4E–0x9F) on one side. */
function unmarkedUtf16(bytes: Uint8Array): TextEncoding | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES & ~1);
  if (sample.length < 4 || bytes.length % 2 !== 0) return null;
  const share = (side: 0 | 1): number => {
    let high = 0;
    for (let at = side; at < sample.length; at += 2) {
      const byte = sample[at] ?? 0;
      if (byte === 0 || byte === 0x30 || byte === 0xff || byte === 0x20 || (byte >= 0x4e && byte <= 0x9f)) high++;
    }
    return high / (sample.length / 2);
  };
  const hasZero = sample.includes(0);
  if (!hasZero) return null;
  const low = share(1);
  const big = share(0);
  if (low > 0.95 && low > big) return 'utf-16le';
  return big > 0.95 && big > low ? 'utf-16be' : null;
}

/** Share of double-byte characters whose second byte is below 0x7F. */
function lowTrailShare(bytes: Uint8Array): number {
  const length = Math.min(bytes.length, SAMPLE_BYTES);
  let double = 0;
  let low = 0;
  for (let at = 0; at + 1 < length; at++) {
    if ((bytes[at] ?? 0) < 0x81) continue;
    at++;
    double++;
    if ((bytes[at] ?? 0) < 0x7f) low++;
  }
  return double === 0 ? 0 : low / double;
}

function looksLikeText(text: string): boolean {
  const garbage = text.match(/[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uE000-\uF8FF\uFFFD]/gu)?.length ?? 0;
  return garbage <= text.length * GARBAGE_MAX;
}

/**
 * The text of a plain file and the encoding it was written in: by byte-order mark, then strict UTF-8, UTF-16 without a mark, GB18030 or Big5.
 * The byte-order mark is not part of the text. Throws the refusal when the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding; damaged: boolean } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return accept(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return accept(bytes, 'utf-16be');
  const utf8 = decodeAs(bytes, 'utf-8', true);
  const utf16 = unmarkedUtf16(bytes);
  if (utf8 !== null && utf16 === null) return accept(bytes, 'utf-8');
  if (utf16 !== null) return accept(bytes, utf16);
  const lossy = decodeAs(bytes, 'utf-8', false) ?? '';
  const replaced = lossy.match(/\uFFFD/gu)?.length ?? 0;
  if (replaced <= lossy.length * DAMAGED_MAX) return { text: lossy, encoding: 'utf-8', damaged: true };
  const order: readonly TextEncoding[] = lowTrailShare(bytes) >= BIG5_LOW_TRAIL_MIN ? ['big5', 'gb18030'] : ['gb18030', 'big5'];
  for (const encoding of order) {
    const text = decodeAs(bytes, encoding, true);
    if (text !== null && looksLikeText(text)) return { text, encoding, damaged: false };
  }
  const likely = order[0] ?? 'gb18030';
  const text = decodeAs(bytes, likely, false) ?? '';
  const bad = text.match(/\uFFFD/gu)?.length ?? 0;
  if (bad <= text.length * DAMAGED_MAX && looksLikeText(text)) return { text, encoding: likely, damaged: true };
  throw refusal('unknown-encoding');
}

function accept(bytes: Uint8Array, encoding: TextEncoding): { text: string; encoding: TextEncoding; damaged: boolean } {
  const text = decodeAs(bytes, encoding, false) ?? '';
  if (!looksLikeText(text)) throw refusal('not-a-document');
  return { text, encoding, damaged: text.includes('\uFFFD') };
}
