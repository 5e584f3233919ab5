import type { PeriodText } from '../../model/due.js';
import { firstFrom, type TimeMention } from '../sentences/time-mention.js';
import type { ParseState } from '../state.js';
import { readTimes } from './due.js';
import { type ResolvedTime, resolveTime } from './resolved-time.js';
import { tenseOf } from './tense.js';

/** Words for the year that was spoken of last: 2024年，…预计全年…. */
const SAME_YEAR = /^(?:全年|当年|本年度?|年内)$/u;
/** What is said of a thing that is ready, up to the end of its clause. */
const FINISHED =
  /^(?:全部|全面|基本)?(?:投入使用|投入运行|建成|投用|投产|投运|完成|完工|竣工|交付|开通|通车|达产)[^,;:。]{0,4}(?:[,;。]|$)/u;
const FINISHED_MAX = 16;
/** What is written by a date, with the clause that tells what it holds. */
const WRITTEN =
  /^(?:完成)?(?:组织)?(?:编制|制定|制订|出台|印发|修订|发布)[^,;:。]{2,30}(?:规划|方案|计划|意见|办法|清单)(?:编制|制定|修编)?[,;](?:明确|细化|确定|提出|分解)/u;
/** One more value of a figure, up to the end of its part of the sentence. */
const ONE_MORE = /^(?:力争|争取)?(?:达到?|(?:提高|增加|扩大|提升|降低|下降)[到至]|突破|超过|为|不低于|不超过|控制在)?\d[^,;。]*;/u;
/** How far into a sentence the date that opens it may stand: 主要目标：到2025年. */
const LEAD_IN = 8;
/** How far into a paragraph the time that it opens with stands. */
const OPENING = 4;
/** Parts of a year that a report sums up. */
const SUMMED = /上半年|季度|[—\-~至到]\d{1,2}月/u;

/** The times of a passage as the document means them, so that the time that governs a number is found without reading the passage again. */
export class Timeline {
  readonly times: readonly TimeMention[];
  private readonly resolved: (ResolvedTime | null)[] = [];
  /** For each mention, the last one up to it that places anything, -1 when none does. */
  private readonly placing: number[] = [];
  /** For each mention, the last date ahead up to it; null when there is none. */
  private readonly due: (PeriodText | null)[] = [];

  constructor(
    state: ParseState,
    private readonly text: string,
    /** What 全年 means before the passage gives a date of its own. */
    spoken: ResolvedTime | null = null,
    /** The year of the part of a bulletin that the passage stands in: its 6月底 is that year's. */
    headed: ResolvedTime | null = null,
  ) {
    this.times = readTimes(text);
    let last = -1;
    let due: PeriodText | null = null;
    const open = headed === null && state.meta.kind === 'report';
    const running = (known: ResolvedTime | null): boolean =>
      open && (state.meta.issuedOn === null ? known?.running === true : known?.period?.slice(0, 4) === state.meta.issuedOn.slice(0, 4));
    this.times.forEach((time, at) => {
      const known = last < 0 ? spoken : (this.resolved[last] ?? null);
      const same = known?.period && SAME_YEAR.test(text.slice(time.start, time.end));
      const resolved = same
        ? yearOf(known, running(known))
        : time.shift > 0 && time.role === 'span' && last >= 0 && known?.period
          ? yearsUpTo(known.period, time.shift)
          : (this.laterMonth(time, this.times[last], known) ?? resolveTime(state, time, headed));
      this.resolved.push(resolved);
      if (resolved) last = at;
      this.placing.push(last);
      const dated = time.role === 'due' || time.role === 'span' || (time.role === 'point' && /[,:]/u.test(text[time.end] ?? ''));
      if (dated && resolved?.period && !resolved.past) due = resolved.period;
      this.due.push(due);
    });
  }

  /** A month without a year in the sentence of one with it, both ahead: 2025年9月底前…，12月底前…. Null for any other time. */
  private laterMonth(time: TimeMention, before: TimeMention | undefined, known: ResolvedTime | null): ResolvedTime | null {
    const [year, month] = /^(\d{4})-(\d\d)/u.exec(known?.period ?? '')?.slice(1) ?? [];
    if (time.role !== 'year' || time.shift !== 0 || time.period === null || !before || year === undefined || known?.past !== false)
      return null;
    if (this.text.slice(before.end, time.start).includes('。') || time.period < (month ?? '')) return null;
    return { period: `${year}-${time.period}`, past: false };
  }

  /** The dates that are over, in order; `summed` tells that one is a part of a year up to its end (上半年, 1—9月), no single month. */
  get datesOver(): readonly { readonly period: PeriodText; readonly summed: boolean }[] {
    return this.times.flatMap(({ start, end }, at) => {
      const time = this.resolved[at];
      return time?.past && time.period !== null ? [{ period: time.period, summed: SUMMED.test(this.text.slice(start, end)) }] : [];
    });
  }

  /** The last time between `from` and `before` that places what follows; null when none does. */
  governing(from: number, before: number): ResolvedTime | null {
    const at = this.placing[this.lastBefore(before)] ?? -1;
    return at >= 0 && (this.times[at]?.start ?? 0) >= from ? (this.resolved[at] ?? null) : null;
  }

  /** The date that opens the sentence at `from`, once a later year told only of one more value of a figure and the next part of the sentence goes on ("到2025年，甲率达到60%，2027年达到65%；|乙率…"); null when there is no such. */
  beforeAside(from: number, before: number): ResolvedTime | null {
    const last = this.placing[this.lastBefore(before)] ?? -1;
    const first = firstFrom(this.times, from);
    const opening = this.times[first];
    const aside = this.times[last];
    if (!opening || !aside || last <= first || opening.start - from > LEAD_IN) return null;
    return ONE_MORE.test(this.text.slice(aside.end, before)) ? (this.resolved[first] ?? null) : null;
  }

  /** Whether the time that governs a number only tells of what a clause before did: when a plan was to be written that tells the number (2024年6月底前编制规划，明确…，|新建…), or which year's (做好2023年度检查，|满意度…). */
  isOver(from: number, before: number): boolean {
    const time = this.times[this.placing[this.lastBefore(before)] ?? -1];
    if (!time || time.start < from) return false;
    const said = this.text.slice(time.end, before);
    return /^度[^,;:。]+,/u.test(said) || WRITTEN.test(said);
  }

  /** The date right after what is counted at `from` by which it shall be ready ("其余120座2025年全部完成"); null when none stands there. */
  readyBy(from: number): ResolvedTime | null {
    const at = this.lastBefore(from) + 1;
    const time = this.times[at];
    return time?.start === from && FINISHED.test(this.text.slice(time.end, time.end + FINISHED_MAX)) ? (this.resolved[at] ?? null) : null;
  }

  /** The date in the same clause on which what is counted at `from` was done ("2所学校已于2016年正式开办"); null when none stands there. */
  doneOn(from: number): ResolvedTime | null {
    const at = this.lastBefore(from) + 1;
    const time = this.times[at];
    if (time?.role !== 'point' || !/^[^,;:。\d]{0,30}已经?$/u.test(this.text.slice(from, time.start))) return null;
    return this.resolved[at] ?? null;
  }

  /** The date by which what is counted at `from` shall be ready, in the clause after it ("新增床位200张，2024年10月底前投入使用"); null when there is none. */
  finishing(from: number, end: number): ResolvedTime | null {
    const at = this.lastBefore(from) + 1;
    const time = this.times[at];
    if (time?.role !== 'due' || time.end > end || !/^[^,;:。、]{0,24},$/u.test(this.text.slice(from, time.start))) return null;
    const resolved = this.resolved[at] ?? null;
    return FINISHED.test(this.text.slice(time.end, time.end + FINISHED_MAX)) && resolved?.past === false ? resolved : null;
  }

  /** The year among those before `before` that 分别 gives to one of as many figures ("2023年、2024年分别实施800个、1000个"); null when there are not so many. */
  dealt(from: number, before: number, { at, of }: { readonly at: number; readonly of: number }): ResolvedTime | null {
    const last = this.lastBefore(before);
    const first = last - of + 1;
    if (first < 0 || (this.times[first]?.start ?? 0) < from) return null;
    for (let i = first; i < last; i++)
      if (!/^[、和与及,]?$/u.test(this.text.slice(this.times[i]?.end ?? 0, this.times[i + 1]?.start ?? 0))) return null;
    return this.resolved[first + at] ?? null;
  }

  /** The date ahead that opens the sentence before the one at `start` ("到2025年，…。"); null when it opens otherwise. */
  dueOfSentenceBefore(start: number): ResolvedTime | null {
    const at = this.lastBefore(start);
    const time = this.times[at];
    if ((time?.role !== 'due' && time?.role !== 'point') || /。./u.test(this.text.slice(time.end, start))) return null;
    const resolved = this.resolved[at] ?? null;
    return /^$|[。:;]/u.test(this.text.charAt(time.start - 1)) && resolved?.past === false ? resolved : null;
  }

  /** As `governing` from the start of the passage, but a year that only names an occasion (2022年度评选) holds in its own sentence alone. */
  dating(sentence: number, before: number): ResolvedTime | null {
    for (let at = this.placing[this.lastBefore(before)] ?? -1; at >= 0; at = this.placing[at - 1] ?? -1) {
      const time = this.times[at];
      if (time && (time.start >= sentence || this.text[time.end] !== '度')) return this.resolved[at] ?? null;
    }
    return null;
  }

  /** What the passage leaves to the next of its review: its last time, unless that is a year before the review's last in the midst of a sentence, which dates its own clause ("完成工程5项，经核查，2019年合格率为90%。"). */
  left(lastYear: number): ResolvedTime | null {
    for (let at = this.placing.at(-1) ?? -1; at >= 0; at = this.placing[at - 1] ?? -1) {
      const time = this.times[at];
      const resolved = this.resolved[at] ?? null;
      if (!time || this.text[time.end] === '度') continue;
      const early = resolved?.period?.length === 4 && Number(resolved.period) < lastYear;
      return early && time.role === 'point' && /[,;]/u.test(this.text[time.start - 1] ?? '') ? null : resolved;
    }
    return null;
  }

  /** The time of what a paragraph tells that opens with the past ("过去五年，…。…") and has not turned to the time to come before an offset; null for any other, as the year of an occasion (做好2023年度检查). */
  told(before: number): ResolvedTime | null {
    const [first] = this.times;
    const last = this.placing[this.lastBefore(before)] ?? -1;
    if (!first || first.start > OPENING || this.resolved[0]?.past !== true || last < 0 || this.text[first.end] === '度') return null;
    const turned = this.resolved.slice(0, last + 1).some((time) => time?.past === false);
    return turned || tenseOf(this.text, 0, before) === 'ahead' ? null : (this.resolved[last] ?? null);
  }

  /** The plan's own end where the paragraph opens with all its years (三年内，…。…) and tells of no other time before an offset; null for any other. */
  throughout(before: number): ResolvedTime | null {
    const [first] = this.times;
    const [whole] = this.resolved;
    return first && first.start <= OPENING && whole?.whole && this.lastBefore(before) === 0 ? whole : null;
  }

  /** The last date ahead that is mentioned before `before`; null when there is none. */
  dueBefore(before: number): PeriodText | null {
    return this.due[this.lastBefore(before)] ?? null;
  }

  /** Index of the last mention that begins before an offset, -1 when there is none. */
  private lastBefore(offset: number): number {
    return firstFrom(this.times, offset) - 1;
  }
}

/** The whole year of a date; `running` tells that it is the year in which a bulletin appears, whose rest may lie ahead. */
const yearOf = (time: ResolvedTime, running: boolean): ResolvedTime => ({ ...time, period: time.period?.slice(0, 4) ?? null, running });

function yearsUpTo(period: PeriodText, years: number): ResolvedTime {
  const last = Number(/^(?:\d{4}\/)?(\d{4})/u.exec(period)?.[1]);
  return { period: `${last - years + 1}/${last}`, past: true };
}

/** Date that a text gives for what follows it ("到2025年，主要目标如下："); null when it gives none that lies ahead. */
export function dueIn(state: ParseState, text: string): PeriodText | null {
  return new Timeline(state, text).dueBefore(text.length);
}
