import { deflateRawSync } from 'node:zlib';
import { strToU8 } from 'fflate';
import { document, docx, type HostileFile, xlsx } from './hostile-files.js';

const SENTENCE = '到2025年，每万人口高价值发明专利拥有量达到15件。';
const paragraph = (inside: string): string => `<w:p>${inside}</w:p>`;
const PARAGRAPH = paragraph(`<w:r><w:t>${SENTENCE}</w:t></w:r>`);
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const utf16 = (xml: string): Uint8Array => new Uint8Array(Buffer.from(`\uFEFF${xml}`, 'utf16le'));
const cell = (value: string): string => `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${value}</t></is></c></row></sheetData>`;
const ENTITY = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';

/** A zip whose parts all lie on the same packed bytes (a bomb without nesting). */
function overlappingZip(parts: readonly string[], content: Uint8Array): Uint8Array {
  const packed = deflateRawSync(content);
  const names = parts.map((name) => Buffer.from(name));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  const entries = names.map((name) => {
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    return Buffer.concat([entry, name]);
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([local, packed, directory, end]));
}

/** Office files that use what the format itself allows: encodings, loops, counters, spans, links out of the file. */
export function hostileOfficeFiles(): readonly HostileFile[] {
  const word = (why: string, parts: Readonly<Record<string, string | Uint8Array>>, says: RegExp): HostileFile => ({
    why,
    name: 'a.docx',
    bytes: docx(parts),
    says,
  });
  const sheet = (why: string, content: string, says: RegExp): HostileFile => ({ why, name: 'a.xlsx', bytes: xlsx(content), says });
  const relationships = (...targets: readonly string[]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
      .map(
        (target, at) => `<Relationship Id="rId${at + 1}" Type="${R}/image" Target="${target}"${at % 2 ? ' TargetMode="External"' : ''}/>`,
      )
      .join('')}</Relationships>`;
  const picture = (id: string, how: string): string =>
    `<w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${R}" r:${how}="${id}"/></w:drawing>`;
  return [
    word(
      'entities in UTF-16, which a search for DOCTYPE in bytes does not see',
      { 'word/document.xml': utf16(document(PARAGRAPH, ENTITY)) },
      /^(?:Word 文件已损坏|文件里没有读到文字|文件内部结构异常)/u,
    ),
    word(
      'styles with entities in UTF-16',
      { 'word/document.xml': document(PARAGRAPH), 'word/styles.xml': utf16(`${ENTITY}<w:styles ${W}/>`) },
      /^(?:Word 文件已损坏|$)/u,
    ),
    word(
      'a million signs that open an element and close none',
      { 'word/document.xml': `<w:document ${W}><w:body>${'<a'.repeat(1_000_000)}` },
      /^(?:Word 文件已损坏|文件里没有读到文字|文件内部结构异常)/u,
    ),
    word(
      'styles based on each other',
      {
        'word/document.xml': document(paragraph(`<w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>${SENTENCE}</w:t></w:r>`)),
        'word/styles.xml': `<w:styles ${W}><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>`,
      },
      /^$/u,
    ),
    word(
      'a list that begins at a billion in roman figures, its label a hundred thousand numbers long',
      {
        'word/document.xml': document(
          paragraph(`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${SENTENCE}</w:t></w:r>`),
        ),
        'word/numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="${'%1'.repeat(100_000)}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
      },
      /^$/u,
    ),
    word(
      'a footnote that refers to itself',
      {
        'word/document.xml': document(paragraph(`<w:r><w:t>${SENTENCE}</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>`)),
        'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:id="2"><w:p><w:r><w:t>注</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:footnote></w:footnotes>`,
        'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${R}/footnotes" Target="footnotes.xml"/></Relationships>`,
      },
      /^$/u,
    ),
    word(
      'pictures and parts that lie on the disk or in the network',
      {
        'word/document.xml': document(
          PARAGRAPH +
            paragraph(`<w:r>${picture('rId1', 'embed')}${picture('rId2', 'link')}${picture('rId3', 'embed')}</w:r>`) +
            '<w:altChunk r:id="rId4"/>',
        ),
        'word/_rels/document.xml.rels': relationships(
          '../../../../etc/passwd',
          'file:///etc/passwd',
          '/../etc/passwd',
          'http://127.0.0.1:9/x',
        ),
      },
      /^$/u,
    ),
    word(
      'a table whose cells span a billion columns',
      {
        'word/document.xml': document(
          `${PARAGRAPH}<w:tbl>${'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc></w:tr>'.repeat(50)}</w:tbl>`,
        ),
      },
      /^$/u,
    ),
    {
      why: 'five parts on the same bytes, which unpack to 300 MB',
      name: 'a.docx',
      bytes: overlappingZip(
        ['document', 'styles', 'numbering', 'footnotes', 'endnotes'].map((name) => `word/${name}.xml`),
        new Uint8Array(60 * 1024 * 1024),
      ),
      says: /^文件解压后的大小异常/u,
    },
    sheet(
      'one cell merged over the whole sheet',
      `${cell(SENTENCE)}<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
      /^$/u,
    ),
    sheet(
      'a choice list over every cell there is',
      `${cell(SENTENCE)}<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>`,
      /^$/u,
    ),
    sheet('columns without end', `<cols><col min="1" max="999999999" width="9"/></cols>${cell(SENTENCE)}`, /^$/u),
    sheet(
      'a row beyond the last',
      '<sheetData><row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData>',
      /^表格有效单元格超过/u,
    ),
    {
      why: 'one long text in a hundred thousand cells',
      name: 'a.xlsx',
      bytes: xlsx(
        `<sheetData>${Array.from({ length: 100_000 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`).join('')}</sheetData>`,
        {
          'xl/sharedStrings.xml': strToU8(
            `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${'长'.repeat(100_000)}</t></si></sst>`,
          ),
        },
      ),
      says: /^文件里的文字太多/u,
    },
  ];
}
