/**
 * What a person typed wrong. `code` picks the wording (src/render/wording.ts), `fields` fill it:
 * what was wrong, the nearest names found, an example that works.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  constructor(
    readonly code: UserErrorCode,
    readonly fields: Readonly<Record<string, string>> = {},
    /** Things that may have been meant, each with the command that asks for it. */
    readonly choices: readonly { readonly label: string; readonly command: string }[] = [],
  ) {
    super(code);
  }
}

export type UserErrorCode =
  | 'unknown-command'
  | 'unknown-name'
  | 'unknown-code'
  | 'missing-argument'
  | 'bad-value'
  | 'bad-date'
  | 'bad-option'
  | 'not-allowed'
  | 'chat-not-allowed'
  | 'nothing-to-undo'
  | 'bad-file'
  | 'too-many-requests'
  | 'page-out-of-range'
  | 'expired';

/** Common shape of faults: a stable `code`, and fields that say what was tried on what. Never holds a token, a secret or a raw header. */
abstract class Fault extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly fields: Readonly<Record<string, unknown>> = {},
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}

/** The store could not read or write: disk full, read-only, locked, damaged. */
export class StoreError extends Fault {
  override readonly name = 'StoreError';
}

/** A platform refused, failed or could not be reached. */
export class PlatformError extends Fault {
  override readonly name = 'PlatformError';
}

/** The configuration is wrong; `fields.problems` lists every problem. */
export class ConfigError extends Fault {
  override readonly name = 'ConfigError';
}

/** A file that cannot be read as a document; the message is one clear Chinese line for the sender. */
export class FileError extends Fault {
  override readonly name = 'FileError';
}
