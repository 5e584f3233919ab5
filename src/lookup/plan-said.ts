import { placeOf } from './entry-names.js';
import { eraIn, type PlanYears } from './eras.js';
import { normalName } from './normalise.js';

/** Words of titles that say nothing of what a plan is about. */
const OF_ANY_PLAN =
  /^(?:试点|示范|建设|工作|推进|实施|发展|城市|创建|行动|专项|改革|高质量|重点|加快|关于|国家|全国|通知|指导|五年|十[一二三四五六七八九]五|方案|规划|计划|纲要|意见|办法|措施|通报|文件|政策|的)+$/u;

/** True for words by which a plan can be told from others. */
export const tellsPlan = (word: string): boolean => word.length >= 2 && !OF_ANY_PLAN.test(word);

const DOCUMENT = /(?<!\p{Script=Han})(\p{Script=Han}{2,10}?)的?(?:工作|实施|行动|指导)?(?:方案|规划|计划|纲要|意见)/gu;

/** A plan that a text names, and where. */
export interface PlanSaid {
  readonly name: string;
  readonly index: number;
  readonly typed: string;
}

/**
 * The plan that a word of its title alone names before 方案, 规划 or 意见 (农机方案, 海南儿童方案): nothing but a place stands before the word.
 * Null where the word is a place or a period, or stands in several titles.
 */
export function planSaid(text: string, plans: readonly PlanYears[], places: readonly string[]): PlanSaid | null {
  if (eraIn(text)) return null;
  const isPlace = (word: string): boolean =>
    places.includes(word) || placeOf(word) !== undefined || plans.some(({ region }) => region?.startsWith(word) ?? false);
  for (const { 0: typed, 1: before = '', index } of text.matchAll(DOCUMENT)) {
    for (let start = 0; before.length - start >= 2; start += 1) {
      const word = before.slice(start).replace(/的$/u, '');
      if (start > 0 && !isPlace(before.slice(0, start))) continue;
      if (!tellsPlan(word) || isPlace(word)) continue;
      const titled = plans.filter(({ name }) => normalName(name).includes(word));
      if (titled.length === 1 && titled[0]) return { name: titled[0].name, index: index + start, typed: typed.slice(start) };
    }
  }
  return null;
}
