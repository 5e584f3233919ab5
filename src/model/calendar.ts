/** Formatters by time zone; making one takes longer than using it a hundred times. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** The formatter of a time zone. Throws RangeError for a name that is no time zone. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format = FORMATS.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  FORMATS.set(timeZone, format);
  return format;
}

/** Whether the system knows a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** "2024-06-24 09:00" */
const stampIn = (instant: Date, timeZone: string): string => formatOf(timeZone).format(instant);

/** The calendar day of an instant in a time zone, `YYYY-MM-DD`. */
export const dayIn = (instant: Date, timeZone: string): string => stampIn(instant, timeZone).slice(0, 10);

/** The wall-clock time of an instant in a time zone, "09:00". */
export const clockIn = (instant: Date, timeZone: string): string => stampIn(instant, timeZone).slice(11);

/** Whole days from one ISO day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** An ISO day moved by whole days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const WEEKDAYS = '日一二三四五六';

/** "周日" for an ISO day. */
export const weekdayText = (day: string): string => `周${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''}`;

/** "4 年 1 个月", "10 天": the time between two ISO days as people say it, rounded down. */
export function spanText(from: string, to: string): string {
  const days = daysBetween(from, to);
  if (days < 62) return `${days} 天`;
  const [y1 = 0, m1 = 0, d1 = 0] = from.split('-').map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = to.split('-').map(Number);
  const months = (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
  const years = Math.floor(months / 12);
  const rest = months % 12;
  return [years > 0 ? `${years} 年` : '', rest > 0 ? `${rest} 个月` : ''].filter((part) => part !== '').join(' ');
}
