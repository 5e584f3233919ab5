import type { Sentence } from '../model/sentences.js';
import type { StoredPlan } from '../model/stored-plan.js';
import { quoteBlock } from './quote.js';
import type { Block } from './reply.js';
import { placeText } from './rows.js';

/** Titles of the headings above an offset. */
function headingsAbove(plan: StoredPlan, offset: number): string[] {
  const path: string[] = [];
  for (const section of plan.parsed.outline) {
    if (section.source.start > offset) break;
    path.length = Math.min(path.length, section.level - 1);
    path[section.level - 1] = section.title;
  }
  return path.filter((title) => title !== undefined);
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** The sentence with its place. */
export function sentenceBlock({ plan, start, end, marks }: Sentence): Block {
  const place = placeText({ path: headingsAbove(plan, start), source: { line: lineAt(plan.text, start), start } }, plan);
  return quoteBlock(plan.text.slice(start, end), place, marks);
}
