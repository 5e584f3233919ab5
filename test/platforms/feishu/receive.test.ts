import { describe, expect, it } from 'vitest';
import { readMentions } from '../../../src/platforms/feishu/content.js';
import { readClick, readMessage } from '../../../src/platforms/feishu/receive.js';
import { say } from '../../../src/render/reply.js';
import { messageEvent, type UserMessage } from '../../servers/feishu/events.js';
import { BOT_OPEN_ID } from '../../servers/feishu.js';
import { FeishuHarness } from './harness.js';

const bot = { appId: 'cli_0123456789abcdef', openId: BOT_OPEN_ID };
const NOW = new Date('2026-11-22T00:00:00Z');
const BOT = { key: '@_user_1', openId: BOT_OPEN_ID, name: '规划助手' };
const read = (message: Partial<UserMessage>) => {
  const usual = {
    messageId: 'om_1',
    chatId: 'oc_1',
    chatType: 'group',
    userId: 'ou_1',
    type: 'text',
    content: { text: '' },
    mentions: [],
    threadId: null,
    parentId: null,
    at: NOW.getTime(),
  } as const;
  return readMessage(messageEvent({ ...usual, ...message }), bot, NOW);
};

it('knows a guest of another organisation in a shared group', () => {
  const event = messageEvent({
    messageId: 'om_1',
    chatId: 'oc_1',
    chatType: 'group',
    userId: 'ou_1',
    type: 'text',
    content: { text: '/plans' },
    mentions: [],
    threadId: null,
    parentId: null,
    at: NOW.getTime(),
  });
  expect(readMessage({ ...event, tenant_key: 'tenant1' }, bot, NOW)?.user).toEqual({ id: 'feishu:ou_1', name: '' });
  expect(readMessage({ ...event, tenant_key: 'tenant2' }, bot, NOW)?.user).toEqual({ id: 'feishu:ou_1', name: '', outside: true });
  const click = {
    event_id: 'ev_1',
    operator: { open_id: 'ou_1', tenant_key: 'tenant1' },
    action: { value: { id: 'x' } },
    context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
  };
  expect(readClick({ ...click, tenant_key: 'tenant1' }, NOW)?.user.outside).toBeUndefined();
  expect(readClick({ ...click, tenant_key: 'tenant2' }, NOW)?.user.outside).toBe(true);
});

describe('ids that would lead elsewhere in an address', () => {
  const paths = ['../../../x', '..\\..\\x', 'om_1/reply', 'om_1?a=b', 'om_1#x', 'om_1%2f..', ' ', '', '\u0000'];
  it.each(paths)('%j: no message, no parent, no file', (path) => {
    expect(read({ messageId: path, content: { text: '/plans' } })).toBeNull();
    expect(read({ chatId: path, content: { text: '/plans' } })).toBeNull();
    expect(read({ userId: path, content: { text: '/plans' } })).toBeNull();
    expect(read({ parentId: path, content: { text: '/plans' } })?.files).toEqual([]);
    expect(read({ type: 'file', chatType: 'p2p', content: { file_key: path, file_name: 'a.docx' } })?.files).toEqual([]);
  });
});

describe('mentions', () => {
  it('takes out the bot by its key and nothing that begins like it', () => {
    const mentions = [BOT, { key: '@_user_10', openId: 'ou_9', name: '张三' }, { key: '@_user_2', openId: 'ou_2', name: '李四' }];
    expect(readMentions('@_user_1 /tasks @_user_10 @_user_2', mentions, BOT_OPEN_ID)).toEqual({
      text: '/tasks @张三 @李四',
      mentioned: true,
    });
    expect(
      readMentions(
        '@_user_10 好',
        [
          { key: '@_user_10', openId: BOT_OPEN_ID, name: 'x' },
          { key: '@_user_1', openId: 'ou_2', name: '甲' },
        ],
        BOT_OPEN_ID,
      ),
    ).toEqual({ text: '好', mentioned: true });
  });

  it('does not take everybody for the bot', () => {
    expect(readMentions('@_all 开会', [], BOT_OPEN_ID)).toEqual({ text: '开会', mentioned: false });
    expect(read({ content: { text: '@_all /plans' } })).toMatchObject({ text: '/plans', addressed: false });
  });

  it('does not take people of the same name for the bot, nor anybody while its id is unknown', () => {
    expect(readMentions('@_user_1 x', [{ ...BOT, openId: 'ou_other' }], BOT_OPEN_ID)).toEqual({ text: '@规划助手 x', mentioned: false });
    expect(readMentions('@_user_1 x', [{ ...BOT, openId: 'ou_other' }], '').mentioned).toBe(false);
  });
});

describe('kinds of messages', () => {
  it('reads a post: title, text, links, code, other people, the bot taken out', () => {
    const content = {
      title: '请查',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: '规划助手' },
          { tag: 'text', text: '/targets 杭州' },
        ],
        [{ tag: 'img', image_key: 'img_1' }],
        [
          { tag: 'code_block', language: 'TEXT', text: '专利' },
          { tag: 'a', href: 'http://x', text: '链接' },
        ],
      ],
    };
    expect(read({ type: 'post', content, mentions: [BOT] })).toMatchObject({
      addressed: true,
      text: expect.stringMatching(/^请查\n\s*\/targets 杭州\n\n专利链接$/u),
    });
  });

  it('keeps the thread, the sender and the time', () => {
    expect(read({ content: { text: '/plans' }, threadId: 'omt_1', parentId: 'om_0' })).toMatchObject({
      id: 'feishu:cli_0123456789abcdef:om_1',
      address: { platform: 'feishu', chatId: 'oc_1', threadId: 'omt_1' },
      user: { id: 'feishu:ou_1' },
      sentAt: NOW.toISOString(),
      files: [{ ref: 'parent:om_0' }],
    });
  });

  it.each([
    ['a sticker in a group', { type: 'sticker', content: { file_key: 'x' } }],
    ['a recalled message', { type: 'text', content: '' }],
    ['content that is no JSON object', { type: 'text', content: 'x' }],
  ])('passes over %s', (_, message) => expect(read(message)).toBeNull());

  it('answers a picture in a private chat and a bare mention', () => {
    expect(read({ type: 'image', content: { image_key: 'x' }, chatType: 'p2p' })).toMatchObject({ text: '', addressed: true });
    expect(read({ content: { text: '@_user_1' }, mentions: [BOT] })).toMatchObject({ text: '', addressed: true });
  });

  it('passes over what other bots say and what is malformed', () => {
    const event = messageEvent({
      messageId: 'om_1',
      chatId: 'oc_1',
      chatType: 'p2p',
      userId: 'ou_1',
      type: 'text',
      content: { text: 'x' },
      mentions: [],
      threadId: null,
      parentId: null,
      at: 0,
    });
    expect(readMessage({ ...event, sender: { ...(event.sender as object), sender_type: 'app' } }, bot, NOW)).toBeNull();
    for (const odd of [null, 7, {}, { message: {} }, { sender: {}, message: { message_id: '' } }])
      expect(readMessage(odd, bot, NOW)).toBeNull();
  });
});

describe('files', () => {
  it('takes the file of the message that is answered, and no more than the limit', async () => {
    const harness = new FeishuHarness('long connection');
    let bytes = 0;
    await harness.open(async (message, { download }) => {
      if (message.files[0] === undefined) return say('没有文件');
      bytes = (await download(message.files[0])).length;
      return say(`读了 ${message.files[0].name}`);
    });
    try {
      await harness.say({ room: 'group', text: '', file: { name: '方案.docx', bytes: new Uint8Array(3000) } });
      const fileMessage = [...harness.server.messages.all.values()].find((message) => message.type === 'file');
      const { delivery } = harness.server.say('@_user_1 /import', { mentions: [BOT], parentId: fileMessage?.id ?? null });
      await delivery.settled;
      await harness.settled();
      expect(harness.seen('group').at(-1)?.text).toBe('读了 方案.docx');
      expect(bytes).toBe(3000);
    } finally {
      await harness.close();
    }
  });

  it('names people and chats where the app may, and does without where it may not', async () => {
    const harness = new FeishuHarness('long connection');
    const names: string[] = [];
    await harness.open(async (message) => {
      names.push(`${message.user.name}@${message.chatTitle}`);
      return null;
    });
    try {
      await harness.say({ room: 'group', text: '/a' });
      await harness.settled();
      expect(names).toEqual(['@']);
      await harness.restart();
      harness.server.names.set('ou_user1', '王处').set('oc_group1', '专班群');
      await harness.say({ room: 'group', text: '/b' });
      await harness.settled();
      expect(names).toEqual(['@', '王处@专班群']);
    } finally {
      await harness.close();
    }
  });
});
