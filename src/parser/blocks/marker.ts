/** Forms of a printed number, outermost first: the order is the default nesting where a document does not show another. */
export const MARKER_FORMS = [
  'report',
  'hash',
  'appendix',
  'part',
  'chapter',
  'section',
  'article',
  'box',
  'cn',
  'cn-paren',
  'stage',
  'decimal',
  'arabic',
  'arabic-paren',
  'circled',
  'dash',
  'bullet',
] as const;
export type MarkerForm = (typeof MARKER_FORMS)[number];

/** A printed number at the head of a heading or item: `end` is the offset after it and after the blanks and asterisks that follow. */
export interface Marker {
  readonly form: MarkerForm;
  /** Ordinal, 0 for dashes and bullets. For "1.2.3" the last figure. */
  readonly ordinal: number;
  /** As printed, without Markdown marks and blanks around it ("（一）", "1.", "专栏 1"). */
  readonly number: string;
  readonly start: number;
  readonly end: number;
  /** Nesting within the form: number of figures of "1.2.3", number of "#"; else 0. */
  readonly depth: number;
}

const CN_DIGITS = '一二三四五六七八九';

/** Value of a Chinese ordinal up to 99 (十 = 10, 二十一 = 21); 0 when it is none. */
export function chineseOrdinal(text: string): number {
  const ten = text.indexOf('十');
  if (ten < 0) {
    const plain = text.length === 1 ? CN_DIGITS.indexOf(text) + 1 : 0;
    return plain;
  }
  const tens = ten === 0 ? 1 : CN_DIGITS.indexOf(text.slice(0, ten)) + 1;
  const rest = text.slice(ten + 1);
  const ones = rest === '' ? 0 : CN_DIGITS.indexOf(rest) + 1;
  return ten > 1 || rest.length > 1 || tens === 0 || (rest !== '' && ones === 0) ? 0 : tens * 10 + ones;
}

const CN = '[一二三四五六七八九十]{1,3}';
const ordinalOf = (text: string): number => (/^\d/u.test(text) ? Number(text.replaceAll(' ', '')) : chineseOrdinal(text));

interface Rule {
  readonly form: MarkerForm;
  /** Characters that the marker may begin with. */
  readonly heads: string;
  readonly pattern: RegExp;
}

const DIGITS = '0123456789';
const BULLETS = '■●◆▲★•·➢►▪□○◇';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** Group 1 is the printed number without closing blanks, group 2 its figures. All patterns are sticky and bounded. */
const RULES: readonly Rule[] = [
  {
    form: 'appendix',
    heads: '附',
    pattern: new RegExp(`(附 {0,4}[件表录] {0,2}(${CN}|\\d{1,2})?)(?= |[:\\n\\r]|$|(?<=\\d)[^\\d、,.至—-])[ :]*`, 'uy'),
  },
  { form: 'part', heads: '第', pattern: new RegExp(`(第(${CN}|\\d{1,2}) ?(?:篇|编|部分))[ :、]*`, 'uy') },
  { form: 'chapter', heads: '第', pattern: new RegExp(`(第(${CN}|\\d{1,2}) ?章)[ :、]*`, 'uy') },
  { form: 'section', heads: '第', pattern: new RegExp(`(第(${CN}|\\d{1,2}) ?节)[ :、]*`, 'uy') },
  // The figures of an article's number may stand apart ("第 1 2 条").
  { form: 'article', heads: '第', pattern: new RegExp(`(第 ?(${CN}|\\d ?\\d?) ?条)[ :、]*`, 'uy') },
  { form: 'box', heads: '专', pattern: new RegExp(`(专栏 {0,2}(${CN}|\\d{1,2})?)[ :、]*`, 'uy') },
  { form: 'cn', heads: `${CN_DIGITS}十`, pattern: new RegExp(`((${CN})(?:、|[.](?!\\d)|(?= [^ ])))[ ]*`, 'uy') },
  { form: 'cn-paren', heads: '(', pattern: new RegExp(`(\\( ?(${CN}) ?\\))[、.]? *`, 'uy') },
  { form: 'stage', heads: '第', pattern: new RegExp(`(第(${CN}|\\d) ?(?:阶段|步))[ :、]*`, 'uy') },
  // Before a unit a number of two figures is a decimal figure (2.3 亿元); one of three is none (2.3.1 人才队伍).
  {
    form: 'decimal',
    heads: DIGITS,
    pattern:
      /((?:\d{1,2}\.){1,3}(\d{1,2}))(?= {0,2}[^\s\d.,。;:、()%‰\])~—+<>=*×-])(?:(?<=\.\d{1,2}\.\d{1,2})|(?! {0,2}(?:[万亿千百个元倍岁吨人件家亩米次户台辆张座天分年月日平立公]|[A-Za-z])))[ 、]*/uy,
  },
  { form: 'arabic', heads: DIGITS, pattern: /((\d{1,2}) {0,5}(?:[、]|[.](?!\d)))[ ]*/uy },
  { form: 'arabic-paren', heads: `(${DIGITS}`, pattern: /(\(? ?(\d{1,2}) ?\))[、.]? */uy },
  { form: 'circled', heads: CIRCLED, pattern: new RegExp(`(([${CIRCLED}]))[ 、.]*`, 'uy') },
  { form: 'dash', heads: '—-─', pattern: /(—{1,3}|--+|─{1,3})()[ ]*/uy },
  { form: 'bullet', heads: BULLETS, pattern: new RegExp(`([${BULLETS}])()[ ]*`, 'uy') },
];

const RULES_OF_HEAD = new Map<string, Rule[]>();
for (const rule of RULES) for (const head of rule.heads) RULES_OF_HEAD.set(head, [...(RULES_OF_HEAD.get(head) ?? []), rule]);

/** Forms that may stand without a number. */
const UNNUMBERED: ReadonlySet<MarkerForm> = new Set<MarkerForm>(['dash', 'bullet', 'box', 'appendix']);
const HASH = /(#{1,6}) +/uy;
const MARKS = /[*\\ \t]*/uy;

function skipMarks(view: string, at: number): number {
  MARKS.lastIndex = at;
  return MARKS.test(view) ? MARKS.lastIndex : at;
}

/** The marker that begins at `start` of the same-length view, or null. Markdown "#" and "**" before and within it are skipped. */
export function readMarker(view: string, text: string, start: number): Marker | null {
  HASH.lastIndex = start;
  const hash = view[start] === '#' ? HASH.exec(view) : null;
  const at = skipMarks(view, hash ? HASH.lastIndex : start);
  for (const { form, pattern } of RULES_OF_HEAD.get(view[at] ?? '') ?? []) {
    pattern.lastIndex = at;
    const match = pattern.exec(view);
    if (!match) continue;
    const printed = match[1] ?? '';
    const figures = match[2] ?? '';
    const ordinal = form === 'circled' ? figures.charCodeAt(0) - 0x245f : figures === '' ? 0 : ordinalOf(figures);
    if (ordinal === 0 && !UNNUMBERED.has(form)) continue;
    return {
      form,
      ordinal,
      number: text.slice(at, at + printed.length),
      start,
      end: skipMarks(view, pattern.lastIndex),
      depth: form === 'decimal' ? printed.split('.').length : 0,
    };
  }
  return hash ? { form: 'hash', ordinal: 0, number: '', start, end: at, depth: hash[1]?.length ?? 1 } : null;
}

const GLUED_PAGE = /\d{1,3}(?=[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}章)/uy;

/** The heading number that a page number was glued to in PDF text ("15三、强化…"), null when the line opens otherwise. */
export function markerAfterPageNumber(view: string, text: string, start: number): Marker | null {
  GLUED_PAGE.lastIndex = start;
  return GLUED_PAGE.test(view) ? readMarker(view, text, GLUED_PAGE.lastIndex) : null;
}
