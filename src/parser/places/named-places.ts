import { countyBegins, isCounty, isWordLike, shortCountyAt } from '../lexicon/counties.js';
import type { Found } from '../lexicon/name-index.js';
import { divisionBegins } from '../lexicon/regions.js';
import { knownPlaceAt } from '../lexicon/written-place.js';

/** Far places are named as models, partners and guests: 学习浙江经验, 对口支援西藏, 赴成都考察. */
const MODEL_BEFORE = /(?:学习|借鉴|推广|复制|对标|参照|效仿|引进|考察|赴|支援|援助|帮扶|协作|来自|招商)[“"《]?$/u;
const MODEL_AFTER = /^(?:省|市|县|区)?(?:等地?|各地)?的?(?:先进|成功|改革|典型|好)?(?:经验|做法|模式|样本)/u;

/** Whether a place is named as one to learn from or to help, not as where something is. */
export const isModel = (text: string, from: number, to: number): boolean =>
  MODEL_BEFORE.test(text.slice(Math.max(0, from - 6), from)) || MODEL_AFTER.test(text.slice(to, to + 12));

/** What may stand before a name that can stand inside other words. */
const WORD_BEGINS = /(?:^|[^一-龥]|印发|关于|[省州盟]|[我在赴])$/u;
/** A name that goes on is another word: 和平区域, 合作市场. */
const GOES_ON = /^[场级域]/u;

/** The place with its kind at an offset (宁波市, 渑池县), or a province or prefecture without it; null when there is none that can be one. */
function namedAt(text: string, at: number): Found | null {
  const head = text.slice(at, at + 2);
  if (!divisionBegins(head) && !countyBegins(head)) return null;
  const found = knownPlaceAt(text, at);
  if (!found || GOES_ON.test(text.slice(found.end))) return null;
  const name = text.slice(at, found.end);
  return isCounty(name) && isWordLike(name) && !WORD_BEGINS.test(text.slice(Math.max(0, at - 2), at)) ? null : found;
}

/** A place that a text names, and where. */
export interface Mention extends Found {
  readonly start: number;
}

/** The known places that a text names, in order, but for models. */
export function mentions(text: string): Mention[] {
  const all: Mention[] = [];
  for (let at = 0; at < text.length; at++) {
    const found = namedAt(text, at);
    if (!found) continue;
    if (!isModel(text, at, found.end)) all.push({ ...found, start: at });
    at = found.end - 1;
  }
  return all;
}

/** How often each place is named, most often first. */
export function counted(names: Iterable<string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Two characters of which one ends a word and one begins the next make a name too (健|康保|障): beside a name stands 的, 在 or a mark. */
const BEGINS = /(?:^|[^一-龥]|[的在到让我赴])$/u;
const ENDS = /^(?:$|[^一-龥]|的)/u;

/** The counties of a kind whose names a text prints without it (海林), most often first. */
export function shortMentions(text: string, kind: string): [string, number][] {
  const names: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const found = shortCountyAt(text, at);
    if (!found?.name.endsWith(kind)) continue;
    const alone = BEGINS.test(text.slice(Math.max(0, at - 1), at)) || ENDS.test(text.slice(found.end, found.end + 1));
    if (alone && !isModel(text, at, found.end)) names.push(found.name);
    at = found.end - 1;
  }
  return counted(names);
}
