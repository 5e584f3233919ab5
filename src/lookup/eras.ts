/** A plan as it is known by its years. */
export interface PlanYears {
  /** Title. */
  readonly name: string;
  readonly region: string | null;
  /** First and last year; null when the plan does not state its period. */
  readonly years: readonly [number, number] | null;
}

/** A five-year plan period 五年规划期, as questions name it. */
export interface Era {
  readonly name: string;
  readonly years: readonly [number, number];
  /** The plans of the period are asked for (十三五规划), not the year in which it ends. */
  readonly asPlan: boolean;
}

/** The periods follow one another since the fourth (1971). */
const yearZero = 1951;
const eraYears = 5;
const numerals = '一二三四五六';

/** The five-year period that the text names (十三五: 2016 to 2020); null when it names none. */
export function eraIn(text: string): Era | null {
  const match = /十([一二三四五六])五(?:期间|时期)?(?:的)?(规划|纲要|方案|计划|文件)?/u.exec(text);
  if (!match) return null;
  const start = yearZero + eraYears * (11 + numerals.indexOf(match[1] ?? ''));
  return { name: match[0].slice(0, 3), years: [start, start + eraYears - 1], asPlan: match[2] !== undefined };
}

/** The plans of a period: those that bear its name, else those whose years lie within it; of the region alone where one is named. */
export function plansOfEra({ name, years: [from, to] }: Era, region: string | null, plans: readonly PlanYears[]): readonly PlanYears[] {
  const there = plans.filter((plan) => region === null || (plan.region ?? '').includes(region));
  const titled = there.filter((plan) => plan.name.includes(name));
  return titled.length > 0 ? titled : there.filter(({ years }) => years !== null && years[0] >= from && years[1] <= to);
}
