import type { Task } from '../../model/plan.js';
import { BODY_END } from '../lexicon/bodies.js';
import { namesTaskPart, roleOfTitle, type SectionRole } from '../lexicon/headings.js';
import { type Block, type ParseState, type Pass, pathOf, spanOf, titleInView } from '../state.js';
import { withoutRadicals } from '../view.js';
import { bodiesOf, conventionOf, type ListConvention, mergedBodies, namedIn, type PlacedBody } from './bodies.js';
import { chargedBodies } from './charged.js';
import { clausesBetween } from './clauses.js';
import { ledgerTasks } from './ledger.js';

/** A block with what stands under it: the next block that does not is at `end`. */
interface Node {
  readonly index: number;
  readonly block: Block;
  readonly children: number[];
  /** Offset at which the text under the block ends. */
  textEnd: number;
  /** Offset at which its own text ends: before the first numbered block under it. */
  ownEnd: number;
}

const isTitled = (block: Block): boolean => block.kind === 'heading' || block.kind === 'item' || block.kind === 'dash';

/** The tree of titled blocks, by index. */
function treeOf(blocks: readonly Block[]): Map<number, Node> {
  const nodes = new Map<number, Node>();
  blocks.forEach((block, index) => {
    if (isTitled(block)) nodes.set(index, { index, block, children: [], textEnd: block.end, ownEnd: block.end });
    for (let at = isTitled(block) ? index : block.parent; at >= 0; at = blocks[at]?.parent ?? -1) {
      const node = nodes.get(at);
      if (!node) break;
      node.textEnd = Math.max(node.textEnd, block.end);
    }
    const owner = nodes.get(block.parent);
    if (owner && isTitled(block) && block.kind !== 'dash') owner.children.push(index);
    else if (owner && owner.children.length === 0) owner.ownEnd = block.end;
    for (let at = block.parent; at >= 0 && !isTitled(block); at = blocks[at]?.parent ?? -1) {
      const above = nodes.get(at);
      if (above && above.children.length === 0) above.ownEnd = Math.max(above.ownEnd, block.end);
    }
  });
  return nodes;
}

/** Longest entry of a list inside a task, numbered in figures: it is no work item of its own. */
const ENTRY_MAX = 38;
/** A numbered title with this many characters of text after it is told, not listed. */
const TOLD_MIN = 12;
const LIST_FORMS = /^(?:[（(] ?\d|[①-⑳]|\d{1,2} ?[)）])/u;

/** Numbers that are printed with a blank after them: 第二章 主要任务, 专栏 3 …工程, 3.1 …. */
const SPACED_NUMBER = /^(?:第.{1,3}[章节節篇编部条]|专栏|專欄|\d+\.\d)/u;

class TaskFinder {
  private readonly nodes: Map<number, Node>;
  private readonly roles = new Map<number, SectionRole>();
  private readonly workItems = new Map<number, boolean>();
  private readonly hasTaskPart: boolean;

  constructor(
    private readonly state: ParseState,
    private readonly convention: ListConvention,
    /** Headings over the rows of a ledger: the rows are the tasks. */
    private readonly ledgers: ReadonlySet<number>,
  ) {
    this.nodes = treeOf(state.blocks);
    for (const node of this.nodes.values()) this.roles.set(node.index, this.roleOf(node));
    this.hasTaskPart = [...this.nodes.values()].some(
      ({ index, block, children }) =>
        block.level === 1 && this.roles.get(index) === 'tasks' && namesTaskPart(titleInView(state, block)) && children.length > 0,
    );
  }

  /** Role of a block: what its own title says, else what it stands under. */
  private roleOf(node: Node): SectionRole {
    if (node.block.number.startsWith('附')) return 'support';
    if (node.block.number.startsWith('专栏'))
      return /指标/u.test(titleInView(this.state, node.block)) ? 'background' : (this.roles.get(node.block.parent) ?? 'none');
    const own =
      node.block.kind === 'heading' && node.block.level <= 2 ? roleOfTitle(titleInView(this.state, node.block), node.block.level) : 'none';
    const above = this.roles.get(node.block.parent) ?? 'none';
    if (own === 'tasks' && this.isPolicyPart(node)) return 'support';
    if (own === 'none' || above === 'support' || above === 'background' || above === 'phases') return above === 'none' ? own : above;
    return above === 'tasks' && own !== 'phases' ? above : own;
  }

  /** 政策措施 beside a part that holds the tasks: means, not tasks. */
  private isPolicyPart({ block }: Node): boolean {
    const title = titleInView(this.state, block);
    return block.level === 1 && /政策/u.test(title) && !namesTaskPart(title) && this.taskPartBefore(block);
  }

  private taskPartBefore(block: Block): boolean {
    return this.state.blocks.some(
      (other) =>
        other.level === 1 && other.start < block.start && other.kind === 'heading' && namesTaskPart(titleInView(this.state, other)),
    );
  }

  private clausesIn(start: number, end: number): ReturnType<typeof clausesBetween> {
    return clausesBetween(this.state, start, end);
  }

  private hasOwnClause(node: Node): boolean {
    return this.clausesIn(node.block.start, node.ownEnd).length > 0;
  }

  /** Whether the numbered blocks under a node are work items of their own, not the entries of a list. */
  private hasWorkItems(node: Node): boolean {
    const known = this.workItems.get(node.index);
    if (known !== undefined) return known;
    const found = this.findWorkItems(node);
    this.workItems.set(node.index, found);
    return found;
  }

  private inBox(node: Node): Node | null {
    for (let at = node.block.parent; at >= 0; at = this.state.blocks[at]?.parent ?? -1) {
      const above = this.nodes.get(at);
      if (above?.block.number.startsWith('专栏')) return above;
    }
    return null;
  }

  private findWorkItems(node: Node): boolean {
    const children = node.children
      .map((at) => this.nodes.get(at))
      .filter((child): child is Node => child !== undefined && !child.block.number.startsWith('专栏'));
    if (this.ledgers.has(node.index)) return true;
    if (children.length === 0) return false;
    if (children.some((child) => this.hasOwnClause(child) || this.hasWorkItems(child))) return true;
    if (this.hasOwnClause(node)) return false;
    if (children.every(({ block }) => LIST_FORMS.test(block.number)) && /^\d/u.test(node.block.number)) return false;
    const isEntry = (child: Node): boolean =>
      /[\d①-⑳]/u.test(child.block.number) &&
      child.textEnd - child.block.end < TOLD_MIN &&
      (child.textEnd - child.block.start <= ENTRY_MAX || /[;；]$/u.test(this.state.text.slice(child.block.start, child.textEnd)));
    const entries = children.filter(isEntry);
    return entries.length * 2 < children.length;
  }

  private isTask(node: Node): boolean {
    const { block } = node;
    if (block.number.startsWith('专栏') || block.number.startsWith('附')) return false;
    const clause = this.hasOwnClause(node);
    const role = this.roles.get(node.index) ?? 'none';
    if (block.kind === 'dash') return this.isLead(node, clause);
    if (block.number === '') return false;
    const box = this.inBox(node);
    if (box && !/工程|行动|计划|项目/u.test(titleInView(this.state, box.block))) return false;
    if (clause) return !this.hasWorkItems(node) || this.hasOwnClause(node);
    if (role === 'background' || role === 'phases' || role === 'support') return false;
    if (this.hasTaskPart ? role !== 'tasks' : false) return false;
    if (this.isEmptyPart(node)) return false;
    if (this.hasWorkItems(node)) return false;
    if (this.isEntry(node)) return false;
    return block.level > 1 || !this.hasTaskPart;
  }

  /** Whether a heading without a text stands beside those over the rows of a ledger: a part of the table whose rows were left out. */
  private isEmptyPart(node: Node): boolean {
    if (this.ledgers.size === 0 || node.textEnd > node.block.end) return false;
    return [...this.ledgers].some((at) => this.state.blocks[at]?.parent === node.block.parent);
  }

  /** Dashes in a box 专栏 are tasks; a paragraph with a title of its own is one when it names who is responsible. */
  private isLead(node: Node, clause: boolean): boolean {
    const end = this.nodes.get(node.index)?.textEnd ?? node.block.end;
    if (node.block.number !== '' && this.inBox(node)) return true;
    return node.block.title !== '' && (clause || this.clausesIn(node.block.start, end).length > 0);
  }

  /** Whether a node is an entry of a list inside a task that stands above it. */
  private isEntry(node: Node): boolean {
    const above = this.nodes.get(node.block.parent);
    return above !== undefined && above.block.level > 0 && above.children.length > 0 && !this.hasWorkItems(above);
  }

  /** Whether the headings of the document are questions: an interpretation tells what another document sets. */
  private asksQuestions(): boolean {
    const heads = [...this.nodes.values()].filter(({ block }) => block.level === 1 && block.title !== '');
    const asked = heads.filter(({ block }) => this.state.view[block.titleEnd] === '?' || /[?？]$/u.test(block.title));
    return heads.length > 1 && asked.length * 2 > heads.length;
  }

  find(): Task[] {
    const tasks: Task[] = [];
    if (this.asksQuestions()) return tasks;
    const boxed = new Map<number, number>();
    for (const node of this.nodes.values()) {
      if (!this.isTask(node)) continue;
      tasks.push(this.taskOf(node, boxed));
    }
    return tasks;
  }

  private taskOf(node: Node, boxed: Map<number, number>): Task {
    const { block } = node;
    const box = block.number === '' ? null : this.inBox(node);
    const count = box ? (boxed.get(box.index) ?? 0) + 1 : 0;
    if (box) boxed.set(box.index, count);
    const split = this.hasWorkItems(node);
    const end = split ? node.ownEnd : node.textEnd;
    const lists = this.clausesIn(block.start, end).map((clause) => bodiesOf(this.state, clause, this.convention));
    const bodies =
      lists.length > 0
        ? mergedBodies(lists)
        : (this.titledBodies(block) ?? chargedBodies(this.state, this.bodyStart(block), end, this.convention));
    const path = pathOf(this.state, block).map(withoutRadicals);
    return {
      number: box ? `${box.block.number.replace(/\s/gu, '')}-${count}` : plainNumber(block.number),
      section: this.sectionOf(block),
      path,
      title: withoutRadicals(this.titleOf(block)),
      bodies: bodies.map(({ start: _start, end: _end, ...body }) => body),
      due: null,
      dueFrom: 'none',
      source: spanOf(this.state, block.start, end),
      pass: 'tasks',
      confidence: 'sure',
    };
  }

  /** Bodies whose names are the title, under a heading that divides work: 四、任务分工（一）中国城市规划协会。负责…. */
  private titledBodies(block: Block): PlacedBody[] | null {
    const above = this.state.blocks[block.parent];
    if (!above || block.title === '' || !/分工|职责/u.test(titleInView(this.state, above))) return null;
    const names = titleInView(this.state, block).split('、');
    if (!names.every((name) => BODY_END.test(name))) return null;
    return namedIn(this.state, { role: 'any', from: block.titleStart, to: block.titleEnd }, this.convention);
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
    return withoutRadicals(`${above.number}${gap}${this.titleOf(above)}`);
  }

  /** Title of the block; an item without one lends its first sentence. */
  private titleOf(block: Block): string {
    if (block.title !== '') return block.title.replace(/\s*\n\s*/gu, '');
    const { text, view } = this.state;
    const from = block.titleStart;
    const head = view.slice(from, block.end);
    const stop = head.search(/[。;]|[([](?=[^()[\]]{0,40}(?:负责|牵头|责任))/u);
    return text
      .slice(from, stop > 0 ? from + stop : block.end)
      .replace(/[\s*]+$/u, '')
      .replace(/\s*\n\s*/gu, '');
  }
}

/** The number without the signs around it: （一） → 一, 1. → 1, 1.2. → 1.2. */
function plainNumber(printed: string): string {
  return withoutRadicals(printed).replace(/[\s()（）、。]|[.．]$/gu, '');
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

/** A report that names responsible bodies this often prints the plan itself. */
const REPORT_CLAUSES = 3;

/** Finds the tasks: work items with a number, dashes in boxes, and paragraphs with a title and a responsible body. */
export const tasksPass: Pass = {
  name: 'tasks',
  reason: 'After the blocks: a task is a block, its bodies are the clauses in it.',
  run(state) {
    const convention = conventionOf(state.view);
    const ledger = ledgerTasks(state, convention);
    if (state.meta.kind === 'report' && state.clauses.length < REPORT_CLAUSES) {
      state.tasks = ledger.tasks;
      return;
    }
    const tasks = new TaskFinder(state, convention, ledger.owners).find();
    state.tasks = ledger.tasks.length === 0 ? tasks : withLedger(tasks, ledger.tasks);
  },
};
