import { chineseNumber } from '../model/numeral.js';
import type { Subscription } from '../model/subscription.js';

/** What the words of /digest say of the rhythm; what is not said is left out. */
export type RhythmWords = Partial<Pick<Subscription, 'cadence' | 'day' | 'time' | 'remindDays'>>;

/** What of the words cannot be: a clock time, a day of the month, a rhythm denser than weekly or sparser than monthly, days of reminders. */
export type RhythmFault = 'time' | 'date' | 'often' | 'remind';

/** What was read; `rest` is what none of it explains, `fault` the first thing that cannot be, with the words that say it. */
export interface ReadRhythm {
  readonly rhythm: RhythmWords;
  readonly rest: string;
  readonly fault: { readonly kind: RhythmFault; readonly typed: string } | null;
}

const WEEKDAY: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 };
const WEEK = /(?<every>每?(?:两|双|隔一?)个?|每个?)?(?:周|星期|礼拜)(?:的?(?:周|星期|礼拜))?(?<weekday>[一二三四五六日天])/u;
const MONTH = /每个?月的?\s*(?<date>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号]/u;
const MONTH_END = /(?:每个?)?月[末底]|每个?月的?最后一(?:个工作日|天)/u;
const OFTEN = /每(?:天|日|小时|个?工作日|个?季度?|年|半年|半个?月)/u;
const TIME =
  /(?<part>凌晨|早上|早晨|上午|中午|下午|傍晚|晚上)?\s*(?<!\d)(?<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})\s*[:：点时]\s*(?:(?<half>半)|(?<quarter>[一三])刻|(?<minute>\d{1,2})分?)?整?/u;
const REMIND = /提醒\s*(?:(?<off>关闭?|不要|取消|off)|(?<days>\d+(?:\s*(?:个?工作日|天)?[\s,，、和]*\d+)*)\s*(?:个?工作日|天)?)?/iu;
const AFTERNOON = new Set(['下午', '傍晚', '晚上']);
const REMINDERS_MOST = 5;
/** Working days of a year. */
const REMIND_DAYS_MOST = 250;
const MONTH_DAY_MOST = 28;

const numberOf = (text: string): number => (/^\d+$/u.test(text) ? Number(text) : (chineseNumber(text) ?? Number.NaN));

/** "09:30" of the parts of a clock time; null when there is no such time. */
function clockOf({ part, hour = '', minute, half, quarter }: Readonly<Record<string, string | undefined>>): string | null {
  const typed = numberOf(hour);
  const hours = part !== undefined && AFTERNOON.has(part) && typed < 12 ? typed + 12 : typed;
  const minutes = half !== undefined ? 30 : quarter !== undefined ? (quarter === '一' ? 15 : 45) : Number(minute ?? 0);
  return hours <= 23 && minutes <= 59 ? `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` : null;
}

/** Days of reminders, longest first; null when one of them cannot be. */
function remindersOf(days: string): number[] | null {
  const numbers = [...new Set((days.match(/\d+/gu) ?? []).map(Number))].sort((a, b) => b - a);
  return numbers.length <= REMINDERS_MOST && numbers.every((day) => day >= 1 && day <= REMIND_DAYS_MOST) ? numbers : null;
}

/** Reads 周一 09:00, 双周五 下午3点半, 每月5日 9:00, 月末 17:00, 提醒 30 7 1 out of a command. */
export function readRhythm(text: string): ReadRhythm {
  let rest = text;
  let fault: ReadRhythm['fault'] = null;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match) rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    return match;
  };
  const refuse = (kind: RhythmFault, match: RegExpExecArray): void => {
    fault ??= { kind, typed: match[0].trim() };
  };
  const rhythm: RhythmWords = {};

  const remind = take(REMIND);
  if (remind) {
    const days = remind.groups?.['off'] === undefined ? remindersOf(remind.groups?.['days'] ?? '') : [];
    if (days === null || (days.length === 0 && remind.groups?.['off'] === undefined)) refuse('remind', remind);
    else rhythm.remindDays = days;
  }
  const often = take(OFTEN);
  if (often) refuse('often', often);
  const end = take(MONTH_END);
  const month = end ? null : take(MONTH);
  const week = end || month ? null : take(WEEK);
  if (end) Object.assign(rhythm, { cadence: 'last-working-day', day: 1 });
  if (month) {
    const day = numberOf(month.groups?.['date'] ?? '');
    if (day >= 1 && day <= MONTH_DAY_MOST) Object.assign(rhythm, { cadence: 'monthly', day });
    else refuse('date', month);
  }
  if (week) {
    const cadence = /[两双隔]/u.test(week.groups?.['every'] ?? '') ? 'biweekly' : 'weekly';
    Object.assign(rhythm, { cadence, day: WEEKDAY[week.groups?.['weekday'] ?? ''] });
  }
  const time = take(TIME);
  if (time) {
    const clock = clockOf(time.groups ?? {});
    if (clock === null) refuse('time', time);
    else rhythm.time = clock;
  }
  return { rhythm, rest: rest.replace(/\s+/gu, ' ').trim(), fault };
}

const WEEKDAYS = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** "上海时间"; other zones by their own name. */
export const zoneText = (timeZone: string): string => (timeZone === 'Asia/Shanghai' ? '上海时间' : timeZone);

/** "每周一 09:00（上海时间），遇节假日顺延到节后第一个工作日". */
export function rhythmText({ cadence, day, time, timeZone }: Pick<Subscription, 'cadence' | 'day' | 'time' | 'timeZone'>): string {
  const when = {
    weekly: `每${WEEKDAYS[day] ?? '周一'}`,
    biweekly: `每两周的${WEEKDAYS[day] ?? '周一'}`,
    monthly: `每月 ${day} 日`,
    'last-working-day': '每月最后一个工作日',
  }[cadence];
  const shifted = cadence === 'last-working-day' ? '' : '，遇节假日顺延到节后第一个工作日';
  return `${when} ${time}（${zoneText(timeZone)}）${shifted}`;
}
