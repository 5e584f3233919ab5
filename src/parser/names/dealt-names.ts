import { buildVerbAtStart, INDICATOR_END, OVERALL } from '../lexicon/indicator-heads.js';
import { bareVerb } from '../sentences/action.js';
import type { Quantity } from '../sentences/compared.js';
import { type Origin, originAtEnd } from '../sentences/origin.js';
import type { Passage } from '../sentences/passage.js';
import type { Sentence, Statement } from '../sentences/statement.js';
import { joined, ofCrop } from './carried-name.js';
import { changeWord } from './clause-cutter.js';
import { givesEach, listBeforeEach, namesOfEach } from './each-of.js';
import { asShare, type NameRange, trimName } from './indicator-name.js';
import { EACH, listedAtEnd, namesOf } from './number-group.js';
import { shareEnding, shareHead } from './shared-head.js';

/** What a change is measured from: 分别比2020年减少. */
const COMPARED = /^(?:比|较|与)[^、,]{1,14}?(?:年度?[底末]?|[期末])(?:相比)?/u;

/** What figures before are a share of, up to the numbers. */
const SHARE_OF = /^(?:占|完成)[^,;:。]{2,14}的$/u;
/** A pace behind several names. */
const PACE_END = /(?<=...)年均$/u;

/** The indicators of numbers that share a head, one a number, and what was read of their clause. */
export interface Dealt {
  readonly names: readonly string[];
  /** What is added to each name: the word of change, or the share of what. */
  readonly word: string;
  readonly head: NameRange;
  readonly left: string;
  readonly verb: string | null;
  /** When the levels were that changes start from ("分别由10%、20%提高到…"); null for every other figures. */
  readonly origin: Origin | null;
  /** The head could not be divided and stands for each number. */
  readonly whole: boolean;
}

/** Names of a group of numbers that 分别 or 均 deals out, or that follow as many figures before; null when they do not share a head. `clause` is where their clause begins. */
export function dealtNames(
  passage: Passage,
  sentence: Sentence,
  group: readonly Quantity[],
  clause: number,
  { base, figures }: { readonly base: string; readonly figures: readonly Statement[] },
): Dealt | null {
  const first = group[0];
  if (!first) return null;
  const left = passage.text.slice(clause, first.start);
  const split = Math.max(left.lastIndexOf('分别'), first.kind === 'rank' ? left.search(/分[列居]/u) : -1);
  const ofWhole = split < 0 && group.length === 1 && first.kind === 'percent' ? EACH_OF_WHOLE.exec(left) : null;
  if (ofWhole) return sharesOfWhole(passage, sentence, clause, ofWhole);
  const each = split < 0 && EACH.test(left);
  const owed = split < 0 && group.length === 1 && givesEach(left);
  const follows = split < 0 && !each && !owed && group.length > 1;
  if (split < 0 && !each && !follows && !owed) return null;
  if (owed) return owedByEach(passage, sentence, clause, left);
  const from = split < 0 || first.kind === 'rank' ? null : originAtEnd(left.slice(split + 2));
  const origin = from?.at === 0 ? from.when : null;
  const told =
    split < 0 || origin !== null || first.kind === 'rank'
      ? ''
      : left
          .slice(split + 2)
          .replace(COMPARED, '')
          .replace(/累计|力争|争取|确保|达到|达/gu, '')
          .replace(passage.text.slice(clause, clause + split) === '' ? /^$/u : /^完成$/u, '');
  // "分别完成年度任务的110%和106%": shares of something, of as many figures before.
  const tail = SHARE_OF.test(told) ? '' : told;
  const share = follows && /^[占完]/u.test(left) ? left : tail === told ? '' : told;
  const word = changeWord(passage, first) || (share === '' ? '' : asShare(share.slice(0, -1)));
  const said = { start: clause, end: follows ? clause : clause + (split < 0 ? left.length - 1 : split) };
  const years = yearsAtEnd(passage.text, sentence, said, group.length);
  const stretch = years === null || years.start === clause ? said : { ...said, end: years.start };
  const head = trimName(passage, stretch, sentence.times, word !== '');
  const called = passage.printed.slice(head.start, head.end);
  // "出口额和进口额|年均|分别增长": the pace is that of each.
  const pace = word === '' ? '' : (PACE_END.exec(called)?.[0] ?? '');
  const name = called.slice(0, called.length - pace.length);
  const acted = bareVerb(name === '' ? tail : name);
  const done = base !== '' ? acted : null;
  // "2025年、2026年分别达到380亿元、450亿元": the indicator of the clause before in each of the years.
  const ofYears = years !== null && tail === '' ? name || base : '';
  const heads =
    ofYears !== ''
      ? group.map(() => ofYears)
      : base !== '' && done
        ? group.map(() => base)
        : namesOf(name, tail, group.length, {
            base: base,
            indicators: figures.slice(-group.length).map(({ indicator }) => indicator),
          });
  // "甲、乙办理时限压缩一半,分别减至1个月、半个月": the indicators that the clause before names together.
  const before = heads === null && split === 0 && tail === '' && group.length > 1 && INDICATOR_END.test(base) ? base : '';
  const shared = before === '' ? heads : shareHead(before, '', group.length);
  // A head that cannot be divided stands for each number: a doubtful name is better than a lost figure.
  const undivided = before !== '' ? before : split > 0 && group.length > 1 && INDICATOR_END.test(name) ? name : '';
  const whole = shared === null && undivided !== '';
  const ofEach = shared === null && split > 0 && name.length > 1 ? ofEachBefore(passage.text, name, group, figures) : null;
  const given = ofEach ?? (whole ? group.map(() => undivided) : shared);
  const names =
    given?.map((part) => (OVERALL.test(part) && base !== '' ? joined(base, part) : (ofCrop(given[0] ?? '', part) ?? part)) + pace) ?? null;
  if (names === null || (each && !shareEnding(names) && !names.every((part) => part.length > 2 && INDICATOR_END.test(part)))) return null;
  return { names, word, head, left, verb: done ?? (name === '' ? buildVerbAtStart(tail) : null), origin, whole };
}

/** What each of as many things has that the clause before counts one by one: "幼儿园20所、小学10所，新增学位|分别为…"; null when it does not. */
function ofEachBefore(text: string, name: string, group: readonly Quantity[], figures: readonly Statement[]): string[] | null {
  const count = group.length;
  const things = figures.slice(-count);
  const counted =
    things.length === count && things.every(({ quantity, growth, modifier }) => quantity.kind === 'count' && !growth && !modifier);
  const before = figures.at(-1);
  if (!counted || before === undefined || listedAtEnd(text, figures.slice(-count - 1)) !== count) return null;
  return /^[^;:。]{0,40}$/u.test(text.slice(before.end, group[0]?.start)) ? things.map(({ indicator }) => indicator + name) : null;
}

/** One share of the same whole that each of several has: 床位数、门诊量|均达到全市总量的|12%. Group 1 is the whole. */
const EACH_OF_WHOLE = /(?<![人年月户地])均(?:达到?|占|占到|不低于|超过)([^,;:、\d]{2,12})的$/u;

function sharesOfWhole(
  passage: Passage,
  sentence: Sentence,
  clause: number,
  { index, 1: whole = '', input: left }: RegExpExecArray,
): Dealt | null {
  const head = trimName(passage, { start: clause, end: clause + index }, sentence.times, false);
  const names = namesOf(passage.printed.slice(head.start, head.end), '', 1, { base: '', indicators: [] });
  return names && { names: names.map((name) => `${name}占${whole}比重`), word: '', head, left, verb: null, origin: null, whole: false };
}

/** The years at the end of a stretch that are as many as the numbers ("绿色建筑占比|2025年、2027年"); null when they are not. */
function yearsAtEnd(text: string, { times }: Sentence, { start, end }: NameRange, count: number): NameRange | null {
  const within = times.filter((time) => time.start >= start && time.end <= end);
  const years = within.slice(-count);
  const [first] = years;
  if (count < 2 || !first || years.length < count) return null;
  const joint = years.every((time, at) => /^[、和与及,]?$/u.test(text.slice(time.end, years[at + 1]?.start ?? end)));
  return joint ? { start: first.start, end } : null;
}

/** The indicators of one number that each of several things before 各 has; null when they are not several. */
function owedByEach(passage: Passage, sentence: Sentence, clause: number, left: string): Dealt | null {
  const stretch = { start: clause, end: clause + listBeforeEach(left).length };
  const head = trimName(passage, stretch, sentence.times, false);
  const names = namesOfEach(passage.printed.slice(head.start, head.end), left);
  return names && { names, word: '', head, left, verb: null, origin: null, whole: false };
}
