/**
 * The text with full-width letters, digits, punctuation and blanks folded to half-width one to one, CJK dashes to one dash.
 * Same length as `text`, so every match in the view is a match at the same offsets of the original.
 */
export function sameLengthView(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\u3000\u00A0\u2012-\u2015\uFE63\u2212〔【］［】〕]/gu, (char) => {
    const code = char.charCodeAt(0);
    if (code >= 0xff01 && code <= 0xff5e) {
      const half = String.fromCharCode(code - 0xfee0);
      return half;
    }
    if (code === 0x3000 || code === 0xa0) return ' ';
    if ('〔【［'.includes(char)) return '[';
    if ('〕】］'.includes(char)) return ']';
    return code >= 0x2012 && code <= 0x2015 ? '—' : '-';
  });
}
