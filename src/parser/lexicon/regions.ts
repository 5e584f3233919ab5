import { allPlaces } from '../../model/divisions.js';

/** Names by their first two characters, longest first, each with the full name: a text is looked up at every character of it. */
class NameIndex {
  private readonly byHead = new Map<string, string[]>();
  readonly full = new Map<string, string>();

  /** The first full name that a name is given keeps it: 吉林 is the province. */
  add(name: string, full: string): void {
    if (name.length < 2 || this.full.has(name)) return;
    this.full.set(name, full);
    const head = name.slice(0, 2);
    const names = this.byHead.get(head);
    if (names) names.push(name);
    else this.byHead.set(head, [name]);
  }

  longestAt(text: string, at: number): Found | null {
    let longest = '';
    for (const name of this.byHead.get(text.slice(at, at + 2)) ?? [])
      if (name.length > longest.length && text.startsWith(name, at)) longest = name;
    return longest === '' ? null : { name: this.full.get(longest) ?? longest, end: at + longest.length };
  }
}

/** A place found in a text: its full name, and where the name as printed ends. */
export interface Found {
  readonly name: string;
  readonly end: number;
}

/** Besides the divisions: it has plans of its own and no area. */
const CORPS = '新疆生产建设兵团';
const AUTONOMOUS = /(?:壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$/u;
/** The peoples in the name of an autonomous prefecture, which its usual name leaves out: 大理白族自治州 is 大理州. */
const PEOPLES = /(?:(?:朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回|蒙古|柯尔克孜|哈萨克)族?)+自治州$/u;

/** Names of the offices of development zones stand in the list of counties too, and streets where a city has no districts: neither is one. */
const COUNTY = /^(?!.*(?:开发区|示范区|名胜区|管理区|园区|功能区|保税区|管理局)$).+[县市区旗]$/u;

interface Gazetteer {
  /** Provinces and prefectures by full and short names. */
  readonly divisions: NameIndex;
  readonly counties: NameIndex;
  /** What is directly above each: the cities of a county, as several may share its name (鼓楼区), and the province of a city. */
  readonly within: ReadonlyMap<string, readonly string[]>;
  /** Usual names of autonomous prefectures (大理州) with the full ones. */
  readonly usual: ReadonlyMap<string, string>;
}

let gazetteer: Gazetteer | null = null;

/** Read on first use: most plans name their place in the title, where few names are looked up. */
function places(): Gazetteer {
  if (gazetteer) return gazetteer;
  const divisions = new NameIndex();
  const counties = new NameIndex();
  const within = new Map<string, string[]>();
  const usual = new Map<string, string>();
  for (const { name, rank, within: above } of allPlaces()) {
    if (rank === 'county' && !COUNTY.test(name)) continue;
    if (above !== null) within.set(name, [...(within.get(name) ?? []), above]);
    if (rank === 'county') counties.add(name, name);
    else divisions.add(name, name);
    if (rank === 'province') divisions.add(name.replace(AUTONOMOUS, ''), name);
    if (rank !== 'city') continue;
    const prefecture = name.replace(PEOPLES, '州');
    // Written so by itself in most papers: the name of the document stays as printed.
    if (prefecture !== name) {
      divisions.add(prefecture, prefecture);
      usual.set(prefecture, name);
    }
    divisions.add(name.replace(/(?:地区|盟|市)$/u, ''), name);
  }
  divisions.add(CORPS, CORPS);
  gazetteer = { divisions, counties, within, usual };
  return gazetteer;
}

/** Full name of the province or prefecture whose full or short name begins at an offset ("杭州" → "杭州市"), null when there is none. */
export const divisionAt = (text: string, at: number): Found | null => places().divisions.longestAt(text, at);

/** The county, district, banner or county-level city whose full name begins at an offset, null when there is none. */
export const countyAt = (text: string, at: number): Found | null => places().counties.longestAt(text, at);

/** Whether a text is exactly the full or short name of a province or prefecture; its full name, else null. */
export const regionNamed = (text: string): string | null => places().divisions.full.get(text) ?? null;

/** Whether a text is the full name of a county, district, banner or county-level city. */
export const isCounty = (text: string): boolean => places().counties.full.has(text);

/** Whether one place lies in another, perhaps through a third. */
export function liesIn(inner: string, outer: string): boolean {
  const { within, usual } = places();
  const whole = usual.get(outer) ?? outer;
  return (within.get(usual.get(inner) ?? inner) ?? []).some((place) => place === whole || liesIn(place, whole));
}

/** Names without their kind that are words of any paper, so that they tell no place by themselves. */
const WORDS = new Set(
  [
    '和平 新城 新华 平安 建设 城关 城中 城东 城西 城南 城北 中原 平原 高新 开发 安全 永安 安居 乐业 互助 共和 合作 公安 文明 民生 民主 同心 通道 大方 大通 兴业',
    '东方 长安 安宁 安定 平和 政和 民和 民权 民乐 和政 崇信 宣汉 新建 新市 新区 河东 河西 河南 河北 江北 江南 江东 江城 海港 海城 港口 港南 港北 沿河 沿滩 山城 水城 矿区 中站 资源 会同 长寿 来安 江口 水富',
    '南部 东区 西区 市中 中区 中山 青山 金山 凤凰 五星 红旗 红星 先锋 前进 向阳 东风 友好 南岸 北安 北关 南关 东山 西山 南山 北山 中江 台江 三江 长江 黄河 太和 永和 兴国 富民 富裕 化德 广德 宁静 团风 万全 普定 定安 望都 开平 高要 高明 高平 上街 雨山 花山 镜湖 云龙 长丰 工农 南湖 西湖 东湖 太湖 洪山 青云 武侯 古城 老城 集贤 勤劳 双桥 青年 桥东 桥西 路南 路北 新兴 光明 南海 东海 黄海 大关 大名 大新 大足 大田 大同 五峰 五华 万载 万年 内黄 阳光',
  ]
    .join(' ')
    .split(' '),
);

let shorts: NameIndex | null = null;

/** Names of counties and cities without their kind ("海林" → "海林市", 德化 → 德化县); where several share one, the first. */
function shortCounties(): NameIndex {
  if (shorts) return shorts;
  shorts = new NameIndex();
  for (const { name, root, rank } of allPlaces())
    if (rank === 'county' && root !== null && COUNTY.test(name) && regionNamed(root) === null && !WORDS.has(root)) shorts.add(root, name);
  return shorts;
}

/** The county whose name without its kind begins at an offset; only a place where the text around says so, since such names are words too (和平, 永安). */
export const shortCountyAt = (text: string, at: number): Found | null => shortCounties().longestAt(text, at);

/** Whether the full name of a county can stand inside other words (水资源县级管理, 会同县教育局, 人文县城, 沿海城市), so that it counts only at the beginning of a word. */
export const isWordLike = (name: string): boolean =>
  name.length === 2 || /^.城[市区]$/u.test(name) || WORDS.has(name.slice(0, -1)) || WORDS.has(name);
