import { parsedState } from '../../src/parser/parse.js';
import { structurePasses } from '../../src/parser/passes.js';
import type { Block, ParseState } from '../../src/parser/state.js';

/** State of the parser after the passes that read the structure. */
export const structureOf = (text: string): ParseState => parsedState(text, structurePasses);

/** A block in one line: kind, depth, number and title, or the text of a block that has none. */
export function lineOfBlock(state: ParseState, block: Block): string {
  let depth = 0;
  for (let at = block.parent; at >= 0; at = state.blocks[at]?.parent ?? -1) depth += 1;
  const shown = block.cells ? block.cells.map((cell) => cell.text).join(' | ') : block.title || state.text.slice(block.start, block.end);
  return `${'  '.repeat(depth)}${block.kind} ${block.number === '' ? '' : `${block.number} `}${shown.replace(/\s+/gu, ' ')}`;
}

/** All blocks of a text, one line each. */
export function outlineOf(text: string): string[] {
  const state = structureOf(text);
  return state.blocks.map((block) => lineOfBlock(state, block));
}
