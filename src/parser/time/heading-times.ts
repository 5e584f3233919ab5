import type { PeriodText } from '../../model/due.js';
import { documentYears, reportedYear } from '../document/document-years.js';
import type { ParseState } from '../state.js';
import type { ResolvedTime } from './resolved-time.js';
import { type SectionKind, sectionKind } from './section.js';
import { dueIn } from './timeline.js';

/** A heading that gives a part of the document its year: 2024年工作回顾, 二、2025年主要目标. */
const YEAR_OF_PART =
  /^[^,。]{0,4}?(20\d\d)年(?:度|全年)?(?:[及和与](?:“?十[一二三四]?五”?(?:时期|期间|以来)?|(?:过去|近)?[三五]年来?))?(?:的)?(?:全[省市县区州]|我[省市县区州]|政府|主要|重点|经济|发展|工作|目标|任务|预期|计划|安排)/u;

/** A heading over what is still to be done in the year that is reported on. */
const REST_OF_YEAR = /^(?:下半年|第?四季度|后[几四三]个月)(?!.*(?:情况|回顾|总结))/u;

const ahead = (period: string): ResolvedTime => ({ period, past: false });

/** A stage with its time: 第一阶段（2023年）：对标提升, 近期目标（2021—2025年）, （2022年9月—2024年6月）. */
const STAGE = /^(?:.{0,12}阶段|[近中远]期(?:目标|任务|规划)?)?[(（]((?:20\d\d年?[^()（）]{0,24}))[)）]/u;

/** The end of the stage that a text opens with; null when it opens with none. */
export const stageEnd = (text: string): PeriodText | null => lastMonth(STAGE.exec(text)?.[1] ?? '');

/** The last month or year in a stage's time as a period; null when there is none. */
function lastMonth(text: string): string | null {
  const last = [...text.matchAll(/(20\d\d)年?(?:(1[0-2]|0?[1-9])月)?/gu)].at(-1);
  if (!last) return null;
  return last[2] === undefined ? (last[1] ?? null) : `${last[1]}-${last[2].padStart(2, '0')}`;
}

/** The times that headings give to what stands under them: 2024年工作回顾, （2022年9月—2024年6月）, 下半年工作打算. */
export class HeadingTimes {
  /** What the titles met so far say of the time of their part: they stand above many blocks. */
  private readonly titles = new Map<string, ResolvedTime | null | undefined>();

  constructor(private readonly state: ParseState) {}

  /** The time that the nearest heading with one gives to what stands under it; null when none does. */
  timeOf(path: readonly string[]): ResolvedTime | null {
    for (let at = path.length - 1; at >= 0; at--) {
      const title = path[at] ?? '';
      const said = this.titles.has(title) ? this.titles.get(title) : this.saidByTitle(title);
      this.titles.set(title, said);
      if (said !== undefined) return said;
    }
    return null;
  }

  /** What a title says of the time of its part: null when it names a year that cannot be placed, undefined when it names none. */
  private saidByTitle(title: string): ResolvedTime | null | undefined {
    const due = dueIn(this.state, title) ?? stageEnd(title);
    if (due !== null) return ahead(due);
    const { kind } = this.state.meta;
    const own = kind === 'report' && REST_OF_YEAR.test(title) ? reportedYear(this.state) : null;
    if (own !== null) return ahead(String(own));
    const year = YEAR_OF_PART.exec(title)?.[1];
    return year === undefined ? undefined : this.yearOfPart(year, sectionKind([title]));
  }

  /** A part that reviews its year is past also when the report is dated in it (2024年12月9日: 一、2024年工作完成情况). */
  private yearOfPart(year: string, kind: SectionKind): ResolvedTime | null {
    const { base } = documentYears(this.state);
    const reviewed = kind === 'past' || (kind === 'other' && Number(year) <= (reportedYear(this.state) ?? 0));
    return base === null && !reviewed ? null : { period: year, past: reviewed || Number(year) < (base ?? 0) };
  }
}
