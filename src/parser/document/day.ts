const DAY = /(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?(?:日|(?=来源))|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/u;
/** A day as feeds print it: Tue, 12 Apr 2022 02:27:27 GMT. */
const FEED_DAY = /(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d{4})/u;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const CN_DAY = /([二〇○零一三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/u;

const pad = (part: string): string => part.padStart(2, '0');
const CN = '〇一二三四五六七八九';

function chineseNumber(text: string): number {
  if (!text.includes('十')) return Number([...text].map((char) => CN.indexOf(char.replace(/[○零]/u, '〇'))).join(''));
  const [tens = '', ones = ''] = text.split('十');
  return (tens === '' ? 1 : CN.indexOf(tens)) * 10 + (ones === '' ? 0 : CN.indexOf(ones));
}

/** First calendar day in a text as YYYY-MM-DD, from Arabic or Chinese numerals; null when there is none or it is no day. */
export function dayIn(view: string): string | null {
  const match = DAY.exec(view);
  const cn = match ? null : CN_DAY.exec(view);
  const feed = match || cn ? null : FEED_DAY.exec(view);
  const [year, month, day] = match
    ? [match[1] ?? match[4], match[2] ?? match[5], match[3] ?? match[6]]
    : cn
      ? [cn[1], cn[2], cn[3]].map((part) => String(chineseNumber(part ?? '')))
      : feed
        ? [feed[3], String(MONTHS.indexOf(feed[2] ?? '') / 3 + 1), feed[1]]
        : [];
  if (!year || !month || !day || Number(month) > 12 || Number(day) > 31 || Number(month) < 1 || Number(day) < 1) return null;
  return `${year}-${pad(month)}-${pad(day)}`;
}
