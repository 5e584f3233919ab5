import { createHash } from 'node:crypto';
import { createEvents, type DateArray, type EventAttributes } from 'ics';
import { addDays } from '../model/calendar.js';
import { shortened } from '../model/shortened.js';
import { periodText } from '../render/rows.js';
import { STATUS_NAME } from '../render/status-words.js';
import type { Deadline } from '../tracking/deadlines.js';

/** Longest line of an iCalendar file, in octets without the line end (RFC 5545, 3.1). */
const LINE_OCTETS = 75;
const TITLE_MAX = 80;
const KIND: Readonly<Record<Deadline['kind'], string>> = { target: '指标到期', task: '任务到期', phase: '阶段结束', milestone: '目标到期' };

const dateArray = (day: string): DateArray => day.split('-').map(Number) as [number, number, number];

/** Stays the same for as long as the row keeps its code, so that a calendar moves the entry instead of adding one. */
const uidOf = (entry: Deadline): string =>
  `${createHash('sha256')
    .update(`${entry.planId}\n${entry.code ?? entry.title}`)
    .digest('hex')
    .slice(0, 32)}@planbot`;

/** The library folds by characters; the standard counts octets, and a Chinese character has three. */
function foldByOctets(calendar: string): string {
  const unfolded = calendar.replace(/\r\n[ \t]/gu, '');
  return unfolded
    .split('\r\n')
    .map((line) => {
      let folded = '';
      let octets = 0;
      for (const char of line) {
        const size = Buffer.byteLength(char);
        if (octets + size > LINE_OCTETS) {
          folded += '\r\n ';
          octets = 1;
        }
        folded += char;
        octets += size;
      }
      return folded;
    })
    .join('\r\n');
}

/** What the calendar is made from, besides the deadlines. */
export interface CalendarFacts {
  /** Title of a plan by its id. */
  readonly planTitle: (id: string) => string;
  readonly now: Date;
  /** Number of the last change: grows with every change, so that calendars take the newer file. */
  readonly sequence: number;
}

/** All-day entries for everything with a date, as an iCalendar file (RFC 5545). Throws `Error` when an entry does not fit the format. */
export function writeCalendar(deadlines: readonly Deadline[], { planTitle, now, sequence }: CalendarFacts): Uint8Array {
  const timestamp = now.getTime();
  const events = deadlines.flatMap((entry): EventAttributes[] => {
    if (entry.day === null) return [];
    const code = entry.code === null ? '' : `${entry.code} `;
    const title = shortened(entry.title, TITLE_MAX);
    const lines = [
      `${KIND[entry.kind]}：${entry.title}`,
      `规划：${planTitle(entry.planId)}`,
      entry.due === null ? '' : `期限：${periodText(entry.due)}`,
      entry.bodies.length === 0 ? '' : `责任单位：${entry.bodies.join('、')}`,
      entry.status === null ? '' : `状态：${STATUS_NAME[entry.status]}`,
      entry.code === null ? '' : `查原文：/source ${entry.code}`,
    ];
    return [
      {
        uid: uidOf(entry),
        timestamp,
        sequence,
        start: dateArray(entry.day),
        end: dateArray(addDays(entry.day, 1)),
        title: `${code}${title}`,
        description: lines.filter((line) => line !== '').join('\n'),
        transp: 'TRANSPARENT',
        productId: '-//planbot//deadlines//ZH',
        calName: '规划期限',
        method: 'PUBLISH',
      } as EventAttributes,
    ];
  });
  if (events.length === 0) return new TextEncoder().encode(EMPTY);
  const { error, value } = createEvents(events);
  if (error || value === null || value === undefined) throw new Error('calendar entry refused', { cause: error });
  return new TextEncoder().encode(foldByOctets(value));
}

const EMPTY =
  'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nCALSCALE:GREGORIAN\r\nPRODID:-//planbot//deadlines//ZH\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n';
