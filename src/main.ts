#!/usr/bin/env node
import module from 'node:module';

const LINGER_MS = 2_000;

// A reader that closes the pipe early (head, less) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// Node 22 and later keep compiled code between runs: a cold question is answered sooner.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') module.enableCompileCache();
const { runCli } = await import('./cli.js');

process.exitCode = await runCli(process.argv.slice(2));
// A connection that somebody else keeps open does not keep a process that has ended.
setTimeout(() => process.exit(), LINGER_MS).unref();
