import type { Line } from './lines.js';

/** Share of the page height, at the top and at the bottom, where headers and footers stand. */
const MARGIN_SHARE = 0.12;
/** A line is a header or footer when it stands at the same height on this share of the pages, at least on two. */
const REPEATED_SHARE = 0.4;

const PAGE_NUMBER =
  /^[\s—–\-·.|]*(?:第\s*)?[\divxlcIVXLC]{1,5}(?:\s*页)?(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[\s—–\-·.|]*$|^(?:page\s*)?\d{1,4}(?:\s*of\s*\d{1,4})?$/iu;

/** The path of a web page that was printed: "您现在的位置 首页 > 政务公开 > 各区动态". */
const BREADCRUMB = /(?:(?:现在|当前)的?位置|首页)[^。]{0,60}[>›»]/u;

/** Lines of the pages without running headers, footers and page numbers. `heights` are the page heights in the same order. */
export function withoutFurniture(pages: readonly (readonly Line[])[], heights: readonly number[]): Line[][] {
  const inMargin = (line: Line, height: number): boolean => line.y < height * MARGIN_SHARE || line.y > height * (1 - MARGIN_SHARE);
  const signature = (line: Line): string => `${Math.round(line.y / 4)}|${line.text.replace(/\d+/gu, '#').replace(/\s+/gu, '')}`;
  const seen = new Map<string, number>();
  pages.forEach((lines, at) => {
    const margins = new Set(lines.filter((line) => inMargin(line, heights[at] ?? 0)).map(signature));
    for (const key of margins) seen.set(key, (seen.get(key) ?? 0) + 1);
  });
  const enough = Math.max(2, Math.ceil(pages.length * REPEATED_SHARE));
  return pages.map((lines, at) => {
    const height = heights[at] ?? 0;
    return lines.filter((line) => {
      if (at === 0 && BREADCRUMB.test(line.text)) return false;
      if (!inMargin(line, height)) return true;
      return !PAGE_NUMBER.test(line.text) && (seen.get(signature(line)) ?? 0) < enough;
    });
  });
}
