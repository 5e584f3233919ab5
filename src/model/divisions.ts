import { divisionTable } from './division-table.js';

/** A place of the administrative divisions. */
export class Place {
  constructor(
    /** Full name. */
    readonly name: string,
    readonly rank: 'province' | 'city' | 'county',
    /** The city above a county, else the province above it or above a city; null for a province. */
    readonly within: string | null,
  ) {}

  /** The name without its rank; null when one character would be left. Found when asked for: most readers want the full names alone. */
  get root(): string | null {
    return rootOf(this.name);
  }
}

const autonomous =
  /(?:各族|壮族|回族|维吾尔|蒙古族?|藏族|苗族|彝族|布依族|侗族|瑶族|白族|土家族|哈尼族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|朝鲜族|塔吉克|怒族|满族|裕固族|保安族|独龙族|普米族|鄂伦春|鄂温克族|门巴族|珞巴族)*自治[区州县旗]$/u;

/** A place name without its rank: 杭州市 → 杭州, 恩施土家族苗族自治州 → 恩施. Null when fewer than two characters would be left. */
export function rootOf(name: string): string | null {
  const root = name
    .replace(/特别行政区$/u, '')
    .replace(autonomous, '')
    .replace(/(?:林区|(?<!高)新区|地区|[省市县区州盟旗])$/u, '');
  return root.length >= 2 && root !== name ? root : null;
}

let places: readonly Place[] | null = null;

/** Every province, city and county of the country (about 3,300), read on first use. */
export function allPlaces(): readonly Place[] {
  if (places) return places;
  const list: Place[] = [];
  const put = (name: string, rank: Place['rank'], within: string | null): void => {
    if (name !== '') list.push(new Place(name, rank, within));
  };
  for (const line of divisionTable.split('\n')) {
    const [province = '', direct = '', ...cities] = line.split('/');
    put(province, 'province', null);
    for (const county of direct.split(' ')) put(county, 'county', province);
    for (const group of cities) {
      const [city = '', ...counties] = group.split(' ');
      put(city, 'city', province);
      for (const county of counties) put(county, 'county', city);
    }
  }
  places = list;
  return list;
}
