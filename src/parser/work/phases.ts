import type { Phase } from '../../model/plan.js';
import { roleOfTitle } from '../lexicon/headings.js';
import { type Block, type ParseState, type Pass, spanOf, titleInView } from '../state.js';
import { shownName } from '../view.js';
import { type Dates, datesOf } from './phase-dates.js';

const STAGE_NUMBER = /^第.{1,2}(?:阶段|步)/u;
const STAGE_TITLE = /^(?:第[一二三四五六]阶段|[\u4e00-\u9fff、]{2,10}阶段(?=[:(\d]|$))/u;
/** The near, middle and far part of a plan that looks far ahead: 近期目标（2021—2025年）, 远期（2031—2035年）. */
const HORIZON_TITLE = /^[近中远]期(?:目标|任务|规划|阶段)?(?=\()/u;
/** The bracket that closes a stage's name with its dates: （2022年9月-2024年6月）, 〔2023年上半年〕, （方案印发后三个月内）. */
const WHEN_BRACKET = /[([][^()[\]]*(?:\d|月 *日|[一二三四五六七八九十两](?:个?月|年|周|天|日)|长期|全年)[^()[\]]*[)\]]$/u;
/** A time and nothing else: 2023年3月上旬—4月底, 即日起至2023年6月, 2024年第一季度. */
const TIME = '(?:20\\d\\d|即日起)[\\d年月日底初前末起止至到以之上中下旬半第一二三四季度.、—~ -]{1,30}';
/** The time that stands before or behind a stage's name without brackets: 2023年3月—4月，动员阶段; 动员阶段 2023年3月—4月. */
const TIME_BEFORE = new RegExp(`^${TIME}[,:：] *(?=[一-龥])|^${TIME} +(?=[一-龥])`, 'u');
const TIME_BEHIND = new RegExp(`[,: ] *${TIME}$`, 'u');
/** A paragraph that opens with a stage and its time, perhaps in bold or in a list: 启动阶段（2023年1月—3月）。; 2023年1月—3月：启动阶段。 Group 1 or 2 is its name. */
const STAGE_PARAGRAPH = new RegExp(
  `^(?:[-*•·] +)?(?:\\*\\*)?(?:([\\u4e00-\\u9fff、]{2,10}阶段)(?:\\*\\*)?[([][^()[\\]]{0,40}\\d[^()[\\]]{0,40}[)\\]]|${TIME}[,:] *([\\u4e00-\\u9fff、]{2,10}阶段)(?=[。,:(]))`,
  'u',
);
/** A stage with its time in a title that runs into the text: 启动阶段（2023年1月—3月）制定方案. Group 1 is its name. */
const RUN_ON = /^([\u4e00-\u9fff、]{2,10}阶段)[([][^()[\]]{0,40}\d[^()[\]]{0,40}[)\]](?=[\u4e00-\u9fff])/u;
/** A heading that may stand over stages as over other things: stages are told by the time that each of its parts prints. */
const SCHEDULE = /(?:推进|实施|工作|活动|行动|时间)(?:计划|安排|部署|阶段)$/u;
/** A time that is called a stage: 2023—2024年为全面建设期，…. */
const CALLED = /^[^,。;:()]{0,20}\d年?[^,。;:()\d]{0,6}为(?<name>[\u4e00-\u9fff、]{2,12}(?:期|阶段))(?=[,。;:]|$)/u;
/** What a stage is about, behind its number and time: 第一阶段（2023年1月—6月）：摸底排查、建立台账。 */
const NAME_BEHIND = /^ {0,3}([\u4e00-\u9fff、]{2,20})。/u;
const NAME_BEHIND_MAX = 24;
/** The date that an item of a stage opens with. */
const OPENING_DATE = /^[到在至于]?\d{4}年[^,。;:]{0,24}/u;
const OPENING_MAX = 32;

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
    if (block.kind === 'dash' || block.kind === 'paragraph') return this.isStageUnderSteps(block);
    if (block.kind !== 'heading' && block.kind !== 'item') return false;
    if (STAGE_NUMBER.test(block.number)) return true;
    const above = this.state.blocks[block.parent];
    const title = titleInView(this.state, block);
    if (block.number === '') return false;
    if (above && /^专栏|^附/u.test(above.number)) return false;
    // A stage that prints its own time needs no heading that announces stages.
    if (WHEN_BRACKET.test(title) && (STAGE_TITLE.test(title) || (HORIZON_TITLE.test(title) && this.holdsText(index)))) return true;
    if (above?.kind !== 'heading') return false;
    const heading = titleInView(this.state, above);
    return (
      roleOfTitle(heading) === 'phases' ||
      (STAGE_TITLE.test(title) && /步骤|安排|进度|阶段/u.test(heading)) ||
      (SCHEDULE.test(heading) && this.printTimes(block.parent))
    );
  }

  /** Whether the titles of all numbered parts right under a heading print their time. */
  private printTimes(parent: number): boolean {
    const parts = this.state.blocks.filter((block) => block.parent === parent && block.number !== '');
    return (
      parts.length > 1 &&
      parts.every((part) => {
        const title = titleInView(this.state, part);
        return [WHEN_BRACKET, TIME_BEHIND, TIME_BEFORE].some((time) => time.test(title));
      })
    );
  }

  /** ——准备阶段（…）: a stage without a number under 实施步骤; a paragraph is one when it prints its time. */
  private isStageUnderSteps(block: Block): boolean {
    const above = this.state.blocks[block.parent];
    if (above?.kind !== 'heading') return false;
    const stage = block.kind === 'dash' ? STAGE_TITLE : STAGE_PARAGRAPH;
    return stage.test(this.state.view.slice(block.titleStart, block.end)) && roleOfTitle(titleInView(this.state, above)) === 'phases';
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
    const printed = this.datesIn(block, view.slice(block.start, ownEnd), children);
    const relative = printed.relative === null ? null : this.printedRelative(block.start, ownEnd, printed.relative);
    return {
      name: this.nameOf(block),
      start: printed.start,
      end: printed.end,
      relative,
      items: children.map((child) => shownName(child.title || this.state.text.slice(child.titleStart, child.end))),
      source: spanOf(this.state, block.start, end),
      pass: 'phases',
    };
  }

  private nameOf(block: Block): string {
    const { view } = this.state;
    if (block.kind === 'paragraph') {
      const opening = STAGE_PARAGRAPH.exec(view.slice(block.start, block.end));
      return opening?.[1] ?? opening?.[2] ?? '';
    }
    const called = CALLED.exec(titleInView(this.state, block))?.groups?.name;
    if (called !== undefined) return called;
    const title = this.withoutTime(block);
    if (!STAGE_NUMBER.test(block.number)) return title === '' ? block.number : title;
    const behind =
      title === '' && view[block.end - 1] === ':' ? NAME_BEHIND.exec(view.slice(block.end, block.end + NAME_BEHIND_MAX)) : null;
    const name = behind ? (behind[1] ?? '') : title;
    return name === '' ? block.number : `${block.number}：${name}`;
  }

  /** The title of a block without the time beside the name of its stage. */
  private withoutTime({ titleStart, titleEnd }: Block): string {
    const { view, text } = this.state;
    const end = (from: number, to: number, time: RegExp): number => from + view.slice(from, to).replace(time, '').trimEnd().length;
    const named = RUN_ON.exec(view.slice(titleStart, titleEnd))?.[1];
    if (named !== undefined) return shownName(text.slice(titleStart, titleStart + named.length));
    const unbracketed = end(titleStart, titleEnd, WHEN_BRACKET);
    const from = titleStart + (TIME_BEFORE.exec(view.slice(titleStart, unbracketed))?.[0].length ?? 0);
    return shownName(text.slice(from, end(from, unbracketed, TIME_BEHIND)));
  }

  /** What a phase prints in brackets behind its name or, without them, at its beginning; else it ends when the last of its items is due. */
  private datesIn(block: Block, own: string, items: readonly Block[]): Dates {
    const isKnown = ({ start, end, relative }: Dates): boolean => start !== null || end !== null || relative !== null;
    const called = CALLED.exec(titleInView(this.state, block))?.[0];
    const bracket = called ?? /[([]([^()[\]]{2,60})[)\]]/u.exec(own)?.[1];
    const dates = bracket === undefined ? null : datesOf(bracket, this.year);
    if (dates && isKnown(dates)) return dates;
    const printed = datesOf(own.slice(0, 160), this.year);
    if (isKnown(printed)) return printed;
    const ends = items.flatMap((item) => {
      const opening = OPENING_DATE.exec(this.state.view.slice(item.titleStart, item.titleStart + OPENING_MAX))?.[0];
      return opening === undefined ? [] : (datesOf(opening).end ?? []);
    });
    return { ...printed, end: ends.sort().at(-1) ?? null };
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
