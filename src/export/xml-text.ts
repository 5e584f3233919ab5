/** The text without signs that no XML may hold (XML 1.0, 2.2): one of them makes a whole workbook or letter unreadable. */
export const xmlText = (text: string): string => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '');
