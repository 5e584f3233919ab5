import { OPENS_WITH_ACT, reviewsPast, tellsSuccess } from '../lexicon/headings.js';
import { INDICATOR_END, startsWithVerb } from '../lexicon/indicator-heads.js';
import { type Block, type ParseState, pathOf } from '../state.js';

/** What the headings above a block make of the figures under it: `goal` 工作目标, `past` 发展基础, or nothing in particular. */
export type SectionKind = 'goal' | 'past' | 'other';

const GOAL =
  /(?:^(?:下步|下一?步)?(?:工作|有关|几点)要求$|下步(?:工作)?(?:打算|计划|安排|要求|措施|举措|思路)?$|目标|主要指标|具体指标|发展指标|愿景|(?:下一步|下一?阶段|下半年|四季度|明年|今后)(?:的?工作)?(?:主要|重点)?(?:打算|计划|安排|措施|举措|思路|考虑|部署|重点|任务)?$|工作(?:打算|思路)$)(?!责任|管理|导向|任务分解|考核)/u;
/** Kind of a section from its titles, outermost first; the nearest title that says anything decides, but a goal may be worded as its success (特色发展成效显著). */
export function sectionKind(path: readonly string[]): SectionKind {
  let kind: SectionKind = 'other';
  for (const printed of path) {
    const title = printed.replace(/[\s*]/gu, '');
    if (title.length > 24 || OPENS_WITH_ACT.test(title)) continue;
    if (tellsSuccess(title)) kind = kind === 'goal' ? 'goal' : 'past';
    else if (GOAL.test(title)) kind = 'goal';
    else if (reviewsPast(title)) kind = 'past';
  }
  return kind;
}

/**
 * The indicator that a heading names for the criteria below it ("13.签约居民建档率" over "力争2023年达到80%"); "" when its title is anything else.
 * `title` is the nearest heading's.
 */
export function indicatorOfTitle(title: string): string {
  const name = title.replace(/[\s*]/gu, '').replace(/^(?:提高|提升|降低|扩大)(?=.{2,}(?:率|占比|比重)$)/u, '');
  const named = name.length >= 3 && name.length <= INDICATOR_MAX && (INDICATOR_END.test(name) || /(?:情况|满意度|占比)$/u.test(name));
  return named && !OVERVIEW.test(name) && !OPENS_WITH_ACT.test(name) && !startsWithVerb(name) && !/[,，。;；:：]/u.test(name) ? name : '';
}
const INDICATOR_MAX = 40;
/** Titles of a part that tells of everything: 基本情况, 主要情况. */
const OVERVIEW = /^(?:基本|总体|整体|主要|工作|有关|相关|概况|城市|[市县区])*情况$/u;

/** Titles above a block and, for a heading or a titled dash, its own. */
export function pathWith(state: ParseState, block: Block): string[] {
  const path = pathOf(state, block);
  return block.title === '' ? path : [...path, block.title];
}
