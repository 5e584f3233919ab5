import { pino } from 'pino';
import type { PlatformLog } from '../platforms/platform.js';

/** Anything that looks like a token, a secret or a signed address is replaced before a line is written, wherever it stands. */
const SECRET =
  /(?<!\d)\d{6,}:[A-Za-z0-9_-]{20,}|(?<![A-Za-z0-9])(?:t-|u-)[A-Za-z0-9_.-]{20,}|Bearer\s+\S+|(?<=(?:secret|token|password|signature)["'=:\s]{1,4})[A-Za-z0-9_./+-]{8,}/giu;

/** The text without tokens and secrets. */
export const redact = (text: string): string => text.replace(SECRET, '[secret]');

/** Structured log, one JSON line an event, to `destination` (standard error when not given). Secrets given in `secrets` never appear, in whatever field. */
export function createLog(
  level: 'debug' | 'info' | 'warn' | 'error',
  secrets: readonly string[],
  destination?: { write(line: string): void },
): PlatformLog {
  const known = secrets.filter((secret) => secret.length >= 6);
  const clean = (line: string): string => known.reduce((text, secret) => text.replaceAll(secret, '[secret]'), redact(line));
  const out = destination ?? process.stderr;
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: errorFields, cause: errorFields },
    },
    { write: (line: string) => void out.write(clean(line)) },
  );
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}

/** What is logged of an error: kind, code, message and its own frames; never the request it came from. */
function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? { code: error.code } : {};
  return {
    name: error.name,
    message: error.message,
    ...code,
    stack: error.stack
      ?.split('\n')
      .slice(1, 6)
      .map((line) => line.trim()),
  };
}
