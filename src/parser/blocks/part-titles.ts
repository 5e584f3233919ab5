import type { ParseState } from '../state.js';
import type { Segment } from './split.js';

/** A line that gives a part of a report its time and says what it is for, without a number: “十三五”时期的工作回顾, 2021年工作安排. */
const PART =
  /^(?:[“"]?十[一二三四五六]?五[”"]?(?:时期|期间)?|(?:过去|今后|未来)[一三五]年|20\d\d年(?:上半年|下半年)?|[上下]半年)的?[一-龥、]{0,16}(?:回顾|总结|安排|打算|目标|任务|重点|部署|思路|要求|工作)$/u;
const PART_MAX = 30;

/** The lines without a number that are titles of parts; none where there is only one, since nothing would end its part. */
export function partTitles(state: ParseState, segments: readonly Segment[]): ReadonlySet<Segment> {
  const titles = segments.filter(
    ({ start, end, marker, cells, aside }) =>
      !marker && !cells && !aside && end - start <= PART_MAX && PART.test(state.view.slice(start, end).replace(/[\s*]/gu, '')),
  );
  return new Set(titles.length > 1 ? titles : []);
}
