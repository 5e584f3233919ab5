import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeText } from '../../src/ingest/decode.js';
import { readHtml } from '../../src/ingest/html.js';
import { DEFAULT_LIMITS } from '../../src/ingest/limits.js';
import { makeGb18030 } from './make-documents.js';

const PLAN = readFileSync(new URL('../../data/plans/huzhou-ip-pilot-city-plan-2022-2025.txt', import.meta.url), 'utf8');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array => new Uint8Array(parts.flatMap((part) => [...part]));
const utf16 = (text: string, little: boolean): Uint8Array => {
  const buffer = Buffer.from(text, 'utf16le');
  return new Uint8Array(little ? buffer : buffer.swap16());
};

test.each([
  ['UTF-8', utf8(PLAN), 'utf-8'],
  ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], utf8(PLAN)), 'utf-8'],
  ['UTF-16 little endian with a mark', bytes([0xff, 0xfe], utf16(PLAN, true)), 'utf-16le'],
  ['UTF-16 big endian with a mark', bytes([0xfe, 0xff], utf16(PLAN, false)), 'utf-16be'],
  ['UTF-16 without a mark', utf16(PLAN, true), 'utf-16le'],
  ['GB18030', makeGb18030(PLAN), 'gb18030'],
] as const)('decodes %s to the same text', (_, file, encoding) => {
  expect(decodeText(file)).toEqual({ text: PLAN, encoding, damaged: false });
});

test('tells Big5 from GB18030', () => {
  // 「推動產業升級，提高專利質量」 in Big5.
  const big5 = [
    0xb1, 0xc0, 0xb0, 0xca, 0xb2, 0xa3, 0xb7, 0x7e, 0xa4, 0xc9, 0xaf, 0xc5, 0xa1, 0x41, 0xb4, 0xa3, 0xb0, 0xaa, 0xb1, 0x4d, 0xa7, 0x51,
    0xbd, 0xe8, 0xb6, 0x71,
  ];
  expect(decodeText(new Uint8Array(big5))).toEqual({ text: '推動產業升級，提高專利質量', encoding: 'big5', damaged: false });
});

test('a UTF-8 text with one damaged byte is still UTF-8', () => {
  const file = utf8(PLAN);
  file[1001] = 0xff;
  expect(decodeText(file)).toMatchObject({ encoding: 'utf-8', damaged: true });
});

test('bytes that are no text in any encoding are refused', () => {
  const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919 + (at >> 3) * 104_729) & 0xff);
  expect(() => decodeText(noise)).toThrow(/编码认不出来|认不出这是什么文件/u);
});

const lines = (html: string): string[] => readHtml(utf8(html), DEFAULT_LIMITS).text.trimEnd().split('\n');
const LINKS = Array.from(
  { length: 30 },
  (_, at) => `<li><a href="#">关于印发某市第${at}号工作方案的通知，到2030年达到${at}件</a></li>`,
).join('');
const PARAGRAPHS = [
  '一、总体要求',
  '到2025年，全市每万人口高价值发明专利拥有量达到17件，知识产权质押融资金额达到250亿元。',
  '二、重点任务',
  '推进知识产权保护中心建设，健全快速协同保护机制，提升保护能力和水平。',
];

test.each([
  [
    'class names',
    `<div class="header">${LINKS}</div><div id="zoom">${PARAGRAPHS.map((line) => `<p>${line}</p>`).join('')}</div><div class="footer">主办单位：某市政府</div>`,
  ],
  [
    'no names at all',
    `<div><ul>${LINKS}</ul></div><div><div>${PARAGRAPHS.map((line) => `<p>${line}</p>`).join('')}</div></div><div><ul>${LINKS}</ul></div>`,
  ],
  ['line breaks instead of paragraphs', `<div><ul>${LINKS}</ul></div><div>${PARAGRAPHS.join('<br>')}</div>`],
  ['a layout table', `<table><tr><td><ul>${LINKS}</ul></td><td>${PARAGRAPHS.map((line) => `<p>${line}</p>`).join('')}</td></tr></table>`],
])('finds the article without navigation: %s', (_, body) => {
  const found = lines(`<html><head><title>某市方案_某市政府</title></head><body>${body}</body></html>`);
  expect(found.slice(-PARAGRAPHS.length)).toEqual(PARAGRAPHS);
  expect(found.join('')).not.toContain('号工作方案');
});

test('a page in GB2312 is decoded as it declares', () => {
  const page = makeGb18030(
    `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>${PARAGRAPHS.map((line) => `<p>${line}</p>`).join('')}</body></html>`,
  );
  expect(readHtml(page, DEFAULT_LIMITS).text.trimEnd().split('\n')).toEqual(PARAGRAPHS);
});

test('scripts, comments and hidden text are not read', () => {
  const page = `<html><body><!-- 到2030年达到1件 --><script>到2030年达到2件</script><p style="display: none">到2030年达到3件</p><p>${PARAGRAPHS[1]}</p></body></html>`;
  expect(lines(page)).toEqual([PARAGRAPHS[1]]);
});

test('lines of preformatted text stay lines', () => {
  const page = '<html><body><pre>一、总体要求\n到2025年，拥有量达到1200件。\n二、重点任务</pre></body></html>';
  expect(readHtml(utf8(page), DEFAULT_LIMITS).text).toBe('一、总体要求\n到2025年，拥有量达到1200件。\n二、重点任务\n');
});
