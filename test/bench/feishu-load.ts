import { FeishuServer } from '../servers/feishu.js';
import { runLoad } from './load.js';

/** Feishu's side of the bench. Argument: the port of the bot's webhook, nothing for the long connection. */
const CHATS = 400;
const NONE = Number.POSITIVE_INFINITY;
const [, , port] = process.argv;
const webhook =
  port === undefined
    ? {}
    : { webhook: { url: () => `http://127.0.0.1:${port}/feishu`, encryptKey: 'bench-encrypt-key', token: 'bench-token' } };

await runLoad(async (onAnswer) => {
  const limits = { chatPerSecond: NONE, messagePerSecond: NONE, appPerSecond: NONE };
  const server = await new FeishuServer({ limits, ackWithinMs: 60_000, ...webhook }).listen();
  const { all } = server.messages;
  const set = all.set.bind(all);
  all.set = (id, message) => {
    if (message.sender === 'bot' && message.parentId !== null) onAnswer(message.parentId);
    return set(id, message);
  };
  return {
    address: server.url,
    push(n) {
      const person = n % CHATS;
      const { message, event } = server.compose('/targets 杭州 专利', {
        chatId: `oc_chat${person}`,
        chatType: 'p2p',
        userId: `ou_user${person}`,
      });
      server.push(event);
      return message.id;
    },
    reset() {
      all.clear();
      server.deliveries.length = 0;
    },
    close: () => server.close(),
  };
});
