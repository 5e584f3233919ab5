/** Forms of the lines that surround a plan in an official letter: number, date, signature. Matched on the same-length view of one line. */

/** Number of a document, 国知发管字〔2016〕86号; the year may stand in any brackets. */
export const DOC_NUMBER = '[\\u4e00-\\u9fff]{1,12} ?[[(]\\d{4}[\\])] ?(?:第)? ?\\d{1,5} ?号';

/** Such a number alone on its line, perhaps in brackets or with a note that the document is attached to it (…9号附件); group 1 is the number. */
export const NUMBER_LINE = new RegExp(`^\\(?(${DOC_NUMBER})(?:文?附件)?\\)?$`, 'u');

/** Last words of the names of bodies that sign and issue. */
export const SIGNER_END = '政府|办公室|办公厅|委员会|领导小组|国务院|办事处|公司|集团|大学|学院|中心|[局厅委部院办会组]';

/** Gatherings end in 会 like bodies do and sign nothing: 新闻发布会, 推进会, 座谈会. */
const GATHERING = '(?:发布|通气|吹风|座谈|推进|推介|动员|现场|交流|听证|博览|交易|运动|晚|例|年)会';

/** Name of a signing body alone on its line, perhaps with 代章. */
export const SIGNER_LINE = new RegExp(
  `^(?!.*${GATHERING}$)[\\u4e00-\\u9fffA-Z“”()、 ]{2,70}(?:${SIGNER_END})\\)?(?: ?\\((?:代章|章)\\))?$`,
  'u',
);
