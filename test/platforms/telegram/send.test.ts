import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Incoming } from '../../../src/model/message.js';
import { type Reply, reply, say } from '../../../src/render/reply.js';
import { until } from '../until.js';
import { ROOMS, TelegramHarness } from './harness.js';

const CHART = { kind: 'chart', chart: { kind: 'status', title: '状态', counts: [] }, alt: '已达标 1 项' } as const;

describe('sending to Telegram', () => {
  let harness: TelegramHarness;
  let answer: (message: Incoming) => Reply;
  beforeEach(async () => {
    harness = new TelegramHarness('polling');
    answer = () => say('好');
    await harness.open(async (message) => answer(message));
  });
  afterEach(() => harness.close());

  const ask = async (text = '/plans', room: 'private' | 'group' | 'topic' = 'private'): Promise<void> => {
    await harness.say({ room, text, mention: room === 'private' ? 'none' : 'before' });
    await harness.settled();
  };
  const calls = (method: string) => harness.server.calls.filter((call) => call.method === method);

  it('quotes the question in a group, not in a private chat, and goes on without it when it was deleted', async () => {
    const id = await harness.say({ room: 'group', text: '/plans', mention: 'before' });
    await harness.settled();
    expect(harness.messages('group')[0]?.replyTo).toBe(Number(id));
    answer = () => reply({ blocks: [CHART] });
    const asked = await harness.say({ room: 'group', text: '/progress', mention: 'before' });
    await harness.settled();
    expect(harness.messages('group')[1]).toMatchObject({ replyTo: Number(asked), photo: { name: 'chart.png' } });
    await ask();
    expect(harness.messages('private')[0]?.replyTo).toBeNull();
    expect(calls('sendMessage')[0]?.parameters).toMatchObject({
      reply_parameters: { allow_sending_without_reply: true },
      link_preview_options: { is_disabled: true },
    });
  });

  it('repeats as plain text when the markup is refused', async () => {
    answer = () => reply({ title: 'A & B', blocks: [] });
    const refuse = harness.server.chats.send.bind(harness.server.chats);
    harness.server.chats.send = (parameters, kind) => refuse(parameters['parse_mode'] ? { ...parameters, text: '<x>' } : parameters, kind);
    await ask();
    expect(harness.messages('private').map(({ html, body }) => [html, body.text])).toEqual([[null, 'A & B']]);
  });

  it('sends into the chat when the topic is gone', async () => {
    harness.server.chats.get(ROOMS.topic.id).topics.clear();
    await ask('/plans', 'topic');
    expect(harness.seen('topic').map(({ threadId }) => threadId)).toEqual([null]);
  });

  it('sends a new message when the one to edit is gone', async () => {
    answer = ({ kind }) =>
      kind === 'press'
        ? say('第2页')
        : reply({ blocks: [{ kind: 'line', text: '第1页' }], buttons: [[{ label: '下一页', command: '/p 2', place: 'edit' }]] });
    await ask();
    const [first] = harness.messages('private');
    const pressing = harness.press('private', String(first?.id), '下一页');
    harness.server.chats.get(ROOMS.private.id).messages.length = 0;
    await pressing;
    await harness.settled();
    expect(harness.seen('private').map(({ text, edits }) => [text, edits])).toEqual([['第2页', 0]]);
  });

  it('follows a group that became a supergroup, once told and for good', async () => {
    harness.server.chats.add(-1009, 'supergroup', '新群');
    harness.server.chats.get(ROOMS.group.id).migratedTo = -1009;
    answer = () => reply({ blocks: [CHART, { kind: 'line', text: '字'.repeat(2000) }] });
    await ask('/plans', 'group');
    expect(harness.server.chats.get(-1009).messages).toHaveLength(2);
    expect(harness.record?.chats).toMatchObject([
      { kind: 'moved', address: harness.address('group'), to: { ...harness.address('group'), chatId: '-1009' } },
    ]);
  });

  it('tells the host when a user has blocked the bot', async () => {
    await harness.removeBot('private');
    await ask();
    expect(harness.record?.chats).toMatchObject([
      { kind: 'left', address: harness.address('private'), reason: expect.stringContaining('blocked') },
    ]);
    expect(harness.host.inbox.pending()).toEqual([]);
  });

  it('tells the host about joining, leaving and moving, each once however often it comes', async () => {
    const chat = { id: -55, type: 'group', title: '新群' };
    const joined = harness.server.updates.add({ my_chat_member: { chat, date: 1, new_chat_member: { status: 'member' } } }, { times: 3 });
    const left = harness.server.updates.add({ my_chat_member: { chat, date: 2, new_chat_member: { status: 'left' } } }, { times: 2 });
    const moved = harness.server.updates.add({ message: { message_id: 1, date: 3, chat, migrate_to_chat_id: -1055 } }, { times: 2 });
    await Promise.all([joined.acknowledged, left.acknowledged, moved.acknowledged]);
    expect(harness.record?.chats).toMatchObject([
      { kind: 'joined', title: '新群', at: '1970-01-01T00:00:01.000Z' },
      { kind: 'left', reason: 'left', at: '1970-01-01T00:00:02.000Z' },
      { kind: 'moved', to: { chatId: '-1055' } },
    ]);
  });

  it('shows a chart with a short text as one picture, with a long one before it', async () => {
    answer = () =>
      reply({ blocks: [CHART, { kind: 'line', text: '短' }], buttons: [[{ label: '进展', command: '/progress', place: 'new' }]] });
    await ask();
    expect(harness.seen('private')).toMatchObject([{ pictures: 1, text: '短', buttons: ['进展'] }]);
    answer = () =>
      reply({
        blocks: [CHART, { kind: 'line', text: '长'.repeat(2000) }],
        buttons: [[{ label: '进展', command: '/progress', place: 'new' }]],
      });
    await ask();
    expect(harness.seen('private').slice(1)).toMatchObject([
      { pictures: 1, text: '已达标 1 项', buttons: [] },
      { pictures: 0, buttons: ['进展'] },
    ]);
  });

  it('says so when a file cannot be made or is too big', async () => {
    const file = (bytes: () => Promise<Uint8Array>): Reply => reply({ blocks: [], files: [{ name: 'a.xlsx', mime: '', bytes }] });
    answer = () => file(() => Promise.reject(new Error('broken')));
    await ask();
    answer = () => file(async () => new Uint8Array(51 * 1024 * 1024));
    await ask();
    expect(harness.seen('private').map(({ text }) => text)).toEqual(['文件没有生成成功，请稍后再试。', expect.stringContaining('50 MB')]);
  });

  it('refuses a file over 20 MB with a line for the sender, before asking Telegram', async () => {
    await harness.close();
    let said = '';
    harness = new TelegramHarness('polling');
    await harness.open(async (message, { download }) => {
      const [file] = message.files;
      if (file) await download({ ...file, size: 21 * 1024 * 1024 }).catch((error: Error) => (said = error.message));
      return say(said);
    });
    await harness.say({ room: 'private', text: '', file: { name: 'a.pdf', bytes: new Uint8Array(10) } });
    await harness.settled();
    expect(said).toContain('20 MB');
    expect(calls('getFile')).toEqual([]);
  });

  it('keeps the token out of the error when a file cannot be fetched', async () => {
    await harness.close();
    const failures: unknown[] = [];
    harness = new TelegramHarness('polling');
    await harness.open(async (message, { download }) => {
      const [file] = message.files;
      if (file) {
        const keep = (error: unknown) => failures.push(error);
        await download({ ...file, ref: 'unknown' }).catch(keep);
        harness.server.faults.add('file', { kind: 'cut-before' });
        await download(file).catch(keep);
      }
      return say('读不到');
    });
    await harness.say({ room: 'private', text: '', file: { name: 'a.pdf', bytes: new Uint8Array(10) } });
    await harness.settled();
    expect(failures).toMatchObject([{ code: 'no-file' }, { code: 'no-file', fields: { reason: 'ECONNRESET' } }]);
    for (const secret of harness.secrets) expect(JSON.stringify([String(failures), failures])).not.toContain(secret);
  });

  it('repeats an answer once when its outcome is unclear, a push never', async () => {
    harness.server.faults.add('sendMessage', { kind: 'cut-after' });
    await ask();
    expect(harness.seen('private')).toHaveLength(2);
    harness.server.faults.add('sendMessage', { kind: 'cut-after' });
    expect((await harness.push('group', say('周报'), 'd1')).kind).toBe('unclear');
    expect((await harness.push('group', say('周报'), 'd1')).kind).toBe('unclear');
    expect(harness.seen('group')).toHaveLength(1);
  });

  it('lets a push that failed be sent again under its key', async () => {
    harness.server.chats.get(ROOMS.group.id).refuse = 'kicked';
    expect((await harness.push('group', say('周报'), 'd2')).kind).toBe('gone');
    harness.server.chats.get(ROOMS.group.id).refuse = null;
    expect((await harness.push('group', say('周报'), 'd2')).kind).toBe('sent');
  });

  it('shows that it is working on a long answer, and stops showing it', async () => {
    await harness.close();
    let release = (): void => {};
    harness = new TelegramHarness('polling');
    await harness.open(
      () =>
        new Promise((resolve) => {
          release = () => resolve(say('好了'));
        }),
    );
    await harness.say({ room: 'topic', text: '/import', mention: 'before' });
    await until(() => calls('sendChatAction').length === 1, 'typing');
    expect(calls('sendChatAction')[0]?.parameters).toMatchObject({ action: 'typing', message_thread_id: 42 });
    release();
    await harness.settled();
    expect(harness.seen('topic').map(({ text }) => text)).toEqual(['好了']);
  });

  it('keeps button ids within 64 bytes, opaque', async () => {
    const command = `/find ${'很长的中文查询'.repeat(50)}`;
    answer = () => reply({ blocks: [{ kind: 'line', text: '找到了' }], buttons: [[{ label: '再找', command, place: 'edit' }]] });
    await ask();
    const data = harness.messages('private')[0]?.buttons[0]?.[0]?.callback_data ?? '';
    expect(data).toMatch(/^[\w-]{22}$/u);
  });
});
