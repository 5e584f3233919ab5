import type { PeriodText } from '../../model/due.js';
import type { Passage } from '../sentences/passage.js';
import type { Statement } from '../sentences/statement.js';
import type { Block } from '../state.js';
import type { ResolvedTime } from './resolved-time.js';
import { tenseOf } from './tense.js';
import type { Timeline } from './timeline.js';

/** A line that introduces what will be done. */
const INTRODUCES = /(?:(?<!现)将(?!近)|下一步|打算|计划)[^。;]{0,40}:$/u;
/** A sentence that turns from what was done to what will be. */
const TURNS =
  /(?:^|[。!?])(?:在[^,。;:\d]{2,12},)?[^,。;:\d]{0,24}(?:还将|将(?=继续|进一步|全力|着力|聚焦|重点|加快|坚持|持续|扎实)|要(?=着力|坚持|加大|全力|加快|推动))|(?:^|[。!?:])(?:[一-龥]{2,12}(?:表示|介绍|透露),)?(?:下一步|下一?阶段|接下来|今后|未来(?![一二三四五六七八九十\d]+年)|后续)(?=[,一-龥])|(?:^|[。!?])[一-龥]{0,8}会[议上](?:还|并)?(?:要求|强调|部署|号召)(?=[,:])/u;
/** Somebody else begins to speak: "主持人：", "某报记者：", a name. */
const SPEAKER = /^(?:[一-龥·]{0,20}(?:记者|主持人)|[一-龥·]{2,3})(?:\([^()]{0,30}\))?:/u;
/** A block that turns back to what was done. */
const TELLS = /^(?:同日|据悉|据了解|据介绍|另据|记者|截[至止]|近日|日前|\d{1,2}月\d{1,2}日|目前|今年以来|去年)/u;
/** A block that goes on with a list: 一是, 首先, 第二，. */
const GOES_ON = /^(?:[一二三四五六七八九十]{1,2}是|首先|其次|再次|最后|此外|同时|第[一二三四五六七八九十](?:方面|个)?[,是])/u;
/** What a bulletin says it will do, beside what it says was done: lists behind an introducing line, the rest of a paragraph behind 下一步. */
export class Outlook {
  private list: { readonly parent: number; readonly due: PeriodText | null; readonly itemsOnly: boolean } | null = null;
  /** Where the block that is being read turns to what will be done; -1 when it does not. */
  private from = -1;
  /** The document's own year, once a sentence planned something for it: what is planned after it without a date is for that year too. */
  private year: PeriodText | null = null;

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
    if (SPEAKER.test(passage.text) || TELLS.test(passage.text)) this.year = null;
    this.from = TURNS.exec(passage.text)?.index ?? -1;
  }

  /** Keeps what the block that was read leaves to the next. */
  close(block: Block, { text }: Passage, timeline: Timeline): void {
    const last = timeline.governing(0, text.length);
    const tense = tenseOf(text, 0, text.length);
    if (tense === 'done') this.year = null;
    else if (tense === 'ahead' && last?.running && last.period) this.year = last.period.slice(0, 4);
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
    return turned && found?.past ? null : { period: due ?? this.year, past: false };
  }
}
