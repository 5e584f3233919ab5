import { divisionTable } from '../tables/divisions.js';

/** A place of the administrative divisions: full name, the name without its rank (null when one character would be left), and its rank. */
export interface Place {
  readonly name: string;
  readonly root: string | null;
  readonly rank: 'province' | 'city' | 'county';
}

/** One-character names of provinces and cities of that rank, as on number plates and in 京津冀, 沪苏浙皖. */
export const provinceSigns: Readonly<Record<string, string>> = {
  京: '北京市',
  津: '天津市',
  冀: '河北省',
  晋: '山西省',
  蒙: '内蒙古自治区',
  辽: '辽宁省',
  吉: '吉林省',
  黑: '黑龙江省',
  沪: '上海市',
  苏: '江苏省',
  浙: '浙江省',
  皖: '安徽省',
  闽: '福建省',
  赣: '江西省',
  鲁: '山东省',
  豫: '河南省',
  鄂: '湖北省',
  湘: '湖南省',
  粤: '广东省',
  桂: '广西壮族自治区',
  琼: '海南省',
  渝: '重庆市',
  川: '四川省',
  黔: '贵州省',
  滇: '云南省',
  藏: '西藏自治区',
  陕: '陕西省',
  甘: '甘肃省',
  青: '青海省',
  宁: '宁夏回族自治区',
  新: '新疆维吾尔自治区',
  港: '香港特别行政区',
  澳: '澳门特别行政区',
  台: '台湾省',
};

/** One-character names of cities that are no part of the full name, as official papers and local media use them (甬 in 杭甬, 穗 in 穗深). */
export const citySigns: Readonly<Record<string, string>> = {
  甬: '宁波市',
  瓯: '温州市',
  婺: '金华市',
  穗: '广州市',
  蓉: '成都市',
  榕: '福州市',
  鹭: '厦门市',
  邕: '南宁市',
  莞: '东莞市',
  禅: '佛山市',
  筑: '贵阳市',
};

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
  const put = (name: string, rank: Place['rank']): void => {
    if (name !== '') list.push({ name, root: rootOf(name), rank });
  };
  for (const line of divisionTable.split('\n')) {
    const [province = '', direct = '', ...cities] = line.split('/');
    put(province, 'province');
    for (const county of direct.split(' ')) put(county, 'county');
    for (const group of cities) {
      const [city = '', ...counties] = group.split(' ');
      put(city, 'city');
      for (const county of counties) put(county, 'county');
    }
  }
  places = list;
  return list;
}
