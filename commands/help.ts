import { atLeast } from '../src/access.js';
import type { Command, CommandGroup } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { nearestCommands } from '../src/lookup/commands.js';
import type { Role } from '../src/model/access.js';
import { type Block, reply } from '../src/render/reply.js';
import { commandNamed } from '../src/typed.js';

const GROUPS: readonly (readonly [CommandGroup, string])[] = [
  ['ask', '查询'],
  ['report', '填报'],
  ['manage', '管理'],
  ['operate', '运维'],
];
const WHO: Readonly<Record<Role, string>> = { viewer: '所有人', reporter: '填报人', admin: '管理员', owner: '所有者' };

export default {
  name: 'help',
  chinese: '帮助',
  aliases: ['start', 'h', '?', '？'],
  group: 'ask',
  usage: '[命令]',
  summary: '您在这里能做什么，每条带例子',
  role: 'viewer',
  writes: false,
  examples: () => ['/help targets'],
  async run(request, services) {
    const { view } = services.store;
    const mine = services.commands.filter((command) => atLeast(request.role, command.role));
    const asked = request.args.replace(/^\//u, '').toLowerCase();
    if (asked !== '') {
      const command = commandNamed(asked, mine);
      if (!command) {
        const near = nearestCommands(asked, mine)
          .slice(0, 3)
          .map((other) => `/${other.name}`)
          .join('、');
        throw new UserError('unknown-command', { typed: asked, near });
      }
      return reply({
        title: `/${command.name} ${command.usage}`.trim(),
        subtitle: `也可以写 /${command.chinese} · ${WHO[command.role]}可用`,
        blocks: [
          { kind: 'line', text: command.summary },
          ...command.examples(view).map((example): Block => ({ kind: 'line', text: `例如：${example}` })),
        ],
        buttons: [
          command
            .examples(view)
            .slice(0, 2)
            .map((example) => ({ label: example, command: example, place: 'new' as const })),
        ],
      });
    }
    const blocks: Block[] = [{ kind: 'line', text: '直接问也可以，例如：杭州的专利目标是多少' }];
    const [plan] = view.plans();
    if (plan) blocks[0] = { kind: 'line', text: `直接问也可以，例如：${plan.parsed.region ?? ''}的指标有哪些` };
    for (const [group, label] of GROUPS) {
      const commands = mine.filter((command) => command.group === group);
      if (commands.length === 0) continue;
      blocks.push({ kind: 'heading', text: label });
      for (const command of commands) {
        const [example] = command.examples(view);
        blocks.push({
          kind: 'item',
          code: null,
          title: [{ text: `/${command.name} ${command.chinese}`, style: 'strong' }],
          details: [command.summary, ...(example === undefined ? [] : [`例：${example}`])],
          badge: null,
          tone: 'neutral',
          progress: null,
        });
      }
    }
    return reply({ title: `您可以用 ${mine.length} 个命令`, blocks });
  },
} satisfies Command;
