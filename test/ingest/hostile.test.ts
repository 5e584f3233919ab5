import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FileError } from '../../src/errors.js';
import { DEFAULT_LIMITS } from '../../src/ingest/limits.js';
import { readDocument } from '../../src/ingest/read.js';
import { until } from '../platforms/until.js';
import { hostileFiles } from './hostile-files.js';
import { hostileOfficeFiles } from './hostile-office-files.js';

const LIMITS = { ...DEFAULT_LIMITS, maxMs: 20_000, maxHeapMb: 300 };

test.each([...hostileFiles(), ...hostileOfficeFiles()].map((file) => [file.why, file] as const))(
  '%s',
  { timeout: 60_000 },
  async (_, { name, bytes, says }) => {
    const outcome = await readDocument(bytes, name, LIMITS).then(
      () => '',
      (error: unknown) => {
        if (!(error instanceof FileError)) throw error;
        return error.message;
      },
    );
    expect(outcome).toMatch(says);
    expect(outcome).not.toMatch(/\n|undefined|Error|\{\w+\}/u);
  },
);

test('a file that takes too long or too much is stopped, and the next one is read', async () => {
  const slow = readDocument(new TextEncoder().encode('到2025年达到1200件。'.repeat(1000)), 'a.txt', { ...LIMITS, maxMs: 1 });
  const next = readDocument(new TextEncoder().encode('某市工作方案\n到2025年达到1200件。'), 'b.txt', LIMITS);
  await expect(slow).rejects.toMatchObject({ code: 'too-slow' });
  expect((await next).text).toContain('1200件');
});

test('a small file in shared memory, as it comes from a connection, is read and stays as it is', async () => {
  const [first, second] = ['某市工作方案\n到2025年达到1200件。', '另一个文件'].map((text) => Buffer.from(text));
  if (!first || !second) throw new Error('no files');
  expect(first.buffer).toBe(second.buffer);
  expect((await readDocument(first, 'a.txt', LIMITS)).text).toContain('1200件');
  expect([first.toString(), second.toString()]).toEqual(['某市工作方案\n到2025年达到1200件。', '另一个文件']);
});

/** Processes that this one started. */
const children = (): number[] =>
  readdirSync('/proc/self/task').flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );

test.runIf(existsSync('/proc/self/task'))('a file whose reading is killed is refused, and the next one is read', async () => {
  const before = new Set(children());
  const large = new TextEncoder().encode('到2025年达到1200件。'.repeat(300_000));
  const killed = readDocument(large, 'a.txt', LIMITS);
  const next = readDocument(new TextEncoder().encode('某市工作方案\n到2025年达到1200件。'), 'b.txt', LIMITS);
  await until(() => children().some((pid) => !before.has(pid)), 'the reading process');
  for (const pid of children()) if (!before.has(pid)) process.kill(pid, 'SIGKILL');
  await expect(killed).rejects.toMatchObject({ code: 'too-heavy' });
  expect((await next).text).toContain('1200件');
});
