import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { parse } from '../../src/parser/parse.js';
import { say } from '../../src/render/reply.js';
import { openMemoryStore } from '../../src/store/open-store.js';
import { createMemoryShelf } from '../../src/store/shelf.js';
import type { Store } from '../../src/store/store.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { collected, makeDocx, paragraphsOf } from '../ingest/make-documents.js';
import { until } from '../platforms/until.js';
import type { PlatformHarness, Room, Seen } from './harness.js';

const PLAN = readFileSync(new URL('../../data/plans/hangzhou-ip-demonstration-city-plan-2022.txt', import.meta.url), 'utf8');
const NAME = '杭州示范城市建设工作方案.docx';
const ADMIN = 1;
const STRANGER = 2;
/** Reading a file starts a thread that loads its reader anew. */
const TIMEOUT = 120_000;

async function scannedPdf(pages: number): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', autoFirstPage: false });
  const done = collected(pdf);
  for (let page = 0; page < pages; page++) pdf.addPage().rect(60, 60, 400, 600).fill('#ddd');
  pdf.end();
  return done;
}

/** From a file dropped into a chat to an answer out of it and back: the whole bot, an empty store, the platform's server and its SDK. */
export function uploadContract(make: () => PlatformHarness): void {
  describe(`${make().name}: a file into the chat`, { timeout: TIMEOUT }, () => {
    let harness: PlatformHarness;
    let store: Store;
    let faults: unknown[];
    const docx = makeDocx(paragraphsOf(PLAN));

    beforeEach(async () => {
      harness = make();
      faults = [];
      const now = (): Date => new Date();
      store = await openMemoryStore({ now, identify: indicatorOf, seed: async () => [] });
      const { config } = loadConfig({ PLANBOT_OWNERS: harness.userId(ADMIN) }, () => '');
      const records = async () => createMemoryShelf<never>({ now });
      const { respond } = createApp({ config, store, now, localOwners: [], onFault: (error) => faults.push(error), records });
      await harness.open(respond);
    });
    afterEach(async () => {
      await harness.close();
      expect(faults).toEqual([]);
    });

    const last = (room: Room): Seen => {
      const seen = harness.seen(room).at(-1);
      if (!seen) throw new Error('the bot said nothing');
      return seen;
    };
    const drop = async (name: string, bytes: Uint8Array, { room = 'private' as Room, text = '', person = ADMIN } = {}): Promise<Seen> => {
      await harness.say({ room, text, person, file: { name, bytes } });
      await harness.settled();
      return last(room);
    };
    const ask = async (text: string, room: Room = 'private'): Promise<Seen> => {
      await harness.say({ room, text, mention: room === 'private' ? 'none' : 'before' });
      await harness.settled();
      return last(room);
    };
    const press = async (message: Seen, start: string, room: Room = 'private'): Promise<Seen> => {
      const label = message.buttons.find((one) => one.startsWith(start));
      if (label === undefined) throw new Error(`no button ${start} among ${message.buttons.join()}`);
      await harness.press(room, message.id, label, ADMIN);
      await harness.settled();
      return last(room);
    };

    it('is previewed, looked at, confirmed, asked, told when it comes again, and undone whole', async () => {
      const { title, targets, tasks, phases } = parse(PLAN);
      const preview = await drop(NAME, await docx);
      expect(preview.text).toContain(title);
      for (const words of ['杭州市', `${targets.length} 项指标`, `${tasks.length} 项任务`, '还没有导入'])
        expect(preview.text).toContain(words);
      expect(store.view.plans()).toEqual([]);
      expect((await press(preview, '看存疑')).text).toMatch(/第 \d+ 段：/u);

      const done = await press(preview, '确认导入');
      const said = harness.seen('private').map(({ text }) => text);
      expect(said.join('\n')).toContain(`${targets.length} 项指标、${tasks.length} 项任务、${phases.length} 个阶段现在可以查了`);
      expect((await ask('/targets 杭州 海外发明专利')).text).toContain('海外发明专利授权量');

      const again = await drop(NAME, await docx);
      expect(again.text).toContain('已经导入过');

      const confirmed = harness.seen('private').find(({ buttons }) => buttons.includes('撤销')) ?? done;
      await press(confirmed, '撤销');
      await press(last('private'), '确认');
      expect(store.view.plans()).toEqual([]);
      expect(store.view.targets()).toEqual([]);
      expect((await ask('/plans')).text).not.toContain(title);
    });

    it('is read in a group with the command in its caption or in an answer to it, and not when nobody asks', async () => {
      const bytes = await docx;
      const file = (await harness.say({ room: 'group', text: '', file: { name: NAME, bytes } })) ?? '';
      await harness.settled();
      expect(harness.seen('group')).toEqual([]);
      await harness.say({ room: 'group', text: '请导入', mention: 'before', answers: file });
      await harness.settled();
      expect(last('group').text).toContain('读完了，请核对');
      await harness.say({ room: 'group', text: '/import', mention: 'before', answers: file });
      await harness.settled();
      expect(harness.seen('group').filter(({ text }) => text.includes('读完了，请核对'))).toHaveLength(2);
      if (harness.name.startsWith('telegram')) {
        await harness.say({ room: 'group', text: '/import', file: { name: NAME, bytes } });
        await harness.settled();
        expect(harness.seen('group').filter(({ text }) => text.includes('读完了，请核对'))).toHaveLength(3);
      }
    });

    it('is refused from a stranger, who cannot confirm it either', async () => {
      const refused = await drop(NAME, await docx, { person: STRANGER });
      expect(refused.text).toContain('没有');
      expect(refused.buttons).toEqual([]);
      const preview = await drop(NAME, await docx);
      const confirm = preview.buttons.find((label) => label.startsWith('确认导入')) ?? '';
      await harness.press('private', preview.id, confirm, STRANGER);
      await harness.settled();
      expect(store.view.plans()).toEqual([]);
    });

    it.each([
      ['扫描件.pdf', () => scannedPdf(3), /扫描/u],
      ['很长.pdf', () => scannedPdf(2_001), /2001 页/u],
      ['方案.wps', async () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0), /WPS.*docx/u],
      ['方案.ofd', async () => new TextEncoder().encode('OFD'), /OFD/u],
      ['很大.txt', async () => new Uint8Array(20 * 1024 * 1024 + 1).fill(65), /MB/u],
    ] as const)('%s is refused with the way out', async (name, bytes, says) => {
      const { text, buttons } = await drop(name, await bytes());
      expect(text).toMatch(says);
      expect([buttons, store.view.plans()]).toEqual([[], []]);
    });
  });
}

/** An answer that takes long: `make` gives a platform that calls everything long. */
export function progressContract(make: () => PlatformHarness): void {
  describe(`${make().name}: progress`, () => {
    it('says that a file is being read, goes on with other questions, and puts the result in place of the note', async () => {
      const harness = make();
      let finish = (): void => {};
      const read = new Promise<void>((resolve) => {
        finish = resolve;
      });
      await harness.open(async ({ files, text }) => {
        if (files.length > 0) await read;
        return say(files.length > 0 ? '读完了' : `收到：${text}`);
      });
      try {
        await harness.say({ room: 'private', text: '', file: { name: NAME, bytes: Uint8Array.of(1) } });
        await until(() => harness.seen('private').length > 0, 'the note');
        expect(harness.seen('private').map(({ text }) => text)).toEqual([`正在读取“${NAME}”…`]);
        await harness.say({ room: 'private', text: '/plans' });
        await until(() => harness.seen('private').length > 1, 'the other answer');
        finish();
        await harness.settled();
        expect(harness.seen('private').map(({ text, edits }) => [text, edits])).toEqual([
          ['读完了', 1],
          ['收到：/plans', 0],
        ]);
      } finally {
        finish();
        await harness.close();
      }
    });
  });
}
