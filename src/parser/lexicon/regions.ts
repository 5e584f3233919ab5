import { allProvinces } from '../../model/divisions.js';
import { type Found, NameIndex } from './name-index.js';

/** Besides the divisions: it has plans of its own and no area. */
const CORPS = '新疆生产建设兵团';
const AUTONOMOUS = /(?:壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$/u;
/** The peoples in the name of an autonomous prefecture, which its usual name leaves out: 大理白族自治州 is 大理州. */
const PEOPLES = /(?:(?:朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回|蒙古|柯尔克孜|哈萨克)族?)+自治州$/u;

interface Below {
  readonly cities: readonly string[];
  readonly counties: () => readonly string[];
}

interface Divisions {
  /** Provinces and prefectures by full and short names. */
  readonly names: NameIndex;
  /** Usual names of autonomous prefectures (大理州) with the full ones. */
  readonly usual: ReadonlyMap<string, string>;
  /** What lies in each: the cities of a province, and the counties that stand directly under it. */
  readonly below: ReadonlyMap<string, Below>;
}

let divisions: Divisions | null = null;

function places(): Divisions {
  if (divisions) return divisions;
  const names = new NameIndex();
  const usual = new Map<string, string>();
  const below = new Map<string, Below>();
  for (const province of allProvinces()) {
    names.add(province.name, province.name);
    names.add(province.name.replace(AUTONOMOUS, ''), province.name);
    below.set(province.name, { cities: province.cities.map(({ name }) => name), counties: () => province.counties });
    for (const city of province.cities) {
      const { name } = city;
      names.add(name, name);
      below.set(name, { cities: [], counties: () => city.counties });
      const prefecture = name.endsWith('自治州') ? name.replace(PEOPLES, '州') : name;
      // Written so by itself in most papers: the name of the document stays as printed.
      if (prefecture !== name) {
        names.add(prefecture, prefecture);
        usual.set(prefecture, name);
      }
      names.add(name.replace(/(?:地区|盟|市)$/u, ''), name);
    }
  }
  names.add(CORPS, CORPS);
  divisions = { names, usual, below };
  return divisions;
}

/** Full name of the province or prefecture whose full or short name begins at an offset ("杭州" → "杭州市"), null when there is none. */
export const divisionAt = (text: string, at: number): Found | null => places().names.longestAt(text, at);

/** Whether the name of a province or prefecture begins with two characters. */
export const divisionBegins = (head: string): boolean => places().names.begins(head);

/** Whether a text is exactly the full or short name of a province or prefecture; its full name, else null. */
export const regionNamed = (text: string): string | null => places().names.full.get(text) ?? null;

/** The counties, districts and county-level cities directly in a city or a province; none for a county. */
export function countiesIn(outer: string): readonly string[] {
  const { usual, below } = places();
  return below.get(usual.get(outer) ?? outer)?.counties() ?? [];
}

/** Whether one place lies in another, perhaps through a third. */
export function liesIn(inner: string, outer: string): boolean {
  const { usual, below } = places();
  const name = usual.get(inner) ?? inner;
  const cities = below.get(usual.get(outer) ?? outer)?.cities ?? [];
  return countiesIn(outer).includes(name) || cities.includes(name) || cities.some((city) => countiesIn(city).includes(name));
}

/** The kinds of places that bear the name of another kind. */
const KIND = /(?:自治区|省|(市)|(区)|(县)|(州)|(旗))$/u;

/** What 全市 and 我省 call a place: 市 for 杭州市, 省 for 广西壮族自治区; "" for a name without its kind. */
export function kindOfPlace(name: string): string {
  const match = KIND.exec(name);
  return match ? (match.slice(1).find((kind) => kind !== undefined) ?? '省') : '';
}

/** The place of a kind that a place is or lies in (深圳市光明区, 省 → 广东省); null when the table knows none, or several since they share a name. */
export function placeOfKind(name: string, kind: string): string | null {
  if (kindOfPlace(name) === kind) return name;
  const outer = [...places().below.keys()].filter(
    (above) => kindOfPlace(above) === kind && (name.startsWith(above) || liesIn(name, above)),
  );
  if (outer.length > 0) return outer.length === 1 ? (outer[0] ?? null) : null;
  const city = divisionAt(name, 0);
  return city && city.end < name.length ? placeOfKind(city.name, kind) : null;
}
