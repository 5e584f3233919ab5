import { atLeast } from '../src/access.js';
import type { Command } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { type Reply, reply } from '../src/render/reply.js';
import { grantText, roleNamed } from '../src/render/roles.js';
import { draftOf, refuse } from '../src/request/writing.js';

const EXAMPLE = '/revoke telegram:123456';

export default {
  name: 'revoke',
  chinese: '收回',
  aliases: ['收回授权', '取消授权'],
  group: 'manage',
  usage: '人员编号 [填报 · 管理]',
  summary: '收回一个人的权限，马上生效',
  role: 'admin',
  writes: true,
  examples: (view) =>
    view
      .grants()
      .slice(0, 1)
      .map((grant) => `/revoke ${grant.userId}`),
  async run(request, services): Promise<Reply> {
    const { store } = services;
    const [userId = '', word] = request.words;
    if (userId === '') throw new UserError('missing-argument', { what: '人员编号', example: EXAMPLE });
    const role = word === undefined ? null : roleNamed(word);
    if (role === undefined)
      throw new UserError('bad-option', { typed: (word ?? '').slice(0, 24), why: '可以写填报或管理', example: `${EXAMPLE} 填报` });
    const grants = store.view.grants(userId).filter((grant) => role === null || grant.role === role);
    if (grants.some((grant) => atLeast(grant.role, 'admin')) && !atLeast(request.role, 'owner')) {
      return refuse(request, services, '管理权限只能由所有者收回');
    }
    if (grants.length === 0) throw new UserError('unknown-name', { typed: userId.slice(0, 40), near: '', example: '/roles' });
    const changes = await store.commitAll(grants.map((grant) => draftOf(request, { type: 'role.set', grant, active: false })));
    const ids = changes.map((change) => change.id);
    return reply({
      title: `已收回（变更 ${ids.join('、')}）`,
      tone: 'good',
      blocks: grants.map((grant) => ({ kind: 'line', text: `${userId}　${grantText(grant)}` })),
      buttons: [ids.slice(0, 1).map((id) => ({ label: '恢复', command: `/undo ${id}`, place: 'new' }))],
    });
  },
} satisfies Command;
