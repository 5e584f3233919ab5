import { divisionTable } from './division-table.js';

/** A province, its counties and districts that stand under no city, and its cities with theirs. */
export interface Province {
  readonly name: string;
  readonly counties: readonly string[];
  readonly cities: readonly { readonly name: string; readonly counties: readonly string[] }[];
}

let provinces: readonly Province[] | null = null;

/** The provinces of the country with all that lies in them, read on first use. */
export function allProvinces(): readonly Province[] {
  provinces ??= divisionTable.split('\n').map((line) => {
    const [name = '', direct = '', ...groups] = line.split('/');
    const cities = groups.map((group) => {
      let counties: readonly string[] | undefined;
      return {
        name: group.split(' ', 1)[0] ?? '',
        // Divided when first asked for: most papers want the counties of one city.
        get counties() {
          counties ??= group.split(' ').slice(1);
          return counties;
        },
      };
    });
    return { name, counties: direct === '' ? [] : direct.split(' '), cities };
  });
  return provinces;
}

/** A place of the administrative divisions: full name, the name without its rank (null when one character would be left), and its rank. */
export interface Place {
  readonly name: string;
  readonly root: string | null;
  readonly rank: 'province' | 'city' | 'county';
}

const autonomous =
  /(?:各族|壮族|回族|维吾尔|蒙古族?|藏族|苗族|彝族|布依族|侗族|瑶族|白族|土家族|哈尼族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|朝鲜族|塔吉克|怒族|满族|裕固族|保安族|独龙族|普米族|鄂伦春|鄂温克族|门巴族|珞巴族)*自治[区州县旗]$/u;

/** A place name without its rank: 杭州市 → 杭州, 恩施土家族苗族自治州 → 恩施. Null when fewer than two characters would be left. */
export function rootOf(name: string): string | null {
  const root = (
    name.endsWith('行政区') ? name.replace(/特别行政区$/u, '') : name.includes('自治') ? name.replace(autonomous, '') : name
  ).replace(/(?:林区|(?<!高)新区|地区|[省市县区州盟旗])$/u, '');
  return root.length >= 2 && root !== name ? root : null;
}

/**
 * What an autonomous county is called beside the city of the same name, or for its long one: its first character and its nation's (阜新蒙古族自治县 → 阜蒙).
 * Null for any other place.
 */
export function nationShort(name: string): string | null {
  const root = rootOf(name);
  const nation = root === null || !/自治[县旗]$/u.test(name) ? '' : name.slice(root.length).replace(/自治[县旗]$/u, '');
  if (root === null || nation === '' || /族.+族$/u.test(nation)) return null;
  const isLong = root.length === 4 && !/[左右]翼$/u.test(root);
  return isLong || allProvinces().some(({ cities }) => cities.some((city) => city.name === `${root}市`)) ? `${root[0]}${nation[0]}` : null;
}

/** What a place is called for short, towns and streets of a city too: 柳河镇 → 柳河. Null when fewer than two characters would be left. */
export const shortPlace = (name: string): string | null => rootOf(name) ?? (town.test(name) ? name.replace(town, '') : null);
const town = /(?<=.{2})(?:[镇乡]|街道)$/u;

let places: readonly Place[] | null = null;

/** Every province, city and county of the country (about 3,300), read on first use. */
export function allPlaces(): readonly Place[] {
  if (places) return places;
  const place = (name: string, rank: Place['rank']): Place => ({ name, root: rootOf(name), rank });
  places = allProvinces().flatMap(({ name, counties, cities }) => [
    place(name, 'province'),
    ...counties.map((county) => place(county, 'county')),
    ...cities.flatMap((city) => [place(city.name, 'city'), ...city.counties.map((county) => place(county, 'county'))]),
  ]);
  return places;
}
