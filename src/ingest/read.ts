import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileError } from '../errors.js';
import type { ReadDocument } from './document.js';
import { DEFAULT_LIMITS, type ReadLimits } from './limits.js';
import type { ReadAnswer, ReadTask } from './read-worker.js';
import { refusal, refused } from './refusal.js';

/** The program that reads lies beside this module, with the same ending. */
const PROGRAM = fileURLToPath(new URL(`./read-process${extname(fileURLToPath(import.meta.url))}`, import.meta.url));
const MEGABYTE = 1024 * 1024;
/** What starting and stopping the process may take beyond the time that reading has. */
const GRACE_MS = 15_000;

/** One file at a time: a second upload waits, so that the memory limit holds for the machine. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Reads and parses one file in a process of its own, with a time and a memory limit, so that no file stops the bot.
 * `bytes` stay the caller's. Throws `FileError` whose message is one clear Chinese line for the sender;
 * any other error is a fault of the parser.
 */
export async function readDocument(bytes: Uint8Array, fileName: string, limits: ReadLimits = DEFAULT_LIMITS): Promise<ReadDocument> {
  if (bytes.length === 0) throw refusal('empty');
  if (bytes.length > limits.maxBytes)
    throw refusal('too-big', { size: Math.ceil(bytes.length / MEGABYTE), max: Math.floor(limits.maxBytes / MEGABYTE) });
  const reading = turn.then(() => readInProcess({ bytes, fileName, limits }));
  turn = reading.catch(() => undefined);
  const answer = await reading;
  if (answer.kind === 'read') return answer.document;
  throw answer.kind === 'refused' ? new FileError(answer.code, answer.message, answer.fields) : answer.error;
}

/** Only what a program needs to start at all: no secret of ours is near a file from outside. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(['PATH', 'SystemRoot', 'TZ'].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));

function readInProcess(task: ReadTask): Promise<ReadAnswer> {
  return new Promise((resolve, reject) => {
    const child = fork(PROGRAM, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: environment() });
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      settle();
    };
    const { maxMs } = task.limits;
    const tooSlow = refused(refusal('too-slow', { seconds: Math.round(maxMs / 1000) }));
    const timer = setTimeout(() => finish(() => resolve(tooSlow)), maxMs + GRACE_MS);
    child.once('message', (answer) => finish(() => resolve(answer as ReadAnswer)));
    child.once('error', (error) => finish(() => reject(error)));
    child.once('exit', () => finish(() => resolve(refused(refusal('too-heavy')))));
    child.send(task, (error) => {
      if (error) finish(() => resolve(refused(refusal('too-heavy'))));
    });
  });
}
