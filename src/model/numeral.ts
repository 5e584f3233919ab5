const DIGITS: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const STEPS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Value of a Chinese numeral: "二十", "一百五" (150), "一百零五", "三点五", "二点五万", "一亿两千万". Null when the characters do not form one. */
export function chineseNumber(text: string): number | null {
  for (const [char, size] of [
    ['亿', 1e8],
    ['万', 1e4],
  ] as const) {
    const at = text.lastIndexOf(char);
    if (at < 0) continue;
    const high = chineseNumber(text.slice(0, at));
    const rest = text.slice(at + 1);
    const low = rest === '' ? 0 : rest.length === 1 ? belowTenThousand(rest, size / 10) : chineseNumber(rest);
    return high === null || low === null || rest.includes('点') ? null : Number((high * size + low).toPrecision(15));
  }
  return belowTenThousand(text, 1);
}

/** `omitted` is what a last digit counts when its step is left out: 五 after 三万 is 5000. */
function belowTenThousand(text: string, omitted: number): number | null {
  const point = text.indexOf('点');
  const whole = point < 0 ? text : text.slice(0, point);
  if (whole === '') return null;
  let total = 0;
  let digit: number | null = null;
  let lastStep = 10_000;
  let zero = false;
  for (const char of whole) {
    const step = STEPS[char];
    if (step === undefined) {
      const next = DIGITS[char];
      if (next === undefined || (digit !== null && digit !== 0)) return null;
      zero ||= next === 0;
      digit = next;
    } else {
      if (step >= lastStep) return null;
      total += (digit ?? 1) * step;
      digit = null;
      lastStep = step;
      zero = false;
    }
  }
  if (digit !== null) total += digit * (zero ? 1 : lastStep < 10_000 ? lastStep / 10 : whole.length === 1 ? omitted : 1);
  if (point < 0) return total;
  const decimals = [...text.slice(point + 1)].map((char) => DIGITS[char]);
  return decimals.length === 0 || decimals.includes(undefined) ? null : Number(`${total}.${decimals.join('')}`);
}
