import { readInThread } from './read-thread.js';
import type { ReadTask } from './read-worker.js';

// Reads one file for the process that started this one, and ends. What kills the process (V8 ends it when one array outgrows the heap,
// whatever limits a thread has) kills no bot. It outlives a stop signal that the whole group gets, and never the process that waits for it.
process.on('SIGTERM', () => {});
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());
process.once('message', (task: ReadTask) => {
  void readInThread(task).then((answer) => process.send?.(answer, () => process.exit()));
});
