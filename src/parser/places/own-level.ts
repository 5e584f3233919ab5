import { NATION } from '../lexicon/state-bodies.js';

/** How a text speaks of the place it is of. */
export interface OwnPlace {
  /** Last character of the names of such places (市, 县): what 我市 and 全县 say; null when the text does not tell. */
  readonly kind: string | null;
  /** Whether it speaks of the nation: mostly, some and of no place of its own, or no. */
  readonly nation: 'mostly' | 'some' | 'no';
}

/** How a text calls its own place, each with how surely it does. Group 1 is the kind of place. */
const WORDS: readonly { readonly word: RegExp; readonly weight: number }[] = [
  // Said by the place itself. Not 我市场, 我区域.
  { word: /我([省市县区州旗盟镇乡])(?![场级域村])/gu, weight: 5 },
  // Whom a letter is addressed to, or who carries work out: the offices of the place, without its name.
  { word: /([省市县区州旗盟镇])(?:(?:人民)?政府各?(?:有关|工作)?部门|直(?:属)?(?:各|有关|机关)|级各部门)/gu, weight: 4 },
  { word: /本([省市县区州旗盟镇乡])(?![场级域村内])/gu, weight: 3 },
  // 居全省第2位 ranks a place in the one above.
  { word: /(?<![居列在于高较为])全([省市县区州旗盟镇乡])(?![场级域村第前首平])/gu, weight: 2 },
  // A list (市、县人民政府) and 各区政府 are of the places below.
  {
    word: /(?<=[\s,。;:《“由经])([省市县区州旗盟])(?:委|人民政府|政府|人大|政协|府办|[一-龥]{2,7}(?:局|委员会|办公室|领导小组)(?=[\s,、。;:()牵]))/gu,
    weight: 1,
  },
];

/** What stands in the title and the first lines tells most. */
const FRONT = 200;
const FRONT_TIMES = 3;
/** So much must be said before a text counts as one of its own place. */
const LEAST = 3;
/** The smaller place decides where it is spoken of so much of the larger: a city's paper speaks of its province too. */
const SHARE = 0.4;
/** Kinds of places, the smallest first. */
const SMALLEST_FIRST = ['镇乡', '县区旗', '市州盟', '省'];
/** How much more of the nation than of a place of its own a text speaks that is the nation's: papers of a city name state bodies too. */
const NATION_TIMES = 4;
const NATION_LEAST = 4;

/** Reads how a text speaks of the place it is of. */
export function ownPlace(view: string): OwnPlace {
  const scores = new Map<string, number>();
  for (const { word, weight } of WORDS)
    for (const match of view.matchAll(word)) {
      const score = match.index < FRONT ? weight * FRONT_TIMES : weight;
      scores.set(match[1] ?? '', (scores.get(match[1] ?? '') ?? 0) + score);
    }
  const top = Math.max(0, ...scores.values());
  const nation = view.match(NATION)?.length ?? 0;
  if (nation >= NATION_LEAST && nation >= NATION_TIMES * top) return { kind: null, nation: 'mostly' };
  const enough = [...scores].filter(([, score]) => score >= LEAST && score >= SHARE * top).sort((a, b) => b[1] - a[1]);
  const kind = SMALLEST_FIRST.flatMap((kinds) => enough.filter(([name]) => kinds.includes(name)))[0]?.[0] ?? null;
  return { kind, nation: nation > 0 && top === 0 ? 'some' : 'no' };
}
