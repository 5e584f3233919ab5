import type { Role } from '../model/access.js';

const WHO: Readonly<Record<Role, string>> = { viewer: '所有人', reporter: '填报人', admin: '管理员', owner: '所有者' };

/** What the table tells of a command. */
interface Described {
  readonly name: string;
  readonly chinese: string;
  readonly usage: string;
  readonly summary: string;
  readonly role: Role;
}

/** The commands as a Markdown table, one line each, in the order of the list: for README.md. */
export function commandTable(commands: readonly Described[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const rows = commands.map(
    ({ name, chinese, usage, summary, role }) =>
      `| \`${`/${name} ${cell(usage)}`.trim()}\` | /${chinese} | ${WHO[role]} | ${cell(summary)} |`,
  );
  return ['| 命令 | 中文 | 谁可以用 | 作用 |', '|---|---|---|---|', ...rows].join('\n');
}
