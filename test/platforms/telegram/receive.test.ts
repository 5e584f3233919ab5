import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Received, readUpdate } from '../../../src/platforms/telegram/receive.js';
import { updateSchema } from '../../../src/platforms/telegram/types.js';

const BOT = { id: 1, username: 'PlanTest_bot' };
const BEHIND = { command: '/source 杭1', place: 'new', address: { platform: 'telegram', chatId: '-100', threadId: null } } as const;
const context = {
  bot: BOT,
  buttons: { set: async () => {}, get: (key: string) => (key === 'known' ? BEHIND : undefined) },
  now: () => new Date('2026-11-22T00:00:00Z'),
};

const GROUP = { id: -100, type: 'supergroup', title: '专班' };
const ANNA = { id: 5, is_bot: false, first_name: '安', last_name: '娜' };
const SELF = { id: 1, is_bot: true, first_name: '助手', username: 'PlanTest_bot' };
const said = (parts: object): object => ({
  update_id: 7,
  message: { message_id: 3, date: 1_790_000_000, chat: GROUP, from: ANNA, text: '/plans', ...parts },
});
const pressed = (parts: object): object => ({
  update_id: 7,
  callback_query: { id: 'q', from: ANNA, data: 'known', message: { message_id: 3, chat: GROUP, date: 0 }, ...parts },
});
const read = (update: object): Received => readUpdate(updateSchema.parse(update), context);

describe('reading an update', () => {
  it.each<[string, object, object]>([
    [
      'a command',
      said({}),
      {
        kind: 'message',
        message: {
          id: 'telegram:1:7',
          text: '/plans',
          addressed: false,
          user: { id: 'telegram:5', name: '安 娜' },
          chatTitle: '专班',
          sentAt: new Date(1_790_000_000_000).toISOString(),
        },
      },
    ],
    [
      'a private message',
      said({ chat: { id: 5, type: 'private' }, text: '杭州' }),
      { message: { addressed: true, chatKind: 'private', chatTitle: '' } },
    ],
    ['a topic', said({ message_thread_id: 42, is_topic_message: true }), { message: { address: { chatId: '-100', threadId: '42' } } }],
    ['a reply thread, which is no topic', said({ message_thread_id: 42 }), { message: { address: { threadId: null } } }],
    ['a reply to the bot', said({ text: '为什么', reply_to_message: { message_id: 2, from: SELF } }), { message: { addressed: true } }],
    [
      'the first message of a topic that the bot opened',
      said({ reply_to_message: { from: SELF, forum_topic_created: {} } }),
      { message: { addressed: false } },
    ],
    ['a reply to somebody else', said({ reply_to_message: { from: ANNA } }), { message: { addressed: false } }],
    [
      'an anonymous admin',
      said({ from: { id: 1087968824, is_bot: true, first_name: 'Group' }, sender_chat: GROUP }),
      { message: { user: { id: 'telegram:chat-100', name: '专班' } } },
    ],
    [
      'a caption with a file',
      said({ text: undefined, caption: '/import@PlanTest_bot', document: { file_id: 'f', file_name: '方案.docx', file_size: 9 } }),
      { message: { text: '/import', addressed: true, files: [{ name: '方案.docx', size: 9, ref: 'f' }] } },
    ],
    [
      'a file alone',
      said({ text: undefined, document: { file_id: 'f' } }),
      { message: { text: '', addressed: false, files: [{ name: '文件', size: null, ref: 'f' }] } },
    ],
    [
      'a command that answers a file',
      said({ text: '/import', reply_to_message: { from: ANNA, document: { file_id: 'g', file_name: 'a.txt' } } }),
      { message: { files: [{ ref: 'g' }] } },
    ],
    [
      'chatter that answers a file',
      said({ text: '收到', reply_to_message: { from: ANNA, document: { file_id: 'g' } } }),
      { message: { files: [] } },
    ],
    [
      'a press',
      pressed({}),
      {
        kind: 'press',
        queryId: 'q',
        message: { kind: 'press', text: '/source 杭1', user: { id: 'telegram:5' }, editId: null, messageId: '3' },
      },
    ],
    ['a press on an unknown button', pressed({ data: 'gone' }), { kind: 'expired', queryId: 'q' }],
    ['a press in another chat', pressed({ message: { message_id: 3, chat: { ...GROUP, id: -200 } } }), { kind: 'expired' }],
    ['a press without a message', pressed({ message: undefined }), { kind: 'expired' }],
    ['a press without data', pressed({ data: undefined }), { kind: 'expired' }],
    [
      'the old group says that it moved',
      said({ chat: { id: -5, type: 'group' }, text: undefined, migrate_to_chat_id: -100 }),
      { kind: 'chat', event: { kind: 'moved', address: { chatId: '-5' }, to: { chatId: '-100' } } },
    ],
    [
      'the new group says that it moved',
      said({ text: undefined, migrate_from_chat_id: -5 }),
      { kind: 'chat', event: { kind: 'moved', address: { chatId: '-5' }, to: { chatId: '-100' } } },
    ],
    ...(['member', 'administrator', 'creator'] as const).map((status): [string, object, object] => [
      `the bot is ${status}`,
      { update_id: 7, my_chat_member: { chat: GROUP, date: 0, new_chat_member: { status } } },
      { kind: 'chat', event: { kind: 'joined', title: '专班', address: { chatId: '-100' } } },
    ]),
    ...(['left', 'kicked'] as const).map((status): [string, object, object] => [
      `the bot is ${status}`,
      { update_id: 7, my_chat_member: { chat: GROUP, date: 0, new_chat_member: { status } } },
      { kind: 'chat', event: { kind: 'left' } },
    ]),
    [
      'the bot is restricted but there',
      { update_id: 7, my_chat_member: { chat: GROUP, date: 0, new_chat_member: { status: 'restricted', is_member: true } } },
      { event: { kind: 'joined' } },
    ],
  ])('%s', (_, update, expected) => {
    expect(read(update)).toMatchObject(expected);
  });

  it.each<[string, object]>([
    ['a command for another bot', said({ text: '/plans@other_bot' })],
    ['another bot', said({ from: { ...SELF, id: 99 } })],
    ['a channel post as a message', said({ chat: { id: -3, type: 'channel' } })],
    ['a sticker', said({ text: undefined })],
    ['blanks only', said({ text: '　 ' })],
    ['an update of another kind', { update_id: 7, poll: {} }],
  ])('leaves out %s', (_, update) => {
    expect(read(update)).toEqual({ kind: 'ignored' });
  });

  it.each([1e20, -1, 1.5])('a time that no calendar holds is no update: %s', (date) => {
    const left = { chat: GROUP, date, new_chat_member: { status: 'left' } };
    expect(updateSchema.safeParse({ update_id: 7, my_chat_member: left }).success).toBe(false);
    expect(updateSchema.safeParse({ update_id: 7, message: { message_id: 1, chat: GROUP, date, text: '/help' } }).success).toBe(false);
  });

  it('reads or refuses anything without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (message, callback_query, my_chat_member) => {
        const parsed = updateSchema.safeParse({ update_id: 1, message, callback_query, my_chat_member });
        if (parsed.success) readUpdate(parsed.data, context);
      }),
    );
  });
});
