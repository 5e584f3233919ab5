import { atLeast } from '../src/access.js';
import type { Command, Request, Services } from '../src/command.js';
import { UserError } from '../src/errors.js';
import type { Grant } from '../src/model/access.js';
import { type Reply, reply } from '../src/render/reply.js';
import { grantText, roleNamed } from '../src/render/roles.js';
import { mayReport } from '../src/request/reporting.js';
import { bodyNamed, regionNamed } from '../src/request/scope-named.js';
import { checkedCommand, draftOf, refuse, takeCheck } from '../src/request/writing.js';

const PERSON = /^(?:telegram|feishu|console):\S{1,128}$/u;
const EXAMPLE = '/grant telegram:123456 填报 杭州市 市科技局';

/** Reads person, role (填报 when none is named) and scope. Every other word has to be a region or a body that the store knows. */
function readGrant(request: Request, services: Services): Grant {
  const { view } = services.store;
  const userId = request.words.find((word) => PERSON.test(word));
  if (userId === undefined)
    throw new UserError('missing-argument', { what: '人员编号（对方发 /roles 就能看到自己的编号）', example: EXAMPLE });
  const words = request.words.filter((word) => word !== userId);
  const role = words.map(roleNamed).find((named) => named !== undefined) ?? 'reporter';
  const regions: string[] = [];
  const bodies: string[] = [];
  for (const word of words.flatMap((one) => one.split(/[、,，]/u)).filter((one) => one !== '' && roleNamed(one) === undefined)) {
    const region = regionNamed(view, word);
    if (region !== undefined) regions.push(region);
    else bodies.push(bodyNamed(request, services, word, EXAMPLE, false));
  }
  return { userId, role, regions, bodies };
}

const same = (one: readonly string[], other: readonly string[]): boolean => [...one].sort().join() === [...other].sort().join();

export default {
  name: 'grant',
  chinese: '授权',
  aliases: [],
  group: 'manage',
  usage: '人员编号 [填报 · 管理] [地区] [单位]',
  summary: '让一个人可以填报或管理，可限定地区和单位',
  role: 'admin',
  writes: true,
  examples: () => [EXAMPLE],
  async run(asked, services): Promise<Reply> {
    const { request, checked } = takeCheck(asked);
    const { store } = services;
    const grant = readGrant(request, services);
    if (atLeast(grant.role, 'admin') && !atLeast(request.role, 'owner')) return refuse(request, services, '管理权限只能由所有者授予');
    const narrowed = grant.regions.length + grant.bodies.length > 0;
    if (narrowed && grant.role !== 'reporter') {
      throw new UserError('bad-option', { typed: request.args.slice(0, 24), why: '只有填报权限可以限定地区和单位', example: EXAMPLE });
    }
    const held = store.view.grants(grant.userId);
    if (held.some((one) => one.role === grant.role && same(one.regions, grant.regions) && same(one.bodies, grant.bodies))) {
      return reply({ blocks: [{ kind: 'line', text: `${grant.userId} 已经有这项权限：${grantText(grant)}` }] });
    }
    if (grant.role === 'reporter' && !narrowed && !checked) {
      return reply({
        tone: 'warning',
        title: '还没有授权，请核对',
        blocks: [{ kind: 'line', text: `没有写地区或单位：${grant.userId} 将可以填报全部指标。回复“确认”执行（10 分钟内有效）。` }],
        buttons: [services.confirmations.ask(request.message, checkedCommand(`/grant ${request.args}`))],
        found: false,
      });
    }
    const { id } = await store.commit(draftOf(request, { type: 'role.set', grant, active: true }));
    const own = store.view.targets().filter((row) => mayReport(store.view, { role: grant.role, userId: grant.userId }, row)).length;
    const bodiesNote = `按单位授权时，只能填报原文写明由该单位负责的任务里的指标，现在有 ${own} 项。${own === 0 ? '要让其填报别的指标，请按地区授权。' : ''}`;
    return reply({
      title: `已授权（变更 ${id}）`,
      tone: 'good',
      blocks: [
        { kind: 'line', text: `${grant.userId}　${grantText(grant)}，马上生效。` },
        ...(grant.bodies.length > 0 ? [{ kind: 'note', text: bodiesNote, tone: own === 0 ? 'warning' : 'quiet' } as const] : []),
      ],
      buttons: [[{ label: '撤销', command: `/undo ${id}`, place: 'new' }]],
    });
  },
} satisfies Command;
