import * as cheerio from 'cheerio';
import type { Element } from 'domhandler';
import { decodeText } from './decode.js';
import { type DocumentText, TextBuilder } from './document.js';
import { HtmlText, isDataTable } from './html-text.js';
import type { ReadLimits } from './limits.js';
import { refusal } from './refusal.js';

/** Parts of a page that are never the document. */
const NAVIGATION =
  'script, style, noscript, nav, header, footer, aside, form, iframe, [role=navigation], [role=banner], [role=search], [role=contentinfo], [aria-hidden=true]';
/** Class or id words of page furniture, as whole words: navigation, breadcrumb, share bar, related links, page tools. */
const FURNITURE =
  /(?:^|[-_\s])(?:nav|menu|breadcrumb|crumbs?|share|bdsharebuttonbox|related|recommend|sidebar|toolbar|footer|foot|header|copyright|qrcode|ewm|search|login|pagination|print|dqwz|position)(?:$|[-_\s\d])/iu;
/** Least characters of a paragraph that speaks for its container. */
const PARAGRAPH_MIN = 20;
/** Share of linked text above which a container is a list of links. */
const LINKS_MAX = 0.5;
/** Share of the best container's text that a smaller one inside it must keep to be taken instead. */
const NARROW_MIN = 0.92;

/**
 * The element that holds the article: the smallest that keeps nearly all running text which is not links.
 * Needs no knowledge of a site; pages without running text give the body.
 */
function mainElement($: cheerio.CheerioAPI): Element | null {
  const weight = new Map<Element, number>();
  $('body *').each((_, element) => {
    const own = $(element)
      .contents()
      .toArray()
      .map((node) => (node.type === 'text' ? node.data : isInline(node) ? $(node).text() : ''))
      .join('')
      .replace(/\s+/gu, '');
    const inLinks = $(element).children('a').text().replace(/\s+/gu, '').length;
    if (isInline(element) || own.length < PARAGRAPH_MIN || inLinks > own.length * LINKS_MAX) return;
    for (let at: typeof element.parent = element; at && at.type === 'tag'; at = at.parent)
      weight.set(at, (weight.get(at) ?? 0) + own.length);
  });
  let best = $('body').get(0) ?? null;
  while (best) {
    const total = weight.get(best) ?? 0;
    const next: Element | undefined = best.children.find(
      (child): child is Element => child.type === 'tag' && (weight.get(child) ?? 0) >= total * NARROW_MIN && mayHoldArticle(child),
    );
    if (!next || total === 0) break;
    best = next;
  }
  return best;
}

/** Paragraphs, lists and tables of data are parts of an article; cells of a layout table may hold it whole. */
const mayHoldArticle = (element: Element): boolean =>
  !/^(?:p|ul|ol)$/u.test(element.name) && !(element.name === 'table' && isDataTable(element));

const INLINE = new Set('a abbr b em font i small span strong sub sup u label'.split(' '));
const isInline = (node: { readonly type: string; readonly name?: string }): boolean => node.type === 'tag' && INLINE.has(node.name ?? '');

/** Encoding that the page declares; browsers look within the first 1,024 bytes. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1]?.toLowerCase() ?? null;
}

function decodePage(bytes: Uint8Array): string {
  const declared = declaredEncoding(bytes);
  if (declared !== null && /^(?:gb2312|gbk|gb18030|big5)$/u.test(declared)) {
    const text = new TextDecoder(declared === 'big5' ? 'big5' : 'gb18030').decode(bytes);
    if (!/\uFFFD.*\uFFFD.*\uFFFD/u.test(text)) return text;
  }
  return decodeText(bytes).text;
}

/** Deepest nesting that is parsed: beyond it building the tree takes time that grows with the square. */
const DEPTH_MAX = 2_000;

/** True when elements that must be closed are opened endlessly. */
function nestsTooDeep(page: string): boolean {
  let depth = 0;
  for (const [tag] of page.matchAll(/<\/?(?:div|span|font|table|section|ul|b|i|em|strong|a)\b/giu)) {
    depth = tag.startsWith('</') ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEPTH_MAX) return true;
  }
  return false;
}

/** Reads a saved web page: its article without navigation, with its title. */
export function readHtml(bytes: Uint8Array, limits: ReadLimits): DocumentText {
  const page = decodePage(bytes);
  if (nestsTooDeep(page)) throw refusal('damaged', { kind: '网页' });
  const $ = cheerio.load(page);
  const heading = $('meta[name=ArticleTitle]').attr('content')?.trim() || $('title').text().split(/[-_|]/u)[0]?.trim() || '';
  $(NAVIGATION).remove();
  $('body *').each((_, element) => {
    if (FURNITURE.test(`${element.attribs['class'] ?? ''} ${element.attribs['id'] ?? ''}`) && $(element).find('p').length < 5)
      $(element).remove();
  });
  const main = mainElement($);
  if (!main) throw refusal('no-text');
  const out = new TextBuilder(limits.maxCharacters);
  if (heading !== '' && !$(main).text().replace(/\s+/gu, '').slice(0, 2000).includes(heading.replace(/\s+/gu, ''))) out.line(heading);
  new HtmlText(out, true).write(main);
  return { ...out.build(), format: 'html', warnings: [], sheets: null };
}
