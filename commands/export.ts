import { atLeast } from '../src/access.js';
import type { Command } from '../src/command.js';
import { UserError } from '../src/errors.js';
import type { ExportKind } from '../src/export/export-store.js';
import { type Reply, reply } from '../src/render/reply.js';

/** What people call the kinds. */
const KIND_OF: ReadonlyMap<string, ExportKind> = new Map([
  ['excel', 'xlsx'],
  ['表格', 'xlsx'],
  ['日历', 'ics'],
  ['通报', 'docx'],
  ['word', 'docx'],
  ['数据', 'json'],
]);
const SAYS: Readonly<Record<ExportKind, string>> = {
  xlsx: '表头为绿色的列可以修改，改好后把表格发回来即可导入。',
  csv: '指标、任务、进展、期限各一个文件。',
  json: '全部数据，格式说明见 docs/export.schema.json。',
  ics: '在日历应用里打开即可添加；以后再导入会更新，不会重复。',
  docx: '一页进展通报，可以直接打印。',
};
const CHOICES: readonly { readonly label: string; readonly command: string }[] = [
  { label: 'Excel 表格', command: '/export xlsx' },
  { label: '期限日历', command: '/export ics' },
  { label: '一页通报（Word）', command: '/export docx' },
  { label: 'csv', command: '/export csv' },
  { label: 'json', command: '/export json' },
];

export default {
  name: 'export',
  chinese: '导出',
  aliases: ['下载'],
  group: 'manage',
  usage: 'xlsx · csv · ics · json · docx',
  summary: '导出表格、日历、数据或一页通报',
  role: 'viewer',
  writes: false,
  examples: () => ['/export xlsx', '/export ics'],
  async run(request, services): Promise<Reply> {
    const word = (request.words[0] ?? '').toLowerCase();
    if (word === '') return reply({ title: '导出哪一种？', choices: CHOICES });
    const { EXPORT_KINDS, exportStore } = await import('../src/export/export-store.js');
    const kind = KIND_OF.get(word) ?? EXPORT_KINDS.find((known) => known === word);
    if (!kind) throw new UserError('bad-option', { typed: word, why: '可以导出 xlsx、csv、ics、json、docx', example: '/export xlsx' });
    if (kind !== 'ics' && !atLeast(request.role, 'admin')) {
      throw new UserError('not-allowed', { command: `/export ${kind}`, ask: '日历可以直接导出：/export ics。其他请联系管理员。' });
    }
    const files = await exportStore(services.store.view, kind, request.now, services.timeZone);
    return reply({
      blocks: [{ kind: 'line', text: SAYS[kind] }],
      files: files.map(({ name, mime, bytes }) => ({ name, mime, bytes: () => Promise.resolve(bytes) })),
    });
  },
} satisfies Command;
