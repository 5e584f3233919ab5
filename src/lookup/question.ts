import { regionsNamed } from './hits.js';
import type { Lookup } from './lookup.js';
import { normalise } from './normalise.js';
import { questionMax, readPiece } from './piece.js';
import { refuse } from './question-command.js';
import type { QuestionContext, Reading } from './reading.js';
import { contentWords } from './units.js';
import { readByZone } from './zones-asked.js';

export type { Intent } from './intents.js';
export type { Offer, QuestionContext, Reading, Slot, Slots } from './reading.js';

const readingsMax = 5;
/** Where one message holds several questions. A name or two behind a blank belong to the question before it. */
const between =
  /[？?！!。；;\n]+|(?<=是多少|有多少|多少了|呢|吗|什么|哪些|怎么样|如何|情况)\s+(?=\S{5}|\S+[呢吗])|[，,、]\s*(?=还有|另外|顺便|再(?:查|看|问|说)|然后|同时|以及|那)/u;

/** Reads one question in plain words. Never throws; what cannot be read is refused with the nearest things that the store has. */
export function understand(question: string, lookup: Lookup, context: QuestionContext): Reading {
  return readPiece(question, lookup, context)[0] ?? refuse(question, 'nonsense', '', {}, []);
}

/** Reads each question of a message, a later one as a follow-up of the one before; at most five. Polite parts are passed over. */
export function understandAll(message: string, lookup: Lookup, context: QuestionContext): Reading[] {
  const pieces = message
    .slice(0, questionMax)
    .split(between)
    .map((piece) => piece.replace(/^(?:还有|另外|顺便|然后|同时|以及)(?=.{2})/u, '').trim())
    .filter((piece) => piece !== '')
    .slice(0, readingsMax * 2);
  const readings: Reading[] = [];
  for (const piece of withPlaces(pieces, lookup)) {
    const last = readings[readings.length - 1];
    const previous = last ?? context.previous ?? null;
    readings.push(...readByZone(piece, (one) => readPiece(one, lookup, { ...context, previous })));
  }
  const asked = readings.filter(({ refused }) => refused !== 'courtesy');
  const answered = asked.filter(({ refused, slots }) => refused !== 'nonsense' || Object.keys(slots).length > 0);
  if (answered.length > 0) return answered.slice(0, readingsMax);
  return asked.length > 1 ? [understand(message, lookup, context)] : (asked.length > 0 ? asked : readings).slice(0, 1);
}

/** A piece that is nothing but a region's name belongs to the question before it that names none: 市商务局牵头哪些 云山. */
function withPlaces(pieces: readonly string[], lookup: Lookup): readonly string[] {
  const whole: string[] = [];
  for (const piece of pieces) {
    const before = whole.at(-1);
    const joins = before !== undefined && isRegion(piece, lookup) && regionsNamed(lookup.parse(before).parts).length === 0;
    if (joins) whole[whole.length - 1] = `${piece} ${before}`;
    else whole.push(piece);
  }
  return whole;
}

const isRegion = (piece: string, lookup: Lookup): boolean =>
  lookup
    .find(piece, { kinds: ['region'], limit: 1 })
    .hits.some(({ name }) => name === piece || (piece.length >= 2 && name.replace(/[省市县区州]$/u, '') === piece));

/** What a question may be about, for a search in the texts of plans: its runs of content, longest first. */
export const contentOf = (question: string): readonly string[] => contentWords(normalise(question.slice(0, questionMax)).text);
