import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readDocx } from '../../src/ingest/docx.js';
import { DEFAULT_LIMITS } from '../../src/ingest/limits.js';
import { formatNumber } from '../../src/ingest/word-number-format.js';

const NS =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"';

/** A Word file from the XML of its parts. */
function word(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const rels = Object.keys(parts)
    .map((name, at) => {
      const type = /word\/(\w+)\.xml/u.exec(name)?.[1] ?? '';
      return `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${type}.xml"/>`;
    })
    .join('');
  const files: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rels}</Relationships>`,
    'word/document.xml': `<w:document ${NS}><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (content: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`;
const item = (text: string, level: number, list = 1): string =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
const linesOf = async (file: Uint8Array): Promise<string[]> => (await readDocx(file, DEFAULT_LIMITS)).text.trimEnd().split('\n');

const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERING = {
  'word/numbering.xml': `<w:numbering ${NS}>
<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimal', '%1.%4', '<w:isLgl/>')}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">${level(0, 'chineseCountingThousand', '第%1章')}${level(1, 'decimalEnclosedCircle', '%2')}${level(2, 'bullet', '\uF06C')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`,
};

test('puts back the numbers that Word generates, level by level', async () => {
  const body = [
    ...[item('总体要求', 0), item('指导思想', 1), item('工作目标', 1), item('提高质量', 2), item('扩大规模', 2)],
    ...[item('重点任务', 0), item('强化保护', 1), item('执法', 2), item('以数字表示', 3), p('没有编号的一段')],
    ...[item('总则', 0, 2), item('其一', 1, 2), item('其二', 1, 2), item('分则', 0, 2), item('要点', 2, 2), item('重新编号', 2, 3)],
  ];
  expect(await linesOf(word(body.join(''), NUMBERING))).toEqual([
    ...['一、总体要求', '（一）指导思想', '（二）工作目标', '1.提高质量', '2.扩大规模'],
    ...['二、重点任务', '（一）强化保护', '1.执法', '2.1 以数字表示', '没有编号的一段'],
    ...['第一章 总则', '① 其一', '② 其二', '第二章 分则', '●要点', '1.重新编号'],
  ]);
});

test('takes the numbering of a paragraph style and leaves numId 0 alone', async () => {
  const styles = `<w:styles ${NS}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="a"><w:name w:val="公文标题"/><w:basedOn w:val="1"/></w:style><w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style></w:styles>`;
  const body = [
    p('总体要求……3', '<w:pStyle w:val="t1"/>'),
    p('总体要求', '<w:pStyle w:val="1"/>'),
    p('重点任务', '<w:pStyle w:val="a"/>'),
    p('附则', '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
  ];
  expect(await linesOf(word(body.join(''), { ...NUMBERING, 'word/styles.xml': styles }))).toEqual([
    '一、总体要求',
    '二、重点任务',
    '# 附则',
  ]);
});

test('reads text boxes once, in line, and leaves out what is hidden, deleted or only a table of contents', async () => {
  const box = `<w:txbxContent>${p('专栏1 重点工程')}${p('到2025年建成3个中心')}</w:txbxContent>`;
  const shape = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  const body = [
    `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('一、总体要求 1')}</w:sdtContent></w:sdt>`,
    p(`${run('正文开头')}${shape}${run('正文结尾')}`),
    p(`${run('看得见')}${run('看不见', '<w:vanish/>')}`),
    p(`<w:del>${'<w:r><w:delText>旧值100件</w:delText></w:r>'}</w:del><w:ins>${run('新值200件')}</w:ins>`),
  ];
  expect(await linesOf(word(body.join('')))).toEqual(['正文开头正文结尾', '专栏1 重点工程', '到2025年建成3个中心', '看得见', '新值200件']);
});

test('keeps footnotes at the end and their marks out of the sentence', async () => {
  const footnotes = `<w:footnotes ${NS}><w:footnote w:id="2">${p('不含中央在地单位。')}</w:footnote></w:footnotes>`;
  const body = p(`${run('到2025年达到1200')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('件。')}`);
  expect(await linesOf(word(body, { 'word/footnotes.xml': footnotes }))).toEqual(['到2025年达到1200件。', '不含中央在地单位。']);
});

test('ignores macros, embedded files and links that lead out of the file', async () => {
  const rels =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://example.invalid/evil.dotm" TargetMode="External"/></Relationships>';
  const file = word(p('到2025年达到1200件。'), {
    'word/vbaProject.bin': 'macro',
    'word/embeddings/a.bin': 'x',
    'word/_rels/document.xml.rels': rels,
  });
  expect(await linesOf(file)).toEqual(['到2025年达到1200件。']);
});

test.each([
  ['chineseCounting', [1, 10, 11, 21, 105, 110], ['一', '十', '十一', '二十一', '一百零五', '一百一十']],
  ['chineseLegalSimplified', [1, 12], ['壹', '壹拾贰']],
  ['ideographTraditional', [1, 10, 11], ['甲', '癸', '11']],
  ['decimalEnclosedCircle', [1, 20, 21], ['①', '⑳', '21']],
  ['upperRoman', [4, 19], ['IV', 'XIX']],
  ['lowerLetter', [1, 26, 27], ['a', 'z', 'aa']],
  ['decimalZero', [7], ['07']],
  ['decimalFullWidth', [12], ['１２']],
] as const)('prints list numbers as %s', (format, values, printed) => {
  expect(values.map((value) => formatNumber(value, format))).toEqual(printed);
});
