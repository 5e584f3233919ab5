import { decodeText } from './decode.js';
import type { DocumentText } from './document.js';
import { detectFormat } from './format.js';
import type { ReadLimits } from './limits.js';
import { refusal, tooLong } from './refusal.js';

/**
 * Reads the text of one file in this thread. Throws `FileError` with one clear line for the sender.
 * Only for the worker thread: a hostile file may take all the time and memory there is.
 */
export async function readFileText(bytes: Uint8Array, fileName: string, limits: ReadLimits): Promise<DocumentText> {
  const document = await readAs(bytes, fileName, limits);
  if (document.text.trim() === '') throw refusal('no-text');
  if (document.text.length > limits.maxCharacters) throw tooLong(limits.maxCharacters);
  return document;
}

/** Readers are loaded when they are needed: the thread starts for one file. */
async function readAs(bytes: Uint8Array, fileName: string, limits: ReadLimits): Promise<DocumentText> {
  const format = detectFormat(bytes, fileName);
  switch (format) {
    case 'docx':
      return (await import('./docx.js')).readDocx(bytes, limits);
    case 'pdf':
      return (await import('./pdf/pdf.js')).readPdf(bytes, limits);
    case 'xlsx':
      return (await import('./workbook.js')).readXlsx(bytes, fileName, limits);
    case 'csv':
      return (await import('./workbook.js')).readCsv(bytes, fileName, limits);
    case 'html':
      return (await import('./html.js')).readHtml(bytes, limits);
    case 'doc':
      return (await import('./doc.js')).readDoc(bytes, limits);
    case 'txt':
    case 'md': {
      const { text, damaged } = decodeText(bytes);
      return { text, places: [], format, warnings: damaged ? ['文件里有几个字的编码已损坏，读出来是“�”。'] : [], sheets: null };
    }
  }
}
