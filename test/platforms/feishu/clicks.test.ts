import { afterEach, describe, expect, it } from 'vitest';
import { reply, say } from '../../../src/render/reply.js';
import { until } from '../until.js';
import { FeishuHarness } from './harness.js';

const asked = reply({
  blocks: [{ kind: 'line', text: '列表' }],
  buttons: [
    [
      { label: '下一页', command: '/next', place: 'edit' },
      { label: '原文', command: '/source', place: 'new' },
    ],
  ],
});
const update = reply({
  title: '填报',
  blocks: [
    {
      kind: 'form',
      command: '/update 杭2',
      submit: '提交',
      fields: [
        { name: 'value', label: '数值', kind: 'text', value: '', required: true },
        { name: 'asOf', label: '截至', kind: 'date', value: '', required: true },
        { name: 'source', label: '来源', kind: 'text', value: '', required: false },
      ],
    },
  ],
});

describe.each(['long connection', 'webhook'] as const)('clicks over the %s', (transport) => {
  let harness: FeishuHarness;
  let release: () => void = () => {};
  afterEach(() => harness.close());

  /** Opens with a card in the group; a press is answered when `release` is called, or at once. */
  const open = async (slow: boolean, card = asked, answer = say('第二页')): Promise<string> => {
    harness = new FeishuHarness(transport);
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    await harness.open(async (message) => {
      if (message.kind === 'message') return card;
      if (slow) await gate;
      if (message.kind === 'form') return say(`收到 ${message.text} ${JSON.stringify(message.fields)}`);
      return answer;
    });
    await harness.say({ room: 'group', text: '/list', mention: 'before' });
    await harness.settled();
    return harness.seen('group')[0]?.id ?? '';
  };

  it('answers in time with the new card itself: no further call', async () => {
    const id = await open(false);
    const before = harness.server.calls.length;
    const result = await harness.server.click(id, '下一页');
    expect(result).toMatchObject({ error: null, toast: null });
    expect(JSON.stringify(result.card)).toContain('第二页');
    await harness.settled();
    expect(harness.server.calls.slice(before).filter((call) => call.includes('/messages'))).toEqual([]);
  });

  it('tells the presser when it takes longer, and edits the card when the callback is closed', async () => {
    const id = await open(true);
    const result = await harness.server.click(id, '下一页');
    expect(result).toMatchObject({ error: null, card: null });
    expect(result.toast?.content).toContain('正在处理');
    release();
    await harness.settled();
    expect(harness.seen('group')).toMatchObject([{ id, edits: 1 }]);
    expect(harness.seen('group')[0]?.text).toContain('第二页');
  });

  it('does not edit while the callback is open, also when the answer comes right then', async () => {
    const id = await open(true);
    const pressed = harness.server.click(id, '下一页');
    setTimeout(release, 2_490);
    await pressed;
    await harness.settled();
    expect(harness.seen('group')[0]?.text).toContain('第二页');
  });

  it('sends what is asked anew below the card, as an answer to it', async () => {
    const id = await open(false);
    expect(await harness.server.click(id, '原文')).toMatchObject({ error: null, toast: null, card: null });
    await harness.settled();
    expect(harness.server.messages.sent()[1]).toMatchObject({ parentId: id });
  });

  it('sends a reply with files below instead of into the card', async () => {
    const file = { name: 'a.txt', mime: 'text/plain', bytes: async () => Buffer.from('a') };
    const id = await open(false, asked, reply({ blocks: [{ kind: 'line', text: '附件' }], files: [file] }));
    await harness.server.click(id, '下一页');
    await harness.settled();
    expect(harness.seen('group')[0]?.text).toContain('附件');
    expect(harness.seen('group')[1]?.files).toHaveLength(1);
  });

  it('falls back to a new message when the card cannot be edited any more', async () => {
    const id = await open(true);
    await harness.server.click(id, '下一页');
    harness.server.fault(/^PATCH/u, { kind: 'answer', answer: { status: 400, body: { code: 230031, msg: 'too old' } } });
    release();
    await harness.settled();
    expect(harness.seen('group')).toHaveLength(2);
  });

  it('hands over a form with its values in order, dates without their zone', async () => {
    const id = await open(false, update);
    const names = JSON.parse(harness.server.messages.all.get(id)?.content ?? '').body.elements[0].elements.flatMap(
      (one: { tag: string; name?: string }) => (one.tag === 'button' || one.name === undefined ? [] : [one.name]),
    );
    const values = Object.fromEntries(names.map((name: string, at: number) => [name, ['1500', '2024-06-30 +0800', '月报'][at]]).reverse());
    expect(await harness.server.click(id, '提交', 'ou_user4', values)).toMatchObject({ error: null });
    await harness.settled();
    expect(harness.seen('group')[1]?.text).toBe(
      '收到 /update 杭2 1500 2024-06-30 月报 {"value":"1500","asOf":"2024-06-30","source":"月报"}',
    );
  });

  it('takes the second press of the same button, and does one event once', async () => {
    const id = await open(false);
    await harness.server.click(id, '原文');
    await harness.server.click(id, '原文');
    await harness.settled();
    expect(harness.seen('group')).toHaveLength(3);
  });

  it('does not let a card that was forwarded to another chat act there', async () => {
    const id = await open(false);
    const [button] = harness.server.buttons(id);
    const forwarded = harness.server.messages.newId('om');
    harness.server.messages.put({
      id: forwarded,
      chatId: 'oc_other',
      sender: 'bot',
      type: 'interactive',
      content: '{}',
      parentId: null,
      threadId: null,
    });
    const result = await harness.server.press(forwarded, button?.value);
    expect(result.toast?.content).toContain('过期');
  });

  it('survives clicks that say nothing', async () => {
    const id = await open(false);
    for (const value of [null, 'x', 7, [], { id: {} }, { id: '__proto__' }]) {
      expect((await harness.server.press(id, value)).error).toBeNull();
    }
    const odd = harness.server.push(harness.server.event('card.action.trigger', { nothing: true }), true);
    expect((await odd.settled)?.code).toBe(200);
    await until(() => harness.platform.state().connection === 'connected', 'still there');
  });

  it('takes a press in the bot menu as its command', async () => {
    await open(false);
    const operator = { operator_name: '王处', operator_id: { open_id: 'ou_user7' } };
    await harness.server.push(harness.server.event('application.bot.menu_v6', { operator, event_key: 'plans', timestamp: 1 })).settled;
    await harness.settled();
    expect(harness.server.messages.sent().at(-1)).toMatchObject({ chatId: 'ou_user7' });
  });
});
