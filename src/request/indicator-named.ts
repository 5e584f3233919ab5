import { UserError } from '../errors.js';
import type { Indicator } from '../model/indicator.js';
import { echo } from '../render/echo.js';
import { MEASURE_NAME } from '../render/status-words.js';
import type { StoreView } from '../store/store.js';
import { canonicalName, canonicalOf } from '../tracking/indicator.js';

/** "知识产权质押金额（元，年度数）". */
export const indicatorText = ({ name, unit, measure }: Indicator): string => `${name}（${unit ?? '无单位'}，${MEASURE_NAME[measure]}）`;

/** The indicators that a short code, an indicator's id or a name means; several when they differ in unit or kind only. Throws `unknown-name`. */
export function indicatorsNamed(view: StoreView, word: string): readonly Indicator[] {
  const row = view.row(word);
  const exact = view.indicator(row?.kind === 'target' ? row.indicatorId : word);
  if (exact) return [exact];
  const key = canonicalName(word.slice(0, 80));
  const found = view.indicators().filter((indicator) => canonicalOf(indicator.id) === key || indicator.aliases.includes(word));
  if (found.length === 0) throw new UserError('unknown-name', { typed: echo(word), example: `/link ${view.targets()[0]?.code ?? '编号'}` });
  return found;
}
