import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { openMemoryStore } from '../../src/store/open-store.js';
import { createMemoryShelf } from '../../src/store/shelf.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { shippedPlans } from '../commands/chat.js';
import { document, docx, xlsx } from '../ingest/hostile-files.js';
import { FeishuHarness } from './feishu/harness.js';
import { ROOMS, TelegramHarness } from './telegram/harness.js';

/** Something inside the network that nobody but an attacker wants the bot to call. */
async function openTrap() {
  let visits = 0;
  const server = createServer((socket) => {
    visits += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, visits: () => visits };
}

/** The same place, as filters do not know it again. */
const addresses = (port: number): readonly string[] => [
  `http://127.0.0.1:${port}/latest/meta-data/`,
  `http://localhost:${port}/x.docx`,
  `http://127.1:${port}/`,
  `http://2130706433:${port}/`,
  `http://0x7f000001:${port}/`,
  `http://0177.0.0.1:${port}/`,
  `http://[::ffff:127.0.0.1]:${port}/`,
  `http://①②⑦.⓪.⓪.①:${port}/`,
  `http://gov.cn@127.0.0.1:${port}/`,
  `gopher://127.0.0.1:${port}/_GET`,
  `\\\\127.0.0.1@${port}\\share\\x.docx`,
];

const SENTENCE = '某市工作方案\n到2025年，每万人口高价值发明专利拥有量达到15件。';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Documents that point at the place in every way their formats have. */
function documents(port: number): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const url = `http://127.0.0.1:${port}/x`;
  const rels = (...types: readonly string[]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${types
      .map((type, at) => `<Relationship Id="rId${at + 1}" Type="${R}/${type}" Target="${url}" TargetMode="External"/>`)
      .join('')}</Relationships>`;
  const paragraphs = SENTENCE.split('\n').map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`);
  const field = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDEPICTURE "${url}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
  const picture = `<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${R}" r:link="rId1"/></w:drawing></w:r></w:p>`;
  const link = `<w:p><w:hyperlink xmlns:r="${R}" r:id="rId2"><w:r><w:t>点我</w:t></w:r></w:hyperlink></w:p>`;
  return [
    {
      name: '方案.docx',
      bytes: docx({
        'word/document.xml': document(paragraphs.join('') + field + picture + link),
        'word/_rels/document.xml.rels': rels('image', 'hyperlink', 'frame', 'subDocument', 'aFChunk'),
        'word/settings.xml': '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
        'word/_rels/settings.xml.rels': rels('attachedTemplate'),
      }),
    },
    {
      name: '方案.html',
      bytes: strToU8(
        `<!doctype html><html><head><base href="${url}"><meta http-equiv="refresh" content="0;url=${url}"><link rel="stylesheet" href="${url}"><script src="${url}"></script></head><body><p>${SENTENCE.replace('\n', '</p><p>')}</p><img src="${url}"><iframe src="${url}"></iframe><object data="${url}"></object></body></html>`,
      ),
    },
    {
      name: '台账.xlsx',
      bytes: xlsx(
        `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${SENTENCE}</t></is></c><c r="B1"><f>WEBSERVICE("${url}")</f><v>1</v></c></row></sheetData><hyperlinks><hyperlink ref="A1" xmlns:r="${R}" r:id="rId1"/></hyperlinks>`,
        {
          'xl/worksheets/_rels/sheet1.xml.rels': strToU8(rels('hyperlink')),
          'xl/externalLinks/externalLink1.xml': strToU8('<externalLink/>'),
        },
      ),
    },
    {
      name: '方案.pdf',
      bytes: strToU8(
        `%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(${url})>>/AA<</WC<</S/JavaScript/JS(app.launchURL('${url}'))>>>>>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[<</Subtype/Link/A<</S/GoToR/F(${url})>>>>]>>endobj\n4 0 obj<</Length 0/F<</FS/URL/F(${url})>>>>stream\n\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF`,
      ),
    },
    { name: `http://127.0.0.1:${port}/方案.txt`, bytes: strToU8(SENTENCE) },
    { name: '套娃.zip', bytes: zipSync({ '方案.txt': strToU8(SENTENCE) }) },
  ];
}

const makers = [() => new TelegramHarness('polling'), () => new FeishuHarness('long connection')] as const;

describe.each(makers.map((make) => [make().name, make] as const))(
  '%s: nothing in a message or file makes the bot call anywhere',
  (_, make) => {
    async function open() {
      const harness = make();
      const trap = await openTrap();
      onTestFinished(() => harness.close());
      const now = (): Date => new Date();
      const store = await openMemoryStore({ now, identify: indicatorOf, seed: async () => shippedPlans() });
      const { config } = loadConfig({ PLANBOT_OWNERS: harness.userId(1) }, () => '');
      const records = async () => createMemoryShelf<never>({ now });
      const { respond } = createApp({ config, store, now, localOwners: [], onFault: (error) => expect.fail(String(error)), records });
      await harness.open(respond);
      return { harness, trap };
    }

    it('addresses in questions, sources, names and links', async () => {
      const { harness, trap } = await open();
      const places = addresses(trap.port);
      for (const place of places)
        for (const text of [place, `/import ${place}`, `/find ${place}`, `/update 杭1 55 2024-06-30 ${place}`, `/alias 市科技局 ${place}`])
          await harness.say({ room: 'private', text });
      if (harness instanceof TelegramHarness) await linkedMessage(harness, places);
      else harness.server.say('', { chatType: 'p2p', chatId: 'oc_private1', type: 'post', content: postOf(places) });
      await harness.settled();
      expect(harness.seen('private').length).toBeGreaterThan(places.length);
      expect(trap.visits()).toBe(0);
    });

    it('documents that refer to it', { timeout: 90_000 }, async () => {
      const { harness, trap } = await open();
      for (const file of documents(trap.port)) {
        await harness.say({ room: 'private', text: '/import', file });
        await harness.settled();
      }
      const said = harness.seen('private').map(({ text }) => text);
      expect(said.filter((text) => text.includes('每万人口高价值发明专利拥有量') || text.includes('读完了')).length).toBeGreaterThanOrEqual(
        3,
      );
      expect(trap.visits()).toBe(0);
    });

    it('a file server that sends it on', async () => {
      const { harness, trap } = await open();
      const location = `http://127.0.0.1:${trap.port}/`;
      if (harness instanceof TelegramHarness) harness.server.filesMovedTo = location;
      else harness.server.fault(/resources/u, { kind: 'answer', answer: { status: 302, body: { code: 0 }, headers: { location } } }, 9);
      await harness.say({ room: 'private', text: '/import', file: { name: '方案.txt', bytes: strToU8(SENTENCE) } });
      await harness.settled();
      expect(harness.seen('private').at(-1)?.text).not.toContain('读完了');
      expect(trap.visits()).toBe(0);
    });
  },
);

/** A Telegram message whose words hide links, with a preview asked for. */
async function linkedMessage({ server }: TelegramHarness, places: readonly string[]): Promise<void> {
  const text = '点我'.repeat(places.length);
  const entities = places.map((url, at) => ({ type: 'text_link', offset: at * 2, length: 2, url }));
  const chat = { id: ROOMS.private.id, type: 'private', first_name: '人' };
  const from = { id: 8001, is_bot: false, first_name: '人1' };
  const preview = { url: places[0], prefer_large_media: true };
  const message = { message_id: 4_711, date: Math.floor(Date.now() / 1000), chat, from, text, entities, link_preview_options: preview };
  await server.updates.add({ message }).acknowledged;
}

/** A Feishu post of links and pictures. */
const postOf = (places: readonly string[]) => ({
  title: '看这里',
  content: places.map((place) => [
    { tag: 'a', text: '点我', href: place },
    { tag: 'img', image_key: place },
    { tag: 'media', file_key: place, image_key: place },
  ]),
});
