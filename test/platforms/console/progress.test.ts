import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { createConsolePlatform } from '../../../src/platforms/console/console.js';
import { type Reply, say } from '../../../src/render/reply.js';
import { until } from '../until.js';

/** A chat whose answer comes when `finish` is called; `printed` is all that went to the output. */
async function chat(isTTY: boolean) {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { isTTY });
  let printed = '';
  output.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  let finish = (_reply: Reply): void => {};
  const answer = new Promise<Reply>((resolve) => {
    finish = resolve;
  });
  const platform = createConsolePlatform({
    input,
    output,
    respond: () => answer,
    now: () => new Date(),
    user: 'console:local',
    greeting: '',
    save: async () => '',
    onEnd: () => {},
    slowMs: 0,
  });
  await platform.start();
  input.write('/export xlsx\n');
  return { platform, finish: () => finish(say('做好了')), printed: () => printed };
}

it('a terminal shows that an answer takes longer, and the answer in its place', async () => {
  const { platform, finish, printed } = await chat(true);
  await until(() => printed().includes('正在处理…'), 'the note');
  finish();
  await until(() => printed().includes('做好了'), 'the answer');
  expect(printed()).toContain('正在处理…\r\u001b[2K做好了');
  await platform.stop();
});

it('a pipe gets the answer alone', async () => {
  const { platform, finish, printed } = await chat(false);
  finish();
  await until(() => printed().includes('做好了'), 'the answer');
  expect(printed()).not.toContain('正在处理');
  await platform.stop();
});
