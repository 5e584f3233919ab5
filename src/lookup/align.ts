import { isHan, isLetter } from './normalise.js';
import { phonetics } from './phonetics.js';
import { looksLike } from './thesaurus/shapes.js';
import { type Unit, unitsMax } from './units.js';

/** How one unit stands for one character, from the strictest to the loosest. */
export type Likeness = 'same' | 'spelled' | 'shape' | 'sound' | 'near-sound' | 'initial' | 'replaced';

/** [worth for the order of hits, worth for the certainty]. */
const worth: Readonly<Record<Likeness, readonly [number, number]>> = {
  same: [1, 1],
  spelled: [0.95, 0.97],
  shape: [0.78, 0.86],
  sound: [0.75, 0.86],
  'near-sound': [0.6, 0.76],
  initial: [0.7, 0.84],
  replaced: [0.25, 0.4],
};

/** What part of a query a name explains, and what part of the name the query shows. */
export interface Alignment {
  /** Sum over explained units of weight × worth. */
  readonly gain: number;
  /** The same with the worths for certainty, less the price of jumps. */
  readonly trust: number;
  /** 1 for each unit that is explained. */
  readonly mask: Uint8Array;
  /** Units explained. */
  readonly explained: number;
  /** Share of the name that is shown, 0 … 1, by weight. */
  readonly shown: number;
  /** Places where order or contact is broken. */
  readonly jumps: number;
  /** The name's first character is shown. */
  readonly head: boolean;
  /** Units that are the character itself or its whole syllable. */
  readonly firm: number;
  /** Loosest likeness used. */
  readonly loosest: Likeness;
}

const order: readonly Likeness[] = ['same', 'spelled', 'shape', 'sound', 'near-sound', 'initial', 'replaced'];

/** How a unit stands for the character `code`; null when it cannot. */
export function likeness(unit: Unit, code: number): Likeness | null {
  const { foldOf, initialOf, start, list } = phonetics();
  if (unit.kind !== 'syllable' && unit.code === code) return 'same';
  if (!isHan(code)) return null;
  const from = start[code] ?? 0;
  const to = start[code + 1] ?? 0;
  if (unit.kind === 'letter') {
    if (!isLetter(unit.code)) return null;
    for (let i = from; i < to; i += 1) if (initialOf[list[i] as number] === unit.code - 97) return 'initial';
    return null;
  }
  let near = false;
  if (unit.kind === 'syllable') {
    for (let i = from; i < to; i += 1) {
      if (list[i] === unit.code) return 'spelled';
      near ||= foldOf[list[i] as number] === foldOf[unit.code];
    }
    return near ? 'near-sound' : null;
  }
  for (let k = start[unit.code] ?? 0; k < (start[unit.code + 1] ?? 0); k += 1) {
    for (let i = from; i < to; i += 1) {
      if (list[i] === list[k]) return 'sound';
      near ||= foldOf[list[i] as number] === foldOf[list[k] as number];
    }
  }
  if (looksLike(unit.code, code)) return 'shape';
  return near ? 'near-sound' : null;
}

const nameMax = 80;
const width = nameMax + 2;
const cells = (unitsMax + 2) * width;
/** Best sum of an alignment that ends in this cell, and where it came from: 0 start, 1 contact, 2 jump, 3 one character replaced. */
const ending = new Float64Array(cells);
const came = new Uint8Array(cells);
/** Best sum that ends here or before, less the price of what is skipped; 0 own cell, 1 the unit skipped, 2 the character skipped. */
const reach = new Float64Array(cells);
const reached = new Uint8Array(cells);

const jumpPrice = 0.16;
const unitSkipPrice = 0.15;
const charSkipPrice = 0.025;
/** Runs found after the first one stand out of order. */
const runsMax = 3;
const outOfOrder = 0.85;

/** Aligns the open units of a query with a name; `unitWeight[i]` and `charWeight(code)` say how much each tells. Pure apart from its scratch tables. */
export function align(
  units: readonly Unit[],
  open: Uint8Array,
  unitWeight: Float32Array,
  name: string,
  charWeight: (code: number) => number,
): Alignment | null {
  const n = units.length;
  const m = Math.min(name.length, nameMax);
  const mask = new Uint8Array(n);
  const used = new Uint8Array(m);
  let gain = 0;
  let trust = 0;
  let jumps = 0;
  let loosest = 0;
  let explained = 0;
  let firm = 0;
  for (let run = 0; run < runsMax; run += 1) {
    let bestSum = 0;
    let bestCell = -1;
    for (let i = 1; i <= n; i += 1) {
      const unit = units[i - 1] as Unit;
      const free = open[i - 1] === 1 && mask[i - 1] === 0;
      const weight = unitWeight[i - 1] as number;
      const skip = unitSkipPrice * unit.miss * weight + 0.004;
      for (let j = 1; j <= m; j += 1) {
        const cell = i * width + j;
        let sum = 0;
        let from = 0;
        if (free && used[j - 1] === 0) {
          const like = likeness(unit, name.charCodeAt(j - 1));
          if (like) {
            const own = weight * worth[like][0];
            sum = own;
            const diagonal = i > 1 && j > 1 ? cell - width - 1 : -1;
            if (diagonal >= 0) {
              const contact = ending[diagonal] as number;
              if (contact > 0 && own + contact > sum) {
                sum = own + contact + 0.02;
                from = 1;
              }
              const jump = (reach[diagonal] as number) - jumpPrice;
              if (jump > 0 && own + jump > sum) {
                sum = own + jump;
                from = 2;
              }
              if (
                like !== 'initial' &&
                i > 2 &&
                j > 2 &&
                open[i - 2] === 1 &&
                mask[i - 2] === 0 &&
                used[j - 2] === 0 &&
                (units[i - 2] as Unit).kind === 'han' &&
                like === 'same'
              ) {
                const before = ending[diagonal - width - 1] as number;
                const replaced = before > 0 ? before + (unitWeight[i - 2] as number) * worth.replaced[0] - 0.05 : 0;
                if (replaced > 0 && own + replaced > sum) {
                  sum = own + replaced;
                  from = 3;
                }
              }
            }
          }
        }
        ending[cell] = sum;
        came[cell] = from;
        if (sum > bestSum) {
          bestSum = sum;
          bestCell = cell;
        }
        let best = sum;
        let way = 0;
        const up = i > 1 ? (reach[cell - width] as number) - skip : 0;
        if (up > best) {
          best = up;
          way = 1;
        }
        const left = j > 1 ? (reach[cell - 1] as number) - charSkipPrice : 0;
        if (left > best) {
          best = left;
          way = 2;
        }
        reach[cell] = best;
        reached[cell] = way;
      }
    }
    if (bestCell < 0) break;
    let taken = 0;
    let runGain = 0;
    let runTrust = 0;
    let runJumps = 0;
    let runLoosest = 0;
    let runFirm = 0;
    const takenUnits: number[] = [];
    const takenChars: number[] = [];
    const take = (i: number, j: number, like: Likeness): void => {
      const weight = unitWeight[i - 1] as number;
      runGain += weight * worth[like][0];
      runTrust += weight * worth[like][1];
      runLoosest = Math.max(runLoosest, order.indexOf(like));
      taken += 1;
      if (like === 'same' || like === 'spelled') runFirm += 1;
      takenUnits.push(i - 1);
      takenChars.push(j - 1);
      mask[i - 1] = 1;
      used[j - 1] = 1;
    };
    let cell = bestCell;
    while (cell >= 0) {
      const i = Math.floor(cell / width);
      const j = cell % width;
      take(i, j, likeness(units[i - 1] as Unit, name.charCodeAt(j - 1)) ?? 'same');
      const from = came[cell];
      if (from === 0) break;
      cell -= width + 1;
      if (from === 3) {
        take(i - 1, j - 1, 'replaced');
        cell -= width + 1;
      } else if (from === 2) {
        const letter = (units[i - 1] as Unit).kind === 'letter';
        let broken = false;
        while (reached[cell] !== 0) {
          const unitSkipped = reached[cell] === 1;
          broken ||= !unitSkipped || (units[Math.floor(cell / width) - 1] as Unit).miss > 0.2;
          cell -= unitSkipped ? width : 1;
        }
        if (broken) runJumps += letter ? 4 : 1;
      }
    }
    if (run > 0 && (runGain < 0.22 || (taken === 1 && runLoosest > 0))) {
      for (const unit of takenUnits) mask[unit] = 0;
      for (const char of takenChars) used[char] = 0;
      break;
    }
    const factor = run === 0 ? 1 : outOfOrder;
    gain += runGain * factor;
    trust += runTrust * factor;
    jumps += runJumps + (run > 0 ? 1 : 0);
    loosest = Math.max(loosest, runLoosest);
    explained += taken;
    firm += runFirm;
  }
  if (explained === 0) return null;
  let whole = 0;
  let shown = 0;
  for (let j = 0; j < m; j += 1) {
    const weight = charWeight(name.charCodeAt(j));
    whole += weight;
    if (used[j] === 1) shown += weight;
  }
  return {
    gain,
    trust,
    mask,
    explained,
    shown: whole > 0 ? shown / whole : 0,
    jumps,
    head: used[0] === 1,
    firm,
    loosest: order[loosest] ?? 'same',
  };
}
