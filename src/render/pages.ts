import { UserError } from '../errors.js';
import type { Button, Reply } from './reply.js';

/** Rows of one page on a phone screen. */
const ROWS_PER_PAGE = 6;

/** One page of a list. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly page: Reply['page'];
  /** 上一页 / 下一页, editing the message in place. */
  readonly buttons: readonly Button[];
}

/** Cuts a list into pages; `command` is the command without its page. Throws `page-out-of-range`. */
export function pageOf<T>(rows: readonly T[], number: number, command: string, perPage = ROWS_PER_PAGE): Page<T> {
  const of = Math.max(1, Math.ceil(rows.length / perPage));
  if (number > of) throw new UserError('page-out-of-range', { typed: String(number), of: String(of), example: command });
  const buttons: Button[] = [];
  if (number > 1) buttons.push({ label: '上一页', command: `${command} 第${number - 1}页`, place: 'edit' });
  if (number < of) buttons.push({ label: `下一页 ${number + 1}/${of}`, command: `${command} 第${number + 1}页`, place: 'edit' });
  return { rows: rows.slice((number - 1) * perPage, number * perPage), page: of > 1 ? { number, of, command } : null, buttons };
}
