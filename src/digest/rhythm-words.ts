import type { Subscription } from '../model/subscription.js';

/** What the words of /digest say of the rhythm; what is not said is left out. */
export type RhythmWords = Partial<Pick<Subscription, 'cadence' | 'day' | 'time'>>;

const WEEKDAY: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 };
const WEEK = /(?<every>每两周|双周|隔周|每)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])/u;
const MONTH = /每月\s*(?<date>\d{1,2})\s*[日号]/u;
const MONTH_END = /月末|月底|每月最后一个工作日/u;
const TIME = /(?<hour>[01]?\d|2[0-3])\s*[:：点时]\s*(?<minute>[0-5]\d)?(?<half>半)?/u;

/** Reads 周一 09:00, 双周五 8点半, 每月5日 9:00, 月末 17:00 out of a command; `rest` is what none of it explains. */
export function readRhythm(text: string): { readonly rhythm: RhythmWords; readonly rest: string } {
  let rest = text;
  const take = (pattern: RegExp): Record<string, string | undefined> | null => {
    const match = pattern.exec(rest);
    if (!match) return null;
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    return match.groups ?? {};
  };
  const rhythm: { cadence?: Subscription['cadence']; day?: number; time?: string } = {};
  const end = take(MONTH_END);
  const month = end ? null : take(MONTH);
  const week = end || month ? null : take(WEEK);
  if (end) Object.assign(rhythm, { cadence: 'last-working-day', day: 1 });
  else if (month) Object.assign(rhythm, { cadence: 'monthly', day: Number(month['date']) });
  else if (week)
    Object.assign(rhythm, {
      cadence: /两周|双|隔/u.test(week['every'] ?? '') ? 'biweekly' : 'weekly',
      day: WEEKDAY[week['weekday'] ?? ''],
    });
  const time = take(TIME);
  if (time) rhythm.time = `${(time['hour'] ?? '9').padStart(2, '0')}:${time['half'] === undefined ? (time['minute'] ?? '00') : '30'}`;
  return { rhythm, rest: rest.replace(/\s+/gu, ' ').trim() };
}

const WEEKDAYS = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** "每周一 09:00（上海时间）". */
export function rhythmText({ cadence, day, time, timeZone }: Pick<Subscription, 'cadence' | 'day' | 'time' | 'timeZone'>): string {
  const zone = timeZone === 'Asia/Shanghai' ? '上海时间' : timeZone;
  const when = {
    weekly: `每${WEEKDAYS[day] ?? '周一'}`,
    biweekly: `每两周的${WEEKDAYS[day] ?? '周一'}`,
    monthly: `每月 ${day} 日`,
    'last-working-day': '每月最后一个工作日',
  }[cadence];
  return `${when} ${time}（${zone}），遇节假日顺延到节后第一个工作日`;
}
