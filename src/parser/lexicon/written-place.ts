import { countyAt, countyOfAt, isCounty, shortCountyAt } from './counties.js';
import type { Found } from './name-index.js';
import { divisionAt, liesIn, regionNamed } from './regions.js';
import { STATE_LEAD } from './state-bodies.js';

/** A town, new area or the like by the form of its name alone, for places that no table has. */
const LOCAL = /^[一-龥]{2,3}?(?:自治县|自治旗|特区|林区|新区|[县市区旗]|镇|乡|街道)(?=[一-龥“"(（《\d:：,，])/u;
/** A county or district that the table does not have: only where its office follows, since verbs stand before 市 and 区 everywhere (激发市场, 构建区域). */
const OFFICE_FOLLOWS = /^(?:人民政府|政府|委(?!托|派)|人大)/u;
/** Districts that were joined with others; those that only changed their kind (即墨市, now 即墨区) are known by the rest of their name. */
const FORMER = new Set(
  '崇文区 宣武区 卢湾区 闸北区 南汇区 下城区 江干区 塘沽区 汉沽区 大港区 萝岗区 沧浪区 平江区 金阊区 下关区 白下区'.split(' '),
);
/** Words that end like a county or a city and are none. */
const NO_PLACE =
  /^(?:.*城乡|.*乡村|.*城[市区]|.*地区|.*[全我本各该贯]|两|城|都|超大|特大|强|.{2,6}强|省|跨|地|县|园|社|小|示范|试验|集聚|高新|经开|保税|自贸|自由贸易|无废|.{0,4}(?:示范|试点|开发|工业园|园)|直辖|知识产权|国家.*|健康|海绵|智慧|样本|.*建设.*)[县市区省]?$/u;
/** Kinds of towns, and what only ends like the name of one: 城镇, 建制镇, 部分乡. */
const NO_TOWN =
  /^(?:.*(?:[小集重强名各本该全城乡村市增中个]|建制|中心|示范|重点|特色)镇|.*[返下入家水本全各城个镇分县区]乡|.*[各有等个]街道|.?乡|.?镇|.?街道)$/u;
/** Verbs and other words that titles begin with, before things that end like places: 推动乡镇敬老院…, 成立市级专班…, 本地区. */
const NO_NAME =
  /^(?:目前|规划|设立|新设|新增|拥有|现有|当前|现在|如今|近年|今年|去年|其中|此外|同时|确定|推动|推进|推广|加强|加快|促进|开展|做好|深化|实施|全面|进一步|关于|印发|转发|支持|规范|完善|建立|提升|创建|打造|建设|落实|贯彻|助力|聚焦|统筹|优化|强化|扎实|持续|深入|健全|服务|鼓励|引导|保障|扶持|振兴|成立|调整|公布|下达|报送|召开|表彰|命名|通报|修订|废止|举办|公开|征集|同意|申报|组织|承担|协调|涉及|反映|认定|授予|包括|覆盖|所有|部分|其他|同一|按照|配合|依托|通过|围绕|依据|根据|针对|面向|立足|坚持|选定|选择|选取|遴选|列入|入选|争创|创成|建成|实现|带动|截至|至今|明年|随后|以及|分别|累计|先后|已有|已经|共有|还有|自治|相关|有关|农村|城市|乡村|周边|中心|基层|偏远|贫困|[占由为把将对在从向于与和及的了等各市县区省我全本该当居辖每某几一二三四五六七八九十])/u;

/** Whether what ends like a county or a town is none, as its beginning or its kind tells: 协调县, 推动乡, 中心镇. */
export const isNoName = (name: string): boolean => NO_NAME.test(name) || NO_TOWN.test(name);

/** The place that a text has at an offset by its form: a town, or a county that the table does not have. */
function localAt(text: string, at: number): Found | null {
  const rest = text.slice(at, at + 14);
  const name = LOCAL.exec(rest)?.[0];
  const behind = rest.slice(name?.length);
  if (name === undefined || /^[场级域镇村]/u.test(behind)) return null;
  if (NO_PLACE.test(name) || isNoName(name)) return null;
  const known = /(?:[镇乡]|街道|..[新特林]区)$/u.test(name) || FORMER.has(name) || shortCountyAt(name, 0)?.end === name.length - 1;
  return known || OFFICE_FOLLOWS.test(behind) ? { name, end: at + name.length } : null;
}

/** What a city or a county has beside it that bears its short name and is no part of it: 深圳宝安国际机场. */
const THING = /^(?:水库|国际|机场|大道|路|大学|学院|高铁|站|港|园|新区|科学城|软件|科技|高新|经开|集团|公司|银行)/u;

/** A zone of a city with an office of its own, behind the city's short name: 苏州|工业园区, 成都|天府新区, 郑州|航空港区. Not where zones are counted: 苏州|综合保税区达8个. */
const ZONE =
  /^(?:(?:国家)?(?:高新技术(?:产业)?(?:开发)?区|高新区|经济技术开发区|经济开发区|经开区)|工业园区|开发区|综合保税区|综保区|[一-龥]{2,3}?新区|(?:[航临]?空港)(?:经济)?区)(?![、和与及级内域]|等|(?:改革|创新|整合|优化|赋权|考核|管理制度|体制)|(?:数量|总数|个数)|(?<!新区)(?:[已共总现约超过]|累计)*(?:达到?|有|为)?\d+[个家](?![一-龥、]))/u;
/** Numbers and the like that names of new areas begin with, unlike other names: 三江新区, 市北新区. */
const BEGINS_NEW_AREA = /^[市一二三四五六七八九十]/u;
const ZONE_MAX = 24;
/** Behind 市 only these are the name of one zone; the others are all that the city has: 宁波市开发区. */
const ZONE_OF_CITY = /^(?:国家)?(?:高新技术产业开发区|经济技术开发区)/u;

/** The zone of a city that a text names at an offset, by its name as printed: 成都高新区; null when there is none. */
export function zoneAt(text: string, at: number): Found | null {
  const city = divisionAt(text, at);
  if (!city || !/[市州]$/u.test(city.name)) return null;
  const rest = text.slice(city.end, city.end + ZONE_MAX);
  const zone = ZONE.exec(rest)?.[0];
  if (
    zone === undefined ||
    (zone.endsWith('新区') && !BEGINS_NEW_AREA.test(zone) && NO_NAME.test(zone)) ||
    countyOfAt(city.name, text, city.end)?.short === false ||
    (text.slice(at, city.end) === city.name && !ZONE_OF_CITY.test(rest))
  )
    return null;
  return { name: text.slice(at, city.end + zone.length), end: city.end + zone.length };
}

const PROVINCE = /省$|自治区$/u;
/** Every county's name ends so. */
const KIND_NEAR = /[县市区旗]/u;
const NAME_LONGEST = 15;

/** The smaller place named right behind a city or a province, null when there is none: 杭州市|余杭区, 浙江省|杭州市, 深圳|宝安. */
function innerAt(text: string, at: number, outer: string): (Found & { readonly county: boolean }) | null {
  const zone = PROVINCE.test(outer) ? zoneAt(text, at) : null;
  if (zone) return { ...zone, county: false };
  const city = divisionAt(text, at);
  if (city && liesIn(city.name, outer) && text.slice(at, city.end) === city.name) return { ...city, county: false };
  const own = countyOfAt(outer, text, at);
  if (own && !(own.short && (PROVINCE.test(outer) || THING.test(text.slice(own.end))))) return { ...own, county: true };
  const county = PROVINCE.test(outer) && KIND_NEAR.test(text.slice(at + 1, at + NAME_LONGEST)) ? countyAt(text, at) : null;
  return county && liesIn(county.name, outer) ? { ...county, county: true } : null;
}

/** Behind a county only where an office follows: 石塘县青泥镇人民政府. */
const TOWN = /^[一-龥]{2,3}?(?:镇|乡|街道)(?=人民政府|政府|党|办事处)/u;

/**
 * The known place written at an offset, the innermost where several stand one behind the other (广东省深圳市宝安区), null when there is none.
 * A district stands behind its city where both are printed (深圳市宝安区), since several cities have one of its name; counties and cities stand alone.
 */
export function knownPlaceAt(text: string, at: number): Found | null {
  const zone = zoneAt(text, at);
  if (zone) return zone;
  const division = divisionAt(text, at);
  // A short name may be the beginning of a county's: 通化|县, 阜新|蒙古族自治县.
  const county = division && text.slice(at, division.end) === division.name ? null : countyAt(text, at);
  let found = county && county.end > (division?.end ?? 0) ? county : division;
  for (let outer = found; outer; ) {
    const inner = innerAt(text, outer.end, outer.name);
    if (!inner) break;
    const district = inner.county && inner.name.endsWith('区') && !PROVINCE.test(outer.name);
    found = { name: district ? outer.name + inner.name : inner.name, end: inner.end };
    outer = inner;
  }
  return found;
}

/** The place written at an offset: a known one, a town of it, or one by the form of its name; null when there is none. */
export function placeWrittenAt(text: string, at: number): Found | null {
  const found = knownPlaceAt(text, at);
  const whole = found !== null && text.slice(at, found.end).endsWith(found.name.at(-1) ?? '');
  const local = whole ? null : localAt(text, at);
  if (local && local.end > (found?.end ?? 0)) return local;
  const town = found && TOWN.exec(text.slice(found.end, found.end + 12))?.[0];
  return found && town && isCounty(found.name) ? { name: town, end: found.end + town.length } : found;
}

/** Region that a name, title or signature begins with: the nation, else the place written there, known or by its form. Null when it begins otherwise. */
export function leadingRegion(text: string): string | null {
  if (STATE_LEAD.test(text)) return '全国';
  return placeWrittenAt(text, text.startsWith('中共') ? 2 : 0)?.name ?? null;
}

/** The place that a text is the full or short name of, of any rank, or has the form of; null when it is none. */
export function placeNamed(text: string): string | null {
  const known = regionNamed(text);
  if (known !== null) return known;
  const short = shortCountyAt(text, 0);
  if (short?.end === text.length) return short.name;
  // With an office behind it a name is known by its form.
  const written = placeWrittenAt(`${text}人民政府`, 0);
  return written?.end === text.length ? written.name : null;
}
