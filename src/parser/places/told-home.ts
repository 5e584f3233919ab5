import { shortCountyAt } from '../lexicon/counties.js';
import { divisionAt } from '../lexicon/regions.js';
import { knownPlaceAt, placeNamed } from '../lexicon/written-place.js';
import { counted, isModel } from './named-places.js';

/** 结合青原区实际, 立足抚州实际: where the document says what place it is made for. */
const MADE_FOR = /(?:结合|立足|根据)([一-龥]{2,12}?)(?:的)?(?:工作)?实际/gu;
const FRONT = 6000;

/** The place that the first part of the text says it is made for; null when it names none. */
export function statedPlace(view: string): string | null {
  for (const match of view.slice(0, FRONT).matchAll(MADE_FOR)) {
    const place = placeNamed(match[1] ?? '');
    if (place !== null) return place;
  }
  return null;
}

/** Where a paper's news was sent from: 本报渑池讯, 新华社杭州4月5日电. Group 1 is the paper, group 2 the place. */
const DATELINE = /(本报|本网|本刊|本台|[一-龥]{2,4}[社网报])([一-龥]{2,6}?)(?:\d{1,2}月)?(?:\d{1,2}日)?(?:讯|电)(?=[ (:,\n]|记者)/u;
const LEAD = 600;

/** The place of the dateline. News of the nation is sent from the capital, so that 北京 tells nothing. */
export function datelinePlace(view: string): string | null {
  const sent = DATELINE.exec(view.slice(0, LEAD))?.[2];
  return sent === undefined || sent === '北京' ? null : placeNamed(sent);
}

/** The beginning of a sentence, with the words of time before its subject: 近日，, 今年以来，, 2月28日，, 记者从. */
const SUBJECT_BEGINS =
  /(?:^|[\n。])[\s#*]*(?:(?:近日|日前|近年来|近期|今年以来|去年以来|今年|去年|目前|昨日|昨天|截至目前|\d{4}年(?:以来)?|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|记者(?:\d{1,2}日)?从|据|走进|在|来自),?)*/gu;
const AND_MORE = /^(?:[、和与及]|等地)/u;

/** The place that one of the first sentences is about, or whose office its news is from; null when none opens with a place. */
export function leadPlace(view: string): string | null {
  const front = view.slice(0, LEAD);
  for (const match of front.matchAll(SUBJECT_BEGINS)) {
    const at = match.index + match[0].length;
    const short = shortCountyAt(front, at);
    const place = knownPlaceAt(front, at) ?? (short && front[short.end] === ':' ? short : null);
    if (!place || isModel(front, at, place.end)) continue;
    return AND_MORE.test(front.slice(place.end)) ? null : place.name;
  }
  return null;
}

/** An office of a province, city, county or district, which news cites, whose deeds it tells and which pages name at their foot: 记者从某某市政府新闻办获悉, 某某省质监局抽查了. */
const OFFICE_OF =
  /[一-龥]{2}[省市县区州盟旗](?=人民政府|政府|委(?:办|宣传|组织)|人大常委会|融媒|[一-龥]{2,9}?(?:局|厅|委员会|(?:卫健|发改|住建|经信|医保)委)(?=[抽检查组通发召公获近日在对将已共受办,。从立采]))/gu;
const NAME_LONGEST = 9;
/** What tells in the first lines of a page that a province is reported on; 居全省第2位 ranks a city. */
const WHOLE_PROVINCE = /我省|(?<![居列在于高较])全省(?![第前首平])/u;
const LINES = 300;

/** Place whose offices the text names most, known or by the form of its name; null when none is, or two as often. */
export function officePlace(view: string): string | null {
  if (WHOLE_PROVINCE.test(view.slice(0, LINES))) return null;
  const names: string[] = [];
  for (const match of view.matchAll(OFFICE_OF)) {
    const name = placeEnding(view, match.index + match[0].length, match[0]);
    if (name !== null) names.push(name);
  }
  const [first, second] = counted(names);
  return first && first[1] !== second?.[1] ? first[0] : null;
}

/** The place whose name ends at an offset: the longest known one, else the two characters and their ending when they can be a name. */
function placeEnding(view: string, end: number, short: string): string | null {
  for (let length = NAME_LONGEST; length > short.length; length--) {
    const from = end - length;
    if (from >= 0 && divisionAt(view, from)?.end === end) return placeNamed(view.slice(from, end));
  }
  return /^[的和与及在从由向对至到是了各省市县区]|[省市县区各全我本由经在]./u.test(short) ? null : placeNamed(short);
}
