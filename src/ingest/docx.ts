import * as cheerio from 'cheerio';
import type { Element } from 'domhandler';
import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { type DocumentText, TextBuilder } from './document.js';
import { HtmlText } from './html-text.js';
import type { ReadLimits } from './limits.js';
import { refusal } from './refusal.js';
import { NumberPrinter, readStyles } from './word-numbering.js';
import { attr, child, parseXml } from './xml.js';
import { openArchive } from './zip.js';

/** The parts that carry words; pictures, macros, embedded files and external links are never unpacked. */
const TEXT_PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|styles|numbering|footnotes|endnotes)\.xml|word\/_rels\/document\.xml\.rels)$/u;
const CONTENTS_STYLE = /^(?:toc|目录) ?\d?/iu;
const DROPPED = ['w:del', 'w:moveFrom', 'w:drawing', 'w:pict', 'w:object', 'w:altChunk', 'w:footnoteRef', 'w:endnoteRef'];

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const isOn = (element: Element | undefined): boolean =>
  element !== undefined && !['0', 'false', 'off'].includes(attr(element, 'w:val') ?? 'true');

/** Moves the paragraphs of text boxes behind the paragraph they hang on; of the two versions that Word stores, the first counts. */
function unboxText($: cheerio.CheerioAPI): void {
  $('mc\\:AlternateContent').each((_, element) => {
    if ($(element).find('w\\:txbxContent').length > 1) $(element).children('mc\\:Fallback').remove();
  });
  for (const box of $('w\\:txbxContent').toArray().reverse()) {
    const anchor = $(box).parents('w\\:p').first();
    if (anchor.length > 0) anchor.after($(box).contents());
  }
}

/** Prepares word/document.xml for reading as printed: list numbers written out, text boxes in line, no table of contents, nothing deleted or hidden. */
function printed(archive: ReadonlyMap<string, Uint8Array>, document: Uint8Array): string {
  const part = (name: string): cheerio.CheerioAPI | null => {
    const bytes = archive.get(name);
    return bytes ? parseXml(bytes) : null;
  };
  const $ = parseXml(document);
  const styles = readStyles(part('word/styles.xml'));
  const numbers = new NumberPrinter(part('word/numbering.xml'), styles);
  unboxText($);
  $(DROPPED.map((name) => name.replace(':', '\\:')).join(',')).remove();
  $('w\\:sdt').each((_, element) => {
    const gallery = $(element).find('w\\:docPartGallery').first().attr('w:val') ?? '';
    if (/Table of Contents/iu.test(gallery)) $(element).remove();
  });
  $('w\\:r').each((_, run) => {
    if (isOn(child(child(run, 'w:rPr'), 'w:vanish'))) $(run).remove();
  });
  $('w\\:p').each((_, paragraph) => {
    const properties = child(paragraph, 'w:pPr');
    const style = styles.get(attr(child(properties, 'w:pStyle'), 'w:val') ?? '');
    if (style && CONTENTS_STYLE.test(style.name)) {
      $(paragraph).remove();
      return;
    }
    const label = numbers.next(paragraph);
    const numbering = child(properties, 'w:numPr');
    if (numbering) $(numbering).remove();
    if (label === null || $(paragraph).text().trim() === '') return;
    const run = `<w:r><w:t xml:space="preserve">${escapeXml(label)}${/[\p{L}\p{N}]$/u.test(label) ? ' ' : ''}</w:t></w:r>`;
    if (properties) $(properties).after(run);
    else $(paragraph).prepend(run);
  });
  return $.xml();
}

/** Relationships that lead out of the file or to parts that were not unpacked are dropped. */
function ownRelationships(rels: Uint8Array, archive: ReadonlyMap<string, Uint8Array>): string {
  const $ = parseXml(rels);
  $('Relationship').each((_, element) => {
    const target = attr(element, 'Target') ?? '';
    if (attr(element, 'TargetMode') === 'External' || !archive.has(`word/${target.replace(/^\/?(?:word\/)?/u, '')}`)) $(element).remove();
  });
  return $.xml();
}

/** Reads a Word document with its generated numbers, tables, text boxes and footnotes. Macros are ignored. */
export async function readDocx(bytes: Uint8Array, limits: ReadLimits): Promise<DocumentText> {
  const archive = openArchive(bytes, limits, (name) => TEXT_PARTS.test(name));
  const document = archive.get('word/document.xml');
  if (!document) throw refusal('bad-archive');
  const parts: Record<string, Uint8Array> = Object.fromEntries(archive);
  delete parts['word/numbering.xml'];
  parts['word/document.xml'] = strToU8(printed(archive, document));
  const rels = archive.get('word/_rels/document.xml.rels');
  if (rels) parts['word/_rels/document.xml.rels'] = strToU8(ownRelationships(rels, archive));
  const html = await convert(zipSync(parts, { level: 0 }));
  const $ = cheerio.load(html, null, false);
  $('sup a[href^="#footnote"], sup a[href^="#endnote"], a[href^="#footnote-ref"], a[href^="#endnote-ref"]').remove();
  const out = new TextBuilder(limits.maxCharacters);
  $.root().each((_, root) => new HtmlText(out, false).write(root));
  return { ...out.build(), format: 'docx', warnings: [], sheets: null };
}

async function convert(docx: Uint8Array): Promise<string> {
  try {
    return (await mammoth.convertToHtml({ buffer: Buffer.from(docx) }, { styleMap: ["p[style-name='Title'] => h1:fresh"] })).value;
  } catch (error) {
    throw refusal('damaged', { kind: 'Word ' }, error);
  }
}
