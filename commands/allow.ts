import type { Command } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { chatKey } from '../src/model/subscription.js';
import { reply } from '../src/render/reply.js';
import { draftOf } from '../src/request/writing.js';

const CHAT = /^(?:telegram|feishu|console):\S{1,128}$/u;
const SWITCH: ReadonlyMap<string, boolean> = new Map([
  ['开', true],
  ['开通', true],
  ['on', true],
  ['关', false],
  ['关闭', false],
  ['off', false],
]);

export default {
  name: 'allow',
  chinese: '开通',
  aliases: [],
  group: 'manage',
  usage: '[会话编号] [开 · 关]',
  summary: '让机器人在一个群里答话，或不再答话',
  role: 'owner',
  writes: true,
  examples: () => ['/allow', '/allow telegram:-100123456 关'],
  async run(request, services) {
    const { store } = services;
    const chat = request.words.find((word) => CHAT.test(word)) ?? chatKey(request.message.address);
    const word = request.words.find((one) => one !== chat);
    const allowed = word === undefined ? true : SWITCH.get(word.toLowerCase());
    if (allowed === undefined) {
      throw new UserError('bad-option', {
        typed: (word ?? '').slice(0, 24),
        why: '可以写会话编号、开或关',
        example: '/allow telegram:-100123456 开',
      });
    }
    const state = allowed ? '已开通' : '已关闭';
    if (store.view.chatAllowed(chat) === allowed) return reply({ blocks: [{ kind: 'line', text: `会话 ${chat} ${state}，不用再设。` }] });
    const { id } = await store.commit(draftOf(request, { type: 'chat.allow', chat, allowed }));
    return reply({
      title: `${state}（变更 ${id}）`,
      tone: 'good',
      blocks: [{ kind: 'line', text: `会话 ${chat}，马上生效。` }],
      buttons: [[{ label: '撤销', command: `/undo ${id}`, place: 'new' }]],
    });
  },
} satisfies Command;
