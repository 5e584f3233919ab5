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
