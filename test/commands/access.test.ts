import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { atLeast } from '../../src/access.js';
import type { Command } from '../../src/command.js';
import type { Role } from '../../src/model/access.js';
import { type Chat, GROUP, OWNER, openChat } from './chat.js';

const ROLES: readonly Role[] = ['viewer', 'reporter', 'admin', 'owner'];
const PERSON: Readonly<Record<Role, string>> = { viewer: 'telegram:2', reporter: 'telegram:3', admin: 'telegram:4', owner: OWNER };
const FOREIGN = 'telegram:-999';

/** Words with which a command gets to its work; commands not named here are called as their first example shows. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  update: '杭1 54.3 2024-06-30 季报',
  undo: '1',
  grant: 'telegram:50 填报 杭州',
  revoke: 'telegram:3',
  link: '杭6',
  unlink: '杭6',
  alias: '市科技局 科技',
  bind: '市科技局 杭州',
  allow: 'telegram:-5',
  export: 'json',
};

const callOf = (command: Command, chat: Chat): string =>
  command.name in ARGUMENTS ? `/${command.name} ${ARGUMENTS[command.name]}` : (command.examples(chat.store.view)[0] ?? `/${command.name}`);

async function chatWithPeople(): Promise<Chat> {
  const chat = await openChat();
  const grant = (role: Role) => ({ userId: PERSON[role], role, bodies: [], regions: [] });
  await chat.given({ type: 'role.set', grant: grant('reporter'), active: true }, { type: 'role.set', grant: grant('admin'), active: true });
  return chat;
}

/** Ops written since a change. */
const since = async (chat: Chat, id: number) => (await chat.store.changes()).filter((change) => change.id > id).map(({ op }) => op);

const names = commands.map((command) => command.name);

describe.each(ROLES)('a %s', (role) => {
  let chat: Chat;
  beforeAll(async () => {
    chat = await chatWithPeople();
  });

  it.each(names)('calls /%s in an open group', async (name) => {
    const command = commands.find((one) => one.name === name) as Command;
    const before = chat.store.view.lastChangeId();
    const answer = await chat.says(callOf(command, chat), { as: PERSON[role] });
    expect(chat.faults).toEqual([]);
    expect(answer).not.toBe('');
    if (atLeast(role, command.role)) {
      expect(answer).not.toContain(`没有权限使用 /${name}。`);
    } else {
      expect(answer).toContain(`没有权限使用 /${name}`);
      expect(await since(chat, before)).toEqual([{ type: 'refusal', command: name, reason: 'role' }]);
    }
  });

  it.each(names)('calls /%s in a foreign group', async (name) => {
    const command = commands.find((one) => one.name === name) as Command;
    const before = chat.store.view.lastChangeId();
    const answer = await chat.says(callOf(command, chat), { as: PERSON[role], chat: FOREIGN });
    expect(chat.faults).toEqual([]);
    if (role === 'owner') {
      expect(answer).not.toContain('还没有开通');
    } else {
      expect(answer).toContain('还没有开通');
      expect(answer).toContain(`会话编号：${FOREIGN}`);
      // The first owner has to learn the own number somewhere.
      expect(answer).toContain(`您的编号：${PERSON[role]}`);
      expect(await since(chat, before)).toEqual([]);
    }
  });
});

describe('a refusal', () => {
  it('says the same whether the thing exists or not, and shows no figure', async () => {
    const chat = await chatWithPeople();
    for (const [one, other] of [
      ['/update 杭1 54.3', '/update 杭999 54.3'],
      ['/undo 1', '/undo 99999'],
      ['/audit 杭1', '/audit 杭999'],
      ['/grant telegram:3 填报 杭州', '/grant x y'],
    ] as const) {
      const said = await chat.says(one, { as: PERSON.viewer });
      expect(await chat.says(other, { as: PERSON.viewer })).toBe(said);
      expect(said).not.toContain('52.62');
    }
  });

  it('applies at once, in both directions', async () => {
    const chat = await chatWithPeople();
    expect(await chat.says('/update 杭1 54.3 2024-06-30', { as: PERSON.reporter })).toContain('已登记');
    await chat.says(`/revoke ${PERSON.reporter}`);
    expect(await chat.says('/update 杭1 54.4 2024-06-30', { as: PERSON.reporter })).toContain('没有权限');
    await chat.says(`/allow ${GROUP} 关`);
    expect(await chat.says('/targets 杭1', { as: PERSON.viewer })).toContain('还没有开通');
  });
});
