import { TEST_TOKEN, TelegramServer } from '../servers/telegram.js';
import { runLoad } from './load.js';

/** Telegram's side of the bench; by webhook as soon as the bot sets one, as Telegram does: in order within a chat, 40 calls at once. */
const CHATS = 300;
const CONNECTIONS = 40;

await runLoad(async (onAnswer) => {
  const server = new TelegramServer();
  await server.listen();
  for (let chat = 0; chat < CHATS; chat++) server.chats.add(-1000 - chat, 'supergroup', '群');
  const send = server.chats.send.bind(server.chats);
  server.chats.send = (parameters, kind) => {
    const message = send(parameters, kind);
    if (message.replyTo !== null) onAnswer(String(message.replyTo));
    return message;
  };
  const queue: object[] = [];
  let busy = 0;
  const work = async (): Promise<void> => {
    busy += 1;
    for (let update = queue.shift(); update; update = queue.shift())
      while ((await server.push(update)) !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
    busy -= 1;
  };
  return {
    address: `${server.root} ${TEST_TOKEN}`,
    push(n) {
      const message = {
        message_id: n,
        date: Math.floor(Date.now() / 1000),
        chat: { id: -1000 - (n % CHATS), type: 'supergroup', title: '群' },
        from: { id: 5, is_bot: false, first_name: '甲' },
        text: '/targets 杭州 专利',
      };
      if (server.webhook === null) void server.updates.add({ message });
      else {
        queue.push({ update_id: n, message });
        if (busy < CONNECTIONS) void work();
      }
      return String(n);
    },
    reset() {
      server.calls.length = 0;
      for (let chat = 0; chat < CHATS; chat++) server.chats.get(-1000 - chat).messages.length = 0;
    },
    close: () => server.close(),
  };
});
