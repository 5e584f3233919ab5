import { DIVISION_TABLE } from './division-table.js';

interface Division {
  /** Full names and short names, each with the full name. */
  readonly names: ReadonlyMap<string, string>;
  /** Lengths of the names, longest first. */
  readonly lengths: readonly number[];
}

let table: Division | null = null;

const AUTONOMOUS = /(?:壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$/u;

/** The peoples in the name of an autonomous prefecture, which its usual name leaves out: 大理白族自治州 is 大理州. */
const PEOPLES = /(?:(?:朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回|蒙古|柯尔克孜|哈萨克)族?)+自治州$/u;

function division(): Division {
  if (table) return table;
  const names = new Map<string, string>();
  const add = (full: string, short: string): void => {
    names.set(full, full);
    if (short.length >= 2 && !names.has(short)) names.set(short, full);
  };
  for (const line of DIVISION_TABLE.trim().split('\n')) {
    const [province = '', cities = ''] = line.split('|');
    add(province, province.replace(AUTONOMOUS, ''));
    for (const city of cities.split(' ').filter(Boolean)) {
      const prefecture = city.replace(PEOPLES, '州');
      // Written so by itself in most papers: the name of the document stays as printed.
      if (prefecture !== city) names.set(prefecture, prefecture);
      if (/(?:州|地区|盟)$/u.test(city) && city.length > 2) add(city, city.replace(/(?:地区|盟)$/u, ''));
      else add(`${city}市`, city);
    }
  }
  table = { names, lengths: [...new Set([...names.keys()].map((name) => name.length))].sort((a, b) => b - a) };
  return table;
}

/** Full name of the province or prefecture whose full or short name begins at an offset ("杭州" → "杭州市"), null when there is none. */
export function divisionAt(text: string, at: number): { name: string; end: number } | null {
  const { names, lengths } = division();
  for (const length of lengths) {
    const name = names.get(text.slice(at, at + length));
    if (name !== undefined) return { name, end: at + length };
  }
  return null;
}

/** A county, district, town or the like by the form of its name alone. Group 1 is the name. */
const LOCAL = /^(?:中共)?([\u4e00-\u9fff]{1,8}?(?:自治县|自治旗|特区|林区|新区|[县市区旗]|镇|乡|街道))(?=[\u4e00-\u9fff“"(《\d])/u;
/** Words that end like a county or a city and are none. */
const NO_PLACE =
  /^(?:.*城乡|.*乡村|.*[全我本各该]|两|城|都|超大|特大|强|.{2,6}强|省|跨|地|县|园|社|小|示范|试验|集聚|高新|经开|保税|自贸|自由贸易|无废|.{0,4}(?:示范|试点|开发|工业园|园)|知识产权|国家.*|健康|海绵|智慧|样本|.*建设.*)[县市区省]?$/u;

/** Region that a name, title or signature begins with: a province, a prefecture, else a county or town by its form. Null when it begins otherwise. */
export function leadingRegion(text: string): string | null {
  const from = text.startsWith('中共') ? 2 : 0;
  if (/^(?:中共中央|中央|国务院|国家|全国|中华人民共和国)/u.test(text)) return '全国';
  const known = divisionAt(text, from);
  const local = LOCAL.exec(text)?.[1];
  if (known && text.slice(from, known.end) === known.name) return known.name;
  if (local && !NO_PLACE.test(local) && (!known || local.length > known.end - from)) return local;
  return known?.name ?? null;
}

/** First province or prefecture named anywhere in a text, by full name before short name; null when none is. */
export function namedRegion(text: string): string | null {
  let short: string | null = null;
  for (let at = 0; at < text.length; at++) {
    const found = divisionAt(text, at);
    if (!found) continue;
    if (text.slice(at, found.end) === found.name) return found.name;
    short ??= found.name;
  }
  return short;
}

/** Whether a text is exactly the full or short name of a province or prefecture; its full name, else null. */
export function regionNamed(text: string): string | null {
  return division().names.get(text) ?? null;
}
