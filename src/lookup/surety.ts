import type { Alignment } from './align.js';
import type { Catalogue } from './catalogue.js';
import type { Part } from './parts.js';
import { standing, wholeShown } from './pieces.js';
import { explainedBy, isOther, priceOfStrangers } from './strangers.js';
import type { Unit } from './units.js';

/** Price of each gap in what a name explains; dearer when some of it only sounds or looks alike, most of all in short words, where that is chance. */
const gapPrice = 0.055;
const looseGap = 2;
const shortLooseGap = 3;
const shortUnits = 4;
/** Price of a name whose characters stand there in nearly as many places as there are: 发明人数量 is not 万人发明专利拥有量. */
const crumbled = 0.2;
const crumbledGaps = 0.5;

/** Certainty at most that a name is meant where its beginning or end is replaced by other words. */
const otherMost = 0.6;

/** Two characters picked from different places of a long name are chance: 水务 in 高水平服务. */
export const isScattered = ({ explained, jumps, shown }: Alignment): boolean => explained <= 2 && jumps > 0 && shown < 0.3;
const scattered = 0.33;

/** What the gaps in a name take from the certainty that it is meant. */
function priceOfGaps(alignment: Alignment): number {
  const { jumps, firm, explained, loosest, shown } = alignment;
  if (jumps === 0) return 0;
  const letters = loosest === 'initial';
  const loose = firm < explained && !letters;
  const each = gapPrice * (loose ? (explained <= shortUnits ? shortLooseGap : looseGap) : 1);
  const crumbs = !letters && shown < wholeShown && jumps >= explained * crumbledGaps ? crumbled : 0;
  return jumps * each + crumbs + (isScattered(alignment) ? scattered : 0);
}

/** Units of a word that is said twice (实务培训今年培训了多少人次) or of a character typed twice (市财财政局): they name nothing else. */
function saidAgain(units: readonly Unit[], explained: Uint8Array): Uint8Array {
  const said = new Set(units.flatMap(({ code, kind }, i) => (explained[i] && kind === 'han' ? [code] : [])));
  const repeated = units.map(({ code }, i) => explained[i] === 0 && said.has(code));
  return Uint8Array.from(units, ({ code }, i) => {
    const word = repeated[i - 1] || repeated[i + 1] || units[i - 1]?.code === code || units[i + 1]?.code === code;
    return repeated[i] && word ? 1 : 0;
  });
}

/** How much of a query its parts explain: by names of the store alone, and with known names that the store does not have. `breaks`: a blank or mark was typed before the unit. */
export function suretyOf(
  units: readonly Unit[],
  weights: Float32Array,
  parts: readonly Part[],
  catalogue: Catalogue,
  breaks: readonly boolean[],
): { surety: number; grasp: number } {
  const pieces = standing(parts, units, breaks);
  const explained = explainedBy(pieces, units);
  const price = priceOfStrangers(units, explained, pieces, breaks, catalogue);
  let total = 0;
  let plain = 0;
  let count = 0;
  const again = saidAgain(units, explained);
  units.forEach((unit, i) => {
    if (again[i]) return;
    const weight = weights[i] ?? 0;
    const strange = unit.kind === 'han' && catalogue.index.isStrange(unit.code) ? 1.1 : 1;
    total += explained[i] ? weight : weight * unit.miss * strange;
    plain += explained[i] ?? 0;
    count += explained[i] ? 1 : unit.miss * (price[i] ?? 1);
  });
  if (total === 0 || count === 0) return { surety: 0, grasp: 0 };
  const trust = pieces.reduce((all, { best }) => all + best.alignment.trust, 0);
  const gaps = pieces.reduce((all, { best }) => all + priceOfGaps(best.alignment), 0);
  const other = pieces.some((piece) => isOther(piece, units, explained, breaks)) ? otherMost : 1;
  const surety = Math.max(0, Math.min(trust / total, plain / count + 0.05, other) - gaps);
  const known = parts.reduce((all, part) => all + (part.candidates.length === 0 ? part.trust : 0), 0);
  return { surety, grasp: surety + known / total };
}
