import { type Asked, isAround, isIn, isSubject, PIECE_LEAST, type Row, rowsOf, shareOf } from './asked-rows.js';
import { planNamed } from './entries.js';
import { intentOf } from './lookup/intents.js';
import { isHan, normalise, normalName } from './lookup/normalise.js';
import type { Reading } from './lookup/question.js';
import { isMeasureWord } from './lookup/thesaurus/measures.js';
import { missWeights } from './lookup/units.js';
import { shortPlace } from './model/divisions.js';
import { regionNames } from './model/region.js';
import type { StoreView } from './store/store.js';
import { toldFigure } from './told-figure.js';

/** 多少亩, 几座: the measure word that an answer must have. */
const MEASURE = /(?:多少|几)(?:个(?=\p{Script=Han}))?(\p{Script=Han}{0,4})/u;
/** 次数, 人数: the measure of a name that is asked for without 多少. */
const TIMES = /(?<=.)([次人件家户])数$/u;
/** What asks and names nothing. */
const ASKING = /每年|目标|指标|要求|进展|完成情况/gu;
/** Questions for figures alone are looked at: what they want, in the order of preference. */
const INTENTS: ReadonlySet<string | null> = new Set(['targets', 'progress', null]);
/** So many names are answered at once. */
const NAMES_MAX = 3;
/** The region that stands in the question by its name, or by its name without the rank. */
function placeOf(question: string, view: StoreView): { readonly name: string; readonly typed: string } | null {
  const names = [...new Set(view.plans().flatMap(({ parsed }) => regionNames(parsed.region)))];
  const found = names.flatMap((name) => {
    const typed = [name, shortPlace(name)].find((text) => text !== null && question.includes(text));
    return typed ? [{ name, typed }] : [];
  });
  return found.sort((x, y) => y.typed.length - x.typed.length)[0] ?? null;
}

/** Shorter pieces of names are too often words that ask. */
const NAME_LEAST = 3;
/** Less than this weighs a character of a word that only wraps a question. */
const CONTENT = 0.4;

/** How something is measured is part of what is asked for, though 比 and 数 alone wrap questions. */
const MEASURED = /占比|比重|比例|比率|[总数]量|总[数额]|金额|规模|增[速幅]/gu;

/** Which characters of the question stand in a stretch of some name: 有 in 保有量 and 能 in 抽水蓄能 are no words that ask. */
function withinNames(text: string, rows: readonly Row[]): readonly boolean[] {
  const names = [...new Set(rows.map(({ name }) => name))].join('\n');
  const within = Array.from(text, () => false);
  for (let start = 0; start + NAME_LEAST <= text.length; start += 1) {
    let end = start + NAME_LEAST;
    if (text.slice(start, end).includes(' ') || !names.includes(text.slice(start, end))) continue;
    while (end < text.length && names.includes(text.slice(start, end + 1))) end += 1;
    within.fill(true, start, end);
  }
  for (const { index, 0: measure } of text.matchAll(MEASURED)) within.fill(true, index, index + measure.length);
  return within;
}

/** What is counted itself, where that stands behind 多少 in place of a measure word (几个城市试点 → 城市): the longest beginning that ends a name. */
function countedBy(typed: string, rows: readonly Row[]): string {
  for (let length = typed.length; length >= PIECE_LEAST; length -= 1) {
    const noun = typed.slice(0, length);
    if (rows.some(({ name, unit }) => name.endsWith(noun) && !unit.endsWith(noun))) return noun;
  }
  return '';
}

/** The words of the question without where, when and what asks, in its order. */
function askedBy({ question, slots }: Reading, place: string | null, rows: readonly Row[]): Asked {
  const { text } = normalise(question);
  const measure = MEASURE.exec(text) ?? TIMES.exec(text);
  const counted = countedBy(measure?.[1] ?? '', rows);
  let rest = text;
  const blank = (typed: string): string => ' '.repeat(typed.length);
  for (const typed of [place, slots.plan?.typed, slots.year?.typed, slots.part?.typed, slots.window?.typed])
    if (typed) rest = rest.replace(normalise(typed).text, blank);
  rest = rest.replace(measure?.[0] ?? '', blank).replace(ASKING, blank);
  const within = withinNames(rest, rows);
  const weights = missWeights(rest);
  const kept = Array.from(rest, (character, at) =>
    within[at] || ((weights[at] ?? 0) >= CONTENT && !/\d/u.test(character)) ? character : ' ',
  );
  const words = kept
    .join('')
    .split(' ')
    .filter((word) => word.length >= PIECE_LEAST);
  return counted === '' ? { words, unit: measure?.[1] ?? '' } : { words: [...words, counted], unit: '' };
}

/** Names of the same measure in other words. */
const MEASURES = [/(?:占比|比重|比例|率)$/u, /(?:额|金额|规模)$/u, /(?:数|数量|量|总量)$/u];

/**
 * A reading whose indicator lacks the head of the question although texts of the store use that word (云山锅炉2030年产量, where only 锅炉产销量 is known)
 * is asked about: an answer about another figure is worse than none.
 */
function withDoubt(reading: Reading, { words }: Asked, here: readonly Row[]): Reading {
  const { slots, command, confident, readAs } = reading;
  const taken = slots.indicator;
  if (!taken || !confident || command === null || taken.reason !== null) return reading;
  const shown = here.filter(({ name }) => name.includes(normalName(taken.name)));
  const isTold = (head: string, at: number): boolean =>
    shown.some(
      (row) =>
        isIn(head, row.name) ||
        isAround(head, false, row) ||
        (at === 0 && !slots.task && row.plan !== undefined && isSubject(row.plan, words[0] ?? head)) ||
        (isMeasureWord(head) && MEASURES.some((measure) => measure.test(head) && measure.test(row.name))),
    );
  const heads = words.map((word) => word.slice(-PIECE_LEAST));
  const untold = heads.filter((head, at) => !isTold(head, at) && shown.some(({ plan }) => plan?.text.includes(head)));
  if (untold.length === 0) return reading;
  const alternatives = [
    ...(slots.task ? [{ label: `任务：${slots.task.name}`, command: `/tasks ${slots.task.name}` }] : []),
    { label: readAs, command },
    { label: `在原文里找“${words.join(' ')}”`, command: `/find ${words.join(' ')}` },
  ];
  return { ...reading, confident: false, readAs: `${words.join('')}（没有这个名称）`, alternatives };
}

/** The names of rows with their regions, each once. */
const namesOf = (rows: readonly Row[]): readonly string[] => [...new Set(rows.map(({ printed, region }) => `${region} ${printed}`))];

/** The question read as one for these rows, once for each name. */
function readingsBy(rows: readonly Row[], reading: Reading, asked: Asked, place: string): readonly Reading[] {
  const { slots, intent } = reading;
  const time = slots.part?.name ?? slots.year?.name ?? null;
  return namesOf(rows).flatMap((name): Reading[] => {
    const own = rows.filter(({ printed, region }) => `${region} ${printed}` === name);
    const first = own[0];
    if (!first) return [];
    const codes = own.flatMap(({ code }) => code ?? []);
    const target = codes.length > 0 && intent !== 'progress';
    const command =
      codes.length === 1 && target
        ? `/targets ${codes[0]}`
        : [target ? '/targets' : '/progress', name, time].filter((one) => one !== null).join(' ');
    const indicator = { id: `indicator:${first.printed}`, name: first.printed, typed: asked.words.join(''), reason: null };
    const region = { id: `region:${first.region}`, name: first.region, typed: place, reason: null };
    return [
      {
        ...reading,
        intent: target ? 'targets' : 'progress',
        slots: { ...(time !== null && command.endsWith(time) ? slots : {}), region, indicator },
        confident: true,
        command,
        readAs: [first.region, first.printed, time === null ? null : slots.part ? time : `${time}年`, target ? '目标' : '进展']
          .filter((one) => one !== null)
          .join(' · '),
        alternatives: [],
        refused: null,
      },
    ];
  });
}

/** Whether the paper is about what the question begins with, and the name is no more than how that is measured (电动船占比 in a plan for 电动船). */
function isBare({ name, plan }: Row, { words: [word = '', ...more] }: Asked): boolean {
  const title = normalName(plan?.parsed.title ?? '');
  const measure = word.slice(-PIECE_LEAST);
  return (
    more.length === 0 &&
    isMeasureWord(measure) &&
    title.includes(word.slice(0, -PIECE_LEAST)) &&
    name.endsWith(measure) &&
    !name.includes(word.slice(0, PIECE_LEAST))
  );
}

/**
 * A question for a figure as the rows of the store tell it, where the look-up took it for something that has not all of its words, or for nothing:
 * rows that hold every word, the head of the question in their very name and with the measure asked for (云山公交车更新多少辆 → 公交车辆 30辆, not 公交车电池 80个).
 * A reading that tells all words, and one that no row tells better, stays as it is.
 */
function betterOf(reading: Reading, view: StoreView): readonly Reading[] {
  const { slots, intent, refused, question } = reading;
  // A task by whose name nothing was asked for in particular: a figure of that name is wanted as well.
  const besideTask = slots.task !== undefined && !slots.indicator && intent === 'tasks' && intentOf(normalise(question).text) !== 'tasks';
  if (!(INTENTS.has(intent) || besideTask) || refused === 'courtesy' || slots.regions || slots.unit || slots.code || slots.aspect)
    return [reading];
  const plan = planNamed(slots.plan, view);
  if (refused === null && !slots.indicator && !besideTask && !(plan && slots.task)) return [reading];
  const place = slots.region ?? placeOf(reading.question, view);
  const here = rowsOf(view).filter((row) =>
    plan ? row.plan === plan : !place || row.region === place.name || regionNames(row.plan?.parsed.region ?? null).includes(place.name),
  );
  const asked = askedBy(reading, place?.typed ?? null, here);
  if (asked.words.length === 0 || !asked.words.every((word) => [...word].some((one) => isHan(one.charCodeAt(0))))) return [reading];
  const year = slots.year?.name ?? null;
  const part = slots.part?.name ?? null;
  const readingsOf = (rows: readonly Row[]): readonly Reading[] => readingsBy(rows, reading, asked, place?.typed ?? '');
  const taken = slots.indicator && refused === null ? normalName(slots.indicator.name) : null;
  const telling = taken === null ? [] : here.filter((row) => row.name.includes(taken) && shareOf(row, asked) > 0);
  if (taken !== null && telling.length > 0) {
    // Words that stand in several names were taken for a subject: those that have the rest of the question, and its measure, are meant.
    const others = here.filter((row) => row.name.includes(taken) && !telling.includes(row));
    const whole = asked.words.join('');
    const few = telling.filter((row) => row.name.includes(whole) && row.isAt(year, part));
    if (whole.length > taken.length && others.length > 0 && few.length > 0 && namesOf(few).length <= NAMES_MAX) return readingsOf(few);
    const bare = here.filter((row) => row.code !== null && !row.name.includes(taken) && isBare(row, asked) && row.isAt(year, part));
    return bare.length === 0 || here.some(({ name }) => name.includes(asked.words.join(''))) ? [reading] : [reading, ...readingsOf(bare)];
  }
  const fitting = here.map((row) => ({ row, share: shareOf(row, asked) })).filter(({ row, share }) => share > 0 && row.isAt(year, part));
  const most = Math.max(0, ...fitting.map(({ share }) => Math.floor(share)));
  const best = fitting.filter(({ share }) => Math.floor(share) === most);
  const whole = best.filter(({ row }) => row.name.length <= most);
  const rows = (whole.length > 0 ? whole : best).map(({ row }) => row);
  if (rows.length === 0) return [withDoubt(reading, asked, here)];
  if (namesOf(rows).length > NAMES_MAX) return [reading];
  return besideTask ? [...readingsOf(rows), reading] : readingsOf(rows);
}

/** The readings of one question, or, where rows tell it better than any of them, those alone. */
export function settled(readings: readonly Reading[], view: StoreView): readonly Reading[] {
  const [only] = readings;
  const told = only && readings.length === 1 ? toldFigure(only, view) : null;
  if (told) return [told];
  const better = readings.map((reading) => betterOf(reading, view));
  const changed = better
    .flatMap((own, at) => (own.length === 1 && own[0] === readings[at] ? [] : own))
    .filter(({ confident }) => confident || readings.length === 1);
  return changed.length === 0
    ? readings
    : changed.filter(({ command }, at) => changed.findIndex((other) => other.command === command) === at);
}
