import { clausesBetween } from '../blocks/clauses.js';
import { namesDuty } from '../lexicon/duty.js';
import { namesNoWork, namesTaskPart, OPENS_WITH_ACT, roleOfTitle, type SectionRole } from '../lexicon/headings.js';
import { type Block, type Clause, type ParseState, titleInView } from '../state.js';
import { type Node, treeOf } from './block-tree.js';
import { titleBodies } from './charged.js';

/** Longest entry of a list inside a task, numbered in figures: it is no work item of its own. */
const ENTRY_MAX = 38;
/** A numbered title with this many characters of text after it is told, not listed. */
const TOLD_MIN = 12;
const LIST_FORMS = /^(?:[（(] ?\d|[①-⑳]|\d{1,2} ?[)）])/u;

/** Whether the title of a box says that its entries are work; others list places and things. */
const tellsWork = (title: string): boolean => /工程|行动|计划|项目|建设$/u.test(title) || OPENS_WITH_ACT.test(title.replace(/[\s*]/gu, ''));

/** Tells which blocks of a document are its work items: tasks and duties, not the parts that hold them nor the entries of lists in them. */
export class WorkItems {
  readonly nodes: Map<number, Node>;
  private readonly roles = new Map<number, SectionRole>();
  private readonly known = new Map<number, boolean>();
  /** Whether the title of a heading is the bodies that answer for what stands under it, as far as it was asked. */
  private readonly owners = new Map<number, boolean>();
  private readonly hasTaskPart: boolean;

  constructor(
    private readonly state: ParseState,
    /** Headings over the rows of a ledger: the rows are the tasks. */
    private readonly ledgers: ReadonlySet<number>,
  ) {
    this.nodes = treeOf(state.blocks);
    for (const node of this.nodes.values()) this.roles.set(node.index, this.roleOf(node));
    this.hasTaskPart = [...this.nodes.values()].some((node) => this.isTaskPart(node) && node.children.length > 0);
  }

  /** The nodes that are work items, in order; none for a document whose headings ask questions. */
  work(): Node[] {
    return this.asksQuestions() ? [] : [...this.nodes.values()].filter((node) => this.isWork(node));
  }

  /** Whether a work item is no task of the plan: a measure that secures the others (保障措施), or a titled paragraph inside a task. */
  isDuty(node: Node): boolean {
    if (this.boxOf(node)) return false;
    if (node.block.kind === 'dash') return this.above(node, (other) => other.block.kind !== 'dash' && this.isWork(other)) !== null;
    return this.roles.get(node.index) === 'support' && (this.secures(node) || this.above(node, (other) => this.secures(other)) !== null);
  }

  /** Whether the title of a part says that it secures the rest: 保障措施, 组织领导. */
  private secures({ block }: Node): boolean {
    return block.kind === 'heading' && block.level <= 2 && roleOfTitle(titleInView(this.state, block), block.level) === 'support';
  }

  /** The clauses that name who answers for a node. */
  clausesOf(node: Node): Clause[] {
    return clausesBetween(this.state, node.block.start, this.endOf(node));
  }

  /** Where the text of a task ends: before the tasks under it. */
  endOf(node: Node): number {
    return this.hasWorkItems(node) ? node.ownEnd : node.textEnd;
  }

  /** The box 专栏 a node stands in, null when it stands in none. */
  boxOf(node: Node): Node | null {
    return this.above(node, (other) => other.block.number.startsWith('专栏'));
  }

  /** The heading above a node whose title is the bodies that answer for what stands under it (一、市教育局（5项）), null when there is none. */
  ownerOf(node: Node): Node | null {
    return this.above(node, (other) => this.isOwner(other));
  }

  private above(node: Node, test: (other: Node) => boolean): Node | null {
    for (let at = node.block.parent; at >= 0; at = this.state.blocks[at]?.parent ?? -1) {
      const other = this.nodes.get(at);
      if (other && test(other)) return other;
    }
    return null;
  }

  /** Whether a heading says that what is numbered right under it is the work of the whole plan. */
  private isTaskPart({ index, block }: Node): boolean {
    return block.level === 1 && this.roles.get(index) === 'tasks' && namesTaskPart(titleInView(this.state, block));
  }

  private isOwner({ index, block, children }: Node): boolean {
    if (block.kind !== 'heading' || children.length === 0) return false;
    const owner = this.owners.get(index) ?? titleBodies(this.state, block, true) !== null;
    this.owners.set(index, owner);
    return owner;
  }

  /** Role of a block: what its own title says, else what it stands under. */
  private roleOf(node: Node): SectionRole {
    if (node.block.number.startsWith('附')) return 'support';
    if (node.block.number.startsWith('专栏'))
      return /指标/u.test(titleInView(this.state, node.block)) ? 'background' : (this.roles.get(node.block.parent) ?? 'none');
    const own =
      node.block.kind === 'heading' && node.block.level <= 2 ? roleOfTitle(titleInView(this.state, node.block), node.block.level) : 'none';
    const above = this.roles.get(node.block.parent) ?? 'none';
    if (own === 'phases' && this.tellsWorkByStage(node)) return 'tasks';
    if (own === 'tasks' && this.isPolicyPart(node)) return 'support';
    if (own === 'none' || above === 'support' || above === 'background' || above === 'phases') return above === 'none' ? own : above;
    // 指导思想 under 发展目标与任务 sets no task; 加强组织领导 among the tasks is one.
    return above === 'tasks' && own !== 'phases' && own !== 'background' ? above : own;
  }

  /** Whether a part, or the one above, holds the work itself, told stage by stage: 活动内容及时间安排. */
  private tellsWorkByStage({ block }: Node): boolean {
    const above = this.state.blocks[block.parent];
    return [block, ...(above ? [above] : [])].some((part) => {
      const title = titleInView(this.state, part);
      return part.level === 1 && namesTaskPart(title) && roleOfTitle(title) === 'phases';
    });
  }

  private isStage(node: Node): boolean {
    return node.block.level > 1 && this.tellsWorkByStage(node);
  }

  /** Whether a node stands under a stage of the work: what is numbered in it are its entries. */
  private isInStage(node: Node): boolean {
    return this.above(node, (other) => this.isStage(other)) !== null;
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

  private hasOwnClause(node: Node): boolean {
    return clausesBetween(this.state, node.block.start, node.ownEnd).length > 0;
  }

  /** Whether the numbered blocks under a node are work items of their own, not the entries of a list. */
  private hasWorkItems(node: Node): boolean {
    const known = this.known.get(node.index);
    if (known !== undefined) return known;
    const found = this.findWorkItems(node);
    this.known.set(node.index, found);
    return found;
  }

  private findWorkItems(node: Node): boolean {
    const children = node.children
      .map((at) => this.nodes.get(at))
      .filter((child): child is Node => child !== undefined && !child.block.number.startsWith('专栏'));
    if (this.ledgers.has(node.index)) return true;
    if (children.length === 0 || this.isInStage(node)) return false;
    if (this.isOwner(node) || this.isTaskPart(node) || this.isStage(node)) return true;
    if (this.endsWithClause(children)) return false;
    // 4. as the first number under a heading: the numbers run on through the parts, so that each is a work item.
    if (/^(?:[2-9]|[1-9]\d)(?!\.?\d)/u.test(children[0]?.block.number ?? '')) return true;
    if (children.some((child) => this.hasOwnClause(child) || this.hasWorkItems(child))) return true;
    if (this.hasOwnClause(node)) return children.every((child) => this.isTold(child));
    if (children.every(({ block }) => LIST_FORMS.test(block.number)) && /^\d(?!\d?\.\d)/u.test(node.block.number)) return false;
    const isEntry = (child: Node): boolean =>
      /[\d①-⑳]/u.test(child.block.number) &&
      child.textEnd - child.block.end < TOLD_MIN &&
      (child.textEnd - child.block.start <= ENTRY_MAX || /[;；]$/u.test(this.state.text.slice(child.block.start, child.textEnd)));
    const entries = children.filter(isEntry);
    return entries.length * 2 < children.length;
  }

  /** Whether a numbered block has a title and a text of its own under it. */
  private isTold({ block, textEnd }: Node): boolean {
    return block.kind === 'heading' && block.title !== '' && textEnd - block.end > TOLD_MIN && !LIST_FORMS.test(block.number);
  }

  /** A list （1）…；（2）…。责任单位：… whose last entry is followed by the clause of the whole. */
  private endsWithClause(children: readonly Node[]): boolean {
    const last = children.at(-1);
    if (!last || children.length < 2 || !children.every(({ block }) => LIST_FORMS.test(block.number))) return false;
    return this.hasOwnClause(last) && !children.slice(0, -1).some((child) => this.hasOwnClause(child) || this.hasWorkItems(child));
  }

  private isWork(node: Node): boolean {
    const { block } = node;
    if (block.number.startsWith('专栏') || block.number.startsWith('附')) return false;
    const clause = this.hasOwnClause(node);
    const role = this.roles.get(node.index) ?? 'none';
    if (block.kind === 'dash') return this.isLead(node, clause);
    if (block.number === '' || this.isOwner(node)) return false;
    const box = this.boxOf(node);
    if (box && !tellsWork(titleInView(this.state, box.block))) return false;
    if (this.isEntry(node)) return false;
    if (clause) return !this.isTaskPart(node) || !this.holdsLeads(node);
    if (role === 'background' || role === 'phases' || role === 'support') return false;
    if (namesNoWork(titleInView(this.state, block))) return false;
    if (this.hasTaskPart ? role !== 'tasks' : false) return false;
    if (this.isEmptyPart(node)) return false;
    if (this.hasWorkItems(node)) return false;
    return block.level > 1 || !this.hasTaskPart;
  }

  /** Whether anything but rows of a table stands under a node. */
  private holdsText({ index, textEnd }: Node): boolean {
    const { blocks } = this.state;
    let at = index + 1;
    while (blocks[at]?.kind === 'table-row') at++;
    return (blocks[at]?.start ?? Infinity) < textEnd;
  }

  /** Whether a heading without a text stands beside those over the rows of a ledger: a part of the table whose rows were left out. */
  private isEmptyPart(node: Node): boolean {
    if (this.ledgers.size === 0 || this.holdsText(node)) return false;
    return [...this.ledgers].some((at) => this.state.blocks[at]?.parent === node.block.parent);
  }

  /** Dashes in a box 专栏 are tasks; a paragraph with a title of its own is one when it names who is responsible. */
  private isLead(node: Node, clause: boolean): boolean {
    if (node.block.number !== '' && this.boxOf(node)) return true;
    return (
      node.block.title !== '' &&
      !namesDuty(titleInView(this.state, node.block)) &&
      (clause || clausesBetween(this.state, node.block.start, node.textEnd).length > 0)
    );
  }

  /** Whether paragraphs with titles of their own stand right under a node. */
  private holdsLeads({ index }: Node): boolean {
    return [...this.nodes.values()].some(({ block }) => block.parent === index && block.kind === 'dash' && block.title !== '');
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
}
