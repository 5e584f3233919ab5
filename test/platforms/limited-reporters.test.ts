import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import type { ChangeOp } from '../../src/model/change.js';
import { chatKey } from '../../src/model/subscription.js';
import { type FormField, reply } from '../../src/render/reply.js';
import { openMemoryStore } from '../../src/store/open-store.js';
import { createMemoryShelf } from '../../src/store/shelf.js';
import type { Store } from '../../src/store/store.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { shippedPlans } from '../commands/chat.js';
import type { PlatformHarness, Saying, Seen } from '../contracts/platform.js';
import { labelOf } from '../contracts/suite.js';
import { APP_ID } from '../servers/feishu.js';
import { FeishuHarness } from './feishu/harness.js';
import { ROOMS, TelegramHarness } from './telegram/harness.js';

/** 湖16 stands in a task of 市商务局 and others, 湖17 in one of 湖州师院 and others; neither body is in the other task. */
const [OWNER, COMMERCE, COLLEGE] = [1, 2, 3];
const THEIRS = '湖16';
const OWN = '湖17';
const FIGURE = '/update 湖16 310 2024-06-30 季报';

const makers: readonly (() => PlatformHarness)[] = [
  () => new TelegramHarness('polling'),
  () => new TelegramHarness('webhook'),
  () => new FeishuHarness('long connection'),
  () => new FeishuHarness('webhook'),
];

describe.each(makers.map((make) => [make().name, make] as const))('%s: a reporter limited to one body', (_, make) => {
  let harness: PlatformHarness;
  let store: Store;

  beforeEach(async () => {
    harness = make();
    const now = (): Date => new Date();
    store = await openMemoryStore({ now, identify: indicatorOf, seed: async () => shippedPlans() });
    const grant = (person: number, body: string): ChangeOp => ({
      type: 'role.set',
      grant: { userId: harness.userId(person), role: 'reporter', regions: [], bodies: [body] },
      active: true,
    });
    const given: ChangeOp[] = [
      grant(COMMERCE, '市商务局'),
      grant(COLLEGE, '湖州师院'),
      { type: 'chat.allow', chat: chatKey(harness.address('group')), allowed: true },
    ];
    await store.commitAll(given.map((op) => ({ op, by: 'system', chat: null, cause: null, note: null })));
    const { config } = loadConfig({ PLANBOT_OWNERS: harness.userId(OWNER) }, () => '');
    const records = async () => createMemoryShelf<never>({ now });
    const { respond } = createApp({ config, store, now, localOwners: [], onFault: (error) => expect.fail(String(error)), records });
    await harness.open(respond);
  });
  afterEach(() => harness.close());

  const last = (): Seen => {
    const seen = harness.seen('group').at(-1);
    if (!seen) throw new Error('the bot said nothing');
    return seen;
  };
  const say = async (person: number, text: string, saying: Partial<Saying> = {}): Promise<Seen> => {
    await harness.say({ room: 'group', mention: 'before', text, person, ...saying });
    await harness.settled();
    return last();
  };
  const press = async (person: number, message: Seen, words: string): Promise<Seen> => {
    await harness.press('group', message.id, labelOf(message, words), person);
    await harness.settled();
    return last();
  };
  /** What was written by a person besides notes of refusals. */
  const written = async (person: number): Promise<readonly ChangeOp[]> =>
    (await store.changes({ by: harness.userId(person) })).map(({ op }) => op).filter(({ type }) => type !== 'refusal');
  const figures = (): readonly number[] => {
    const row = store.view.row(THEIRS);
    if (row?.kind !== 'target') throw new Error('no such target');
    return store.view.observations(row.region, row.indicatorId).map(({ value }) => value);
  };

  it('reports and takes back what is the own', async () => {
    expect((await say(COMMERCE, FIGURE)).text).toContain('已登记');
    expect(figures()).toContain(310);
    expect((await press(COMMERCE, last(), '撤销')).text).toContain('已撤销');
    expect(figures()).not.toContain(310);
  });

  it.each([
    FIGURE,
    '／更新　湖１６　３１０　2024-06-30',
    '/填报 国外专利申请 310 2024-06-30',
    '更新 湖16 310 2024-06-30',
    `/update ${OWN} 5 2024-06-30\n湖16 310 2024-06-30`,
    `/update ${OWN} 5 2024-06-30；/update 湖16 310 2024-06-30`,
    '/update 湖16 310 2024-06-30 #核对-00000000',
    '/fix 湖16 值=1',
    '/review 删除 湖16',
    '/link 湖16 湖17',
    '/alias 湖州师院 市商务局',
    '/import',
  ])('cannot by message: %s', async (text) => {
    const before = figures();
    expect((await say(COLLEGE, text)).text).toContain('没有权限');
    await say(COLLEGE, '确认');
    expect([await written(COLLEGE), figures()]).toEqual([[], before]);
  });

  it('cannot widen the own right, nor bind somebody else', async () => {
    const me = harness.userId(COLLEGE);
    for (const text of [
      `/grant ${me} 填报 市商务局`,
      `/grant ${me} 管理`,
      `/revoke ${harness.userId(COMMERCE)}`,
      `/bind 市商务局 湖州市 ${harness.userId(COMMERCE)}`,
    ])
      expect((await say(COLLEGE, text)).text).toMatch(/没有权限|只能/u);
    expect(await written(COLLEGE)).toEqual([]);
    // To belong to a body is what anybody may say of himself; it gives no right.
    await say(COLLEGE, '/bind 市商务局 湖州市');
    await say(COLLEGE, FIGURE);
    expect(figures()).not.toContain(310);
  });

  it('cannot undo another body’s figure, by number, by range, or by its button', async () => {
    const answer = await say(COMMERCE, FIGURE);
    const id = store.view.lastChangeId();
    for (const text of [`/undo ${id}`, `/撤销 #${id}`, `/undo ${id}-${id}`, '/undo']) await say(COLLEGE, text);
    await press(COLLEGE, answer, '撤销');
    expect([await written(COLLEGE), figures().includes(310)]).toEqual([[], true]);
    const undone = await say(OWNER, `/undo ${id}`);
    await press(COLLEGE, undone, '恢复');
    expect([await written(COLLEGE), figures().includes(310)]).toEqual([[], false]);
  });

  it('cannot say yes to another person’s doubtful figure', async () => {
    const asked = await say(COMMERCE, '/update 湖16 99999999 2024-06-30');
    expect(asked.text).toContain('还没有登记');
    await press(COLLEGE, asked, '确认');
    await say(COLLEGE, '确认');
    expect([await written(COLLEGE), figures().includes(99_999_999)]).toEqual([[], false]);
    await say(COMMERCE, '确认');
    expect(figures()).toContain(99_999_999);
  });

  it('cannot by file: an exported table with other figures, sent, captioned or answered', { timeout: 60_000 }, async () => {
    await say(OWNER, '/export xlsx');
    const [table] = harness.seen('group').flatMap(({ files }) => files);
    if (!table) throw new Error('no table');
    for (const saying of [{ text: '' }, { text: '/import' }]) await say(COLLEGE, saying.text, { file: table });
    const dropped = (await harness.say({ room: 'group', text: '', person: COMMERCE, file: table })) ?? '';
    expect((await say(COLLEGE, '/import', { answers: dropped })).text).toContain('没有权限');
    expect(await written(COLLEGE)).toEqual([]);
  });

  it('cannot by the form of a reminder that was meant for another body', async () => {
    const field = (name: string, label: string): FormField => ({ name, label, kind: 'text', value: '', required: true });
    const fields = [field('value', '数值'), field('asOf', '截至日期')];
    const form = { kind: 'form', fields, submit: `填报 ${THEIRS}`, command: `/update ${THEIRS}` } as const;
    const pushed = await harness.push('group', reply({ title: '快到期', blocks: [form] }), 'reminder');
    if (pushed.kind !== 'sent') throw new Error(pushed.kind);
    const submit = async (person: number): Promise<void> => {
      if (harness instanceof FeishuHarness)
        await harness.server.click(pushed.messageId, form.submit, `ou_user${person}`, { value: '310', asOf: '2024-06-30' });
      else await say(person, `${form.command} 310 2024-06-30`);
      await harness.settled();
    };
    await submit(COLLEGE);
    expect([await written(COLLEGE), figures().includes(310)]).toEqual([[], false]);
    await submit(COMMERCE);
    expect(figures()).toContain(310);
  });

  it('cannot by what the bot does not listen to, nor by a call that was not the platform’s', async () => {
    if (harness instanceof TelegramHarness) await tryTelegram(harness);
    else if (harness instanceof FeishuHarness) await tryFeishu(harness);
    await harness.settled();
    const everybody = await Promise.all([OWNER, COMMERCE, COLLEGE].map(written));
    expect([everybody, figures().includes(310)]).toEqual([[[], [], []], false]);
  });
});

/** Inline queries, edits, posts of channels; and, where there is a webhook, calls in the owner's name without its secret. */
async function tryTelegram({ server, transport }: TelegramHarness): Promise<void> {
  const owner = { id: 8001, is_bot: false, first_name: '人1' };
  const message = { message_id: 77, date: Math.floor(Date.now() / 1000), chat: { id: ROOMS.group.id, type: 'supergroup', title: '群' } };
  for (const update of [
    { inline_query: { id: 'i1', from: owner, query: FIGURE, offset: '' } },
    { chosen_inline_result: { result_id: '1', from: owner, query: FIGURE } },
    { edited_message: { ...message, from: owner, text: FIGURE } },
    { channel_post: { ...message, sender_chat: { id: -5, type: 'channel', title: '频道' }, text: FIGURE } },
    { message: { ...message, from: { ...owner, is_bot: true }, text: FIGURE } },
    // An anonymous admin of the group is nobody in particular.
    { message: { ...message, from: owner, sender_chat: { id: ROOMS.group.id, type: 'supergroup', title: '群' }, text: FIGURE } },
  ])
    await server.updates.add(update).acknowledged;
  if (transport === 'polling') return;
  const forged = { update_id: 900_001, message: { ...message, from: owner, text: FIGURE } };
  for (const secret of [null, '', 'webhook-secret-0123456789abcdeF']) expect(await server.push(forged, secret)).toBe(401);
}

/** Calls in the owner's name that Feishu did not make. */
async function tryFeishu({ server, transport, webhookUrl }: FeishuHarness): Promise<void> {
  const { event } = server.compose(FIGURE, { chatId: 'oc_group1', userId: 'ou_user1' });
  if (transport === 'long connection') return;
  const plain = JSON.stringify(event);
  const at = String(Math.floor(Date.now() / 1000));
  const signed = { 'x-lark-request-timestamp': at, 'x-lark-request-nonce': 'n', 'x-lark-signature': '0'.repeat(64) };
  for (const [body, headers] of [
    [plain, {}],
    [plain, signed],
    [JSON.stringify({ encrypt: Buffer.from(plain).toString('base64') }), signed],
    [JSON.stringify({ ...event, header: { ...event.header, app_id: APP_ID } }), { ...signed, 'x-lark-signature': '' }],
  ] as const) {
    const { status } = await fetch(webhookUrl, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    expect(status).toBe(401);
  }
}
