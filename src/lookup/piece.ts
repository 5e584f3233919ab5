import { zonesNamed } from '../model/zones.js';
import { aspectIn } from './aspects.js';
import { codeIn } from './codes.js';
import { commandAlone, commandWithin } from './command-words.js';
import { eraIn, plansOfEra } from './eras.js';
import { follow, onlyWords, pageWords } from './follow-up.js';
import { sureFrom } from './hits.js';
import { type Intent, intentOf, intentTable } from './intents.js';
import type { Lookup } from './lookup.js';
import { normalise } from './normalise.js';
import { atOtherLevels, inOtherRegions, inSameField, nearest, offersOf } from './offers.js';
import { planSaid } from './plan-said.js';
import { accept, commandFor, ofRow, readAsOf, refuse, slotOf, usualIntent } from './question-command.js';
import type { Missing, QuestionContext, Reading, Slots } from './reading.js';
import { type Meanings, meaningsIn } from './slots.js';
import { courtesyFor } from './thesaurus/courtesies.js';
import { missWeights } from './units.js';
import { intentWith, slotsOf, variants } from './wanted.js';
import { type Typed, timesIn, withoutTimes } from './when.js';

/** UTF-16 units of a question that are read. */
export const questionMax = 400;
/** Below this share explained, nothing in the question is taken for a name. */
const knownFrom = 0.35;

const leadWords = /牵头|列首位|排第一/u;
/** A body's own leading tasks are asked for, not who leads. */
const whoLeads = /谁|哪个|哪家|哪些(?:部门|单位)|什么(?:部门|单位)|是不是|有没有/u;

const sumWords = /(?:总共|一共)?(?:平均(?:值|数|水平|下来)?|均值|合计|总和|加起来|加总|相加|累加)/u;

/** Refuses a question for the average or the sum of a figure, since figures are shown as plans state them; null for any other question, and where the figure itself is an average. */
function summed(
  { question, short, text, intent }: Asked,
  times: Slots,
  meanings: Meanings,
  lookup: Lookup,
  context: QuestionContext,
): Reading | null {
  const asked = sumWords.exec(text)?.[0];
  const own = meanings.meanings.some(
    ({ slot: { typed }, entries }) => typed !== asked && entries.some(({ name }) => asked !== undefined && name.includes(asked)),
  );
  if (asked === undefined || own) return null;
  const plain = meaningsIn(short.replace(asked, ' '), lookup, intent, context.defaultRegion ?? null, context.answers);
  const slots: Slots = { ...slotsOf(plain), ...times };
  if (!plain.sure || plain.absent || !slots.indicator) return null;
  const meant = intentWith(text, slots, intent, plain, context) ?? 'targets';
  const told = `${asked}没有算：这里只给规划和通报里写明的数，不做加总、平均。`;
  const offers = variants(meant, slots, plain).map((own) => ({ label: readAsOf(meant, own), command: commandFor(meant, own), slots: own }));
  return refuse(question, 'courtesy', told, slots, offers);
}

/** Units of the text that are neither time nor the words of the intent nor noise. */
function unknownIn(text: string, times: readonly Typed[], intent: Intent | null): number {
  const weights = missWeights(text);
  for (const time of times) if (time) weights.fill(0, time.index, time.index + time.typed.length);
  const asked = intentTable.find((row) => row.intent === intent)?.words.exec(text);
  if (asked) weights.fill(0, asked.index, asked.index + asked[0].length);
  return weights.reduce((sum, weight) => sum + weight, 0);
}

/** Units that may stay unexplained in a question that names nothing but what it wants (哪些快到期了). */
const strangeMax = (intent: Intent | null, text: string): number => (intent === null ? 0 : Math.max(1.9, text.length * 0.2));

/** A question as it is read: as typed, the beginning that is looked at, the same normalised, and what it says that it wants. */
interface Asked {
  readonly question: string;
  readonly short: string;
  readonly text: string;
  readonly intent: Intent | null;
}

/** A figure right after a code, no year: somebody reports without the command (杭2 1150 6月底, 把杭2更新为1150件, 杭2现在1320件). */
const figureNext =
  /^[\s:=是为]*(?:(?:现在|目前|现已|已经?)(?:[到为成至是达]|达到)?\s*)?(?:(?:更新|更改|修改|改|填报|上报|报|登记)(?:[到为成至是]|一下)?\s*)?(?!(?:19|20)\d\d(?:\D|$))(?=\d)/u;
/** What may stand before the code of such a report. */
const reportLead = /^(?:请?(?:帮我|帮忙)?[把将]|请)?\s*$/u;

/** Asks whether a figure is to be reported or the row to be shown, so that a report without its command is not passed over. */
function reportOrRow(question: string, code: string, figure: string): Reading {
  const command = `/update ${code} ${figure.trim()}`;
  const offers = [
    { label: `填报：${command}`, command },
    { label: `看 ${code} 的原文`, command: `/source ${code}` },
  ];
  return { ...accept(question, 'source', { code: slotOf(code, code) }, false, offers), readAs: question.trim() };
}

/** What needs no name to be read: more of the last answer, a command's own name, a greeting, a code. Null for any other question. */
function withoutNames({ question, short, text, intent }: Asked, context: QuestionContext): Reading | null {
  const alone = commandAlone(text, context);
  const again = alone !== null && (context.codes?.length ?? 0) > 0 ? follow(question, text, {}, intentOf(text), context) : null;
  if (again?.slots.code) return again;
  if (pageWords.test(text) && (context.lastPage || !context.previous?.command))
    return refuse(question, 'courtesy', '没有更多内容了。', {}, []);
  if (alone !== null)
    return { question, intent: null, slots: {}, confident: true, command: alone, readAs: '', alternatives: [], refused: null };
  const courtesy = context.intent ? null : courtesyFor(text);
  if (courtesy !== null) return refuse(question, 'courtesy', courtesy, {}, []);
  const half = short.normalize('NFKC');
  const found = codeIn(half);
  const code = found && context.isCode?.(found.name) !== false ? found : null;
  const after = code ? half.slice(code.index + code.typed.length) : '';
  if (code && figureNext.test(after) && reportLead.test(half.slice(0, code.index)))
    return reportOrRow(question, code.name, after.replace(figureNext, ''));
  if (intent === 'help') return accept(question, intent, {}, true, []);
  if (!code) return null;
  return accept(question, intent !== null && ofRow.has(intent) ? intent : 'source', { code: slotOf(code.name, code.typed) }, true, []);
}

/** Refuses a question that names what the store does not have, or what it has in other regions only; null when everything named is there. */
function missingIn(
  { question, short, intent }: Asked,
  slots: Slots,
  times: Slots,
  meanings: Meanings,
  lookup: Lookup,
  context: QuestionContext,
): Reading | null {
  const home = context.defaultRegion ?? null;
  if (meanings.absent) {
    const { name, kind } = meanings.absent;
    if (kind === 'topic') return refuse(question, 'nonsense', '', {}, []);
    const beside = slotsOf(meanings);
    const others =
      kind === 'region' && zonesNamed(name).length === 0 && !beside.unit && !beside.task
        ? inOtherRegions(intent, { ...beside, ...times }, context)
        : [];
    const levels = kind === 'unit' ? [...inSameField(name, lookup), ...atOtherLevels(name, lookup)] : [];
    const near = levels.length > 0 ? levels : nearest(short, lookup, home, kind === 'unit' ? ['unit'] : undefined);
    const offers = others.length > 0 ? others : near;
    // What is missing leaves much of the question unexplained: a region beside it is named all the same.
    const place: Slots = kind !== 'region' && beside.region ? { region: beside.region } : {};
    return { ...refuse(question, 'absent', name, { ...slots, ...place }, offers), missing: { name, kind } };
  }
  if (!meanings.elsewhere || meanings.surety < sureFrom) return null;
  const thing = slots.unit?.typed ?? (slots.indicator ?? slots.task)?.name ?? '';
  const missing: Missing = { name: thing, kind: slots.unit ? 'unit' : slots.indicator ? 'indicator' : 'task' };
  return { ...refuse(question, 'absent', `${slots.region?.name ?? ''}${thing}`, slots, nearest(short, lookup, home)), missing };
}

/** A question about the plans of a five-year period, once for each of them; refused when the store has none. Null where the period only says by when. */
function inEra({ question, text }: Asked, asked: Intent, { year: _year, ...slots }: Slots, { plans }: QuestionContext): Reading[] | null {
  const era = eraIn(text);
  const intent = asked === 'plans' ? (usualIntent(slots.region && Object.keys(slots).length === 1 ? {} : slots) ?? asked) : asked;
  if (!era || !plans || slots.plan || !(era.asPlan || intent === 'tasks')) return null;
  const found = plansOfEra(era, slots.region?.name ?? null, plans);
  const name = `${slots.region?.name ?? ''}“${era.name}”规划`;
  if (found.length === 0) return [refuse(question, 'absent', name, slots, [{ label: '看全部规划', command: '/plans' }])];
  return found.map((plan) => accept(question, intent, { ...slots, plan: slotOf(plan.name, era.name) }, true, []));
}

/** Asks for what figures there are: 的数据 at the end names no data bureau. */
function dataIn(text: string): Typed {
  const match = /(?<=的|季度|半年|\d年|月份?)(?:数据|数字)(?:情况|有哪些|是什么)?[？?]?$/u.exec(text);
  return match && { index: match.index, typed: match[0] };
}

/** All readings of one question: the first body and region named, then the others. */
export function readPiece(question: string, lookup: Lookup, context: QuestionContext): Reading[] {
  const short = question.slice(0, questionMax);
  const { text, from } = normalise(short);
  const intent = context.intent ?? intentOf(text) ?? (dataIn(text) ? 'progress' : null);
  const home = context.defaultRegion ?? null;
  const asked: Asked = { question, short, text, intent };
  const plain = withoutNames(asked, context);
  if (plain) return [plain];
  const { year, part, window: span } = timesIn(text, context.now);
  const aspect = aspectIn(text);
  // 过期 said of a document asks how long it holds.
  const window = span && aspect && span.index >= aspect.index && span.index < aspect.index + aspect.typed.length ? null : span;
  const data = dataIn(text);
  const said = planSaid(text, context.plans ?? [], context.places ?? []);
  const spoken = [year, part, window, aspect, data, said];
  const meanings = meaningsIn(withoutTimes(short, from, spoken), lookup, intent, home, context.answers);
  const times: Slots = {
    ...(year ? { year: slotOf(year.name, year.typed) } : {}),
    ...(part ? { part: slotOf(part.name, part.typed) } : {}),
    ...(window ? { window: slotOf(window.name, window.typed) } : {}),
    ...(aspect ? { aspect: slotOf(aspect.name, aspect.typed) } : {}),
    ...(said ? { plan: slotOf(said.name, said.typed) } : {}),
  };
  const sum = summed(asked, times, meanings, lookup, context);
  if (sum) return [sum];
  const known = meanings.surety >= knownFrom ? meanings : { ...meanings, regions: [], meanings: [] };
  const named = slotsOf(known);
  const leads = leadWords.test(text) && !whoLeads.test(text) && (named.unit !== undefined || onlyWords.test(text));
  const slots: Slots = { ...named, ...times, ...(leads ? { lead: slotOf('牵头', '牵头') } : {}) };
  const onlyTime = Object.keys(named).length === 0 && unknownIn(text, spoken, intent) === 0;
  const settled =
    missingIn(asked, slots, times, meanings, lookup, context) ?? follow(question, text, slots, intent, context, meanings.sure || onlyTime);
  if (settled) return [settled];
  const meant = intentWith(text, slots, intent, known, context);
  const empty = known.meanings.length === 0 && known.regions.length === 0;
  const strange = unknownIn(text, spoken, intent) > strangeMax(intent, text);
  const aboutNothing = (meant === 'source' || meant === 'why' || meant === 'history') && Object.keys(slots).length === 0;
  if (meant === null || aboutNothing || (empty && strange) || (!meanings.sure && !empty)) {
    const about = commandWithin(text, context);
    if (about) return [{ ...accept(question, 'help', {}, true, []), command: `/help ${about.name}`, readAs: `${about.chinese} · 帮助` }];
    return [refuse(question, 'nonsense', '', slots, nearest(short, lookup, home))];
  }
  const ofEra = inEra(asked, meant, slots, context);
  if (ofEra) return ofEra;
  const unclear = known.meanings.find(({ kind }) => kind === 'region');
  if (unclear && slots.regions === undefined) {
    const asTyped = { ...slots, region: slotOf(unclear.slot.typed, unclear.slot.typed) };
    return [{ ...accept(question, meant, slots, false, offersOf(meant, slots, [unclear])), readAs: readAsOf(meant, asTyped) }];
  }
  const accepted = variants(meant, slots, known).map((own) => {
    const used = known.meanings.filter(({ kind, slot }) => own[kind] === slot);
    return accept(question, meant, own, true, offersOf(meant, own, used));
  });
  return accepted.filter(({ command }, at) => accepted.findIndex((other) => other.command === command) === at);
}
