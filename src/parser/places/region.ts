import { countyAt, countyOfAt, isCounty, isThing, isWordLike, shortCountyAt } from '../lexicon/counties.js';
import { startsWithMeasure } from '../lexicon/place-measures.js';
import { divisionAt, regionNamed } from '../lexicon/regions.js';
import { isNoName, zoneAt } from '../lexicon/written-place.js';
import type { ParseState } from '../state.js';

/** Full names of places in a text: 杭州市, 余杭区, 象州县. Words that only look like one (全市, 示范区) are left out. */
const PLACE = /[一-龥]{2,3}(?:市|县|区|州|盟|旗)/gu;
const NOT_PLACE =
  /^(?:[东西南北][至起接连抵邻临到].+|.*[全各本我该都超上夜省设直辖县区等的和与在为对从由向及了是有中个家级]|.*(?<![东西南北])城|.*(?:地|园|社|[老贫深高大边]山|.{2}山|灾|圈|域|景|新|特|片|湾|辖|郊|小|校|老|库|牧|林|农|商|矿|示范|集聚|试验|开发|保护|高新|自治|聚集|合作|实验|先行|创新|融合|功能|重点|核心|领先|引领|支撑|服务|户|居民|居住|住宅|生活|街|灌|厂|防护|管控|试点|无人|免税|作业|养殖|种植|流失|覆盖|整治|治理|改造|建成|规划|商业|工业|停车|安置|旅游|度假|名胜|水源|控制|经开|保税|自贸|禁燃|禁养|贫困|脱贫|百强|实现|带动|涉及|保障))(?:市|县|区|州|盟|旗)$/u;
const LEAD =
  /^(?:[■●▪·\s]|在|\d{4}年|去年|今年|截至|[,，:]|第?[一二三四]季度|上半年|前三季度|值得(?:一提|关注|注意|肯定)的是|从[^,，]{2,12}来看|作为|当前|目前|近年来|同时|此外|其中|以来)*/u;

/** Places a bulletin reports on: names that stand often in it, with the short form (杭州市 → 杭州). */
export function placesOf(state: ParseState): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const match of state.view.matchAll(PLACE)) {
    const name = match[0];
    if (regionNamed(name) !== null || !NOT_PLACE.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const places = new Map<string, string>();
  for (const [name, count] of counts) if (count >= 3 && name.endsWith('市')) places.set(name.slice(0, -1), name);
  return places;
}

/** The place a stretch of a bulletin opens with ("宁波：推进…", "余杭区成功发行…"); null when it opens with none. */
export function placeAtStart(text: string, places: ReadonlyMap<string, string>): { readonly name: string; readonly item: boolean } | null {
  const rest = text.slice(LEAD.exec(text)?.[0].length ?? 0, 40);
  for (const [short, name] of places) if (rest.startsWith(short)) return { name, item: false };
  const district = districtAtStart(rest) ?? shortNameTold(rest);
  return district === null ? null : { name: district, item: true };
}

/** What a sentence goes on with after the short name of the place it is about: "烟台，…", "常德今年以来…". */
const GOES_ON = /^(?:,|今年|去年|上半年|(?:前|一|二|三|四)[一二三四]?季度|20\d\d年|截[至止])/u;

/** The province or prefecture whose short name opens a sentence about it; null when none does. */
function shortNameTold(text: string): string | null {
  const known = divisionAt(text, 0);
  return known && GOES_ON.test(text.slice(known.end)) ? known.name : shortNameMeasured(text);
}

/** A remark behind a name: 福州（不含平潭）. */
const REMARK = /^[(（][^()（）]{1,12}[)）]/u;
/** Where the remark behind a place ends, its own end when there is none. */
const remarkEnd = (text: string, end: number): number => end + (REMARK.exec(text.slice(end, end + REMARK_MAX))?.[0].length ?? 0);
const REMARK_MAX = 16;

/** What may stand between a place and its number: 而甲市只有|3.5%. */
const ONLY = /^(?:只有?|仅有?|则|也|为|约|达到?|高达)*$/u;

/** The province or prefecture whose short name stands before what is measured of it: "宁德的…", "福建固定资产投资…", or alone; null when none does. */
function shortNameMeasured(text: string): string | null {
  const known = divisionAt(text, 0);
  if (!known) return null;
  const rest = text.slice(remarkEnd(text, known.end)).replace(/^全[市省州]/u, '');
  return ONLY.test(rest) || rest.startsWith('的') || startsWithMeasure(rest) ? known.name : null;
}

/** The one place that a clause opens with as the place it is about, by the form of its name or known by its short one; null when it opens otherwise. */
export const placeTold = (text: string): string | null =>
  districtAtStart(text) === null ? shortNameMeasured(text) : (innermostAt(text, 0)?.name ?? null);

/** The place by whose name alone a stretch is labelled: "[潍坊]…", "烟台：…", as a title also "商丘：打通末梢", "南阳市卧龙区" or "洛阳市推行一窗通办". Null when it is labelled otherwise. */
export function placeLabel(text: string, titled: boolean): string | null {
  const open = text.startsWith('[') ? 1 : 0;
  const place = innermostAt(text, open);
  if (place === null) return null;
  const rest = text.slice(place.end);
  if (open === 1) return rest.startsWith(']') ? place.name : null;
  return rest === '' || rest.startsWith(':') || (titled && (/^[。,]|^——/u.test(rest) || (place.full && !/^[、和与及]/u.test(rest))))
    ? place.name
    : null;
}

/** The place named at an offset, a city with its province or a district with its city as the smaller one; null when there is none. `full` tells that the name has its kind (市, 区). */
function innermostAt(text: string, at: number): { readonly name: string; readonly end: number; readonly full: boolean } | null {
  let found = null;
  for (let from = at; ; ) {
    const known = divisionAt(text, from);
    const district = known && /[省市区州盟]$/u.test(text.slice(from, known.end)) ? null : districtAtStart(text.slice(from));
    const place = district === null ? known : { name: district, end: from + district.length };
    if (place === null) return found;
    found = { ...place, full: text.slice(from, place.end) === place.name };
    from = place.end;
  }
}

/** A district, county, banner, city or prefecture by the form of its name, perhaps behind 在. Group 1 is the name. */
const DISTRICT =
  /^在?((?:[一-龥]{2,3}?(?:[区县](?![级域内外间块位别])|旗(?=[一-龥]))|[一-龥]{2,5}?自治[州县])|[一-龥]{2,3}?(?:镇|乡|街道)(?=[一-龥])|[一-龥]{2,3}?(?:市(?![场民值价政容级外内直])|州(?=[一-龥\d])))/u;

/** The zone, district, county or city a text opens with, by the form of its name; null when it opens with none. */
export function districtAtStart(text: string): string | null {
  const zone = zoneAt(text, 0);
  if (zone) return zone.name;
  const name = DISTRICT.exec(text)?.[1];
  if (name === undefined) return null;
  if (regionNamed(name) !== null || (isCounty(name) && !isWordLike(name))) return name;
  const behind = text.slice(text.indexOf(name) + name.length);
  const ofAny = name.endsWith('县') && OF_COUNTIES.test(behind);
  return NOT_PLACE.test(name) || isNoName(name) || ofAny || endsWithKnown(name) ? null : name;
}

/** What any county has, so that the two characters before it need be no name: 确定|县医院, 派驻|县级. */
const OF_COUNTIES = /^(?:医院|直|乡|委(?!员)|中医|妇幼|疾控|里|内|外)/u;

/** Whether only the end of a name is a known place, so that what stands before it is none of it: 目前|台州, 南至|胶州. */
const endsWithKnown = (name: string): boolean =>
  [...name].some(
    (_, at) =>
      at > 0 &&
      [divisionAt(name, at), countyAt(name, at), shortCountyAt(name, at)].some(
        (found) => found?.end === name.length && !isWordLike(found.name),
      ),
  );

/** Whether a name is that of a place and nothing else. */
export const isPlaceName = (name: string): boolean => districtAtStart(name) === name || regionNamed(name) !== null;

/** Where a name goes on behind the one place that it opens with as the place it is about; 0 when it opens otherwise. */
export const behindPlace = (name: string): number => (placeTold(name) === null ? 0 : placesAtStart(name).end);

/** What is said behind the short name of a county that a sentence is about: 仙居|已开设…, 临海|共34个…; no name of a thing (仙居杨梅, 龙游|有限公司). */
const HAS_OR_DOES =
  /^(?:全[市县区]|也|还|则|均|都|又|已|共|现|目前|今年|去年|累计|先后|率先|新[增建开]|完成|建成|建立|实现|达|投入|投资|开设|开工|启动|拥有|有(?![机限关色])|的(?=[^,;。]{0,12}\d)|,|\d)/u;

/** The rest of a company's name. */
const COMPANY = /^[一-龥()]{0,16}?(?:有限(?:责任)?公司|股份公司)/u;

/** The county of a place that a clause about it opens with by its short name ("仙居已开设爱心食堂58家" in news of 台州市); null when it opens otherwise. A name that is a thing too tells it before 全区 alone, or `beside` a clause about another county. */
export function countyTold(text: string, outer: string | null, beside: boolean): string | null {
  const county = outer === null ? null : countyOfAt(outer, text, 0);
  if (!county?.short) return null;
  const rest = text.slice(remarkEnd(text, county.end));
  if (COMPANY.test(rest) || (isThing(county.name) && !beside && !/^全[市县区]/u.test(rest))) return null;
  return HAS_OR_DOES.test(rest) || startsWithMeasure(rest) ? county.name : null;
}

/**
 * The places that a text opens with one after another ("桐庐县、淳安县和建德市未完成…", "杭州、宁波分别…"), by the form of their names or known, and where
 * they end; the counties of `outer` also by their short names.
 */
export function placesAtStart(text: string, outer: string | null = null): { readonly names: readonly string[]; readonly end: number } {
  const names: string[] = [];
  let end = 0;
  for (let at = 0; ; at = end + 1) {
    const district = districtAtStart(text.slice(at));
    const known = divisionAt(text, at) ?? (outer === null ? null : countyOfAt(outer, text, at));
    const place = district === null ? known : { name: district, end: at + district.length };
    if (place === null) return { names, end };
    names.push(place.name);
    end = remarkEnd(text, place.end);
    if (!/[、和与及]/u.test(text[end] ?? '')) return { names, end };
  }
}
