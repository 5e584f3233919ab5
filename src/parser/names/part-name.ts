import { CLASS_AT_HEAD, CLASS_ONLY_NAME, REST_NAME } from '../lexicon/class-words.js';
import { INDICATOR_END, verbAtStart } from '../lexicon/indicator-heads.js';
import { behindPlace } from '../places/region.js';
import type { Quantity } from '../sentences/compared.js';
import type { Passage } from '../sentences/passage.js';
import type { Statement } from '../sentences/statement.js';

/** Most statements that are looked back over for the whole of a part. */
const PARTS_MAX = 8;
/** How far back the bracket is looked for that lists the parts. */
const BRACKET_MAX = 80;
const CAME_NEW = /^(?:新增|净增|累计)/u;

/** Whether a name is no name without the whole it is a part of: 其余, 新增规上, 大型. */
export const namesPart = (own: string): boolean => REST_NAME.test(own) || CLASS_ONLY_NAME.test(own);

/**
 * The name of a part by the whole that is divided: "水库320座，其中大型3座，其余317座" counts 大型水库 and 其余水库. `out` are the statements of the sentence so far.
 * Null when the name stands alone, or nothing before it was counted in the same unit.
 */
export function partName(passage: Passage, own: string, quantity: Quantity, out: readonly Statement[]): string | null {
  if (!namesPart(own) || quantity.kind === 'percent' || quantity.unit === null) return null;
  const whole = wholeOf(passage, quantity, out);
  if (whole === null) return null;
  const told = whole.indicator.replace(CAME_NEW, '');
  if (namesPart(told)) return null;
  // "举办县级以上赛事90场，其中省级12场": the act stays before the class.
  const act = verbAtStart(told) ?? '';
  if (act !== '' && CLASS_AT_HEAD.test(told.slice(act.length))) return act + own + told.slice(act.length).replace(CLASS_AT_HEAD, '');
  const kind = told.replace(CLASS_AT_HEAD, '');
  if (!REST_NAME.test(own)) return own.replace(/(?<![规限])上$/u, '') + kind.slice(behindPlace(kind));
  return `其余${kind.slice(verbAtStart(kind)?.length ?? 0)}`;
}

/** The statement whose figure is divided: the last one in the same unit before 其中, else the last one; in the same part of the sentence. */
function wholeOf({ text }: Passage, quantity: Quantity, out: readonly Statement[]): Statement | null {
  let whole: Statement | null = null;
  let end = quantity.numberStart;
  for (let at = out.length - 1; at >= Math.max(0, out.length - PARTS_MAX); at--) {
    const statement = out[at];
    if (!statement) break;
    const between = text.slice(statement.quantity.end, end);
    if (between.includes(';')) break;
    if (between.includes('其中')) whole = null;
    if (!statement.growth && !statement.modifier && statement.quantity.unit === quantity.unit) whole ??= statement;
    end = statement.quantity.numberStart;
  }
  return whole;
}

/** How much of something is made or grown, or of which power it is, at the end of a name. Group 1 is the measure. */
const MADE = /(?:^|总)?(产量|产能|装机容量|装机规模|发电量|播种面积|种植面积|养殖面积|[出存]栏量)$/u;
/** The name of one kind: 水稻, 光伏发电. */
const KIND = /^[一-龥]{2,6}$/u;
/** The list of the kinds, up to the number of one of them. */
const AMONG = /[,;(]其中:?[^,;:。()]*$/u;
const AMONG_REACH = 60;
/** A standard by heads at the head of a name: 每千人口拥有. */
const BY_HEADS = /^每[百千万](?:常住)?人口?(?:拥有)?(?=..)/u;

/**
 * The name of a kind whose measure, or of a standard whose heads, only the figure before tells: "粮食总产量24亿斤，其中水稻|14亿斤" is 水稻产量,
 * "每千人口医师数3.2人、护士数|3.8人" is 每千人口护士数. Null where the figure before is of another unit or form.
 */
export function goesOnName({ text }: Passage, own: string, quantity: Quantity, out: readonly Statement[]): string | null {
  const last = out.at(-1);
  if (!last || last.growth || last.modifier || own === '' || last.quantity.unit !== quantity.unit || quantity.kind === 'percent')
    return null;
  const between = text.slice(last.quantity.end, quantity.start);
  const heads = BY_HEADS.exec(last.indicator)?.[0];
  if (heads !== undefined) return /^[、和及]/u.test(between) && !own.startsWith('每') ? heads + own : null;
  const measure = MADE.exec(last.indicator)?.[1];
  if (measure === undefined || !KIND.test(own) || INDICATOR_END.test(own) || verbAtStart(own) !== null) return null;
  return AMONG.test(text.slice(Math.max(0, quantity.start - AMONG_REACH), quantity.start)) ? own + measure : null;
}

/** What is summed up over things that make or cost something: 总产值, 年货运量, 总投资. */
const OVER_ALL =
  /^(?:(?:年|总|年总)(?:产值|产量|产能|投资额?|营业收入|营收|收入|销售收入|销售额|交易额|成交额|货运量|客流量|吞吐量)|产值|营业收入|营收|销售收入|主营业务收入)$/u;
/** Units of things that stand for themselves, not of people. */
const THINGS: ReadonlySet<string | null> = new Set(['家', '个', '户', '座', '处']);

/** The name of a sum over the things that a sentence is about: "高新技术企业320家，…，总产值突破900亿元" is 高新技术企业总产值. Null for anything else. */
export function sumName(own: string, first: Statement | undefined): string | null {
  if (!first || !OVER_ALL.test(own) || first.growth || first.modifier || !THINGS.has(first.quantity.unit)) return null;
  return first.indicator.replace(CAME_NEW, '') + own;
}

/** What a list in brackets divides, for a part of it that is only an act: 公园 in "公园80座（新建70座，…）", "能源站74座（旧站扩建2座，|新建72座）". Null elsewhere. */
export function dividedInBrackets({ text }: Passage, quantity: Quantity, out: readonly Statement[]): string | null {
  const last = out.at(-1);
  if (!last || last.quantity.unit !== quantity.unit) return null;
  const from = Math.max(0, quantity.start - BRACKET_MAX);
  const before = text.slice(from, quantity.start);
  const open = from + before.lastIndexOf('(');
  if (!before.includes('(') || text.slice(open, quantity.start).includes(')')) return null;
  const whole = out.slice(-PARTS_MAX).findLast(({ quantity: { end } }) => end <= open);
  return whole && open - whole.quantity.end <= 1 && whole.quantity.unit === quantity.unit ? whole.indicator : null;
}
