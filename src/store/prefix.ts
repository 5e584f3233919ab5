import { StoreError } from '../errors.js';
import type { ParsedPlan } from '../model/plan.js';

/** Official one-character short names 简称 of provinces, which keep 河南 and 河北, 湖南 and 湖北 apart; the nation is 国. Source: 中华人民共和国行政区划简称. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  全国: '国',
  国家: '国',
  中国: '国',
  北京: '京',
  天津: '津',
  河北: '冀',
  山西: '晋',
  内蒙古: '蒙',
  辽宁: '辽',
  吉林: '吉',
  黑龙江: '黑',
  上海: '沪',
  江苏: '苏',
  浙江: '浙',
  安徽: '皖',
  福建: '闽',
  江西: '赣',
  山东: '鲁',
  河南: '豫',
  湖北: '鄂',
  湖南: '湘',
  广东: '粤',
  广西: '桂',
  海南: '琼',
  重庆: '渝',
  四川: '川',
  贵州: '黔',
  云南: '滇',
  西藏: '藏',
  陕西: '陕',
  甘肃: '甘',
  青海: '青',
  宁夏: '宁',
  新疆: '新',
  香港: '港',
  澳门: '澳',
  台湾: '台',
};
/** Marks of codes (任 task, 阶 phase, 报 report) and characters that a number or a date may contain: never the part of a prefix that tells plans apart. */
const RESERVED = /[任阶报〇零一二两三四五六七八九十百千万亿年月日季号]/u;
/** Words of nearly every title, which tell nothing about the subject. */
const COMMONPLACE =
  /关于|印发|加快|推进|推动|建设|全面|高质量|高水平|深化|进一步|加强|促进|实施|发展|国家|人民政府|办公厅|办公室|工作|行动|方案|规划|计划|纲要|意见|指导|通知|办法|若干|措施|试行|征求意见稿|[的和与及了等]/gu;
const HAN = /\p{Script=Han}/u;

/** Tell plans apart when neither region nor subject does: 天干, in their order. */
const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const LETTERS = [...'BCDEFGHJKMNPQRSTUVWXYZ'];

/**
 * Picks the prefix of a plan's codes: one character for its region (杭), two when another region has that (杭锦 beside 杭州),
 * a character of the subject for a further plan of one region (杭数 for 数字经济), then a letter (杭B).
 * Reports end in 报, so that a bulletin never takes the short prefix of the region's plan. Initials would not do: 杭州 and 湖州 are both HZ.
 * `taken` says whose each prefix in use is. Throws `StoreError` `too-many-plans` when thousands of plans share a region and a subject.
 */
export function choosePrefix({ region, title, kind }: PrefixSource, taken: ReadonlyMap<string, string | null>): string {
  const name = properName(region ?? '');
  const short = SHORT_NAMES[name] ?? [...name].find(usable) ?? '文';
  const subject = [
    ...title
      .replaceAll(region ?? '', '')
      .replaceAll(name, '')
      .replace(COMMONPLACE, ''),
  ].filter(usable);
  const second = taken.get(short) === region ? [] : [...name].slice(1, 2).filter(usable);
  for (const candidate of candidates(short, [...second, ...subject], kind === 'report' ? '报' : ''))
    if (!taken.has(candidate)) return candidate;
  throw new StoreError('too-many-plans', `“${title}”的编号前缀用尽，没有导入。请先移除不再使用的规划。`, { region, title });
}

export type PrefixSource = Pick<ParsedPlan, 'region' | 'title' | 'kind'>;

const usable = (char: string): boolean => HAN.test(char) && !RESERVED.test(char);

/** Prefixes from the best to the last resort. A letter stands behind all Chinese characters, next to the number. */
function* candidates(short: string, distinct: readonly string[], end: string): Generator<string> {
  for (const second of ['', ...distinct]) yield short + second + end;
  for (const first of [short, ...STEMS]) {
    for (const second of ['', ...STEMS]) for (const letter of LETTERS) yield first + second + end + letter;
  }
}

/** 浙江省杭州市 → 杭州: the innermost administrative name without its rank. */
function properName(region: string): string {
  const innermost = region.split(/(?<=.{2}(?:省|自治区|市|自治州|地区|盟))(?=.{2})/u).at(-1) ?? '';
  const bare = innermost.replace(/(?:壮族|回族|维吾尔)?自治区$|特别行政区$|(?:省|市|区|县|旗|盟|地区|自治州|自治县)$/u, '');
  return [...bare].length >= 2 ? bare : innermost;
}
