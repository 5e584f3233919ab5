import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { writeCsv } from '../../src/export/csv.js';
import { exportSchema } from '../../src/export/data.js';
import { type ExportKind, exportStore } from '../../src/export/export-store.js';
import { exportJsonSchema } from '../../src/export/json-schema.js';
import { carryOut, previewFile } from '../../src/ingest/import-file.js';
import type { Proposal } from '../../src/ingest/proposal.js';
import { COLUMNS, SHEETS } from '../../src/model/exchange.js';
import type { Store } from '../../src/store/store.js';
import { type Chat, OWNER, openChat } from '../commands/chat.js';

const NOW = new Date('2026-11-22T08:00:00Z');
const AUTHOR = { by: OWNER, chat: null, cause: null };

let chat: Chat;
let store: Store;
beforeAll(async () => {
  chat = await openChat();
  store = chat.store;
});

async function exported(kind: ExportKind, at: Store = store): Promise<Uint8Array> {
  const [file] = await exportStore(at.view, kind, NOW, 'Asia/Shanghai');
  if (!file) throw new Error('nothing exported');
  return file.bytes;
}

/** The workbook with some cells changed, as a person would send it back. */
async function edited(edit: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await exported('xlsx')).slice().buffer as ArrayBuffer);
  edit(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The cell of a row, found by its code, in the column of that name. */
function cellOf(book: ExcelJS.Workbook, kind: 'targets' | 'tasks' | 'figures', code: string, column: string): ExcelJS.Cell {
  const sheet = book.getWorksheet(SHEETS[kind]);
  if (!sheet) throw new Error(`no sheet ${kind}`);
  let found = 0;
  sheet.eachRow((row, number) => {
    if (row.getCell(1).value === code) found = number;
  });
  const columns: readonly string[] = COLUMNS[kind];
  return sheet.getRow(found).getCell(columns.indexOf(column) + 1);
}

const changesOf = (proposal: Proposal) => {
  if (proposal.kind !== 'workbook') throw new Error(`read as ${proposal.kind}`);
  return proposal.changes;
};

test.each(['xlsx', 'csv', 'json', 'ics', 'docx'] as const)('%s has the same bytes for the same store', async (kind) => {
  expect(Buffer.compare(await exported(kind), await exported(kind))).toBe(0);
});

test.each(['xlsx', 'csv'] as const)('%s comes back unchanged: nothing to do, and the next export has the same bytes', async (kind) => {
  for (const file of await exportStore(store.view, kind, NOW, 'Asia/Shanghai')) {
    if (file.name.startsWith(SHEETS.deadlines)) continue;
    const proposal = await previewFile(store, file.bytes, file.name, NOW);
    const changes = await carryOut(store, proposal, AUTHOR, file.name);
    expect(changesOf(proposal)).toEqual({ ops: [], lines: [], problems: [] });
    expect(changes).toEqual([]);
    const again = (await exportStore(store.view, kind, NOW, 'Asia/Shanghai')).find((other) => other.name === file.name);
    expect(Buffer.compare(file.bytes, again?.bytes ?? new Uint8Array())).toBe(0);
  }
});

test('changed cells come back as corrections and figures, and the export that follows shows them', async () => {
  const [target, other] = store.view.targets();
  const [task] = store.view.tasks();
  if (!target || !other || !task) throw new Error('no rows');
  const file = await edited((book) => {
    cellOf(book, 'targets', target.code, '目标值').value = 1234;
    cellOf(book, 'targets', target.code, '期限').value = '2031年6月';
    cellOf(book, 'targets', other.code, '最新值').value = 55.5;
    cellOf(book, 'targets', other.code, '截至').value = new Date('2026-06-30T00:00:00Z');
    cellOf(book, 'tasks', task.code, '牵头单位').value = '市科技局';
  });
  const proposal = await previewFile(store, file, '改过.xlsx', NOW);
  const { ops, problems } = changesOf(proposal);
  expect(problems).toEqual([]);
  expect(ops.map((op) => op.type)).toEqual(['row.fix', 'observation.report', 'row.fix']);
  expect(store.view.row(target.code)).toMatchObject({ value: target.value });
  const changes = await carryOut(store, proposal, AUTHOR, null);
  expect(store.view.row(target.code)).toMatchObject({ value: 1234, due: '2031-06', corrected: ['value', 'due'] });
  expect(store.view.row(task.code)).toMatchObject({
    bodies: [{ name: '市科技局', role: 'lead' }, ...task.bodies.filter((body) => body.role === 'support')],
  });
  expect(store.view.observations(other.region, other.indicatorId).at(-1)).toMatchObject({ value: 55.5, asOf: '2026-06-30' });
  expect(changesOf(await previewFile(store, await exported('xlsx'), 'wieder.xlsx', NOW)).ops).toEqual([]);
  await store.commitAll(changes.map(({ id }) => ({ op: { type: 'undo', changeId: id }, ...AUTHOR, note: null })));
  expect(store.view.row(target.code)).toMatchObject({ value: target.value, due: target.due });
});

test.each([
  ['目标值', '四十左右', '看不懂'],
  ['期限', '适时', '看不懂'],
  ['最新值', '12', '还要填“截至”'],
  ['编号', '天999', '没有编号'],
])('a cell that cannot be read is told, not guessed: %s = %s', async (column, value, says) => {
  const target = store.view.targets().find((row) => store.view.observations(row.region, row.indicatorId).length === 0);
  if (!target) throw new Error('no row');
  const file = await edited((book) => {
    cellOf(book, 'targets', target.code, column).value = value;
  });
  const { ops, problems } = changesOf(await previewFile(store, file, 'x.xlsx', NOW));
  expect(ops).toEqual([]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(says);
});

test('the workbook has real numbers and dates, frozen headers, filters, and prints its header on every page', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await exported('xlsx')).slice().buffer as ArrayBuffer);
  expect(book.worksheets.map((sheet) => sheet.name)).toEqual(Object.values(SHEETS));
  for (const sheet of book.worksheets) {
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.autoFilter).toBeTruthy();
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' });
  }
  const dated = store.view.targets().find((row) => row.due !== null);
  expect(typeof cellOf(book, 'targets', dated?.code ?? '', '目标值').value).toBe('number');
  expect(cellOf(book, 'targets', dated?.code ?? '', '到期日').value).toBeInstanceOf(Date);
});

test('text that looks like a formula stays text', async () => {
  const target = store.view.targets()[0];
  if (!target) throw new Error('no row');
  const evil = '=HYPERLINK("http://example.invalid")';
  await chat.given({ type: 'row.fix', code: target.code, fields: { indicator: evil } });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await exported('xlsx')).slice().buffer as ArrayBuffer);
  const cell = cellOf(book, 'targets', target.code, '指标');
  expect([cell.value, cell.type, cell.numFmt]).toEqual([evil, ExcelJS.ValueType.String, '@']);
  expect(strFromU8(unzipSync(await exported('xlsx'))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toContain('<f>');
  const csv = new TextDecoder().decode(await exported('csv'));
  expect(csv).toContain(`"'${evil.replaceAll('"', '""')}"`);
  const csvBack = changesOf(await previewFile(store, await exported('csv'), '指标.csv', NOW));
  expect(csvBack).toEqual({ ops: [], lines: [], problems: [] });
});

test('a sign that no XML may hold makes no workbook and no brief unreadable', async () => {
  const hostile = await openChat();
  const [target] = hostile.store.view.targets();
  if (!target) throw new Error('no row');
  await hostile.given({ type: 'row.fix', code: target.code, fields: { indicator: '\u0001专\uFFFE利\uFFFF\u000B数' } });
  for (const kind of ['xlsx', 'docx'] as const) {
    const parts = Object.entries(unzipSync(await exported(kind, hostile.store))).filter(([name]) => /\.(?:xml|rels)$/u.test(name));
    const illegal = parts.filter(([, bytes]) => /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u.test(strFromU8(bytes)));
    expect([kind, illegal.map(([name]) => name)]).toEqual([kind, []]);
  }
  const strings = unzipSync(await exported('xlsx', hostile.store))['xl/sharedStrings.xml'] ?? new Uint8Array();
  expect(strFromU8(strings)).toContain('<t>专利数</t>');
});

test('csv guards every sign that begins a formula and has a byte-order mark', () => {
  const bytes = writeCsv({
    kind: 'figures',
    columns: ['a'],
    rows: [['=1+1'], ['+1'], ['-1'], ['@x'], ['＝1'], ['\n=1'], [-1], ['a,"b"'], [null]],
  });
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toBe('a\r\n\'=1+1\r\n\'+1\r\n\'-1\r\n\'@x\r\n\'＝1\r\n"\'\n=1"\r\n-1\r\n"a,""b"""\r\n\r\n');
});

test('json fits the published schema', async () => {
  const data: unknown = JSON.parse(new TextDecoder().decode(await exported('json')));
  expect(exportSchema.parse(data)).toEqual(data);
  expect(readFileSync(new URL('../../docs/export.schema.json', import.meta.url), 'utf8')).toBe(exportJsonSchema());
});

/** Properties of each entry of an iCalendar file, lines unfolded. */
function entriesOf(calendar: string): ReadonlyMap<string, string>[] {
  const unfolded = calendar.replace(/\r\n[ \t]/gu, '');
  return [...unfolded.matchAll(/BEGIN:VEVENT\r\n([\s\S]*?)END:VEVENT\r\n/gu)].map(
    (entry) =>
      new Map(
        (entry[1] ?? '')
          .trimEnd()
          .split('\r\n')
          .map((line) => [line.slice(0, line.search(/[:;]/u)), line.slice(line.indexOf(':') + 1)]),
      ),
  );
}

test('the calendar keeps to RFC 5545 and its entries keep their UIDs', async () => {
  const calendar = new TextDecoder().decode(await exported('ics'));
  expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[\s\S]*END:VCALENDAR\r\n$/u);
  for (const line of calendar.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n]/u);
  }
  const entries = entriesOf(calendar);
  expect(entries.length).toBeGreaterThan(50);
  for (const entry of entries) {
    for (const property of ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY']) expect(entry.get(property), property).toBeTruthy();
    expect(entry.get('DTSTART')).toMatch(/^\d{8}$/u);
    expect(entry.get('SUMMARY')).not.toMatch(/(?<!\\)[,;]/u);
  }
  const uids = entries.map((entry) => entry.get('UID'));
  expect(new Set(uids).size).toBe(uids.length);
  const target = store.view.targets().find((row) => row.due !== null);
  await chat.given({ type: 'row.fix', code: target?.code ?? '', fields: { due: '2032' } });
  const moved = entriesOf(new TextDecoder().decode(await exported('ics')));
  expect(new Set(moved.map((entry) => entry.get('UID')))).toEqual(new Set(uids));
  expect(moved.filter((entry) => entry.get('DTSTART') === '20321231')).toHaveLength(1);
});

// hangzhou-ningbo-ip-results-2023: 有效发明专利拥有量首次突破5.5万件
test('a figure that its document calls inexact is called so in every table and in JSON', async () => {
  const data = exportSchema.parse(JSON.parse(strFromU8(await exported('json'))));
  const rough = data.figures.filter((figure) => figure.approximate);
  expect(rough.map(({ text }) => text)).toContain('突破 5.5 万件');
  expect(data.figures.find(({ value }) => value === 52.62)).toMatchObject({ approximate: false, text: '52.62 件' });
  const csv = await exportStore(store.view, 'csv', NOW, 'Asia/Shanghai');
  expect(csv.map(({ bytes }) => strFromU8(bytes)).join('')).toContain('，原文为“突破 5.5 万件”');
});

test('the brief gives what is asked for with its sign, and the date in words', async () => {
  const own = await openChat('2026-11-22T08:00:00Z');
  await own.says('/update 浙1 10 2020 年报');
  await own.says('确认');
  const text = strFromU8(unzipSync(await exported('docx', own.store))['word/document.xml'] ?? new Uint8Array());
  expect(text).toMatch(/浙1 发明专利年授权量：目标 (?:年度 )?≥ \d+[^<]*，最新 10 [^<]*（2020年），到期未达标。/u);
});

test('a draft is called a draft in every table and in the brief', async () => {
  for (const file of await exportStore(store.view, 'csv', NOW, 'Asia/Shanghai')) {
    const lines = new TextDecoder().decode(file.bytes).split('\r\n');
    for (const line of lines.filter((one) => /^杭(?:任|阶)?\d/u.test(one) && one.includes('工作方案')))
      expect(line).toContain('工作方案（征求意见稿）');
  }
  const text = strFromU8(unzipSync(await exported('docx'))['word/document.xml'] ?? new Uint8Array());
  expect(text).toContain('杭州市（征求意见稿）');
});

test('the brief names every plan with targets', async () => {
  const text = strFromU8(unzipSync(await exported('docx'))['word/document.xml'] ?? new Uint8Array());
  for (const plan of store.view.plans()) {
    const has = store.view.targets().some((row) => row.planId === plan.id);
    if (has) expect(text).toContain(plan.parsed.region ?? plan.parsed.title);
  }
  expect(text).toContain('规划目标进展通报');
});

test('a lead that is only the first of the list is said to be so, and one that the text names is not', async () => {
  const own = await openChat();
  const [first, named] = own.store.view.tasks().filter((row) => row.bodies.length > 1 && row.bodies[0]?.roleFrom === 'first');
  if (!first || !named) throw new Error('no tasks');
  await own.says(`/fix ${named.code} 责任单位=市科技局（牵头）、市经信局`);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await exported('xlsx', own.store)).slice().buffer as ArrayBuffer);
  expect(cellOf(book, 'tasks', first.code, '说明').value).toBe('牵头单位取名单首位，原文未写“牵头”');
  expect(cellOf(book, 'tasks', named.code, '说明').value).toBe('经人工更正');
});

test('the brief of many plans has a row for each of the first twelve, one for the rest, and says so', async () => {
  const own = await openChat();
  const before = strFromU8(unzipSync(await exported('docx', own.store))['word/document.xml'] ?? new Uint8Array());
  expect(before).toContain('有指标的 4 个规划分列如下');
  const letters = [...'ABCDEFGHJKLM'];
  for (const letter of letters) {
    const text = `云山市试点工作方案${letter}\n\n一、工作目标\n\n到2030年，建成示范站点${letter.charCodeAt(0)}个。\n`;
    const file = new TextEncoder().encode(text);
    await carryOut(own.store, await previewFile(own.store, file, `${letter}.txt`, NOW), AUTHOR, null);
  }
  const text = strFromU8(unzipSync(await exported('docx', own.store))['word/document.xml'] ?? new Uint8Array());
  expect(text).toContain('现有规划 17 个');
  expect(text).toContain('有指标的 16 个规划中，前 12 个分列如下，其余合为一行');
  expect(text).toContain('其余 4 个规划');
});
