import type { Passage } from '../sentences/passage.js';
import type { Clause } from './clause-cutter.js';

/** What people or animals want for: 饮水困难, 住房问题, 上学难. */
const WANT =
  '(?:饮水|用水|吃水|住房|居住|出行|行路|上学|就学|入学|入园|入托|就医|看病|用电|通信|上网|就业|取暖|停车|养老|灌溉)[一-龥]{0,4}?(?:困难|难|问题|安全|不稳定|不便)+';
/** Counts of one list between 解决 and the number that is read. */
const LISTED_BEFORE = /解决(?:\d[\d.]*[万千百]?[一-龥]{1,3}[、和]){0,4}$/u;
/** The rest of the list behind a number: the other counts, whose the want is, the want itself. */
const LISTED_AFTER = new RegExp(
  `^((?:[、和]\\d[\\d.]*[万千百]?[人户头只匹名口亩个]){0,4})([一-龥（）()]{0,10}?的?)(${WANT})(?=[,;。、]|$)`,
  'u',
);
const BEFORE_MAX = 48;
const AFTER_MAX = 60;

/** A count in a list of those whose want is solved: "解决2.3万人、1.1万头|大牲畜|饮水困难". Null where there is no list. */
export function wantSolved(
  { text, printed }: Passage,
  { quantity, start }: Clause,
): { readonly indicator: string; readonly start: number; readonly end: number; readonly verb: string } | null {
  const before = LISTED_BEFORE.exec(text.slice(Math.max(0, quantity.numberStart - BEFORE_MAX), quantity.numberStart));
  const after = before && LISTED_AFTER.exec(text.slice(quantity.end, quantity.end + AFTER_MAX));
  if (!before || !after) return null;
  const [whole = '', others = '', whose = '', want = ''] = after;
  const leads = others !== '';
  if (!leads && before[0] === '解决') return null;
  const end = leads ? quantity.end : quantity.end + whole.length;
  const wantAt = quantity.end + whole.length - want.length;
  const from = leads ? wantAt : wantAt - whose.length;
  return { indicator: `解决${printed.slice(from, wantAt + want.length)}`, start: leads ? start : quantity.start, end, verb: '解决' };
}
