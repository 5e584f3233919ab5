import type { Command } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { changeHead, changeText } from '../src/render/changes.js';
import { pageOf } from '../src/render/pages.js';
import { type Block, reply } from '../src/render/reply.js';
import { changeContext } from '../src/request/change-context.js';
import type { ChangeFilter } from '../src/store/store.js';

/** Newest changes that are paged through; older ones are asked for by row, person or day. */
const CHANGES_MAX = 300;
const DAY_MS = 86_400_000;

type Part = Pick<ChangeFilter, 'code' | 'by' | 'since'>;

/** What one word filters by: 我, a person's id, a number of days, a row's code. */
function partOf(word: string, self: string, now: Date, isCode: (word: string) => boolean): Part {
  const typed = word.normalize('NFKC');
  if (typed === '我') return { by: self };
  if (/^(?:telegram|feishu|console):\S+$/u.test(typed)) return { by: typed };
  const days = /^(\d{1,4})(?:天|日)$/u.exec(typed)?.[1];
  if (days !== undefined) return { since: new Date(now.getTime() - Number(days) * DAY_MS).toISOString() };
  if (typed === '今天') return { since: new Date(now.getTime() - DAY_MS).toISOString() };
  if (isCode(typed)) return { code: typed };
  throw new UserError('bad-option', { typed: word.slice(0, 24), why: '可以写编号、人或天数', example: '/audit 杭1 或 /audit 7天' });
}

export default {
  name: 'audit',
  chinese: '审计',
  aliases: ['log', '日志'],
  group: 'manage',
  usage: '[编号 · 人 · 天数]',
  summary: '谁在什么时候改了什么，包括被拒绝的操作',
  role: 'admin',
  writes: false,
  examples: (view) => [
    '/audit 7天',
    ...view
      .targets()
      .slice(0, 1)
      .map((row) => `/audit ${row.code}`),
  ],
  async run(request, services) {
    const { store } = services;
    const isCode = (word: string): boolean => store.view.row(word) !== undefined;
    const parts = request.words.map((word) => partOf(word, request.message.user.id, request.now, isCode));
    const found = await store.changes(Object.assign({ limit: CHANGES_MAX }, ...parts));
    const command = `/audit ${request.args}`.trim();
    const { rows, page, buttons } = pageOf(found, request.page, command);
    const context = changeContext(store.view);
    const blocks = rows.map(
      (change): Block => ({
        kind: 'item',
        code: `#${change.id}`,
        title: changeText(change.op, context),
        details: [changeHead(change, request.now, request.timeZone), ...(change.note ? [change.note] : [])],
        badge: null,
        tone: change.op.type === 'refusal' ? 'warning' : change.undone ? 'quiet' : 'neutral',
        progress: null,
      }),
    );
    return reply({
      title: `${found.length === CHANGES_MAX ? `最近 ${CHANGES_MAX}` : found.length} 条变更${request.args === '' ? '' : `：${request.args}`}`,
      blocks: blocks.length > 0 ? blocks : [{ kind: 'line', text: '没有符合条件的变更。' }],
      buttons: [buttons],
      page,
      about: { codes: [], command },
      found: blocks.length > 0,
    });
  },
} satisfies Command;
