import { z } from 'zod';

/** Comparator 比较: `>=` 达到/以上/不低于/超过, `<=` 以内/不超过/压缩至, `=` a plain count, `~` 左右, `range` 1—2个. */
export const operatorSchema = z.enum(['>=', '<=', '=', '~', 'range']);
export type Operator = z.infer<typeof operatorSchema>;

/** What a quantity counts: everything so far 累计, one year's flow 年度, a rate of change 增长; null when the text does not say. */
export const scopeSchema = z.enum(['cumulative', 'annual', 'growth']).nullable();
export type Scope = z.infer<typeof scopeSchema>;

/** A number in its base measure unit: 2.5万件 → { value: 25000, valueMax: null, unit: "件" }. */
export const normalQuantitySchema = z.object({
  value: z.number(),
  valueMax: z.number().nullable(),
  unit: z.string().nullable(),
});
export type NormalQuantity = z.infer<typeof normalQuantitySchema>;

const MULTIPLIERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** Units that begin with a multiplier character which belongs to the unit itself. */
const WHOLE_UNITS = new Set(['千米', '千克', '千瓦', '千瓦时', '百分点', '千伏', '千卡']);

/** Measure words beside the one that counts: 台（套） is 台. */
const ALTERNATIVE = /[(（][^()（）]*[)）]$/u;

/** Units that print writes in characters and in letters. */
const SAME_UNITS: Readonly<Record<string, string>> = { '兆比特/秒': 'Mbps', '吉比特/秒': 'Gbps', '太比特/秒': 'Tbps' };

/**
 * Moves the multiplier out of a printed measure unit into the number: (2.5, "万件") → 25000 件, (250, "亿元") → 2.5e10 元. A unit of two writings has one: 太比特/秒 → Tbps.
 * Rounds away binary noise so that 1.8 × 10⁴ is 18000.
 */
export function normaliseQuantity(value: number, unit: string | null, valueMax: number | null = null): NormalQuantity {
  let rest = (unit ?? '')
    .replace(ALTERNATIVE, '')
    .replace(/[\s余多]/gu, '')
    .replace(/^个百分点$/u, '百分点');
  let factor = 1;
  for (;;) {
    const head = rest[0];
    const multiplier = head === undefined ? undefined : MULTIPLIERS[head];
    if (multiplier === undefined || WHOLE_UNITS.has(rest)) break;
    factor *= multiplier;
    rest = rest.slice(1);
  }
  const scale = (n: number): number => (factor === 1 ? n : Number((n * factor).toPrecision(15)));
  return {
    value: scale(value),
    valueMax: valueMax === null ? null : scale(valueMax),
    unit: rest === '' ? null : (SAME_UNITS[rest] ?? rest),
  };
}
