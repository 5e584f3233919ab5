import { PUBLICATION } from './aspects.js';
import { type Intent, intentChinese } from './intents.js';
import { normalName } from './normalise.js';
import type { Offer, Reading, Slot, Slots } from './reading.js';

export const slotOf = (name: string, typed: string): Slot => ({ id: name, name, typed, reason: null });

/** The command that a question with nothing but these slots asks for. */
export function usualIntent(slots: Slots): Intent | null {
  if (slots.code) return 'source';
  if (slots.aspect) return 'deadline';
  if (slots.indicator) return 'targets';
  if (slots.unit || slots.task) return 'tasks';
  if (slots.plan) return 'plans';
  if (slots.window) return 'deadline';
  return slots.region ? 'targets' : null;
}

/** What can be asked of one row; anything else of it is answered by its text. */
export const ofRow: ReadonlySet<Intent | null> = new Set(['history', 'why', 'progress', 'tasks', 'deadline']);

/** The command that can answer the intent with these slots: 进展 of a body is its task list, 原文 without a code the rows that show it. */
export function commandFor(intent: Intent, slots: Slots): string {
  const { code, region, unit, indicator, task, plan, year, part, aspect, window, lead } = slots;
  const join = (name: string, ...args: readonly (string | undefined)[]): string =>
    [`/${name}`, ...args.filter((arg) => arg !== undefined)].join(' ');
  if (code && intent !== 'help') return join(ofRow.has(intent) ? intent : 'source', code.name);
  const place = plan && !unit && !task && !indicator ? plan.name : region?.name;
  switch (intent) {
    case 'why':
      return indicator ? join('why', region?.name, indicator.name) : join('targets', region?.name, year?.name);
    case 'help':
      return '/help';
    case 'plans':
      return join('plans', plan?.name ?? region?.name, aspect?.name === PUBLICATION ? aspect.name : undefined);
    case 'deadline':
      if (indicator && !aspect && isNamed(indicator)) return join('targets', region?.name, indicator.name, part?.name ?? year?.name);
      return join(
        'deadline',
        unit?.name,
        plan && !subjectOf(slots) ? plan.name : region?.name,
        aspect?.name ?? indicator?.typed ?? task?.name ?? subjectOf(slots),
        part?.name ?? window?.name ?? year?.name,
      );
    case 'find':
      return join('find', indicator?.typed ?? task?.typed ?? unit?.typed ?? plan?.typed ?? region?.typed);
    case 'compare':
      return indicator ? join('compare', indicator.name) : join('targets', region?.name, year?.name);
    case 'tasks':
      return join('tasks', unit?.name, plan?.name ?? region?.name, task?.name ?? (unit ? undefined : indicator?.typed), lead?.name);
    case 'progress':
    case 'history':
      if (intent === 'history' && indicator) return join('history', region?.name, indicator.name);
      if (unit && !indicator) return join('tasks', unit.name, region?.name);
      return task && !indicator
        ? join('tasks', plan?.name ?? region?.name, task.name)
        : join('progress', plan?.name ?? region?.name, indicator?.name, part?.name ?? year?.name);
    default:
      if (indicator) return join('targets', plan?.name ?? region?.name, indicator.name, part?.name ?? year?.name);
      if (unit || task) return join('tasks', unit?.name, plan?.name ?? region?.name, task?.name);
      return join('targets', place, part?.name ?? year?.name);
  }
}

/** Words from within a plan's title that name what it is of and no document, beside a region. */
const subjectOf = ({ plan, region }: Slots): string | undefined =>
  plan && region && !/方案|规划|计划|纲要|意见|办法|措施|文件|通报|政策/u.test(plan.typed) ? plan.typed : undefined;

/** Words that are less than a third of a name are a subject: 走访 is not the 走访率 of somebody. */
const isNamed = ({ name, typed }: Slot): boolean => normalName(typed).length * 3 >= normalName(name).length;

/** The name, and how it was found when it does not stand there as typed: 市市场监管局（按拼音首字母）. */
const shown = ({ name, typed, reason }: Slot): string =>
  reason === null || name === typed ? name : `${name}（${reason.replace(/（(.+)）$/u, '，$1')}）`;

/** How a question was read. A name that the command searches for as typed is shown so. */
export function readAsOf(intent: Intent, slots: Slots): string {
  const { code, region, regions, unit, indicator, task, plan, year, part, aspect, window } = slots;
  const places = (regions ?? (region ? [region] : [])).map(shown).join('、');
  const command = commandFor(intent, slots);
  const asUsed = (slot: Slot): string => (!command.includes(slot.name) && command.includes(slot.typed) ? slot.typed : shown(slot));
  const names = code ? [code.name] : [places, ...[unit, indicator, task, plan].map((slot) => slot && asUsed(slot))];
  const used = command.split(' ');
  const times = [year, part, window].filter((time) => time && used.includes(time.name));
  return [
    ...names,
    aspect?.name,
    slots.lead?.name,
    ...times.map((time) => (time === year ? `${time?.name}年` : time?.name)),
    intentChinese(intent),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}

/** A question that is not answered; `name` is what is missing, or the polite answer. */
export function refuse(
  question: string,
  refused: NonNullable<Reading['refused']>,
  name: string,
  slots: Slots,
  alternatives: readonly Offer[],
): Reading {
  return { question, intent: null, slots, confident: false, command: null, readAs: name, alternatives, refused };
}

/** A question that its command answers. */
export function accept(question: string, intent: Intent, slots: Slots, confident: boolean, alternatives: readonly Offer[]): Reading {
  return {
    question,
    intent,
    slots,
    confident,
    command: commandFor(intent, slots),
    readAs: readAsOf(intent, slots),
    alternatives,
    refused: null,
  };
}
