import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './fixture.js';

/** Whether the tests may mount a file system of their own. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0;

/** A file system of its own with so much space, gone after the test. */
export async function smallDisk(kilobytes: number): Promise<string> {
  const folder = await temporaryFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]);
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
  });
  return folder;
}
