import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { runCli } from '../../src/cli.js';

/** What one call of `planbot` did. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own with a data folder in it, and `planbot` called on that. */
export interface CommandLine {
  readonly folder: string;
  /** `planbot` with these words; settings come from `env` alone. */
  planbot(...words: readonly string[]): Promise<Called>;
  /** Settings of the calls that follow. */
  set(env: Readonly<Record<string, string>>): void;
  path(name: string): string;
}

/** Calls of `planbot` within this process: same code, no start-up time. */
export async function openCommandLine(): Promise<CommandLine> {
  const folder = await mkdtemp(join(tmpdir(), 'planbot-cli-'));
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    await rm(folder, { recursive: true, force: true });
  });
  const set: CommandLine['set'] = (env) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  };
  set({ PLANBOT_DATA: join(folder, 'store') });
  return {
    folder,
    set,
    path: (name) => join(folder, name),
    async planbot(...words) {
      const out: string[] = [];
      const err: string[] = [];
      const into = (lines: string[]) => (chunk: unknown, encoding?: unknown, done?: unknown) => {
        lines.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString('utf8'));
        const callback = [encoding, done].find((one) => typeof one === 'function') as (() => void) | undefined;
        callback?.();
        return true;
      };
      const spies = [
        vi.spyOn(process.stdout, 'write').mockImplementation(into(out)),
        vi.spyOn(process.stderr, 'write').mockImplementation(into(err)),
      ];
      try {
        return { code: await runCli(words), out: out.join(''), err: err.join('') };
      } finally {
        for (const spy of spies) spy.mockRestore();
      }
    },
  };
}

/** A refusal: nothing on standard output, one Chinese line on standard error. */
export const oneLine = ({ err }: Called): boolean => /^[^\n]*[\u4E00-\u9FFF][^\n]*\n$/u.test(err);
