import { codeIn } from './codes.js';
import { type Intent, intentOf, intentTable } from './intents.js';
import type { Lookup } from './lookup.js';
import { normalise } from './normalise.js';
import { inOtherRegions, nearest, offersOf } from './offers.js';
import { commandFor, readAsOf, slotOf, usualIntent } from './question-command.js';
import type { Offer, QuestionContext, Reading, Slots } from './reading.js';
import { type Meanings, meaningsIn } from './slots.js';
import { courtesyFor } from './thesaurus/courtesies.js';
import { missWeights } from './units.js';
import { timesIn, type When } from './when.js';

export type { Intent } from './intents.js';
export type { Offer, QuestionContext, Reading, Slot, Slots } from './reading.js';

/** UTF-16 units of a question that are read. */
const questionMax = 400;
const readingsMax = 5;
/** Below this share explained, nothing in the question is taken for a name. */
const knownFrom = 0.35;

/** A question of this form asks the last one again with something changed, or for more of its answer. */
const followUp = /^(?:那|那么|换成|改成)|呢$/u;
/** Narrows the last answer (只看湖州的, 只看牵头的). */
const onlyWords = /^(?:只看|只要|仅看|就看)/u;
const leadWords = /牵头|列首位|排第一/u;
/** A body's own leading tasks are asked for, not who leads. */
const whoLeads = /谁|哪个|哪家|哪些(?:部门|单位)|什么(?:部门|单位)|是不是|有没有/u;
/** A question that names nothing and is longer than this stands alone (哪些快到期了). */
const shortMax = 4;
const pageWords = /^(?:下一?页|翻页|继续|更多|还有吗|还有呢|后面呢|后面的|下面呢|接着|上一?页|往下)$/u;

/** Fills the slots of the kinds that have one, by the meaning that explains most. */
function slotsOf({ regions, meanings }: Meanings): Slots {
  const slots: { -readonly [K in keyof Slots]: Slots[K] } = {};
  if (regions[0]) slots.region = regions[0];
  if (regions.length > 1) slots.regions = regions;
  for (const { kind, slot } of [...meanings].sort((a, b) => b.weight - a.weight)) if (kind !== 'region') slots[kind] ??= slot;
  return slots;
}

function refuse(
  question: string,
  refused: NonNullable<Reading['refused']>,
  name: string,
  slots: Slots,
  alternatives: readonly Offer[],
): Reading {
  return { question, intent: null, slots, confident: false, command: null, readAs: name, alternatives, refused };
}

function accept(question: string, intent: Intent, slots: Slots, confident: boolean, alternatives: readonly Offer[]): Reading {
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

/** A short question after another: the next page, the sentence behind the answer, or the same with another region, year or body. Null when it stands alone. */
function follow(question: string, text: string, slots: Slots, intent: Intent | null, context: QuestionContext): Reading | null {
  const { previous } = context;
  const [shown] = context.codes ?? [];
  const about = intent === 'source' || intent === 'history' || intent === 'why';
  if (about && shown !== undefined && Object.keys(slots).length === 0 && !previous?.slots.code)
    return accept(question, intent, { code: slotOf(shown, shown) }, true, []);
  if (!previous?.command || previous.intent === null) return null;
  const only = onlyWords.test(text);
  if (pageWords.test(text)) {
    const page = Number(/ 第(\d+)页$/u.exec(previous.command)?.[1] ?? 1) + (text.startsWith('上') ? -1 : 1);
    return { ...previous, question, command: `${previous.command.replace(/ 第\d+页$/u, '')} 第${Math.max(1, page)}页` };
  }
  const named = Object.keys(slots).length;
  if (named === 0 && about) {
    const code = previous.slots.code?.name ?? shown;
    return accept(question, intent, code === undefined ? previous.slots : { code: slotOf(code, code) }, true, []);
  }
  const bare = named > 0 && intent === null && !slots.indicator && !slots.task;
  if (named === 0 ? intent === null || !(followUp.test(text) || text.length <= shortMax) : !(followUp.test(text) || only || bare))
    return null;
  const { regions: _several, code: _code, ...kept } = previous.slots;
  return accept(question, intent ?? previous.intent, { ...kept, ...slots }, true, []);
}

/** The command whose name is all that the message says (周报, 状态, 导出). */
function commandAlone(text: string, context: QuestionContext): string | null {
  const command = context.commands.find(({ name, chinese, aliases }) => text === name || text === chinese || aliases.includes(text));
  return command ? `/${command.name}` : null;
}

const howWords = /怎么|如何|怎样|咋|什么时候|何时|能不能|能否|可以|帮|把|给/u;
/** The command that a question speaks of without asking what it answers (周报什么时候发); its help says what it does. */
const commandWithin = (text: string, { commands }: QuestionContext): QuestionContext['commands'][number] | undefined =>
  howWords.test(text)
    ? commands.find(
        ({ name, chinese }) => chinese.length > 1 && text.includes(chinese) && !intentTable.some(({ intent }) => intent === name),
      )
    : undefined;

/** The question with the times taken out, blanks in their place, so that their words are not taken for names. */
function withoutTimes(question: string, from: readonly number[], times: readonly (When | null)[]): string {
  const characters = [...question].length === question.length ? question.split('') : null;
  for (const time of times) {
    for (let at = time?.index ?? 0; time && characters && at < time.index + time.typed.length; at += 1) characters[from[at] ?? 0] = ' ';
  }
  return characters?.join('') ?? question;
}

/** All readings of one question: the first body and region named, then the others. */
function readPiece(question: string, lookup: Lookup, context: QuestionContext): Reading[] {
  const short = question.slice(0, questionMax);
  const normal = normalise(short);
  const { text } = normal;
  const home = context.defaultRegion ?? null;
  const alone = commandAlone(text, context);
  const after = alone !== null && (context.codes?.length ?? 0) > 0 ? follow(question, text, {}, intentOf(text), context) : null;
  if (after?.slots.code) return [after];
  if (pageWords.test(text) && (context.lastPage || !context.previous?.command))
    return [refuse(question, 'courtesy', '没有更多内容了。', {}, [])];
  if (alone !== null)
    return [{ question, intent: null, slots: {}, confident: true, command: alone, readAs: '', alternatives: [], refused: null }];
  const courtesy = context.intent ? null : courtesyFor(text);
  if (courtesy !== null) return [refuse(question, 'courtesy', courtesy, {}, [])];
  const intent = context.intent ?? intentOf(text);
  if (intent === 'help') return [accept(question, intent, {}, true, [])];
  const code = codeIn(short.normalize('NFKC'));
  if (code && (context.isCode?.(code.name) ?? true)) {
    const slots: Slots = { code: slotOf(code.name, code.typed) };
    return [accept(question, intent === 'history' || intent === 'why' ? intent : 'source', slots, true, [])];
  }
  const { year, window } = timesIn(text, context.now);
  const meanings = meaningsIn(withoutTimes(short, normal.from, [year, window]), lookup, intent, home, context.answers);
  const times: Slots = {
    ...(year ? { year: slotOf(year.name, year.typed) } : {}),
    ...(window ? { window: slotOf(window.name, window.typed) } : {}),
  };
  const known = meanings.surety >= knownFrom ? meanings : { ...meanings, regions: [], meanings: [] };
  const named = slotsOf(known);
  const leads = leadWords.test(text) && !whoLeads.test(text) && (named.unit !== undefined || onlyWords.test(text));
  const slots: Slots = { ...named, ...times, ...(leads ? { lead: slotOf('牵头', '牵头') } : {}) };
  if (meanings.absent) {
    const { name, kind } = meanings.absent;
    if (kind === 'topic') return [refuse(question, 'nonsense', '', {}, [])];
    const others =
      kind === 'region' && !slots.unit && !slots.task ? inOtherRegions(intent, { ...slotsOf(meanings), ...times }, context) : [];
    return [
      refuse(
        question,
        'absent',
        name,
        slots,
        others.length > 0 ? others : nearest(short, lookup, home, kind === 'unit' ? ['unit'] : undefined),
      ),
    ];
  }
  if (meanings.elsewhere) {
    const names = [slots.region, slots.unit ?? slots.indicator ?? slots.task].map((slot) => slot?.name ?? '');
    return [refuse(question, 'absent', names.join(''), slots, nearest(short, lookup, home))];
  }
  const continued = follow(question, text, slots, intent, context);
  if (continued) return [continued];
  const meant = intentWith(slots, intent === 'targets' && !wantedWords.test(text) ? reachedIn(slots) : intent, known, context);
  const empty = known.meanings.length === 0 && known.regions.length === 0;
  const strange = unknownIn(text, [year, window], intent) > strangeMax(intent, text);
  const aboutNothing = (meant === 'source' || meant === 'why' || meant === 'history') && Object.keys(slots).length === 0;
  if (meant === null || aboutNothing || (empty && strange) || (!meanings.sure && !empty)) {
    const about = commandWithin(text, context);
    if (about) return [{ ...accept(question, 'help', {}, true, []), command: `/help ${about.name}`, readAs: `${about.chinese} · 帮助` }];
    return [refuse(question, 'nonsense', '', slots, nearest(short, lookup, home))];
  }
  const unclear = known.meanings.find(({ kind }) => kind === 'region');
  if (unclear && slots.regions === undefined) {
    const asTyped = { ...slots, region: slotOf(unclear.slot.typed, unclear.slot.typed) };
    return [{ ...accept(question, meant, slots, false, offersOf(meant, slots, [unclear])), readAs: readAsOf(meant, asTyped) }];
  }
  return variants(meant, slots, known).map((own) =>
    accept(
      question,
      meant,
      own,
      true,
      offersOf(
        meant,
        own,
        known.meanings.filter(({ kind, slot }) => own[kind] === slot),
      ),
    ),
  );
}

/** A question about what was reached in a year that is over, not about what was wanted. */
const wantedWords = /目标|指标|要|定|任务|计划|达到|规划|应/u;

const pastYear = /去年|前年|上一?年/u;
const reachedIn = ({ year, indicator }: Slots): Intent => (indicator && year && pastYear.test(year.typed) ? 'history' : 'targets');

/** What the question wants: as it says, else as its names suggest. One figure in several regions is compared; a region without targets is asked for its figures. */
function intentWith(slots: Slots, intent: Intent | null, { meanings }: Meanings, context: QuestionContext): Intent | null {
  const meant = intent ?? usualIntent(slots);
  const one = meanings.some(({ kind, entries }) => kind === 'indicator' && new Set(entries.map(({ name }) => name)).size === 1);
  if (one && (slots.regions?.length ?? 0) > 1 && (meant === 'targets' || meant === 'progress')) return 'compare';
  const { answers } = context;
  const figure = meanings.find(({ kind }) => kind === 'indicator');
  if (figure && answers && meant === 'targets' && !figure.entries.some(({ id }) => answers('targets', id))) return 'progress';
  const lacks =
    slots.region && answers && (meant === 'targets' || meant === 'history') && !slots.regions && !answers('targets', slots.region.id);
  return lacks && answers('progress', slots.region?.id ?? '') ? 'progress' : meant;
}

/** Figures named beside another must explain at least this share of what that one does to be asked for as well. */
const equalShare = 0.45;

/** The slots once for each figure, body or else region that the question names. */
function variants(intent: Intent, slots: Slots, { meanings, regions }: Meanings): Slots[] {
  const { regions: _several, ...alone } = slots;
  const units = meanings.filter(({ kind }) => kind === 'unit');
  const [main, ...more] = meanings.filter(({ kind }) => kind === 'indicator').sort((a, b) => b.weight - a.weight);
  const figures = main && intent !== 'compare' ? [main, ...more.filter(({ weight }) => weight >= main.weight * equalShare)] : [];
  if (figures.length > 1 && units.length === 0)
    return figures.flatMap(({ slot }) =>
      (regions.length > 1 ? regions : [slots.region]).map((region) => ({ ...alone, ...(region ? { region } : {}), indicator: slot })),
    );
  if (units.length > 1 && intent !== 'compare') return units.map(({ slot }) => ({ ...slots, unit: slot }));
  if (regions.length > 1 && intent !== 'compare') return regions.map((region) => ({ ...alone, region }));
  return [slots];
}

/** Reads one question in plain words. Never throws; what cannot be read is refused with the nearest things that the store has. */
export function understand(question: string, lookup: Lookup, context: QuestionContext): Reading {
  return readPiece(question, lookup, context)[0] ?? refuse(question, 'nonsense', '', {}, []);
}

/** Units of the text that are neither time nor the words of the intent nor noise. */
function unknownIn(text: string, times: readonly (When | null)[], intent: Intent | null): number {
  const weights = missWeights(text);
  for (const time of times) if (time) weights.fill(0, time.index, time.index + time.typed.length);
  const asked = intentTable.find((row) => row.intent === intent)?.words.exec(text);
  if (asked) weights.fill(0, asked.index, asked.index + asked[0].length);
  return weights.reduce((sum, weight) => sum + weight, 0);
}

/** Units that may stay unexplained in a question that names nothing but what it wants (哪些快到期了). */
const strangeMax = (intent: Intent | null, text: string): number => (intent === null ? 0 : Math.max(1.9, text.length * 0.2));

/** Where one message holds several questions. */
const between =
  /[？?！!。；;\n]+|(?<=是多少|有多少|多少了|呢|吗|什么|哪些|怎么样|如何|情况)\s+(?=\S)|[，,、]\s*(?=还有|另外|顺便|再(?:查|看|问|说)|然后|同时|以及|那)/u;

/** Reads each question of a message, a later one as a follow-up of the one before; at most five. Polite parts are passed over. */
export function understandAll(message: string, lookup: Lookup, context: QuestionContext): Reading[] {
  const pieces = message
    .slice(0, questionMax)
    .split(between)
    .map((piece) => piece.replace(/^(?:还有|另外|顺便|然后|同时|以及)(?=.{2})/u, '').trim())
    .filter((piece) => piece !== '')
    .slice(0, readingsMax * 2);
  const readings: Reading[] = [];
  for (const piece of pieces) {
    const last = readings[readings.length - 1];
    readings.push(...readPiece(piece, lookup, { ...context, previous: last ?? context.previous ?? null }));
  }
  const asked = readings.filter(({ refused }) => refused !== 'courtesy');
  const answered = asked.filter(({ refused, slots }) => refused !== 'nonsense' || Object.keys(slots).length > 0);
  if (answered.length > 0) return answered.slice(0, readingsMax);
  return asked.length > 1 ? [understand(message, lookup, context)] : (asked.length > 0 ? asked : readings).slice(0, 1);
}
