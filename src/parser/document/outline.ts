import { type Pass, spanOf } from '../state.js';
import { shownName } from '../view.js';

/** Deepest headings that the outline shows. */
const LEVEL_MAX = 4;

/** Lists the headings of the document. */
export const outlinePass: Pass = {
  name: 'outline',
  reason: 'After the blocks; nothing depends on it.',
  run(state) {
    state.outline = state.blocks
      .filter((block) => block.kind === 'heading' && block.level <= LEVEL_MAX)
      .map((block) => ({
        level: block.level,
        number: block.number,
        title: shownName(block.title).replace(/\s*\n\s*/gu, ''),
        source: spanOf(state, block.start, block.end),
      }));
  },
};
