import { consoleMessage } from '../platforms/console/console.js';
import type { Reply } from '../render/reply.js';
import { renderText } from '../render/text.js';
import { clockAt, readOptions, type Subcommand, UsageError } from './options.js';
import { printJson, printText } from './print.js';
import { configFromEnvironment, openApp } from './setup-app.js';

const USAGE = 'planbot ask "<问题或命令>" [--json] [--now 时间] [--as 平台:用户] [--chat 会话]';
const LOCAL = 'console:local';

/** A yes or no to an earlier question. */
const CONFIRMS = /^\s*(?:确认|取消)(?:\s|$)/u;
const ONE_MESSAGE = 'planbot ask 一次只说一句，确认不了上一句：请在群里或私聊里发，或不带参数运行 planbot，在终端对话里发。';

const asksBack = (answer: Reply): boolean => answer.buttons.flat().some(({ command }) => CONFIRMS.test(command));

/** The answer without the buttons that only a later message could press: questions wait in the memory of the process that asked. */
const forOneMessage = (answer: Reply): Reply => ({
  ...answer,
  buttons: answer.buttons.map((row) => row.filter(({ command }) => !CONFIRMS.test(command))),
});

/** `planbot ask`: one message through the dispatcher; text, or the neutral reply as JSON. */
export const run: Subcommand = async (words) => {
  const options = { json: { type: 'boolean' }, now: { type: 'string' }, as: { type: 'string' }, chat: { type: 'string' } } as const;
  const { values, positionals } = readOptions(words, options, USAGE);
  const text = positionals.join(' ');
  if (text.trim() === '') throw new UsageError(`缺少问题。用法：${USAGE}`);
  const user = values.as ?? LOCAL;
  if (!/^(?:console|telegram|feishu):\S+$/u.test(user))
    throw new UsageError(`--as 要写成 telegram:123456 这样的“平台:用户”，不是“${user}”`);
  const now = clockAt(values.now);
  const app = await openApp({
    config: configFromEnvironment(),
    now,
    localOwners: [LOCAL],
    onFault: (error) => printText(error instanceof Error ? (error.stack ?? error.message) : String(error), process.stderr),
  });
  try {
    const message = consoleMessage(text, user, values.chat ?? 'ask', now(), `ask-${process.pid}-${Date.now()}`);
    const answer = await app.respond(message, { download: () => Promise.reject(new Error('no files here')) });
    if (!answer) return 1;
    if (values.json) printJson(answer, 2);
    else printText(renderText(forOneMessage(answer)));
    if (!values.json && (asksBack(answer) || CONFIRMS.test(text))) printText(ONE_MESSAGE);
    return answer.found ? 0 : 1;
  } finally {
    await app.close();
  }
};
