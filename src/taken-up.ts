import { pageWords } from './lookup/follow-up.js';
import type { Reading } from './lookup/question.js';
import type { Reply } from './render/reply.js';
import type { Typed } from './typed.js';

/** The page that a message asks for, of `page` when it says next or last; null when it asks for something else. */
export function turnTo(typed: Typed, text: string, page: Reply['page']): number | null {
  if (typed.word !== null) return null;
  if (typed.rest === '' && text.trim() !== '') return typed.page;
  if (!page || !pageWords.test(typed.rest)) return null;
  return page.number + (typed.rest.startsWith('上') ? -1 : 1);
}

/** The reading that stands once one of its alternatives is chosen. */
export function chosen(reading: Reading | null, command: string): Reading | null {
  const slots = reading?.alternatives.find((offer) => offer.command === command)?.slots;
  return reading && slots ? { ...reading, slots, command, confident: true, refused: null, alternatives: [] } : reading;
}
