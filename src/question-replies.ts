import type { Reading } from './lookup/question.js';
import { type Block, plain, type Reply, reply } from './render/reply.js';

const CHOICES_MAX = 5;

/** What a plain message that cannot be answered is told: the polite word, or what is missing from the store and the nearest things in it. `example` is a question that works; `written` a word of the question that stands in the text of a plan, null when none does. */
export function refusal(reading: Reading, example: string | null, written: string | null): Reply {
  const { refused, readAs, alternatives } = reading;
  const first = refused === 'courtesy' ? readAs : refused === 'absent' ? lacking(reading) : '没有看懂这句话。';
  const works = example === null ? '发 /help 看全部命令。' : `可以问“${example}”这样的话，或发 /help 看全部命令。`;
  const search = written === null || refused === 'courtesy' ? [] : [{ label: `在原文里找“${written}”`, command: `/find ${written}` }];
  const choices = [...alternatives.slice(0, CHOICES_MAX - search.length), ...search];
  const hint = alternatives.length > 0 ? '您是不是想问：' : choices.length > 0 ? '可以：' : works;
  return reply({
    tone: 'quiet',
    blocks: [first, hint].map((text) => ({ kind: 'line', text })),
    choices,
    found: refused === 'courtesy',
  });
}

/** What is missing, and where: 没有 is said of the region that was asked about alone. */
const lacking = ({ readAs, missing, slots }: Reading): string =>
  slots.region && missing && missing.kind !== 'region' && missing.kind !== 'unit' && !readAs.startsWith(slots.region.name)
    ? `${slots.region.name}的规划里没有“${missing.name}”。`
    : `${readAs}：现有规划里没有。`;

/** Asks which of several readings was meant. */
export const askBack = (reading: Reading): Reply =>
  reply({
    readAs: reading.readAs,
    blocks: [{ kind: 'line', text: '您指的是哪一个？' }],
    choices: reading.alternatives.slice(0, CHOICES_MAX),
    found: false,
  });

/** What an answer shows of the store, without how the question was understood. */
const shownBy = (answer: Reply): string => JSON.stringify(answer.blocks.filter(({ kind }) => kind === 'item'));

/** Answers to the readings of one message, in order; of several that show the very same things only the one that took most of the words. */
export function withoutRepeats<T extends { readonly answer: Reply }>(parts: readonly T[]): readonly T[] {
  const words = ({ answer }: T): number => answer.readAs?.length ?? 0;
  return parts.filter((part) => {
    const shown = shownBy(part.answer);
    if (shown === '[]') return true;
    const same = parts.filter(({ answer }) => shownBy(answer) === shown);
    return part === [...same].sort((a, b) => words(b) - words(a))[0];
  });
}

/** Several answers as one: each under its own heading. */
export function joined(parts: readonly Reply[]): Reply {
  const blocks = parts.flatMap((part): Block[] => [
    ...(part.readAs === null ? [] : [{ kind: 'heading', text: part.readAs } as const]),
    ...(part.title === null ? [] : [{ kind: 'line', text: part.title } as const]),
    // What is offered stands behind the last answer, not under its own line.
    ...part.blocks.filter((block) => part.choices.length === 0 || block.kind !== 'line' || !plain(block.text).endsWith('：')),
  ]);
  const seen = new Set<string>();
  const choices = parts.flatMap((part) => part.choices).filter(({ command }) => !seen.has(command) && seen.add(command));
  return reply({
    blocks: choices.length === 0 ? blocks : [...blocks, { kind: 'line', text: '也可以看：' }],
    choices: choices.slice(0, CHOICES_MAX),
    about: { codes: parts.flatMap((part) => part.about.codes), command: null },
    found: parts.some((part) => part.found),
  });
}
