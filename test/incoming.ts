import type { Incoming } from '../src/model/message.js';

/** A message in a group, addressed to the bot, from one person on Feishu; `parts` in its place. */
export const incoming = (parts: Partial<Incoming> = {}): Incoming => ({
  id: 'm1',
  address: { platform: 'feishu', chatId: 'oc_1', threadId: null },
  chatKind: 'group',
  chatTitle: '',
  user: { id: 'feishu:ou_1', name: '' },
  kind: 'message',
  text: '/plans',
  addressed: true,
  fields: {},
  files: [],
  sentAt: '2026-11-22T00:00:00.000Z',
  messageId: 'om_1',
  editId: null,
  ...parts,
});
