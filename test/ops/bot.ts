import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { compileForProcess } from '../tools/compile.mjs';

/** `planbot` in a process of its own, from the sources. */
export interface BotProcess {
  readonly child: ChildProcess;
  /** Lines of the log so far. */
  readonly log: () => readonly Readonly<Record<string, unknown>>[];
  readonly logged: (message: string) => boolean;
  /** Resolves when this was logged; rejects when the process ended before. */
  readonly says: (message: string) => Promise<void>;
  /** Code and signal it ended with. */
  readonly ended: Promise<readonly [number | null, string | null]>;
}

let compiled: string | null = null;

/** Path of a JavaScript copy of the sources that plain Node runs. */
export function compiledBot(): string {
  compiled ??= compileForProcess('src/main.ts', 'bot-under-test');
  return compiled;
}

/** Starts the bot with these settings and no others. */
export const startProcess = (env: Readonly<Record<string, string>>): BotProcess =>
  startCommand(process.execPath, [compiledBot()], { env: { PLANBOT_BACKUPS: '0', ...env } });

/** Starts any command that runs the bot, with these settings and no others, in `cwd`. */
export function startCommand(
  command: string,
  words: readonly string[],
  { env, cwd }: { readonly env: Readonly<Record<string, string>>; readonly cwd?: string },
): BotProcess {
  const child = spawn(command, words, {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'inherit', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const log = (): Readonly<Record<string, unknown>>[] =>
    text
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const logged = (message: string): boolean => log().some(({ msg }) => msg === message);
  return {
    child,
    log,
    logged,
    async says(message) {
      while (!logged(message)) {
        if (child.exitCode !== null) throw new Error(`ended before it said "${message}": ${text}`);
        await wait(20);
      }
    },
    ended: once(child, 'exit').then(([code, signal]) => [code as number | null, signal as string | null] as const),
  };
}
