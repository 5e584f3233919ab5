import { INDICATOR_END, startsWithVerb } from '../lexicon/indicator-heads.js';
import { CLAUSE_END } from '../sentences/clause.js';
import type { Quantity } from '../sentences/compared.js';
import type { NameRange } from './indicator-name.js';

/** What a clause says of its subject before the figure comes: "居民收入|保持全国领先，超过7.2万元". */
const PREDICATE =
  /连跨|连上|连破|蓬勃|发展势头|依然|仍然|保持|突破|迈上|跨越|跨上|站上|跃上|超过|持平|持续|稳步|不断|明显|显著|大幅|快速|逐年|连年|连续|呈|实现|位居|位列|稳居|跃居|继续|首次|再创|再上|进一步|较快|平稳|有所|倍增|居(?=全|第|世|省)/u;
const SUBJECT_MAX = 40;
/** A thing by a short name. */
const THINGS = /^[一-龥A-Z“”]{2,14}$/u;

/** Where the clause begins that ends at `end`. */
function clauseBefore(text: string, end: number, floor: number): number {
  let from = end;
  while (from > floor && !CLAUSE_END.test(text[from - 1] ?? '')) from--;
  return from;
}

/** How often work is due whose clause stands before: "组织专家下乡义诊，|每年|不少于30场". */
const HOW_OFTEN = /^(?:每[年月季]度?|全年|年均|(?:[三四五]年)?累计)?$/u;
const WORK_MAX = 60;

/** The work of the clause before, of which only the least number follows; null when the clause does more than tell how often. */
export function workBeforeBound(text: string, start: number, floor: number, { before, start: end }: Quantity): NameRange | null {
  if (text[start - 1] !== ',' || !before.some(({ kind, op }) => kind === 'bound' && op === '>=')) return null;
  if (!HOW_OFTEN.test(text.slice(start, end))) return null;
  const from = clauseBefore(text, start - 1, floor);
  const said = text.slice(from, start - 1);
  return said.length <= WORK_MAX && WORK.test(said) ? { start: from, end: start - 1 } : null;
}
/** A clause that opens with what is done. */
const WORK = /^(?:每年)?(?:组织|开展|举办|推荐|支持|选派|选送|引导|安排|承办|推动|推进)[^,;:。\d]{4,}$/u;

/** Acts by which things come to a place, up to the things. Group 1 is the act with what it brings. */
const BRINGS = /^[^,;:。\d]{0,16}?((?:增加|增设|增配|新增|加装|安装|配备|配置|更新|改造|新建|建设|投放|购置)[一-龥“”]{2,14})$/u;

/** The act of the clause before that tells no number, with its thing; null when there is none. `start` and `floor` as in `subjectBefore`. */
export function objectBefore(text: string, start: number, floor: number): NameRange | null {
  if (text[start - 1] !== ',') return null;
  const from = clauseBefore(text, start - 1, floor);
  const act = BRINGS.exec(text.slice(from, start - 1))?.[1];
  return act === undefined ? null : { start: start - 1 - act.length, end: start - 1 };
}

/** Things of which a clause says that there will be many. Group 1 is the thing. */
const MANY_OF = /(?:一批|若干(?:个|家)?|一系列)([一-龥“”]{2,20})$/u;

/** What the clause before brings about in an unknown number that the clause at `start` tells: "培育一批龙头企业，|数量不少于20家"; null when it does not. */
export function manyBefore(text: string, start: number, floor: number): NameRange | null {
  if (text[start - 1] !== ',') return null;
  const thing = MANY_OF.exec(text.slice(clauseBefore(text, start - 1, floor), start - 1))?.[1];
  return thing === undefined ? null : { start: start - 1 - thing.length, end: start - 1 };
}

/**
 * The indicator that the clause before names when the clause of a figure names none: "…数量实现倍增，达到1800家".
 * `start` is where the figure's clause begins, after its comma; `floor` where the clause before may begin at the earliest. Null when there is none.
 * `things` takes any thing for what is counted, as where its number is told to have grown from one to another: "市场主体|快速发展，从5500户增加到…".
 */
export function subjectBefore(text: string, start: number, floor: number, things = false): NameRange | null {
  if (!/[,、]/u.test(text[start - 1] ?? '')) return null;
  const from = clauseBefore(text, start - 1, floor);
  const said = PREDICATE.exec(text.slice(from, start - 1));
  if (!said || said.index < 2 || said.index > SUBJECT_MAX) return null;
  const end = from + said.index;
  const name = text.slice(from, end);
  return INDICATOR_END.test(name) || (things && THINGS.test(name) && !startsWithVerb(name)) ? { start: from, end } : null;
}
