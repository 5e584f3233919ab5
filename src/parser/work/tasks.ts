import type { Task } from '../../model/plan.js';
import { isInArticles } from '../document/articles.js';
import { type Block, type ParseState, type Pass, pathOf, spanOf } from '../state.js';
import { shownName } from '../view.js';
import type { Node } from './block-tree.js';
import { bodiesOf, conventionOf, type ListConvention, mergedBodies, type PlacedBody } from './bodies.js';
import { chargedBodies, titleBodies } from './charged.js';
import { statedDeadline } from './deadline.js';
import { ledgerTasks } from './ledger.js';
import { withSharedCharges } from './shared-charges.js';
import { WorkItems } from './work-items.js';
import { TITLE_MAX, withoutCount, workTitle } from './work-title.js';

/** Numbers that are printed with a blank after them: 第二章 主要任务, 专栏 3 …工程, 3.1 …. */
const SPACED_NUMBER = /^(?:第.{1,3}[章节節篇编部条]|专栏|專欄|\d+\.\d)/u;

/** Makes the task of each work item. */
class TaskWriter {
  private readonly items: WorkItems;
  /** Tasks written so far of each box. */
  private readonly boxed = new Map<number, number>();
  /** Levels whose items open with sentences that tell the work, not with titles. */
  private told: ReadonlySet<number> = new Set();

  constructor(
    private readonly state: ParseState,
    private readonly convention: ListConvention,
    ledgers: ReadonlySet<number>,
  ) {
    this.items = new WorkItems(state, ledgers);
  }

  /** The work items, tasks and duties apart, each in order. */
  work(): { readonly tasks: Task[]; readonly duties: Task[] } {
    const tasks: Task[] = [];
    const duties: Task[] = [];
    const nodes = this.items.work();
    this.told = this.toldLevels(nodes);
    for (const node of nodes) (this.items.isDuty(node) ? duties : tasks).push(this.taskOf(node));
    return { tasks, duties };
  }

  private taskOf(node: Node): Task {
    const { block } = node;
    const end = this.items.endOf(node);
    const due = statedDeadline(this.state, block.start, end, this.items.clausesOf(node));
    return {
      number: this.numberOf(node),
      section: this.sectionOf(block),
      path: pathOf(this.state, block).map(shownName),
      title: shownName(this.workTitleOf(block)),
      bodies: this.bodiesOf(node).map(({ start: _start, end: _end, ...body }) => body),
      due,
      dueFrom: due === null ? 'none' : 'sentence',
      source: spanOf(this.state, block.start, end),
      pass: 'tasks',
      confidence: 'sure',
    };
  }

  private numberOf(node: Node): string {
    const box = node.block.number === '' ? null : this.items.boxOf(node);
    if (!box) return plainNumber(node.block.number);
    const count = (this.boxed.get(box.index) ?? 0) + 1;
    this.boxed.set(box.index, count);
    return `${box.block.number.replace(/\s/gu, '')}-${count}`;
  }

  /** Who answers for a task: by its clauses, else by its title, else by its sentences, else by the heading that is their name. */
  private bodiesOf(node: Node): PlacedBody[] {
    const { state, convention } = this;
    const lists = this.items.clausesOf(node).map((clause) => bodiesOf(state, clause, convention));
    if (lists.length > 0) return mergedBodies(lists);
    const titled = titleBodies(state, node.block, false, convention);
    if (titled) return titled;
    const charged = chargedBodies(state, this.bodyStart(node.block), this.items.endOf(node), convention);
    const owner = charged.length > 0 ? null : this.items.ownerOf(node);
    return (owner && titleBodies(state, owner.block, true, convention)) ?? charged;
  }

  /** Where the text of a task begins: after its title, or after its number when it has none. */
  private bodyStart(block: Block): number {
    return block.title === '' ? block.titleStart : block.end;
  }

  /** Heading right above a block with its number; the document's title when there is none. */
  private sectionOf(block: Block): string {
    const above = this.state.blocks[block.parent];
    if (!above) return this.state.meta.title;
    const gap = SPACED_NUMBER.test(above.number) ? ' ' : '';
    return shownName(`${above.number}${gap}${this.titleOf(above)}`);
  }

  /** Title of the block as printed; an item without one lends the name of its work. */
  private titleOf(block: Block): string {
    return block.title === '' ? this.workTitleOf(block) : block.title.replace(/\s*\n\s*/gu, '');
  }

  /** What names the work of a block: its title, or what its first sentence tells when it has none or is one of those that open with sentences. */
  private workTitleOf(block: Block): string {
    const { text, view } = this.state;
    const { from, to } = this.opening(block);
    const told = block.title === '' || this.told.has(block.level);
    const { start, end } = told ? workTitle(view, from, to) : { start: from, end: withoutCount(view, from, to) };
    return text.slice(start, end).replace(/\s*\n\s*/gu, '');
  }

  /** The title of a block, or its first sentence when it has none. */
  private opening(block: Block): { from: number; to: number } {
    const { view } = this.state;
    const from = block.titleStart;
    const stop = block.title === '' ? view.slice(from, block.end).search(SENTENCE_STOP) : block.titleEnd - from;
    const to = stop > 0 ? from + stop : block.end;
    return { from, to: from + view.slice(from, to).replace(/[\s*]+$/u, '').length };
  }

  /** Levels of items most of which open with a sentence too long for a title. */
  private toldLevels(nodes: readonly Node[]): Set<number> {
    const surplus = new Map<number, number>();
    for (const { block } of nodes) {
      const { from, to } = this.opening(block);
      surplus.set(block.level, (surplus.get(block.level) ?? 0) + (to - from > TITLE_MAX ? 1 : -1));
    }
    return new Set([...surplus].filter(([, more]) => more > 0).map(([level]) => level));
  }
}

/** What ends the first sentence of an item: a stop, or the bracket that says who answers for it. */
const SENTENCE_STOP = /[。;]|[([](?=[^()[\]]{0,40}(?:负责|牵头|责任))/u;

/** The number without the signs around it: （一） → 一, 1. → 1, 1.2. → 1.2. */
function plainNumber(printed: string): string {
  return shownName(printed).replace(/[\s*()（）、。]|[.．]$/gu, '');
}

/** Tasks of the text and of its tables; a row that repeats a task of the text (附件：任务分工表) gives it bodies and date instead of standing beside it. */
function withLedger(tasks: readonly Task[], rows: readonly Task[]): Task[] {
  const bare = (title: string): string => title.replace(/[\s,，。、]/gu, '');
  const known = new Map(tasks.map((task) => [bare(task.title), task]));
  const told = new Map<Task, Task>();
  const own = rows.filter((row) => {
    const task = known.get(bare(row.title));
    if (!task || task.bodies.some(({ roleFrom }) => roleFrom === 'stated')) return task === undefined;
    told.set(task, { ...task, bodies: row.bodies, due: row.due, dueFrom: row.dueFrom });
    return false;
  });
  return [...tasks.map((task) => told.get(task) ?? task), ...own].sort((a, b) => a.source.start - b.source.start);
}

/** A report or a rule that names responsible bodies this often prints a plan. */
const PRINTED_PLAN = 3;

/** Finds the tasks: work items with a number, dashes in boxes, and paragraphs with a title and a responsible body. */
export const tasksPass: Pass = {
  name: 'tasks',
  reason: 'After the blocks: a task is a block, its bodies are the clauses in it.',
  run(state) {
    const convention = conventionOf(state.view);
    const ledger = ledgerTasks(state, convention);
    state.workRows = ledger.rows;
    const setsNone = state.meta.kind === 'report' || isInArticles(state);
    if (!setsNone || state.clauses.length >= PRINTED_PLAN) {
      const { tasks, duties } = new TaskWriter(state, convention, ledger.owners).work();
      state.tasks = withSharedCharges(state, tasks, convention);
      state.duties = duties;
    }
    state.tasks = withLedger(state.tasks, ledger.tasks);
    state.duties = [...state.duties, ...ledger.duties].sort((a, b) => a.source.start - b.source.start);
  },
};
