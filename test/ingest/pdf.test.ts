import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/ingest/limits.js';
import { readPdf } from '../../src/ingest/pdf/pdf.js';
import { collected, FONT } from './make-documents.js';

/** Draws on A4 pages with a Chinese font. */
async function drawn(draw: (pdf: PDFKit.PDFDocument) => void): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: 60 });
  const done = collected(pdf);
  pdf.font(FONT).fontSize(12);
  draw(pdf);
  pdf.end();
  return done;
}
const put = (pdf: PDFKit.PDFDocument, text: string, x: number, y: number): unknown => pdf.text(text, x, y, { lineBreak: false });
const read = async (file: Uint8Array): Promise<string[]> => (await readPdf(file, DEFAULT_LIMITS)).text.trimEnd().split('\n');
/** Eighteen characters: the width of a column. */
const LINE = '推进知识产权高质量发展加快建设强市工作';

test('two columns are read one after the other, under a headline across both', async () => {
  const file = await drawn((pdf) => {
    put(pdf, '某市知识产权强市建设工作方案（征求意见稿）全文如下请各部门结合实际认真贯彻', 60, 60);
    for (let row = 0; row < 12; row++) {
      put(pdf, row === 11 ? '左栏结束。' : row === 0 ? `　　${LINE.slice(2)}` : LINE, 60, 100 + row * 20);
      put(pdf, row === 11 ? '右栏结束。' : row === 0 ? `　　${LINE.slice(2)}` : LINE, 320, 100 + row * 20);
    }
  });
  const lines = await read(file);
  const text = lines.join('\n');
  expect(text.indexOf('左栏结束')).toBeLessThan(text.indexOf('右栏结束'));
  expect(text.indexOf('左栏结束')).toBe(text.indexOf('栏结束') - 1);
  expect(text.match(new RegExp(LINE.slice(2), 'gu'))).toHaveLength(22);
  expect(lines.filter((line) => line.endsWith('左栏结束。'))[0]?.length).toBeGreaterThan(150);
});

test('running headers, footers and page numbers are left out, sentences go on over the page', async () => {
  const file = await drawn((pdf) => {
    for (const page of [1, 2, 3]) {
      if (page > 1) pdf.addPage();
      put(pdf, '某市人民政府公报', 60, 30);
      put(pdf, `— ${page} —`, 280, 800);
      put(pdf, `共 3 页 第 ${page} 页`, 60, 800);
      for (let row = 0; row < 30; row++)
        put(
          pdf,
          (row === 0 && page === 1 ? '　　' : '') +
            `${LINE.repeat(2).slice(0, row === 0 && page === 1 ? 34 : 36)}${'甲乙丙'[page - 1]}${String.fromCharCode(0x4e00 + row)}`,
          60,
          70 + row * 22,
        );
    }
  });
  const lines = await read(file);
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toMatch(/公报|第|—|页/u);
  expect(lines[0]?.length).toBe(36 + 89 * 38);
});

test('paragraphs are told by indent and short last lines; centred titles stay apart', async () => {
  const file = await drawn((pdf) => {
    pdf.fontSize(18);
    put(pdf, '某市工作方案', 240, 60);
    pdf.fontSize(12);
    const paragraph = (y: number): void => {
      put(pdf, LINE.repeat(2).slice(0, 36), 84, y);
      put(pdf, LINE.repeat(2), 60, y + 22);
      put(pdf, '达到1200件。', 60, y + 44);
    };
    paragraph(120);
    paragraph(186);
    put(pdf, '某市人民政府', 430, 270);
    put(pdf, '2025年3月1日', 430, 292);
  });
  const lines = await read(file);
  expect(lines.map((line) => line.length)).toEqual([6, 36 + 38 + 8, 36 + 38 + 8, 6, 9]);
});

test('bold type printed twice is read once, and a turned watermark not at all', async () => {
  const file = await drawn((pdf) => {
    for (const shift of [0, 0.3]) put(pdf, '一、总体要求', 60 + shift, 100);
    put(pdf, '到2025年，拥有量达到1200件。', 60, 130);
    pdf.rotate(45, { origin: [300, 400] }).fontSize(60);
    put(pdf, '内部资料', 200, 400);
  });
  expect(await read(file)).toEqual(['一、总体要求', '到2025年，拥有量达到1200件。']);
});

test('radicals that a font prints for characters are read as the characters', async () => {
  const file = await drawn((pdf) => {
    put(pdf, '⼀、⼯作⽬标：到2025年达到1200件，⼈均提⾼。', 60, 100);
  });
  const text = (await read(file)).join('');
  expect(text).toBe('一、工作目标：到2025年达到1200件，人均提高。');
});

test('the path of a printed web page is left out', async () => {
  const file = await drawn((pdf) => {
    put(pdf, '各区动态', 60, 60);
    put(pdf, '您现在的位置 首页 > 政务公开 > 各区动态', 200, 60);
    put(pdf, '某区推出“三大计划”', 200, 100);
  });
  expect(await read(file)).toEqual(['某区推出“三大计划”']);
});

test('a line that ends early only because the next word did not fit goes on; one before 3.1.1 does not', async () => {
  const file = await drawn((pdf) => {
    put(pdf, `　　${LINE.repeat(2).slice(0, 34)}`, 60, 100);
    put(pdf, LINE.repeat(2).slice(0, 32), 60, 122);
    put(pdf, '2025-2027年，拥有量达到1200件以上，继续保持全省第一位，不断改善营商环境。', 60, 144);
    put(pdf, '3.1.1持续增强经济发展韧性。', 60, 166);
  });
  const lines = await read(file);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toBe('3.1.1持续增强经济发展韧性。');
});

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

test('a scanned document is refused with the way out; one scanned page is told', async () => {
  const scan = await drawn((pdf) => {
    for (let page = 0; page < 3; page++) {
      if (page > 0) pdf.addPage();
      pdf.image(PIXEL, 0, 0, { width: 595, height: 842 });
    }
  });
  await expect(readPdf(scan, DEFAULT_LIMITS)).rejects.toMatchObject({ code: 'scanned', message: expect.stringContaining('docx') });
  const mixed = await drawn((pdf) => {
    for (let page = 0; page < 5; page++) {
      if (page > 0) pdf.addPage();
      if (page === 2) pdf.image(PIXEL, 0, 0, { width: 595, height: 842 });
      else for (let row = 0; row < 10; row++) put(pdf, `${LINE}第${page}页${row}`, 60, 100 + row * 22);
    }
  });
  expect((await readPdf(mixed, DEFAULT_LIMITS)).warnings).toEqual(['第 3 页没有文字，可能是图片，没有读到。']);
});

test('more pages than allowed are refused before they are read', async () => {
  const file = await drawn((pdf) => {
    for (let page = 0; page < 5; page++) pdf.addPage();
  });
  await expect(readPdf(file, { ...DEFAULT_LIMITS, maxPages: 5 })).rejects.toMatchObject({ code: 'too-many-pages' });
});
