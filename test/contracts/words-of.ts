import { type Block, plain, type Reply, type Text } from '../../src/render/reply.js';

/** What has to be readable of a reply wherever it is shown, line by line. */
export function wordsOf(reply: Reply): string[] {
  const texts = [reply.title ?? '', ...reply.choices.map(({ label }) => label), ...reply.blocks.flatMap(wordsOfBlock)];
  return texts
    .map(plain)
    .flatMap((text) => text.split('\n'))
    .filter((text) => text.trim() !== '');
}

function wordsOfBlock(block: Block): Text[] {
  switch (block.kind) {
    case 'item':
      return [block.code ?? '', block.title, ...block.details, block.badge ?? ''];
    case 'facts':
      return block.rows.flatMap(({ label, value }) => [label, value]);
    case 'quote':
      return [block.text];
    case 'table':
      return block.rows.flat();
    case 'line':
    case 'heading':
    case 'note':
      return [block.text];
    default:
      return [];
  }
}
