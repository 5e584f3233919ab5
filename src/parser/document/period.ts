import type { ParseState } from '../state.js';

/** First year of the tenth five-year plan 十五 (2001); each following plan begins five years later. */
const TENTH_PLAN_START = 2001;
const PLAN_NUMBER: Readonly<Record<string, number>> = { 十: 10, 十一: 11, 十二: 12, 十三: 13, 十四: 14, 十五: 15, 十六: 16 };
const COUNT: Readonly<Record<string, number>> = { 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 十: 10, '2': 2, '3': 3, '5': 5 };

/** 2022—2025年; without 年 where brackets hold nothing else: （2023-2025）. */
const YEARS = /(?:(\d{4}) ?年? ?[-—~至到] ?(\d{4}) ?年|\(((?:19|20)\d{2})[-—~]((?:19|20)\d{2})\))/u;
const FIVE_YEAR = /[“"]?(十[一二三四五六]?)五[”"]?(?:时期|期间|规划|计划|[^\u4e00-\u9fff]|$)|第(十[一二三四五六]?)个五年/u;
const SINGLE_YEAR = /(\d{4})年(?!远景|目标)/u;
/** How many years a title gives the work: 三年行动, 五年攻坚. */
const YEARS_LONG = /(?<![第\d])([两二三四五])年(?:行动|攻坚|滚动|规划|计划|实施|建设|工作)/u;
const SPAN_WORDS =
  /(?:(?:力争|通过|经过)(?:通过|经过|用)?([两二三四五十]|[235]) ?年(?:左右)?(?:的)?(?:时间|建设|努力|奋斗)|用([两二三四五十]|[235]) ?年(?:左右)?(?:的)?时间,(?=到|至))/u;
/** 2012年起5年内, 从2024年开始用三年时间. */
const YEARS_FROM = /(20\d\d) ?年(?:起|开始),?(?:力争|计划|争取)?(?:在|用|利用)?([两二三四五十]|[235]) ?年(?:内|左右|(?:的)?时间)/u;
/** 自2023年11月13日起施行…有效期至2024年3月31日. */
const IN_FORCE =
  /自(\d{4})年(\d{1,2})月(?:\d{1,2}日)?起(?:施行|实施|执行)[^。]{0,60}?(?:有效期?|执行|实施|施行)[^。\d]{0,8}至(\d{4})年(\d{1,2})月/u;
const MONTHS =
  /(?:有效期|执行期限?|实施期限?|实施时间)[^。]{0,14}?(?:自|从)?(\d{4})年(\d{1,2})月(?:\d{1,2}日)?(?:起)?[^。\d]{0,6}(?:至|到|—|-)(\d{4})年(\d{1,2})月/u;

type Period = { start: string; end: string };

/** Years of a five-year plan by its number: 13 → 2016–2020. */
export function fiveYearPlan(number: number): Period {
  const start = TENTH_PLAN_START + (number - 10) * 5;
  return { start: String(start), end: String(start + 4) };
}

/** Period a title prints: 2022—2025年, 十三五, 第十四个五年, a single year. Null when it prints none. */
export function periodInTitle(title: string): Period | null {
  const view = title
    .normalize('NFKC')
    .replace(/[－–―]/gu, '—')
    .replace(/\s/gu, '');
  const years = YEARS.exec(view);
  const [start, end] = [years?.[1] ?? years?.[3], years?.[2] ?? years?.[4]];
  if (start !== undefined && end !== undefined && Number(start) < Number(end)) return { start, end };
  const five = FIVE_YEAR.exec(view);
  const year = SINGLE_YEAR.exec(view);
  const number = five ? PLAN_NUMBER[five[1] ?? five[2] ?? ''] : undefined;
  // "2023年“十四五”规划实施推进计划": the year's own plan, of what the five years plan.
  const yearly = year !== null && five !== null && year.index < five.index;
  if (number !== undefined && !yearly) return fiveYearPlan(number);
  return year?.[1] === undefined ? null : { start: year[1], end: year[1] };
}

/** Period of the plan: from its title, from the months it is in force, from the year it begins and its length, from "三年" with the year of the goals. Null when the text ties it to none. */
export function periodOf(title: string, state: ParseState, issuedOn: string | null): Period | null {
  const printed = periodInTitle(title);
  if (printed) return printed;
  const tail = state.view.slice(-6000);
  const months = IN_FORCE.exec(tail) ?? MONTHS.exec(tail) ?? MONTHS.exec(state.view.slice(0, 6000));
  if (months)
    return { start: `${months[1]}-${(months[2] ?? '').padStart(2, '0')}`, end: `${months[3]}-${(months[4] ?? '').padStart(2, '0')}` };
  const counted = YEARS_FROM.exec(state.view.slice(0, 8000));
  const [first, many] = [Number(counted?.[1]), COUNT[counted?.[2] ?? '']];
  if (many !== undefined) return { start: String(first), end: String(first + many - 1) };
  const named = YEARS_LONG.exec(title);
  const span = named ?? SPAN_WORDS.exec(state.view.slice(0, 8000));
  const length = span ? COUNT[span[1] ?? span[2] ?? ''] : undefined;
  if (!span || length === undefined) return null;
  const from = named ? 0 : span.index;
  const goal = goalYear(state.view.slice(from, from + 3000)) ?? (issuedOn === null ? null : Number(issuedOn.slice(0, 4)) + length - 1);
  return goal === null ? null : { start: String(goal - length + 1), end: String(goal) };
}

/** The year by which the goals are set, when they name only one. */
function goalYear(view: string): number | null {
  const years = new Set([...view.matchAll(/到(\d{4})年/gu)].map((match) => Number(match[1])));
  return years.size === 1 ? ([...years][0] ?? null) : null;
}
