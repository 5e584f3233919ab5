/** What a field tells that web pages and law databases print before a document: 发文字号：…, ∙【制定机关】…, 文 号 | … |. */
export type PageFieldKind = 'number' | 'issuer' | 'publisher' | 'made' | 'published' | 'source' | 'title' | 'other';

const NAMES: Readonly<Record<PageFieldKind, readonly string[]>> = {
  number: ['发文字号', '发文文号', '发布文号', '文号', '字号'],
  issuer: ['发文机关', '制定机关', '颁布机关'],
  publisher: ['发布机构', '发文机构', '发布机关', '发布单位', '发文单位', '公开主体'],
  made: ['成文日期', '发文日期', '印发日期', '签发日期'],
  published: ['发布日期', '发布时间', '公布日期', '公开日期', '信息提供日期', '生成日期', '更新时间', '日期', '时间', 'date'],
  source: ['信息来源', '来源', 'source'],
  title: ['标题', '名称', '信息名称', '文件名称'],
  other: [
    ...['author', 'url', '索引号', '主题分类', '组配分类', '主题词', '关键词', '内容概述', '内容概览', '体裁'],
    ...[
      '公开属性',
      '公开方式',
      '公开类型',
      '公开范围',
      '公开期限',
      '信息公开选项',
      '有效性',
      '有效性状态',
      '时效性',
      '效力等级',
      '效力状态',
    ],
    ...[
      '施行日期',
      '实施日期',
      '生效日期',
      '失效日期',
      '废止日期',
      '文章属性',
      '浏览次数',
      '浏览量',
      '访问量',
      '点击数',
      '阅读',
      '字体',
      '文字大小',
      '属性',
      '备注',
    ],
  ],
};

/** Names that occur in sentences too: fields only with a colon or a bar after them, and only before the document. */
const COMMON = new Set([
  'date',
  'source',
  'author',
  'url',
  '日期',
  '时间',
  '来源',
  '标题',
  '名称',
  '属性',
  '备注',
  '阅读',
  '字体',
  '关键词',
]);

const KIND = new Map<string, PageFieldKind>();
for (const kind of Object.keys(NAMES) as PageFieldKind[]) for (const name of NAMES[kind]) KIND.set(name, kind);
/** Names as printed, perhaps spaced out (文 号, 标    题), longest first. */
const spaced = (names: readonly string[]): string =>
  [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => [...name].join(' *'))
    .join('|');
const OWN = spaced([...KIND.keys()].filter((name) => !COMMON.has(name)));
const ANY = spaced([...KIND.keys()]);
const FIELD = new RegExp(`(?<=^|[\\s|∙•·*])(?:\\[ *(${ANY}) *\\] *:?|(${ANY}) *[:|]|(${OWN})(?=[ \\t]|$))[ \\t|]*`, 'gu');
const OPENING = new RegExp(`^[∙•·*|]* *(?:\\[ *(?:${OWN}) *\\]|(?:${OWN}) *(?:[:|]|[ \\t]|$))`, 'u');
const COMMON_OPENING = new RegExp(`^[∙•·*|]* *(?:\\[ *(?:${spaced([...COMMON])}) *\\]|(?:${spaced([...COMMON])}) *[:|])`, 'u');

/** Every first character of such a line, so that most lines cost one look-up. */
const HEADS = new Set([...'∙•·*|[ ', ...[...KIND.keys()].map((name) => name.charAt(0))]);

/** Whether a line of the same-length view opens with a field; `front` tells that it stands before the document, where common words may name one. */
export function opensField(view: string, front: boolean): boolean {
  return HEADS.has(view[0] ?? '') && (OPENING.test(view) || (front && COMMON_OPENING.test(view)));
}

/** The fields of one line, in order. Offsets of the values, in the line; a value may be empty: then the next line holds it. */
export function fieldsOf(view: string): { readonly kind: PageFieldKind; readonly from: number; readonly to: number }[] {
  const matches = [...view.matchAll(FIELD)];
  return matches.map((match, at) => {
    const name = (match[1] ?? match[2] ?? match[3] ?? '').replaceAll(' ', '');
    const from = match.index + match[0].length;
    const next = matches[at + 1]?.index ?? view.length;
    const bar = view.indexOf('|', from);
    const to = bar >= from && bar < next ? bar : Math.max(from, next);
    return { kind: KIND.get(name) ?? 'other', from, to };
  });
}
