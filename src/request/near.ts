import { shortened } from '../model/shortened.js';
import type { Choice } from '../render/reply.js';

/** A choice is one line on a phone screen, two at most. */
const LABEL_MAX = 36;
const CHOICES_MAX = 5;

/** The names that may have been meant as numbered choices, each with the command that asks for it. */
export function nearChoices(hits: readonly { readonly name: string }[], command: (name: string) => string): Choice[] {
  const names = [...new Set(hits.map(({ name }) => name))].slice(0, CHOICES_MAX);
  return names.map((name) => ({ label: shortened(name, LABEL_MAX), command: command(name) }));
}

/** Choices whose labels are names, cut to a line. */
export const shortChoices = (choices: readonly Choice[]): Choice[] =>
  choices.slice(0, CHOICES_MAX).map(({ label, command }) => ({ label: shortened(label, LABEL_MAX), command }));
