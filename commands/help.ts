import { atLeast } from '../src/access.js';
import type { Command, CommandGroup } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { nearestCommands } from '../src/lookup/commands.js';
import type { Role } from '../src/model/access.js';
import { pageOf } from '../src/render/pages.js';
import { type Block, reply } from '../src/render/reply.js';
import { columns } from '../src/render/width.js';
import type { StoreView } from '../src/store/store.js';
import { commandNamed } from '../src/typed.js';

const GROUPS: readonly (readonly [CommandGroup, string])[] = [
  ['ask', '查询'],
  ['report', '填报'],
  ['manage', '管理'],
  ['operate', '运维'],
];
const WHO: Readonly<Record<Role, string>> = { viewer: '所有人', reporter: '填报人', admin: '管理员', owner: '所有者' };

/** Commands on one page: two or three lines each on a phone. */
const COMMANDS_PER_PAGE = 10;
/** Columns of a line on a phone; an example that does not fit beside the name is left to /help and the command. */
const LINE_COLUMNS = 44;

/** A command in two lines: name with an example that works, and what it is for. */
function commandItem(command: Command, view: StoreView): Block {
  const title = `/${command.name} ${command.chinese}`;
  const beside = (example: string): string => `${title}　例：${example}`;
  const example = command.examples(view).find((one) => columns(beside(one)) <= LINE_COLUMNS && one !== `/${command.name}`);
  return {
    kind: 'item',
    code: null,
    title: [{ text: title, style: 'strong' }, ...(example === undefined ? [] : [{ text: `　例：${example}` }])],
    details: [command.summary],
    badge: null,
    tone: 'neutral',
    progress: null,
  };
}

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
    const grouped = GROUPS.flatMap(([group, label]) => mine.filter((one) => one.group === group).map((command) => ({ label, command })));
    const { rows, page, buttons } = pageOf(grouped, request.page, '/help', COMMANDS_PER_PAGE);
    const region = view.plans().find((plan) => plan.parsed.targets.length > 0)?.parsed.region ?? '杭州市';
    const blocks: Block[] = request.page > 1 ? [] : [{ kind: 'line', text: `直接问也可以，例如：${region}的指标有哪些` }];
    let heading = '';
    for (const { label, command } of rows) {
      if (label !== heading) blocks.push({ kind: 'heading', text: label });
      heading = label;
      blocks.push(commandItem(command, view));
    }
    return reply({
      title: `您可以用 ${mine.length} 个命令`,
      subtitle: '发 /help 加命令名，看一个命令的用法',
      blocks,
      buttons: [buttons],
      page,
    });
  },
} satisfies Command;
