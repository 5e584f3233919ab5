import { leadingRegion, regionNamed } from '../lexicon/regions.js';

/** 结合青原区实际: where the document says what place it is made for. */
const MADE_FOR = /(?:结合|立足|根据)([\u4e00-\u9fff]{2,9}(?:省|自治区|市|州|盟|地区|县|区|旗|镇|乡|街道))(?:的)?(?:工作)?实际/u;

/** The place that the first part of the text says it is made for; null when it names none. */
export function statedRegion(view: string): string | null {
  const place = MADE_FOR.exec(view.slice(0, 6000))?.[1];
  return place === undefined || /^[我全本各]/u.test(place) ? null : leadingRegion(`${place}人`);
}

const LOCAL_WORD = /[我全本][省市县区州旗镇]|省委|市委|县委|区委|(?:省|市|县|区)政府/u;
const USUAL_MIN = 4;

/** Region that the text itself speaks of most, when neither title nor issuer names one: a county named again and again, else the nation. */
export function usualRegion(view: string): string | null {
  const counts = new Map<string, number>();
  for (let at = view.indexOf('县'); at >= 0; at = view.indexOf('县', at + 1)) {
    const name = view.slice(at - 2, at + 1);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const often = [...counts]
    .filter(([name, count]) => count >= USUAL_MIN && leadingRegion(`${name}人`) === name)
    .sort((a, b) => b[1] - a[1])[0];
  if (often) return often[0];
  return /全国|我国|国家(?!级|标准|重点)|国务院|中央/u.test(view) && !LOCAL_WORD.test(view) ? '全国' : null;
}

/** An office of a city, county or district, which news cites and pages name at their foot: 记者从某某市政府新闻办获悉. */
const OFFICE_OF = /[一-龥]{2}[市县区州盟旗](?=人民政府|政府|委(?:办|宣传|组织)|人大常委会|融媒)/gu;
const NAME_LONGEST = 9;
/** What tells in the first lines of a page that a province is reported on; 居全省第2位 ranks a city. */
const WHOLE_PROVINCE = /我省|(?<![居列在于高较])全省(?![第前首平])/u;
const LEAD_MAX = 300;

/** Place whose offices the text names most, known or by the form of its name; null when none is, or two as often. */
export function officeRegion(view: string): string | null {
  if (WHOLE_PROVINCE.test(view.slice(0, LEAD_MAX))) return null;
  const counts = new Map<string, number>();
  for (const match of view.matchAll(OFFICE_OF)) {
    const name = placeEnding(view, match.index + match[0].length, match[0]);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] !== second?.[1] ? first[0] : null;
}

/** The place whose name ends at an offset: the longest known one, else the two characters and their ending when they can be a name. */
function placeEnding(view: string, end: number, short: string): string | null {
  for (let length = NAME_LONGEST; length >= 3; length--) {
    const known = regionNamed(view.slice(Math.max(0, end - length), end));
    if (known !== null) return known;
  }
  return /^[的和与及在从由向对至到是了各省市县区]|[省市县区各全我本]./u.test(short) || leadingRegion(`${short}人`) !== short ? null : short;
}
