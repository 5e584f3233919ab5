import { allProvinces, rootOf } from '../../model/divisions.js';
import { type Found, NameIndex } from './name-index.js';
import { countiesIn, regionNamed } from './regions.js';

/** Names of the offices of development zones stand in the list of counties too, and streets where a city has no districts: neither is one. */
const IS_COUNTY = /^(?!.*(?:开发区|示范区|名胜区|管理区|园区|功能区|保税区|管理局)$).+[县市区旗]$/u;

/** Every county by its full name, read on first use: a paper whose title opens with a city needs only the counties of that city. */
let index: NameIndex | null = null;

function counties(): NameIndex {
  if (index) return index;
  index = new NameIndex();
  for (const province of allProvinces())
    for (const { counties: names } of [province, ...province.cities])
      for (const name of names) if (IS_COUNTY.test(name)) index.add(name, name);
  return index;
}

/** The county, district, banner or county-level city whose full name begins at an offset, null when there is none. */
export const countyAt = (text: string, at: number): Found | null => counties().longestAt(text, at);

/** Whether the name of a county begins with two characters. */
export const countyBegins = (head: string): boolean => counties().begins(head);

/** Whether a text is the full name of a county, district, banner or county-level city. */
export const isCounty = (text: string): boolean => counties().full.has(text);

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

/** Counties whose names without their kind are things that plans count, build or sell: a place behind their city (台州路桥), none alone (路桥建成120公里, 海盐产量). */
const THINGS = new Set('路桥区 海盐县 盐田区 盐池县 温泉县 石棉县 石林县'.split(' '));

/** Whether the short name of a county is a thing as well. */
export const isThing = (name: string): boolean => THINGS.has(name);

let shorts: NameIndex | null = null;

/** Names of counties and cities without their kind ("海林" → "海林市", 德化 → 德化县); where several share one, the first. */
function shortCounties(): NameIndex {
  if (shorts) return shorts;
  shorts = new NameIndex();
  for (const name of counties().full.keys()) {
    const root = rootOf(name);
    if (root !== null && regionNamed(root) === null && !WORDS.has(root)) shorts.add(root, name);
  }
  return shorts;
}

/** The county whose name without its kind begins at an offset; only a place where the text around says so, since such names are words too (和平, 永安). */
export const shortCountyAt = (text: string, at: number): Found | null => shortCounties().longestAt(text, at);

/** The county of a city or province that is named at an offset, with its kind or, `short`, without it; null when there is none. */
export function countyOfAt(outer: string, text: string, at: number): (Found & { readonly short: boolean }) | null {
  const own = countiesIn(outer).filter((name) => text.startsWith(name.slice(0, 2), at) && IS_COUNTY.test(name));
  const whole = own.find((name) => text.startsWith(name, at));
  if (whole !== undefined) return { name: whole, end: at + whole.length, short: false };
  for (const name of own) {
    const root = rootOf(name);
    if (root !== null && text.startsWith(root, at) && !WORDS.has(root)) return { name, end: at + root.length, short: true };
  }
  return null;
}

/** Whether the full name of a county can stand inside other words (水资源县级管理, 会同县教育局, 人文县城, 沿海城市), so that it counts only at the beginning of a word. */
export const isWordLike = (name: string): boolean =>
  name.length === 2 || /^.城[市区]$/u.test(name) || WORDS.has(name.slice(0, -1)) || WORDS.has(name);
