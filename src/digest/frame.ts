import { addDays, clockIn, dayIn, weekdayText } from '../model/calendar.js';
import type { Block } from '../render/reply.js';
import { LATE_MS } from './hours.js';
import type { DigestInput } from './input.js';
import { zoneText } from './rhythm-words.js';

/** "2 个方案 44 项指标"; that plans which have ended are not among them is said. */
export const countsText = (running: number, ended: number, targets: number): string =>
  ended === 0 ? `${running} 个方案 ${targets} 项指标` : `${running} 个方案 ${targets} 项指标，另有 ${ended} 个方案已到期`;

/** "周报 第 24 期 · 2024-06-10 至 06-16"; without a number before the subscription began. */
export function titleOf({ occasion, kind }: DigestInput, fromDay: string, today: string): string {
  const open = occasion.period.startsWith('now-');
  const last = open || addDays(today, -1) < fromDay ? today : addDays(today, -1);
  const until = last.slice(0, 4) === fromDay.slice(0, 4) ? last.slice(5) : last;
  const name = open || occasion.period.includes('W') ? '周报' : '月报';
  const number = kind === 'extra' ? '（临时）' : occasion.number === null ? '' : ` 第 ${occasion.number} 期`;
  return `${name}${number} · ${fromDay}${last === fromDay ? '' : ` 至 ${until}`}`;
}

/** What is out of the ordinary: a preview, out of turn, late, or gathered from several periods. */
export function marks({ kind, lateMs, missed, occasion, timeZone }: DigestInput): Block[] {
  if (kind === 'preview') {
    const early = occasion.number === null ? '这一期在订阅以前，没有期号。' : '';
    return [{ kind: 'note', text: `这是预览，没有发到群里。${early}`, tone: 'quiet' }];
  }
  if (kind === 'extra') return [{ kind: 'note', text: '管理员要求临时发送，不在计划之内。', tone: 'quiet' }];
  const late = lateMs < LATE_MS ? '' : `晚到：原定 ${whenText(occasion.at, timeZone)}，晚了 ${lateText(lateMs)}。`;
  const gathered = missed === 0 ? '' : `前面 ${missed} 期没有发出，一并报在这里。`;
  return late + gathered === '' ? [] : [{ kind: 'note', text: late + gathered, tone: 'warning' }];
}

const lateText = (ms: number): string => {
  const hours = Math.round(ms / 3_600_000);
  return hours < 48 ? `${hours} 小时` : `${Math.round(hours / 24)} 天`;
};

/** "06-24（周一）09:00" */
function whenText(at: Date, timeZone: string): string {
  const day = dayIn(at, timeZone);
  return `${day.slice(5)}（${weekdayText(day)}）${clockIn(at, timeZone)}`;
}

/** When the next digest comes, and how long the holidays are known. */
export function footer({ next, whyNone, timeZone, calendar, occasion }: DigestInput): Block[] {
  const blocks: Block[] = [{ kind: 'divider' }];
  if (next) {
    blocks.push({ kind: 'note', text: `下一期 ${whenText(next.at, timeZone)}，${zoneText(timeZone)}`, tone: 'quiet' });
  } else if (whyNone) {
    blocks.push({ kind: 'note', text: `没有下一期：${whyNone}`, tone: 'quiet' });
  }
  const horizon = dayIn(next?.at ?? occasion.at, timeZone);
  if (horizon > calendar.knownUntil)
    blocks.push({
      kind: 'note',
      text: `${calendar.knownUntil.slice(0, 4)} 年以后的节假日安排还没有数据，请更新程序，在此之前只按周末推算。`,
      tone: 'warning',
    });
  return blocks;
}
