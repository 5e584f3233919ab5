import type { PeriodText } from '../../model/due.js';
import type { Block } from '../state.js';
import type { Passage } from './passage.js';
import type { ResolvedTime } from './section.js';
import type { Statement } from './statement.js';
import type { Timeline } from './timeline.js';

/** A line that introduces what will be done. */
const INTRODUCES = /(?:(?<!现)将(?!近)|下一步|打算|计划)[^。;]{0,40}:$/u;
/** A sentence that turns from what was done to what will be. */
const TURNS =
  /(?:^|[。!?])[^,。;:\d]{0,24}(?:还将|将(?=继续|进一步|全力|着力|聚焦|重点|加快|坚持|持续|扎实)|要(?=着力|坚持|加大|全力|加快|推动))|(?:^|[。!?:])(?:[一-龥]{2,12}(?:表示|介绍|透露),)?(?:下一步|下一?阶段|接下来|今后|未来(?![一二三四五六七八九十\d]+年)|后续)(?=[,一-龥])/u;
/** Somebody else begins to speak: "主持人：", "某报记者：", a name. */
const SPEAKER = /^(?:[一-龥·]{0,20}(?:记者|主持人)|[一-龥·]{2,3})(?:\([^()]{0,30}\))?:/u;
/** A block that turns back to what was done. */
const TELLS = /^(?:同日|据悉|据了解|据介绍|另据|记者|截[至止]|近日|日前|\d{1,2}月\d{1,2}日|目前|今年以来|去年)/u;
/** A block that goes on with a list: 一是, 首先, 第二，. */
const GOES_ON = /^(?:[一二三四五六七八九十]{1,2}是|首先|其次|再次|最后|此外|同时|第[一二三四五六七八九十](?:方面|个)?[,是])/u;
/** What opens what will be done within a sentence. */
const WILL =
  /(?<![一-龥])要(?=突出|抓|聚焦|加快|全力|坚持|着力|推动|深化|紧盯|重点|扎实|大力|确保)|力争|争取(?!到)|预期(?:增长)?目标|(?:提出|明确)(?=,|到|全年|今年|[一-龥]{0,4}20\d\d年)|拟(?=[一-龥])|预计|确保|(?<!年度|目标|五年|行动|占|完成|按|原定?|超|序时)计划(?![的任内外,。;、)])|(?<![^一-龥])将(?!近)|将(?=会|要|继续|进一步|全力|全面|加快|加大|持续|深入|不断|积极|大力|重点|着力|聚焦|围绕|坚持|按照|于|在(?!建)|办|建[成立设]|新|推|组织|达|实现|完成|投入|启动|实施|开[展工]|迎来|打造|构建|形成|确保|安排|发放|培育|引进|完善|强化|优化|扩大|提[升高供]|再|逐步|陆续|有)/gu;
/** What tells that a figure of the same sentence was reached. */
const DONE = /已(?!婚|有以|知)|目前|截[至止]|以来|此前|现有|共有/gu;

/** What a bulletin says it will do, beside what it says was done: lists behind an introducing line, the rest of a paragraph behind 下一步. */
export class Outlook {
  private list: { readonly parent: number; readonly due: PeriodText | null; readonly itemsOnly: boolean } | null = null;
  /** Where the block that is being read turns to what will be done; -1 when it does not. */
  private from = -1;

  /** Takes in the block that is read next. `within` tells whether a block stands under another one. */
  open(block: Block, passage: Passage, within: (parent: number) => boolean): void {
    const { list } = this;
    const left = list !== null && list.parent !== block.parent && !within(list.parent);
    if (
      SPEAKER.test(passage.text) ||
      TELLS.test(passage.text) ||
      left ||
      (list?.itemsOnly && block.kind === 'paragraph' && !GOES_ON.test(passage.text))
    )
      this.list = null;
    this.from = TURNS.exec(passage.text)?.index ?? -1;
  }

  /** Keeps what the block that was read leaves to the next. */
  close(block: Block, { text }: Passage, timeline: Timeline): void {
    const year = timeline.times.findLast((time) => time.period !== null)?.period?.slice(0, 4);
    if (INTRODUCES.test(text) && (year !== undefined || this.from >= 0))
      this.list = { parent: block.parent, due: year ?? null, itemsOnly: false };
    else if (this.from >= 0) this.list = { parent: block.parent, due: null, itemsOnly: true };
  }

  /** Where the block turned to what will be done before a statement; -1 when it did not. */
  turnBefore({ quantity }: Statement): number {
    return this.from >= 0 && quantity.numberStart > this.from ? this.from : -1;
  }

  /** The time of what will be done, with the date that its list gives; null for a figure of what was done. */
  timeOf(statement: Statement, found: ResolvedTime | null): ResolvedTime | null {
    const turned = this.turnBefore(statement) >= 0;
    if (this.list === null && !turned) return null;
    const due = this.list?.due ?? null;
    if (found && !found.past) return found;
    if (found?.past && !found.running && due !== null && found.period !== null && found.period.slice(0, 4) < due) return null;
    if (found?.running && (due === null || due <= (found.period ?? ''))) return { ...found, past: false };
    return turned && found?.past ? null : { period: due, past: false };
  }
}

/** Whether a sentence up to the end of a statement speaks last of what is still to come, or of what was done; null when it says neither. */
export function tenseOf(text: string, from: number, to: number): 'ahead' | 'done' | null {
  const said = text.slice(Math.max(from, to - REACH), to);
  const will = lastOf(WILL, said);
  const done = lastOf(DONE, said);
  return will === done ? null : will > done ? 'ahead' : 'done';
}

/** What a review says of the time to come: no figure that was reached, and no aim either. */
const FORECAST =
  /未来(?=[一二两三四五六七八九十\d]+年)|今后(?=[一二两三四五六七八九十\d]+年)|据?(?:测算|预测),|(?<![即])将(?=达|从|较|需|增|上升|下降|突破)|约?需要?(?=新增|新建|补充|增加)/gu;

/** Whether a sentence of a review up to the end of a statement looks ahead. */
export function isForecast(text: string, from: number, to: number): boolean {
  const said = text.slice(Math.max(from, to - REACH), to);
  return lastOf(FORECAST, said) > lastOf(DONE, said);
}

/** How far back a word of intention is looked for. */
const REACH = 240;
const lastOf = (pattern: RegExp, text: string): number => [...text.matchAll(pattern)].at(-1)?.index ?? -1;
