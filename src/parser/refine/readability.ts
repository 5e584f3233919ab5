import { type ParseState, type Pass, spanOf } from '../state.js';

/** Characters that stand for what could not be read: the replacement character, private-use letters of fonts, control characters. */
const UNREADABLE = /[\uFFFD\uE000-\uF8FF\u0000-\u0008\u000E-\u001F]+/gu;
/** Places named one by one; beyond them the document is doubtful as a whole. */
const PLACES_MAX = 20;

function unreadableParts(state: ParseState): void {
  let count = 0;
  for (const match of state.text.matchAll(UNREADABLE)) {
    count += 1;
    if (count > PLACES_MAX) continue;
    const source = spanOf(state, match.index, match.index + match[0].length);
    state.diagnostics.push({ rule: 'unreadable', severity: 'warning', message: '这里有无法识别的字符，请对照原件', source });
  }
  if (count > PLACES_MAX)
    state.diagnostics.push({
      rule: 'unreadable',
      severity: 'error',
      message: `全文有 ${count} 处无法识别的字符，请换一份原件`,
      source: null,
    });
}

/** Tells what of the document could not be read: characters, the title, everything. */
export const readabilityPass: Pass = {
  name: 'readability',
  reason: 'After title and blocks are known; nothing depends on it.',
  run(state) {
    unreadableParts(state);
    if (state.blocks.every((block) => block.kind === 'furniture')) {
      state.diagnostics.push({ rule: 'empty', severity: 'error', message: '没有读到正文', source: null });
    } else if (state.meta.title === '') {
      state.diagnostics.push({ rule: 'no-title', severity: 'warning', message: '没有读到标题，请补上', source: null });
    }
  },
};
