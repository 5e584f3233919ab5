import { measureOf, withMeasure } from '../names/branch.js';
import { behindBullet, behindNumber } from '../names/listed-line.js';
import type { Quantity } from '../sentences/compared.js';
import { dividesBefore } from '../sentences/divided.js';
import { type Passage, sentencesIn } from '../sentences/passage.js';
import { readQuantities } from '../sentences/quantity.js';
import type { Statement } from '../sentences/statement.js';
import type { TimeMention } from '../sentences/time-mention.js';
import { SentenceReader } from './sentence-reader.js';

/**
 * Every statement of a passage, in the order of its quantities. `times` are the passage's, in order.
 * `listVerb` is the verb of the lines before, when the passage is an item of their list.
 * `subject` is the indicator that the heading above names for clauses without one of their own, "" when it names none.
 */
export function readStatements(passage: Passage, times: readonly TimeMention[], subject = '', listVerb: string | null = null): Statement[] {
  const quantities = readQuantities(passage.text);
  if (quantities.length === 0) return [];
  const statements: Statement[] = [];
  let nextQuantity = 0;
  let nextTime = 0;
  let told = '';
  for (const [from, end] of sentencesIn(passage)) {
    const start =
      from + (from === 0 ? behindBullet(passage.text) : passage.cells.includes(from) ? behindNumber(passage.text.slice(from)) : 0);
    const own: Quantity[] = [];
    for (let quantity = quantities[nextQuantity]; quantity && quantity.numberStart < end; quantity = quantities[++nextQuantity])
      if (quantity.numberStart >= start) own.push(quantity);
    const mentioned: TimeMention[] = [];
    for (let time = times[nextTime]; time && time.start < end; time = times[++nextTime]) if (time.start >= start) mentioned.push(time);
    if (own.length === 0) continue;
    const divided = dividesBefore(passage.text, start);
    const read = new SentenceReader(passage, { start, end, times: mentioned }, own, subject, from === 0 ? listVerb : null).read();
    for (const statement of withMeasure(read, divided ? told : '')) statements.push(statement);
    if (!divided) told = measureOf(read.at(-1)?.indicator ?? '');
  }
  return statements;
}
