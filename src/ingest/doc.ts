import WordExtractor from 'word-extractor';
import { type DocumentText, TextBuilder } from './document.js';
import type { ReadLimits } from './limits.js';
import { refusal } from './refusal.js';

/** Reads a Word 97–2003 file. The format's reader gives the words, table cells parted by tabs, but not the numbers that Word generates. */
export async function readDoc(bytes: Uint8Array, limits: ReadLimits): Promise<DocumentText> {
  let body: string;
  try {
    const document = await new WordExtractor().extract(Buffer.from(bytes));
    body = [
      document.getBody({ filterUnicode: false }),
      document.getTextboxes({ filterUnicode: false }),
      document.getFootnotes({ filterUnicode: false }),
    ].join('\n');
  } catch (error) {
    throw refusal('old-doc', {}, error);
  }
  const out = new TextBuilder(limits.maxCharacters);
  let paragraph = 0;
  for (const raw of body.split(/[\r\n\u000B\u000C]+/u)) {
    const line = raw.replace(/[\u0000-\u0008\u000E-\u001F]/gu, '').replace(/^[ \u3000]+|[ \u3000]+$/gu, '');
    if (line.trim() === '') continue;
    paragraph++;
    out.line(line, `第 ${paragraph} 段`);
  }
  return {
    ...out.build(),
    format: 'doc',
    warnings: ['旧版 Word（.doc）里自动生成的编号读不到；条目编号不全时，请另存为 docx 再发送。'],
    sheets: null,
  };
}
