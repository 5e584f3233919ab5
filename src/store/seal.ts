import { hash } from 'node:crypto';

/** `prevHash` of the very first record. */
export const CHAIN_START = '0'.repeat(64);
/** Bytes of `,"hash":"<64 hex digits>"}` at the end of each sealed line. */
const TAIL_BYTES = 75;
const NEWLINE = 10;

/**
 * Makes one journal line: the record's JSON, the hash of the line before, and the SHA-256 of everything that stands before `,"hash":`.
 * The hash is the line's checksum and, as it covers `prevHash`, a link of the chain.
 */
export function seal(record: object, prevHash: string): { readonly line: string; readonly hash: string } {
  const body = JSON.stringify({ ...record, prevHash }).slice(0, -1);
  const digest = hash('sha256', body);
  return { line: `${body},"hash":"${digest}"}\n`, hash: digest };
}

/** The line's own hash when its checksum is right, null otherwise. `line` is without its newline. */
function checkedHash(line: Buffer): string | null {
  const at = line.length - TAIL_BYTES;
  if (at <= 0) return null;
  const digest = hash('sha256', line.subarray(0, at));
  return line.toString('latin1', at) === `,"hash":"${digest}"}` ? digest : null;
}

/** One line of a sealed file: bytes `start` to `end` (newline excluded); `line` counts from 1. */
export interface SealedLine<T> {
  readonly value: T;
  readonly hash: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** Where a sealed file stops being readable. `torn`: it looks like a write that was cut short, not like damage. */
export interface Break {
  readonly line: number;
  readonly start: number;
  readonly reason: 'incomplete' | 'checksum' | 'chain';
  readonly torn: boolean;
}

/**
 * Reads the lines of `data` that follow each other in the chain from `prevHash` (null: take the first line's word for it).
 * Hands each to `take` and returns where it stopped, null for the end of the data.
 */
export function readSealed<T extends { readonly prevHash: string }>(
  data: Buffer,
  prevHash: string | null,
  take: (line: SealedLine<T>) => void,
): Break | null {
  let expected = prevHash;
  for (let start = 0, line = 1; start < data.length; line += 1) {
    const newline = data.indexOf(NEWLINE, start);
    if (newline < 0) return { line, start, reason: 'incomplete', torn: true };
    const bytes = data.subarray(start, newline);
    const digest = checkedHash(bytes);
    if (digest === null) return { line, start, reason: 'checksum', torn: !isJson(bytes) };
    const value = JSON.parse(bytes.toString('utf8')) as T;
    if (expected !== null && value.prevHash !== expected) return { line, start, reason: 'chain', torn: false };
    take({ value, hash: digest, line, start, end: newline });
    expected = digest;
    start = newline + 1;
  }
  return null;
}

/** Every line from byte `start` on whose own checksum is right, whatever stands between them. */
export function* soundLines<T>(data: Buffer, start: number): Generator<T> {
  for (let at = start; at < data.length; ) {
    const newline = data.indexOf(NEWLINE, at);
    const end = newline < 0 ? data.length : newline;
    const bytes = data.subarray(at, end);
    if (checkedHash(bytes) !== null) yield JSON.parse(bytes.toString('utf8')) as T;
    at = end + 1;
  }
}

/** A write cut short leaves half a line or a hole of zero bytes; a whole, well-formed line with a wrong checksum was altered. */
function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}
