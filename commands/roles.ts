import { atLeast } from '../src/access.js';
import type { Command } from '../src/command.js';
import { pageOf } from '../src/render/pages.js';
import { type Block, reply } from '../src/render/reply.js';
import { grantText, ROLE_NAME } from '../src/render/roles.js';

export default {
  name: 'roles',
  chinese: '权限',
  aliases: ['whoami', '我的权限'],
  group: 'manage',
  usage: '[人员编号]',
  summary: '谁可以做什么；没有管理权限的人只看到自己',
  role: 'viewer',
  writes: false,
  examples: () => ['/roles'],
  async run(request, services) {
    const { view } = services.store;
    const self = request.message.user.id;
    const all = atLeast(request.role, 'admin');
    const wanted = all ? (request.words[0] ?? null) : self;
    const grants = wanted === null ? view.grants() : view.grants(wanted);
    const people = [...new Set(grants.map((grant) => grant.userId))];
    const { rows, page, buttons } = pageOf(people, request.page, `/roles ${request.args}`.trim());
    const items = rows.map(
      (userId): Block => ({
        kind: 'item',
        code: null,
        title: userId,
        details: grants.filter((grant) => grant.userId === userId).map(grantText),
        badge: null,
        tone: 'neutral',
        progress: null,
      }),
    );
    const own: Block = { kind: 'line', text: `您的编号：${self}　${ROLE_NAME[request.role]}权限` };
    return reply({
      title: all ? `权限：${people.length} 人` : null,
      blocks: [own, ...(items.length > 0 ? items : all ? [{ kind: 'line', text: '还没有给谁授权。' } as const] : [])],
      buttons: [buttons],
      page,
      about: { codes: [], command: '/roles' },
    });
  },
} satisfies Command;
