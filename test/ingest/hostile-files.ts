import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

/** A broken or hostile file and the line its sender gets; empty when it can be read after all. */
export interface HostileFile {
  readonly why: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly says: RegExp;
}

const text = (value: string): Uint8Array => strToU8(value);
const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
export const document = (body: string, before = ''): string => `${before}<w:document ${NS}><w:body>${body}</w:body></w:document>`;
const RELS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

export function docx(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const all = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': RELS,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? text(part) : part])));
}

/** A zip of one part whose declared size is not its real one. */
function lyingZip(name: string, content: Uint8Array, declared: number): Uint8Array {
  const packed = deflateRawSync(content);
  const path = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(declared, 22);
  local.writeUInt16LE(path.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(declared, 24);
  central.writeUInt16LE(path.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + path.length, 12);
  end.writeUInt32LE(local.length + path.length + packed.length, 16);
  return join(local, path, packed, central, path, end);
}

const pdf = (body: string): Uint8Array => text(`%PDF-1.7\n${body}\n%%EOF`);
const OLE = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ole = (stream: string): Uint8Array =>
  join(OLE, new Uint8Array(600), new Uint8Array(Buffer.from(stream, 'utf16le')), new Uint8Array(600));
const PAGE_TREE_LOOP = `1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 100000>>endobj
trailer<</Root 1 0 R>>`;
const HUGE_COUNT = `1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 99999999>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>endobj
trailer<</Root 1 0 R>>`;
const NO_TEXT = `1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj
4 0 obj<</Length 9>>stream
0 0 m S  
endstream endobj
trailer<</Root 1 0 R>>`;
const FLATE_BOMB = (): Uint8Array => {
  let data: Uint8Array = new Uint8Array(60_000_000).fill(0x20);
  data = new Uint8Array(deflateRawSync(data));
  const zlib = join(new Uint8Array([0x78, 0x9c]), data, new Uint8Array(4));
  const head = `%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n4 0 obj<</Length ${zlib.length}/Filter/FlateDecode>>stream\n`;
  return join(text(head), zlib, text('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'));
};

const PARAGRAPH = '<w:p><w:r><w:t>到2025年达到1200件。</w:t></w:r></w:p>';
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'bcdefghij'[at]} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]>`;
const EXTERNAL = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>';
export const xlsx = (sheet: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': text('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': text(RELS.replace('word/document.xml', 'xl/workbook.xml')),
    'xl/workbook.xml': text(
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': text(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': text(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${sheet}</worksheet>`),
    ...more,
  });

const good = docx({ 'word/document.xml': document(PARAGRAPH) });

/** Files that must not hurt, one of each trick. Made on the spot, nothing is kept. */
export function hostileFiles(): readonly HostileFile[] {
  const file = (why: string, name: string, bytes: Uint8Array, says: RegExp): HostileFile => ({ why, name, bytes, says });
  return [
    file('nothing in it', 'a.docx', new Uint8Array(), /^文件是空的/u),
    file('only blanks', 'a.txt', text(' \n\t\n '), /^文件里没有读到文字/u),
    file('over the size limit', 'a.txt', new Uint8Array(21 * 1024 * 1024).fill(0x61), /^文件有 21 MB，超过 20 MB/u),
    file('cut off in the middle', 'a.docx', good.subarray(0, good.length / 2), /^文件已损坏/u),
    file('no end of archive', 'a.docx', good.subarray(0, good.length - 22), /^文件已损坏/u),
    file(
      'directory points outside',
      'a.docx',
      good.map((byte, at) => (at >= good.length - 6 && at < good.length - 2 ? 0xfe : byte)),
      /^文件已损坏/u,
    ),
    file(
      'zip bomb that declares its size',
      'a.docx',
      docx({ 'word/document.xml': new Uint8Array(300 * 1024 * 1024) }),
      /^文件解压后的大小异常/u,
    ),
    file(
      'zip bomb that lies about its size',
      'a.docx',
      lyingZip('word/document.xml', new Uint8Array(50_000_000), 1000),
      /^文件解压后的大小异常/u,
    ),
    file('part smaller than declared', 'a.docx', lyingZip('word/document.xml', text(document(PARAGRAPH)), 999_999), /^文件已损坏/u),
    file(
      'ten thousand parts',
      'a.docx',
      docx({
        'word/document.xml': document(PARAGRAPH),
        ...Object.fromEntries(Array.from({ length: 6000 }, (_, at) => [`word/x${at}.xml`, ''])),
      }),
      /^文件解压后的大小异常/u,
    ),
    file(
      'path that leaves the archive',
      'a.docx',
      docx({ 'word/document.xml': document(PARAGRAPH), '../../etc/passwd': 'x' }),
      /^文件内部结构异常/u,
    ),
    file('absolute path', 'a.docx', docx({ 'word/document.xml': document(PARAGRAPH), '/etc/passwd': 'x' }), /^文件内部结构异常/u),
    file(
      'billion laughs',
      'a.docx',
      docx({ 'word/document.xml': document('<w:p><w:r><w:t>&j;</w:t></w:r></w:p>', LAUGHS) }),
      /^文件内部结构异常/u,
    ),
    file(
      'external entity',
      'a.docx',
      docx({ 'word/document.xml': document('<w:p><w:r><w:t>&file;</w:t></w:r></w:p>', EXTERNAL) }),
      /^文件内部结构异常/u,
    ),
    file(
      'XML that is not closed',
      'a.docx',
      docx({ 'word/document.xml': '<w:document><w:body><w:p><w:r><w:t>x' }),
      /^(?:Word 文件已损坏|文件里没有读到文字)/u,
    ),
    file(
      'document part is not XML',
      'a.docx',
      docx({ 'word/document.xml': new Uint8Array(2000).fill(7) }),
      /^(?:Word 文件已损坏|文件里没有读到文字)/u,
    ),
    file(
      'a hundred thousand levels deep',
      'a.docx',
      docx({ 'word/document.xml': document(`${'<w:sdt><w:sdtContent>'.repeat(100_000)}${PARAGRAPH}`) }),
      /^文件内部结构异常/u,
    ),
    file('zip without an Office document', 'a.docx', zipSync({ 'readme.txt': text('x') }), /^这是压缩包/u),
    file('text called docx', 'a.docx', text('这不是 Word 文件'), /^文件已损坏/u),
    file('password', 'a.docx', ole('EncryptedPackage'), /^文件设了密码/u),
    file('WPS of old', 'a.wps', ole('WordDocument'), /^暂不支持 WPS 旧格式/u),
    file('doc with nothing behind its header', 'a.doc', ole('WordDocument'), /^这份旧版 Word/u),
    file('old Excel', 'a.xls', ole('Workbook'), /^暂不支持旧版 Excel/u),
    file('unknown compound file', 'a.doc', ole('Something'), /^认不出这是什么文件/u),
    file('OFD', 'a.ofd', zipSync({ 'OFD.xml': text('<x/>') }), /^暂不支持 OFD/u),
    file('RTF', 'a.doc', text('{\\rtf1 abc}'), /^暂不支持 RTF/u),
    file('slides', 'a.pptx', zipSync({ 'ppt/presentation.xml': text('<x/>') }), /^暂不支持演示文稿/u),
    file('picture called pdf', 'a.pdf', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), /^这是图片/u),
    file('web archive', 'a.doc', text('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n'), /^暂不支持网页存档/u),
    file(
      'noise',
      'a.txt',
      Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + (at >> 3) * 104_729) & 0xff),
      /^(?:文字编码认不出来|认不出这是什么文件)/u,
    ),
    file('PDF header and nothing else', 'a.pdf', pdf(''), /^PDF 文件已损坏/u),
    file('PDF whose page tree runs in a circle', 'a.pdf', pdf(PAGE_TREE_LOOP), /^(?:PDF 文件已损坏|文件有 \d+ 页|这份 PDF 是扫描图片)/u),
    file(
      'PDF that claims a hundred million pages',
      'a.pdf',
      pdf(HUGE_COUNT),
      /^(?:文件有 99999999 页|PDF 文件已损坏|这份 PDF 是扫描图片)/u,
    ),
    file('PDF without any text', 'a.pdf', pdf(NO_TEXT), /^这份 PDF 是扫描图片/u),
    file(
      'PDF with a stream that inflates a thousandfold',
      'a.pdf',
      FLATE_BOMB(),
      /^(?:这份 PDF 是扫描图片|文件打开后占用内存过多|PDF 文件已损坏|文件在 \d+ 秒内没有读完)/u,
    ),
    file('web page nested a hundred thousand deep', 'a.html', text(`<html><body>${'<div>'.repeat(100_000)}x`), /^网页文件已损坏/u),
    file(
      'table that spans a billion columns',
      'a.html',
      text(`<html><body><table>${'<tr><td colspan="999999999" rowspan="999999999"></td><td></td></tr>'.repeat(50)}</table></body></html>`),
      /^文件里没有读到文字/u,
    ),
    file(
      'sheet of a million empty rows',
      'a.xlsx',
      xlsx('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
      /^表格有效单元格超过/u,
    ),
    file('sheet that is not XML', 'a.xlsx', xlsx('<<<>>>'), /^(?:Excel 文件已损坏|文件里没有读到文字)/u),
    file('csv without end of quote', 'a.csv', text(`"${','.repeat(600_000)}`), /^$/u),
    file('csv of a million cells', 'a.csv', text(',\n'.repeat(300_000)), /^表格有效单元格超过/u),
  ];
}
