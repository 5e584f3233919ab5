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
  const settle = context.settle ?? ((own: readonly Reading[]) => own);
  const readings: Reading[] = [];
  for (const piece of withPlaces(pieces, lookup)) {
    const last = readings[readings.length - 1];
    const previous = last ?? context.previous ?? null;
    const read = (one: string): readonly Reading[] => settle(readPiece(one, lookup, { ...context, previous }));
    readings.push(...readByPlace(piece, context.places ?? [], (one) => readByZone(one, read)));
  }
  const asked = readings.filter(({ refused }) => refused !== 'courtesy');
  const answered = asked.filter(({ refused, slots }) => refused !== 'nonsense' || Object.keys(slots).length > 0);
  if (answered.length > 0) return answered.slice(0, readingsMax);
  return asked.length > 1 ? [understand(message, lookup, context)] : (asked.length > 0 ? asked : readings).slice(0, 1);
}

/** Places told one after another before what is asked of them. */
function placesLed(question: string, places: readonly string[]): { readonly names: readonly string[]; readonly rest: string } {
  const names: string[] = [];
  let rest = question;
  for (;;) {
    const at = rest.replace(/^[、,，和与及\s]+/u, '');
    const name = places.find((place) => at.startsWith(place));
    if (name === undefined) return { names, rest: at };
    names.push(name);
    rest = at.slice(name.length);
  }
}

/** A question about a figure of several places that stand before it (云山湖岭 用电量), once for each, where as a whole it is not read as one of all of them. */
function readByPlace(question: string, places: readonly string[], read: (question: string) => readonly Reading[]): readonly Reading[] {
  const whole = read(question);
  const { names, rest } = placesLed(question.trim(), places);
  if (names.length < 2 || rest === '' || whole.some(({ confident, slots, intent }) => confident && (slots.regions || intent === 'compare')))
    return whole;
  if (new Set(whole.map(({ slots }) => slots.region?.name)).size >= names.length) return whole;
  const each = names.flatMap((name) => read(`${name}${rest}`));
  return each.every(({ confident, slots }) => confident && slots.indicator) ? each : whole;
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
