import type { Block } from '../state.js';

/** A titled block with what stands under it: the next block that does not is at `textEnd`. */
export interface Node {
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
export function treeOf(blocks: readonly Block[]): Map<number, Node> {
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
