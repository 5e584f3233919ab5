import { StoreError } from '../errors.js';
import type { ChangeOp } from '../model/change.js';

/**
 * How changes are written, and how older ones are read.
 * The journal is never rewritten: each segment says which schema it was written in, and `upcasts[n]` turns an op of schema n into one of n + 1.
 */
export interface Schema {
  readonly version: number;
  readonly upcasts: Readonly<Record<number, (op: unknown) => unknown>>;
}

/** The schema of this program. Raise `version` and add an upcast whenever a stored op changes its shape. */
export const currentSchema: Schema = { version: 1, upcasts: {} };

/** An op as this program reads it, from the schema that it was written in. */
export function upcast(schema: Schema, op: unknown, writtenIn: number): ChangeOp {
  let result = op;
  for (let version = writtenIn; version < schema.version; version += 1) result = schema.upcasts[version]?.(result) ?? result;
  return result as ChangeOp;
}

/** Throws `StoreError` `newer-schema` for data that a later program wrote. */
export function checkReadable(schema: Schema, writtenIn: number, path: string): void {
  if (writtenIn <= schema.version) return;
  const message = `${path} 是更新版本的 planbot 写的（数据格式 ${writtenIn}，本程序支持到 ${schema.version}）。请升级 planbot；数据未被改动。`;
  throw new StoreError('newer-schema', message, { path, writtenIn, supported: schema.version });
}
