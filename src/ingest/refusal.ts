import { FileError } from '../errors.js';

/** One clear line each for the sender: what is wrong with the file and the way out. `{name}` is replaced by the field of that name. */
const REFUSALS = {
  empty: '文件是空的，请检查后重新发送。',
  'too-big': '文件有 {size} MB，超过 {max} MB 的上限。请去掉图片后另存，或拆成几份发送。',
  'too-many-pages': '文件有 {pages} 页，超过 {max} 页的上限。请拆成几份发送。',
  'too-long': '文件里的文字太多，超过 {max} 页的上限。请拆成几份发送。',
  'too-many-cells': '表格有效单元格超过 {max} 个。请只留下指标、任务所在的工作表再发送。',
  'too-slow': '文件在 {seconds} 秒内没有读完，已停止。请另存一份新的 docx 或 txt 再发送。',
  'too-heavy': '文件打开后占用内存过多，已停止读取。请去掉图片和附件后另存再发送。',
  bomb: '文件解压后的大小异常，已停止读取。请用 Word 或 WPS 重新另存一份再发送。',
  'bad-archive': '文件已损坏，打不开。请用 Word 或 WPS 打开后重新另存，再发送。',
  'unsafe-archive': '文件内部结构异常（含不允许的路径或外部引用），没有读取。请用 Word 或 WPS 重新另存一份再发送。',
  damaged: '{kind}文件已损坏，打不开。请重新另存一份再发送。',
  encrypted: '文件设了密码，读不了。请去掉密码后再发送。',
  scanned: '这份 PDF 是扫描图片，里面没有文字。请发送 Word 原文件，或先用 WPS“图片转文字”转成 docx 再发送。',
  'unreadable-font': '这份 PDF 的文字复制出来是乱码，读不准。请发送 Word 原文件。',
  picture: '这是图片，里面没有文字可读。请发送 Word、PDF 或 txt 文件。',
  'old-wps': '暂不支持 WPS 旧格式（.wps）。请在 WPS 里打开，选“另存为”docx 后再发送。',
  'old-doc': '这份旧版 Word（.doc）读不出来。请用 Word 或 WPS 打开，选“另存为”docx 后再发送。',
  'old-xls': '暂不支持旧版 Excel（.xls）。请打开后选“另存为”xlsx 再发送。',
  ofd: '暂不支持 OFD。请在阅读器里选“导出”PDF，或发送 Word 原文件。',
  odf: '暂不支持 ODF（.odt、.ods）。请打开后选“另存为”docx 或 xlsx 再发送。',
  slides: '暂不支持演示文稿。请把文字另存为 docx 再发送。',
  rtf: '暂不支持 RTF。请用 Word 或 WPS 打开，选“另存为”docx 后再发送。',
  'web-archive': '暂不支持网页存档（.mht）。请另存为 docx，或把网页另存为 html 再发送。',
  archive: '这是压缩包。请解压后把里面的 Word、PDF 或 txt 文件发过来。',
  'not-a-document': '认不出这是什么文件。可以发送 docx、pdf、txt、md、html、xlsx、csv。',
  'unknown-encoding': '文字编码认不出来，读出来是乱码。请另存为 UTF-8 编码的 txt，或发送 docx。',
  'no-text': '文件里没有读到文字。请检查后重新发送。',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** The error for a file that cannot be read; its message is ready to be shown to the sender. */
export function refusal(code: RefusalCode, fields: Readonly<Record<string, string | number>> = {}, cause?: unknown): FileError {
  const message = REFUSALS[code].replace(/\{(\w+)\}/gu, (_, name: string) => String(fields[name] ?? ''));
  return new FileError(code, message, fields, cause);
}

/** Characters of a printed page, to name the text limit in pages. */
const PAGE_CHARACTERS = 2_500;

/** The refusal of a file with more than so many characters. */
export const tooLong = (maxCharacters: number): FileError => refusal('too-long', { max: Math.round(maxCharacters / PAGE_CHARACTERS) });

/** A refusal as the reading thread and process hand it on. */
export const refused = ({ code, message, fields }: FileError) => ({ kind: 'refused', code, message, fields }) as const;
