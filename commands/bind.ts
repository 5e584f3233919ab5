import { atLeast } from '../src/access.js';
import type { Command, Request, Services } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { type Reply, reply } from '../src/render/reply.js';
import { bodyNamed, knownBodies, regionNamed } from '../src/request/scope-named.js';
import { draftOf, refuse } from '../src/request/writing.js';

const PERSON = /^(?:telegram|feishu|console):\S{1,128}$/u;

/** Which of a person's bindings is to be taken back: the only one at once, one of several by choice. */
function unbind(userId: string, request: Request, { store }: Services, run: (next: Request) => Promise<Reply>): Promise<Reply> | Reply {
  const bound = store.view.bindings().filter((one) => one.userId === userId);
  const person = userId === request.message.user.id ? '' : ` ${userId}`;
  const argsOf = ({ region, body }: (typeof bound)[number]): string => `取消 ${body} ${region}${person}`;
  const [only] = bound;
  if (!only) return reply({ blocks: [{ kind: 'line', text: '没有登记过单位。' }], found: false });
  if (bound.length === 1) return run({ ...request, args: argsOf(only), words: argsOf(only).split(' ') });
  const choices = bound.map((one) => ({ label: `${one.region} ${one.body}`, command: `/bind ${argsOf(one)}` }));
  return reply({ title: '要取消哪一个？', choices, found: false });
}

export default {
  name: 'bind',
  chinese: '绑定',
  aliases: [],
  group: 'manage',
  usage: '[取消] 单位 [地区] [人员编号]',
  summary: '登记自己属于哪个责任单位，到期前提醒本人',
  role: 'viewer',
  writes: true,
  examples: (view) =>
    view
      .tasks()
      .flatMap((task) => task.bodies)
      .slice(0, 1)
      .map((body) => `/bind ${body.name}`),
  async run(request, services): Promise<Reply> {
    const { store } = services;
    const { view } = store;
    const { message } = request;
    const example = this.examples(view)[0] ?? '/bind';
    const active = !/^(?:取消|解除|remove)$/u.test(request.words[0] ?? '');
    const words = active ? request.words : request.words.slice(1);
    const userId = words.find((word) => PERSON.test(word)) ?? message.user.id;
    if (userId !== message.user.id && !atLeast(request.role, 'admin')) return refuse(request, services, '只能登记自己');
    const names = words.filter((word) => !PERSON.test(word));
    const region = names.map((word) => regionNamed(view, word)).find((named) => named !== undefined) ?? null;
    const word = names.find((one) => regionNamed(view, one) === undefined);
    if (word === undefined && !active) return unbind(userId, request, services, (next) => this.run(next, services));
    if (word === undefined) throw new UserError('missing-argument', { what: '单位', example });
    const body = bodyNamed(request, services, word, example);
    const bound = view.bindings().filter((one) => one.userId === userId && one.body === body);
    const held = active ? [] : bound.map((one) => one.region);
    const regions = held.length > 0 ? held : [...(knownBodies(view).get(body) ?? [])];
    const only = region ?? (regions.length === 1 ? regions[0] : request.defaultRegion);
    const prefix = `/bind ${active ? '' : '取消 '}`;
    if (!only || !regions.includes(only)) {
      return reply({
        title: held.length > 0 ? '要取消哪一个？' : `${body} 在 ${regions.length} 个地区的规划里都有，您是哪一个？`,
        choices: regions.map((one) => ({
          label: `${one} ${body}`,
          command: `${prefix}${body} ${one}${userId === message.user.id ? '' : ` ${userId}`}`,
        })),
        found: false,
      });
    }
    if (bound.some((one) => one.region === only) === active) {
      return reply({ blocks: [{ kind: 'line', text: active ? `已经登记过：${only} ${body}。` : `没有登记过：${only} ${body}。` }] });
    }
    const own = userId === message.user.id && message.chatKind === 'private';
    const { id } = await store.commit(
      draftOf(request, { type: 'body.bind', region: only, body, userId, address: own ? message.address : null, active }),
    );
    return reply({
      title: `${active ? '已登记' : '已解除'}（变更 ${id}）`,
      tone: 'good',
      blocks: [
        { kind: 'line', text: `${userId === message.user.id ? '您' : userId}　${only} ${body}` },
        ...(active
          ? [
              {
                kind: 'note',
                text: own ? '到期提醒会发到这里。' : '到期提醒发在群里；要单独收，请私聊机器人再发一次。',
                tone: 'quiet',
              } as const,
            ]
          : []),
      ],
    });
  },
} satisfies Command;
