import type { FileFormat } from './document.js';
import { refusal } from './refusal.js';
import { partNames } from './zip.js';

/** First bytes by which a file shows what it is, whatever its name says. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly kind: 'zip' | 'ole' | 'picture' | 'archive' | 'rtf' }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: 'zip' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], kind: 'zip' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], kind: 'ole' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: 'picture' },
  { bytes: [0xff, 0xd8, 0xff], kind: 'picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], kind: 'picture' },
  { bytes: [0x42, 0x4d], kind: 'picture' },
  { bytes: [0x49, 0x49, 0x2a, 0x00], kind: 'picture' },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], kind: 'picture' },
  { bytes: [0x52, 0x61, 0x72, 0x21], kind: 'archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], kind: 'archive' },
  { bytes: [0x1f, 0x8b], kind: 'archive' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], kind: 'rtf' },
];

/** A PDF may carry some bytes before its header (ISO 32000-1, annex H.3.4.1). */
const PDF_HEADER_WITHIN = 1024;

const hasPrefix = (bytes: Uint8Array, prefix: readonly number[]): boolean => prefix.every((byte, at) => bytes[at] === byte);
const latin = (bytes: Uint8Array, from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** Extension of a file name, lower case, without the dot; "" when there is none. */
const extensionOf = (fileName: string): string => /\.([a-z0-9]{1,8})$/iu.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';

/**
 * What kind of file this is: by content first, by name where the content leaves it open (txt, md, csv).
 * Throws the refusal for everything that is not read.
 */
export function detectFormat(bytes: Uint8Array, fileName: string): FileFormat {
  if (bytes.length === 0) throw refusal('empty');
  if (latin(bytes, 0, PDF_HEADER_WITHIN).includes('%PDF-')) return 'pdf';
  const extension = extensionOf(fileName);
  switch (SIGNATURES.find((signature) => hasPrefix(bytes, signature.bytes))?.kind) {
    case 'zip':
      return archiveFormat(partNames(bytes));
    case 'ole':
      return compoundFormat(bytes, extension);
    case 'picture':
      throw refusal('picture');
    case 'archive':
      throw refusal('archive');
    case 'rtf':
      throw refusal('rtf');
    default:
      return textFormat(bytes, extension);
  }
}

function archiveFormat(names: readonly string[]): FileFormat {
  const has = (name: string): boolean => names.includes(name);
  if (has('word/document.xml')) return 'docx';
  if (has('xl/workbook.xml')) return 'xlsx';
  if (has('OFD.xml')) throw refusal('ofd');
  if (has('ppt/presentation.xml')) throw refusal('slides');
  if (has('content.xml') && has('mimetype')) throw refusal('odf');
  if (has('[Content_Types].xml')) throw refusal('bad-archive');
  throw refusal('archive');
}

/** Old binary Office files; their streams are named in UTF-16 in the directory. */
function compoundFormat(bytes: Uint8Array, extension: string): FileFormat {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (stream: string): boolean => raw.includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage')) throw refusal('encrypted');
  if (extension === 'wps' || extension === 'wpt') throw refusal('old-wps');
  if (has('WordDocument')) return 'doc';
  if (has('Workbook') || has('Book')) throw refusal('old-xls');
  if (has('PowerPoint Document')) throw refusal('slides');
  throw refusal('not-a-document');
}

/** Longest beginning of a text file that is looked at to tell a web page from plain text. */
const HEAD_BYTES = 4096;

function textFormat(bytes: Uint8Array, extension: string): FileFormat {
  const head = latin(bytes, 0, HEAD_BYTES).replace(/\0/gu, '');
  if (/^MIME-Version:|^From: .*\r?\n(?:.*\r?\n){0,6}MIME-Version:/iu.test(head)) throw refusal('web-archive');
  if (/<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])/iu.test(head)) return 'html';
  if (extension === 'md' || extension === 'markdown') return 'md';
  if (extension === 'csv' || extension === 'tsv') return 'csv';
  if (extension === 'html' || extension === 'htm' || extension === 'shtml') return 'html';
  if (extension === 'docx' || extension === 'xlsx' || extension === 'doc') throw refusal('bad-archive');
  if (extension === 'pdf') throw refusal('damaged', { kind: 'PDF ' });
  if (extension === 'wps') throw refusal('old-wps');
  if (extension === 'ofd') throw refusal('ofd');
  return 'txt';
}
