import type { Grant, Role } from '../model/access.js';

/** Roles as people know them. */
export const ROLE_NAME: Readonly<Record<Role, string>> = { viewer: '查看', reporter: '填报', admin: '管理', owner: '所有者' };

const ROLE_WORDS: ReadonlyMap<string, Role> = new Map([
  ...(['viewer', 'reporter', 'admin', 'owner'] as const).map((role): [string, Role] => [role, role]),
  ['查看', 'viewer'],
  ['查看人', 'viewer'],
  ['填报', 'reporter'],
  ['填报人', 'reporter'],
  ['管理', 'admin'],
  ['管理员', 'admin'],
  ['所有者', 'owner'],
  ['负责人', 'owner'],
]);

/** The role that a word names, undefined for other words. */
export const roleNamed = (word: string): Role | undefined => ROLE_WORDS.get(word.toLowerCase());

/** "填报：杭州市 · 市科技局", "管理：全部". */
export function grantText(grant: Grant): string {
  const scope = [...grant.regions, ...grant.bodies];
  return `${ROLE_NAME[grant.role]}：${scope.length > 0 ? scope.join(' · ') : '全部'}`;
}
