import { BARE_HEAD, buildVerbAtStart, INDICATOR_END } from '../lexicon/indicator-heads.js';
import type { TimeMention } from './due.js';
import type { Passage } from './passage.js';

/** Words before an indicator that are no part of its name: links, intentions, adverbs, "全市". 全国 stays: a national figure is another indicator. */
const LEAD =
  /^(?:位列|位居|名列|排名|居(?=全|第|省|副)|在(?=全[球国])|作为|该[市省县区]?|同比|环比|[、和与及并且或,;:(的]|以及|或者|其中|此外|同时|分别|力争|争取|确保|实现|使得?|推动|推进|促进|努力|全面|基本(?!养|医|公|药|农|建)|逐步|进一步|加快|累计|共计?(?![建享同性有])|总计|合计|先后|预计|计划(?!生育|用地|指标|免疫)|规划(?!面积|用地|编制|保留)|拟|将|把|落实|保障(?!性|房|水平|能力|覆盖|额度|范围)|保证|要(?!素)|应当?(?!急|用|届|收)|须|需(?!求|水)|至少|每年|逐年|提高(?!标准)|全年|当年|今年|年内|全市(?!场)|全省|全县|全区(?!域)|全州|全旗|全镇|全乡|全域|我[市省县区州]|本[市省县区]|在全[国省市]范围内|探索在?|经过.{1,3}年的?努力|引导|支持|鼓励|力求|有序|着力|重点(?=建|培|打|推|支|实|开|扶|引|发展)|积极|择优|优先|大力|持续|再(?![生造就利次制])|新(?=建成|建立|创建)|已|仅|均(?![衡等价可])|为|对(?![应外口接])|使|由|从(?![业事众])|等(?![级效])|到期末)/u;
const TAIL =
  /(?:第|中?排名|位列|位居|中排|累计|总体|合计|总计|分别|[^人年平月日户地]均|也|再|就|都|将|应当?|要|须|需|已经?|首次|大幅度?|平均|力争|争取|稳步|逐步|基本|全部|预计|预期|每年|不断|持续|进一步|可|仅|约|共|不得|的|达到|均|为|数量达?|至少|之和|[、,和与及]|在|以|于|比例?为|各|超过?|等|且|并)$/u;
const UNIT_NOTE = /\([^()]{1,8}\)$/u;
/** Comparison with an earlier date or level: "较“十三五”末", "在2010年的基础上". */
const COMPARED_IN_TIME = /(?:较|比|与|在)[^较比]{0,14}(?:年底?|末|期|上年度?|去年|基础上?|相比|同期|水平)$/u;

/** A stretch of a passage that names something, as passage offsets (end exclusive). */
export interface NameRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Trims a stretch to the name in it: time expressions, intentions, adverbs and links go.
 * `growth` also drops the comparison a change is measured from.
 */
export function trimName(passage: Passage, range: NameRange, times: readonly TimeMention[], growth: boolean): NameRange {
  const { text } = passage;
  let { start, end } = range;
  for (const time of times) {
    if (time.end > end || time.start < start) continue;
    if (time.shift > 0 && time.role === 'span') continue;
    if (time.role === 'base') {
      if (time.start - start >= 3 && end - time.end < 6) end = Math.min(end, time.start);
      continue;
    }
    if (end - time.end >= 2 || time.start - start < 2) start = time.end;
    else end = time.start;
  }
  for (let changed = true; changed && start < end; ) {
    changed = false;
    const lead = LEAD.exec(text.slice(start, Math.min(end, start + 20)));
    if (lead && !(start + lead[0].length >= end - 1 && INDICATOR_END.test(text.slice(start, end)))) {
      start += lead[0].length;
      changed = true;
    }
  }
  for (let changed = true; changed && start < end; ) {
    changed = false;
    const name = text.slice(start, end);
    const tail = TAIL.exec(name) ?? UNIT_NOTE.exec(name) ?? (growth ? COMPARED_IN_TIME.exec(name) : null);
    if (tail && tail.index > 0) {
      const keep = /^[^人年平月日户地]均$/u.test(tail[0]) ? 1 : 0;
      end = start + tail.index + keep;
      changed = true;
    } else if (tail && tail[0].length === name.length) end = start;
  }
  return { start, end };
}

/** Drops a building verb from the head of a name ("建成绿色园区" → 绿色园区) when at least two characters stay. */
export function dropBuildVerb(passage: Passage, range: NameRange): NameRange {
  const name = passage.text.slice(range.start, range.end);
  const verb = buildVerbAtStart(name);
  if (verb === null || name.length - verb.length < 2 || /^[率量数额值了的]/u.test(name.slice(verb.length))) return range;
  return { start: range.start + verb.length, end: range.end };
}

/** Whether a name says nothing without the thing before it: 占比, 成交额, "占全省比重". */
export function needsSubject(name: string): boolean {
  return BARE_HEAD.test(name) && name.length <= 14;
}

/**
 * Distributes a head that several numbers share ("花生种植、收获机械化率" → 花生种植机械化率, 花生收获机械化率).
 * A part without an ending of its own takes the last part's; a later part takes what stands before the first part's equally long tail.
 */
export function shareHead(head: string, tail: string, count: number): string[] | null {
  const parts = splitParts(head, count);
  if (parts === null) return null;
  const first = parts[0] ?? '';
  const last = parts[parts.length - 1] ?? '';
  const suffix = tail !== '' ? tail : sharedSuffix(last, first);
  const core = suffix !== '' && tail === '' ? last.slice(0, last.length - suffix.length) : last;
  const second = parts.length > 2 ? (parts[1] ?? '') : core;
  const before = first.slice(0, Math.max(0, first.length - second.length));
  const prefix = suffix.startsWith('的') || PREFIX_END.test(before) ? before : '';
  return parts.map((part, at) => {
    const isLast = at === parts.length - 1;
    const own = isLast && tail === '' ? core : part;
    const whole = at === 0 || own.startsWith(prefix) ? own : prefix + own;
    return INDICATOR_END.test(own) && !isLast && tail === '' ? whole : whole + suffix;
  });
}

function splitParts(head: string, count: number): string[] | null {
  const lists: RegExp[] = [/、|以及|及(?!以[上下内])|和|与(?!其他)/u, /、/u, /和|与|及(?!以)/u];
  for (const pattern of lists) {
    const parts = splitOutsideBrackets(head, pattern);
    if (parts.length === count && parts.every((part) => part.length > 1)) return parts;
  }
  return null;
}

function splitOutsideBrackets(text: string, pattern: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let current = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '(' || char === '“') depth++;
    if (char === ')' || char === '”') depth--;
    const match = depth <= 0 ? pattern.exec(text.slice(i, i + 3)) : null;
    if (match && match.index === 0) {
      parts.push(current);
      current = '';
      i += match[0].length - 1;
    } else current += char;
  }
  parts.push(current);
  return parts;
}

/** What a shared beginning may end with: a place, a people or a thing of which the parts are said. */
const PREFIX_END = /[国家省市县区镇乡村人者业值物薯生源地城农品员院校园级上下童菜粮棉油糖果蔬茶稻麦豆体]$/u;
const SUFFIX_WORDS =
  /(?:的[^的]{2,10}|占[^占]{2,16}(?:比重|比例)|(?:综合)?[一-龥]{0,3}(?:机械化|利用|覆盖|处理|处置|回收|达标|普及|入学|参保|签约|检出|合格|优良|增长|就业|保有|绿地|绿化)率|(?:平均)?(?:审查|审理|办理|审批|审查审理|受理|授权|公告|办案)?(?:周期|时间|时限)|费用|成本|占比|比重|比例|排放总量|排放量|总量|总产量|产量|拥有量|年均浓度|浓度|总额|成交额|产值|增加值|收入|能耗|水耗|人数|数量|数)$/u;

/** Ending of the last part that an unfinished first part shares: by length when the first is a short word ("城市和县城污水处理率"), else a known ending. */
function sharedSuffix(last: string, first: string): string {
  if (INDICATOR_END.test(first)) return '';
  const match = SUFFIX_WORDS.exec(last);
  if (match && match.index >= first.length) return match[0];
  if (first.length <= 4 && last.length >= first.length + 2 && INDICATOR_END.test(last)) return last.slice(first.length);
  return match && match.index >= 2 ? match[0] : '';
}
