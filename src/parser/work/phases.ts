import type { Phase } from '../../model/plan.js';
import { roleOfTitle } from '../lexicon/headings.js';
import { type Block, type ParseState, type Pass, spanOf, titleInView } from '../state.js';
import { withoutRadicals } from '../view.js';

const STAGE_NUMBER = /^第.{1,2}(?:阶段|步)/u;
const STAGE_TITLE = /^(?:第[一二三四五六]阶段|[\u4e00-\u9fff、]{2,10}阶段(?=[:(\d]|$))/u;
/** The near, middle and far part of a plan that looks far ahead: 近期目标（2021—2025年）, 远期（2031—2035年）. */
const HORIZON_TITLE = /^[近中远]期(?:目标|任务|规划|阶段)?(?=\()/u;
/** A span of months or days: （2022年9月-2024年6月）, 2022年1月至12月, 2021年10月19日至11月30日. */
const RANGE =
  /(?:(\d{4})年)? ?(?:(\d{1,2})(?:月|(?= ?[-—~至到] ?\d{1,2}月)))?(?:(\d{1,2})日)?(?:底|初|起|中旬|上旬|下旬)? ?[-—~至到]+ ?(?:(\d{4})年)? ?(?:(\d{1,2})月)?(?:(\d{1,2})日)?/gu;
/** Months of the plan's own year: 1月—2月, 5月10日至31日, 12月至次年2月. */
const MONTHS =
  /(?<![\d年])(\d{1,2})月(?:(\d{1,2})日)?(?:底|初|起|中旬|上旬|下旬)? ?[-—~至到]+ ?(次年|翌年)?(?:(\d{1,2})月)?(?:(\d{1,2})日)?(?:底|初|中旬|上旬|下旬)?/u;
const YEARS = /(\d{4}) ?[-—~至] ?(\d{4}) ?年/u;
const UNTIL = /(?:到|至|于|在)?(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?(?:底|末)?(?:以前|之前|前|止)/u;
const SINGLE = /(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?/u;
const PART_OF_YEAR = /(\d{4})年(上半年|下半年|第?一季度|第?二季度|第?三季度|第?四季度)/u;
const MONTHS_OF_PART: Readonly<Record<string, readonly [string, string]>> = {
  上半年: ['01', '06'],
  下半年: ['07', '12'],
  一季度: ['01', '03'],
  第一季度: ['01', '03'],
  二季度: ['04', '06'],
  第二季度: ['04', '06'],
  三季度: ['07', '09'],
  第三季度: ['07', '09'],
  四季度: ['10', '12'],
  第四季度: ['10', '12'],
};
const RELATIVE =
  /(?:自|从|在)?[^,。;()]{0,24}?(?:批复|印发|发布|启动|获批|实施)(?:之日)?(?:起|后)?[^,。;()]{0,6}?[一二三四五六七八九十两\d]+ ?(?:个)?(?:年|月|周|日|天)(?:之?内|以内|后)?/u;

/** The bracket that closes a stage's name with its dates: （2022年9月-2024年6月）, （方案印发后三个月内）. */
const WHEN_BRACKET = /[（(][^（）()]*(?:\d|月 *日|[一二三四五六七八九十两](?:个?月|年|周|天|日)|长期|全年)[^（）()]*[)）]$/u;
/** 2023年1月起: a beginning without an end. */
const SINCE = /(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?(?:底|初|中旬|上旬|下旬)?(?:起|开始|以后|后)(?!至|到)/u;

const pad = (part: string): string => part.padStart(2, '0');

function dateOf(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  if (year === undefined) return null;
  return month === undefined ? year : day === undefined ? `${year}-${pad(month)}` : `${year}-${pad(month)}-${pad(day)}`;
}

interface Dates {
  readonly start: string | null;
  readonly end: string | null;
  readonly relative: string | null;
}

/** Months that a stage prints without a year, in the plan's year; null when there are none or they run backwards. */
function monthsOf(view: string, year: string): Dates | null {
  const match = MONTHS.exec(view);
  if (!match) return null;
  const [, fromMonth, fromDay, nextYear, toMonth = fromMonth, toDay] = match;
  if (toMonth === fromMonth && toDay === undefined) return null;
  if (nextYear === undefined && Number(fromMonth) > Number(toMonth)) return null;
  const last = nextYear === undefined ? year : String(Number(year) + 1);
  return { start: dateOf(year, fromMonth, fromDay), end: dateOf(last, toMonth, toDay), relative: null };
}

/** Start and end that a stage prints, or the relative date (自批复三个月内). `year` is the plan's own, for months without one. */
export function datesOf(view: string, year: string | null = null): Dates {
  for (const match of view.matchAll(RANGE)) {
    const [, fromYear, fromMonth, fromDay, toYear, toMonth, toDay] = match;
    if (fromYear === undefined || (toYear === undefined && toMonth === undefined)) continue;
    return { start: dateOf(fromYear, fromMonth, fromDay), end: dateOf(toYear ?? fromYear, toMonth, toDay), relative: null };
  }
  const years = YEARS.exec(view);
  if (years?.[1] && years[2]) return { start: years[1], end: years[2], relative: null };
  const until = UNTIL.exec(view);
  if (until) return { start: null, end: dateOf(until[1], until[2], until[3]), relative: null };
  const since = SINCE.exec(view);
  if (since) return { start: dateOf(since[1], since[2], since[3]), end: null, relative: null };
  const part = PART_OF_YEAR.exec(view);
  const ends = part ? MONTHS_OF_PART[part[2] ?? ''] : undefined;
  if (part && ends) return { start: `${part[1]}-${ends[0]}`, end: `${part[1]}-${ends[1]}`, relative: null };
  const months = year === null ? null : monthsOf(view, year);
  if (months) return months;
  const relative = RELATIVE.exec(view);
  if (relative) return { start: null, end: null, relative: relative[0] };
  const single = SINGLE.exec(view);
  if (!single) return { start: null, end: null, relative: null };
  const date = dateOf(single[1], single[2], single[3]);
  return { start: date, end: date, relative: null };
}

class PhaseFinder {
  /** Year of the plan, when it has only one, else of its issue; null when it runs over several. */
  private readonly year: string | null;

  constructor(private readonly state: ParseState) {
    const { period, issuedOn } = state.meta;
    // A plan without a period of its own is carried out from when it is issued.
    this.year = period === null ? (issuedOn?.slice(0, 4) ?? null) : period.start === period.end ? period.start.slice(0, 4) : null;
  }

  find(): Phase[] {
    const { blocks } = this.state;
    const found = new Map<number, Phase>();
    const dated = new Set<number>();
    blocks.forEach((block, index) => {
      // What stands under a phase is its items, whatever their titles.
      if (!this.isPhase(block, index) || found.has(block.parent)) return;
      const phase = this.phaseOf(block, index);
      found.set(index, phase);
      const when = phase.start ?? phase.end ?? phase.relative;
      if (when !== null || this.isStage(block)) dated.add(block.parent);
    });
    // Steps of which none is dated nor called a stage are an order of work and no phases.
    return [...found].filter(([index]) => dated.has(blocks[index]?.parent ?? -1)).map(([, phase]) => phase);
  }

  /** Whether a block calls itself a stage: 第一阶段, 宣传发动阶段, 第一步. */
  private isStage(block: Block): boolean {
    return STAGE_NUMBER.test(block.number) || STAGE_TITLE.test(this.state.view.slice(block.titleStart, block.end));
  }

  /** A stage by its own number or title, or a numbered part of 实施步骤. */
  private isPhase(block: Block, index: number): boolean {
    if (block.kind === 'dash') return this.isStageUnderSteps(block);
    if (block.kind !== 'heading' && block.kind !== 'item') return false;
    if (STAGE_NUMBER.test(block.number)) return true;
    const above = this.state.blocks[block.parent];
    const title = titleInView(this.state, block);
    if (block.number === '') return false;
    if (above && /^专栏|^附/u.test(above.number)) return false;
    // A stage that prints its own time needs no heading that announces stages.
    if (WHEN_BRACKET.test(title) && (STAGE_TITLE.test(title) || (HORIZON_TITLE.test(title) && this.holdsText(index)))) return true;
    if (above?.kind !== 'heading') return false;
    return (
      roleOfTitle(titleInView(this.state, above)) === 'phases' ||
      (STAGE_TITLE.test(title) && /步骤|安排|进度|阶段/u.test(titleInView(this.state, above)))
    );
  }

  /** ——准备阶段（…）: a stage without a number under 实施步骤. */
  private isStageUnderSteps(block: Block): boolean {
    const above = this.state.blocks[block.parent];
    const text = this.state.view.slice(block.titleStart, block.end);
    return above?.kind === 'heading' && STAGE_TITLE.test(text) && roleOfTitle(titleInView(this.state, above)) === 'phases';
  }

  private phaseOf(block: Block, index: number): Phase {
    const { blocks, view } = this.state;
    const children: Block[] = [];
    let end = block.end;
    let ownEnd = block.end;
    for (let at = index + 1; at < blocks.length; at++) {
      const next = blocks[at];
      if (!next || !this.isUnder(at, index)) break;
      end = next.end;
      if (next.parent === index && next.number !== '') children.push(next);
      else if (children.length === 0) ownEnd = next.end;
    }
    const stage = STAGE_NUMBER.test(block.number) && block.title !== '';
    const own = view.slice(block.start, ownEnd);
    const bracket = /\(([^()]{3,60})\)/u.exec(own);
    const dates = bracket ? datesOf(bracket[1] ?? '', this.year) : { start: null, end: null, relative: null };
    const known = dates.start !== null || dates.end !== null || dates.relative !== null;
    const printed = known ? dates : datesOf(own.slice(0, 160), this.year);
    const relative = printed.relative === null ? null : this.printedRelative(block.start, ownEnd, printed.relative);
    const title = withoutRadicals(block.title).replace(WHEN_BRACKET, '');
    return {
      name: stage ? `${block.number}：${title}` : title === '' ? block.number : title,
      start: printed.start,
      end: printed.end,
      relative,
      items: children.map((child) => withoutRadicals(child.title || this.state.text.slice(child.titleStart, child.end))),
      source: spanOf(this.state, block.start, end),
      pass: 'phases',
    };
  }

  private printedRelative(start: number, end: number, relative: string): string {
    const at = this.state.view.indexOf(relative, start);
    return at >= start && at < end ? this.state.text.slice(at, at + relative.length) : relative;
  }

  /** Whether anything stands under a block. */
  private holdsText(index: number): boolean {
    return this.state.blocks[index + 1]?.parent === index;
  }

  private isUnder(at: number, index: number): boolean {
    for (let above = this.state.blocks[at]?.parent ?? -1; above >= index; above = this.state.blocks[above]?.parent ?? -1)
      if (above === index) return true;
    return false;
  }
}

/** Finds the phases 阶段 with their dates and items. */
export const phasesPass: Pass = {
  name: 'phases',
  reason: 'After the blocks; before the tasks are judged, whose numbered items a phase may hold.',
  run(state) {
    state.phases = new PhaseFinder(state).find();
  },
};
