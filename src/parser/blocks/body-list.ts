import { BODY_END, COLLECTIVE, OFFICE } from '../lexicon/bodies.js';
import { shortCountyAt } from '../lexicon/counties.js';
import { DUTY_VERB, DUTY_WORD, type DutyRole, LIST_REMARK, roleOfWord } from '../lexicon/duty.js';

/** A name in a list of bodies. Offsets in the view; brackets with an alias or a mark are within them. */
export interface ListedName {
  readonly start: number;
  readonly end: number;
  /** A comma stands between it and the first name of the list. */
  readonly afterComma: boolean;
}

/** Longest name of a body, in characters; what is longer is a sentence. */
const NAME_MAX = 60;
const SEPARATOR = /[、,;和及与以/\s。]/u;
/** The last word of a name, no name by itself: 第三支队, 服务中心. */
const TAIL = /^(?:第?[一二三四五六七八九十]{1,3}[支大中]队|[支大]队|分局|(?:服务|管理|事务|保障){0,2}中心)$/u;
/** Shorter words after a blank are the end of a collective, no name: 各区 县. */
const SHORT_NAME = 3;
/** How far the name after 和 is looked at. */
const AHEAD = 30;
/** "等有关部门" closes a list. */
const AND_OTHERS = /等(?:\d{0,2}[个家]?|[\u4e00-\u9fff]{0,8})(?:部门|单位|地区)$|等$/u;
/** A group that is told apart by its level or by its part in the work, and so can be asked: 国务院相关部门, 市直单位, 有关部门; not a bare 部门 or 5个部门. */
const TOLD_GROUP = /^(?:国务院|中央|[省市区县州盟旗][直级属]|[省市区县州]政府|[各省市区县州盟旗]?(?:有关|相关))/u;
/** Last words of what a body deals with, not of a body: 农业农村和水利局 is one. */
const FIELD_END = /(?:农村|乡村|城乡|城市|社区|林区)$/u;
/** Bare words that stand with the name before 和: 各部门和单位, 各乡镇和街道. */
const BARE = /^(?:单位|部门|地区|机构|企业|团体|组织|政府|开发区|园区|功能区|街道|社区|管委会|办事处|镇|乡|村|县|区|市)(?:办事处)?$/u;

/** End of 各区、县(市) and its like when it begins at an offset, however many commas it holds; -1 when there is none. */
function collectiveEnd(view: string, at: number, to = view.length): number {
  if (view[at] !== '各') return -1;
  COLLECTIVE.lastIndex = at;
  return COLLECTIVE.test(view) && COLLECTIVE.lastIndex <= to ? COLLECTIVE.lastIndex : -1;
}

/** The names of a list, in order. 顿号 inside brackets and inside 各区、县(市) do not split; 和 splits only between two whole names. Remarks (持续推进) are left out. */
export function namesIn(view: string, from: number, to: number): ListedName[] {
  const names: ListedName[] = [];
  let start = from;
  let depth = 0;
  let comma = false;
  const close = (until: number): void => {
    for (const { start: first, end } of trimmed(view, start, until)) {
      const words = view.slice(first, end);
      if (words.length <= NAME_MAX && /[\u4e00-\u9fff]/u.test(words) && !isRemark(words))
        names.push({ start: first, end, afterComma: comma });
    }
  };
  for (let at = from; at < to; at++) {
    const char = view[at] ?? '';
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
    if (depth > 0) continue;
    const collective = collectiveEnd(view, at, to);
    if (collective > 0) {
      at = collective - 1;
      continue;
    }
    if (!SEPARATOR.test(char) || !splits(view, at, start, to)) continue;
    close(at);
    if (char === ',') comma = true;
    start = at + (view.startsWith('以及', at) ? 2 : 1);
  }
  close(to);
  return names;
}

/** An entry without the signs around it; 等 with the group it belongs to is left out, but where the group is told apart it is a name too (住房城乡建设部等|国务院有关部门). */
function trimmed(view: string, from: number, to: number): { start: number; end: number }[] {
  let start = from;
  let end = to;
  while (start < end && /[\s、,;。:]/u.test(view[start] ?? '')) start++;
  while (end > start && /[\s、,;。:]/u.test(view[end - 1] ?? '')) end--;
  const others = AND_OTHERS.exec(view.slice(start, end));
  if (!others) return start < end ? [{ start, end }] : [];
  const group = { start: start + others.index + 1, end };
  end = start + others.index;
  return [...(start < end ? [{ start, end }] : []), ...(TOLD_GROUP.test(view.slice(group.start, group.end)) ? [group] : [])];
}

const isRemark = (words: string): boolean => LIST_REMARK.test(words) && !BODY_END.test(words);

/** Whether the sign at an offset parts two names. */
function splits(view: string, at: number, start: number, to: number): boolean {
  const char = view[at] ?? '';
  if (/[、,;。]/u.test(char)) return true;
  const before = view.slice(start, at).trim();
  if (char === '/') return BODY_END.test(before);
  if (/\s/u.test(char)) {
    // 各区 县(市) is one entry; 县教育局 县体育馆, one below the other in a cell, are two.
    const next = /^\s*([^\s、,;]*)/u.exec(view.slice(at, to))?.[1] ?? '';
    const collective = /^[城区县市]/u.test(next) && (/[区县市]$/u.test(before) || (next.length < SHORT_NAME && !BODY_END.test(next)));
    return BODY_END.test(before) && /^[\u4e00-\u9fff]/u.test(next) && !collective && !endsName(next);
  }
  if (char === '以') return view[at + 1] === '及';
  if (!BODY_END.test(before) || before.length < 2 || FIELD_END.test(before)) return false;
  return opensName(view.slice(at + 1, Math.min(to, at + AHEAD)));
}

/** Whether words that stand behind a blank are the end of the name before them, which a narrow cell has broken: a branch told by its place or number alone. */
function endsName(words: string): boolean {
  const place = words.endsWith('分局') ? shortCountyAt(words, 0) : null;
  return place?.end === words.length - 2 || TAIL.test(words);
}

/** Whether a text begins with the whole name of a body. */
function opensName(text: string): boolean {
  if (text.startsWith('各')) return true;
  const end = text.search(/[、,;。(\s和及与]/u);
  const name = (end < 0 ? text : text.slice(0, end)).replace(DUTY_VERB, '').replace(AND_OTHERS, '');
  return !BARE.test(name) && !/^其(?!他)/u.test(name) && (BODY_END.test(name) || OFFICE.test(name));
}

const BRACKET = /^(.{2,40}?) ?[([]([^()[\]]{1,24})[)\]]$/su;
/** A remark on the list itself, printed after its last name. */
const LIST_NOTE = /牵头单位|下同|分工负责|排名/u;
/** Stars by which a list marks who leads. */
export const STAR = /[*★☆▲△※#]+/gu;

/** A name with its printed second names and with what a remark in brackets makes of it. */
export interface NamedBody {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Part given by a remark of its own: 市教育局（牵头）; null when there is none. */
  readonly marked: DutyRole | null;
}

/** Name, alias and mark of an entry: 市委宣传部(市版权局), 市教育局（牵头）. 各区、县(市) and 部门（单位） keep their brackets. `plain` is the entry in the view. */
export function readName(printed: string, plain: string): NamedBody {
  const match = BRACKET.exec(plain);
  const inner = match?.[2] ?? '';
  const cut = (match?.[1] ?? '').length;
  const outside = printed.slice(0, cut).trimEnd();
  if (match && LIST_NOTE.test(inner) && inner.length > 4) return { name: outside, aliases: [], marked: null };
  if (match && DUTY_WORD.test(inner) && inner.length <= 6)
    return { ...readName(outside, plain.slice(0, cut).trimEnd()), marked: roleOfWord(inner) };
  const isAlias = match !== null && inner.length > 2 && BODY_END.test(inner) && !plain.startsWith('各') && !/^[市县区、省]+$/u.test(inner);
  if (!isAlias) return { name: printed.trim(), aliases: [], marked: null };
  const aliases = printed
    .slice(plain.lastIndexOf(inner), -1)
    .split('、')
    .map((alias) => alias.trim());
  return { name: outside, aliases, marked: null };
}

/** A short name of a body below the offices: 镇环卫站, 派出所, 各村委会. */
const LOCAL = /^[\u4e00-\u9fff]{2,20}$/u;
/** Any body told by its level: 市政府督查室, 县水投集团; not 市场主体, 区域. */
const OF_LEVEL = /^(?:[省县镇乡州盟旗]|市(?!场|民|域)|区(?!域|块|位)|国家|中央)[\u4e00-\u9fff]{2,}/u;

/** A group of bodies told by their level or their field: 市级有关部门, 各成员单位, 市卫生健康部门. */
const GROUP = /^(?:各|有关|相关|[省市县区州盟旗镇乡]|国务院)[^。]{0,36}(?:成员单位|部门|单位|地区|政府|管委会|机构|企业|高校|学校)$/u;

/** A name that stands for all bodies of a kind: 各级政府, 乡镇卫生院, 市卫生健康部门. */
const KIND_OF_BODY =
  /^(?:(?:全[省市区县州盟旗])?各|有关|相关|乡镇|镇街|街镇|基层|[县区乡镇]级)|(?:部门|单位|企业|机构|主体|学校|医院|高校|团体|地区)$/u;

/** Whether a list begins with one office that is meant by its name (市商务局、各县区), not with a kind of bodies. */
export function leadsWithOffice(view: string, from: number, to: number): boolean {
  const [first] = namesIn(view, from, to);
  const name = first ? view.slice(first.start, first.end) : '';
  return OFFICE.test(name) && !KIND_OF_BODY.test(name);
}

/** Whether every name between two offsets is a body's, and one of them an office's, a level's (各乡镇人民政府), or where `local` allows it a body's below them. */
export function areBodies(view: string, from: number, to: number, local = false): boolean {
  const names = namesIn(view, from, to).map(({ start, end }) => view.slice(start, end));
  const isLevel = (name: string): boolean => collectiveEnd(name, 0) === name.length;
  const bare = (name: string): string => readName(name, name).name.replace(STAR, '');
  return (
    names.length > 0 &&
    names.every((name) => isLevel(name) || BODY_END.test(bare(name))) &&
    names.some((name) => isLevel(name) || GROUP.test(name) || OFFICE.test(bare(name)) || OF_LEVEL.test(name) || (local && LOCAL.test(name)))
  );
}
