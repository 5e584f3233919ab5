import type { Scope } from '../../model/quantity.js';

/** 年 as a year's flow within a name (年授权量, 年质押额), not part of another word. */
const ANNUAL_NAME =
  /(?<![\d一二三四五六七八九十近全常多成青少老中去今明当历半后前往])年(?!级|末|底|初|龄|金|度报|限|会|轻|检|货|前|后|代|来|内|以)(?=[平度主]?[一-龥]{1,10}$)/u;

/** Those that have a share of something, before what is said of them: 年度空置率超过20%的|园区招商面积. */
const CLASS = /^[^,;:。]*\d%(?:以[上下])?的/u;

/** Scope of a quantity from its indicator and the text before it: 累计 cumulative, 每年 or 年产量 annual, 增长 growth; null when neither says. */
export function scopeOf(indicator: string, told: string, growth: boolean): Scope {
  const left = told.replace(CLASS, '');
  if (growth || /(?:增长率|增速|增幅|增长)$/u.test(indicator)) return 'growth';
  if (left.includes('累计') || indicator.includes('累计')) return 'cumulative';
  if (/每学?年|年平均|年均(?!浓度)|(?<![上本当前])年度(?!目标|计划|任务)/u.test(left)) return 'annual';
  if (/占.{2,}(?:比重|比例)$/u.test(indicator)) return null;
  return ANNUAL_NAME.test(indicator.slice(indicator.lastIndexOf('的') + 1)) ? 'annual' : null;
}
