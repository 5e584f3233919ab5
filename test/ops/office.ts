import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { until } from '../platforms/until.js';
import { APP_ID, APP_SECRET, FeishuServer, type FeishuServerOptions } from '../servers/feishu.js';
import { TEST_TOKEN, TelegramServer } from '../servers/telegram.js';
import { temporaryFolder } from '../store/fixture.js';

const CHAT = 42;
const ROOM = 'oc_private1';

/** A person with a private chat with the bot on one platform. */
export interface Desk {
  readonly platform: 'telegram' | 'feishu';
  /** `platform:id` as the bot has it. */
  readonly userId: string;
  /** Writes into the private chat; does not wait. */
  say(text: string): void;
  /** What the bot sent into it, each message as the platform holds it. */
  answers(): readonly string[];
  /** Writes and resolves with the first new answer that contains `expected`. */
  asks(text: string, expected: string): Promise<string>;
}

/** Both platforms' test servers, a person on each, and the settings that name them. */
export interface Office {
  readonly telegram: TelegramServer;
  readonly feishu: FeishuServer;
  /** Data folder, not made yet. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly desks: readonly Desk[];
  readonly desk: Readonly<Record<Desk['platform'], Desk>>;
}

export async function openOffice(feishuOptions: FeishuServerOptions = {}): Promise<Office> {
  const telegram = new TelegramServer();
  await telegram.listen();
  telegram.chats.add(CHAT, 'private');
  const feishu = await new FeishuServer(feishuOptions).listen();
  onTestFinished(async () => {
    await telegram.close();
    await feishu.close();
  });
  const folder = join(await temporaryFolder(), 'store');
  const desk = { telegram: telegramDesk(telegram), feishu: feishuDesk(feishu) };
  return {
    telegram,
    feishu,
    folder,
    desk,
    desks: [desk.telegram, desk.feishu],
    env: {
      PLANBOT_DATA: folder,
      PLANBOT_OWNERS: `${desk.telegram.userId},${desk.feishu.userId}`,
      TELEGRAM_BOT_TOKEN: TEST_TOKEN,
      TELEGRAM_API_ROOT: telegram.root,
      FEISHU_APP_ID: APP_ID,
      FEISHU_APP_SECRET: APP_SECRET,
      FEISHU_DOMAIN: feishu.url,
    },
  };
}

type Mouth = Omit<Desk, 'asks'>;

function telegramDesk(server: TelegramServer): Desk {
  return asking({
    platform: 'telegram',
    userId: `telegram:${CHAT}`,
    say: (text) =>
      void server.updates.add({
        message: {
          message_id: server.chats.nextId(),
          date: Math.floor(Date.now() / 1000),
          chat: { id: CHAT, type: 'private', first_name: '李' },
          from: { id: CHAT, is_bot: false, first_name: '李' },
          text,
        },
      }),
    answers: () => server.chats.get(CHAT).messages.map(({ body }) => body.text),
  });
}

function feishuDesk(server: FeishuServer): Desk {
  return asking({
    platform: 'feishu',
    userId: 'feishu:ou_user1',
    say: (text) => void server.say(text, { chatId: ROOM, chatType: 'p2p' }),
    answers: () =>
      server.messages
        .sent()
        .filter(({ chatId }) => chatId === ROOM)
        .map(({ content }) => content),
  });
}

function asking(mouth: Mouth): Desk {
  return {
    ...mouth,
    async asks(text, expected) {
      const before = mouth.answers().length;
      const found = (): string | undefined =>
        mouth
          .answers()
          .slice(before)
          .find((answer) => answer.includes(expected));
      mouth.say(text);
      await until(() => found() !== undefined, `"${expected}" as the answer to ${text} on ${mouth.platform}`);
      return found() ?? '';
    },
  };
}
