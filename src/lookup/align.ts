import { type Likeness, likenesses, likenessRow, rankWorth, replaced, same, spelled, trustWorth, unlike } from './likeness.js';
import { type Unit, unitsMax } from './units.js';

/** What part of a query a name explains, and what part of the name the query shows. */
export interface Alignment {
  /** Sum over explained units of weight × worth for the order of hits. */
  readonly gain: number;
  /** Sum over explained units of weight × worth for the certainty. */
  readonly trust: number;
  /** For each unit: 0 not explained, 1 by the character itself or its whole syllable, 2 by something that only resembles it, 3 by nothing but its place. */
  readonly mask: Uint8Array;
  /** Units explained. */
  readonly explained: number;
  /** Units that are the character itself or its whole syllable. */
  readonly firm: number;
  /** Share of the name that is shown, 0 … 1, by weight. */
  readonly shown: number;
  /** Places where order or contact is broken; a break within letters counts fourfold. */
  readonly jumps: number;
  /** The name's first character is shown. */
  readonly head: boolean;
  /** The name's last character is shown. */
  readonly tail: boolean;
  /** Loosest likeness used. */
  readonly loosest: Likeness;
}

/** A query ready to be aligned: which units are free, and how much each tells. */
export interface Query {
  readonly units: readonly Unit[];
  readonly open: Uint8Array;
  readonly weights: Float32Array;
}

const nameMax = 80;
const width = nameMax + 1;
const cells = (unitsMax + 1) * width;
const likes = new Uint8Array(cells);
/** 1 for a unit that stands for no character of the name. */
const blank = new Uint8Array(unitsMax + 1);
/** Best sum of a run that ends with this unit at this character, and how it got there. */
const ending = new Float64Array(cells);
const came = new Uint8Array(cells);
/** Best sum that ends here or before, less the price of what is skipped, and which neighbour it comes from. */
const reach = new Float64Array(cells);
const reached = new Uint8Array(cells);

const atStart = 0;
const byContact = 1;
const byJump = 2;
const byReplacing = 3;
const unitSkipped = 1;
const charSkipped = 2;

const contactBonus = 0.02;
const jumpPrice = 0.16;
const replacePrice = 0.05;
const unitSkipPrice = 0.15;
const charSkipPrice = 0.025;
/** Skipping a unit that costs less than this when it stays unexplained breaks no contact: 质押融资的金额. */
const noiseMiss = 0.2;
const letterJumps = 4;
/** Runs of one name at most; those after the first stand out of order, and count only when they add this much. */
const runsMax = 3;
const outOfOrder = 0.85;
const laterGain = 0.22;

/** Fills the tables for the units and characters that are still free; returns the cell with the best sum, -1 when nothing fits. */
function fill({ units, open, weights }: Query, mask: Uint8Array, used: Uint8Array): number {
  const m = used.length;
  let bestSum = 0;
  let bestCell = -1;
  for (let i = 0; i < units.length; i += 1) {
    const unit = units[i] as Unit;
    const free = open[i] === 1 && mask[i] === 0;
    const weight = weights[i] as number;
    const skip = unitSkipPrice * unit.miss * weight + 0.004;
    if (!free || blank[i] === 1) {
      for (let j = 0, cell = i * width; j < m; j += 1, cell += 1) {
        const left = i > 0 ? (reach[cell - width] as number) - skip : 0;
        ending[cell] = 0;
        reach[cell] = left > 0 ? left : 0;
        reached[cell] = left > 0 ? unitSkipped : 0;
      }
      continue;
    }
    const replaceable = i > 1 && open[i - 1] === 1 && mask[i - 1] === 0 && (units[i - 1] as Unit).kind === 'han';
    for (let j = 0; j < m; j += 1) {
      const cell = i * width + j;
      const like = used[j] === 0 ? (likes[cell] as number) : unlike;
      let sum = 0;
      let from = atStart;
      if (like !== unlike) {
        const own = weight * (rankWorth[like] as number);
        sum = own;
        if (i > 0 && j > 0) {
          const before = cell - width - 1;
          const contact = ending[before] as number;
          if (contact > 0) {
            sum = own + contact + contactBonus;
            from = byContact;
          }
          const jump = (reach[before] as number) - jumpPrice;
          if (jump > 0 && own + jump > sum) {
            sum = own + jump;
            from = byJump;
          }
          if (like === same && replaceable && j > 1 && used[j - 1] === 0) {
            const earlier = ending[before - width - 1] as number;
            const bridged = earlier + (weights[i - 1] as number) * (rankWorth[replaced] as number) - replacePrice;
            if (earlier > 0 && own + bridged > sum) {
              sum = own + bridged;
              from = byReplacing;
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
      const skippingUnit = i > 0 ? (reach[cell - width] as number) - skip : 0;
      if (skippingUnit > best) {
        best = skippingUnit;
        way = unitSkipped;
      }
      const skippingChar = j > 0 ? (reach[cell - 1] as number) - charSkipPrice : 0;
      if (skippingChar > best) {
        best = skippingChar;
        way = charSkipped;
      }
      reach[cell] = best;
      reached[cell] = way;
    }
  }
  return bestCell;
}

/** One run of the name found in the query: units and characters, pairwise, with their likeness. */
interface Run {
  readonly steps: { readonly unit: number; readonly char: number; readonly like: number }[];
  jumps: number;
}

/** Walks the tables back from the cell where the best run ends. */
function trace(units: readonly Unit[], bestCell: number): Run {
  const run: Run = { steps: [], jumps: 0 };
  for (let cell = bestCell; ; ) {
    const unit = Math.floor(cell / width);
    const char = cell % width;
    run.steps.push({ unit, char, like: likes[cell] as number });
    const from = came[cell];
    if (from === atStart) return run;
    cell -= width + 1;
    if (from === byReplacing) {
      run.steps.push({ unit: unit - 1, char: char - 1, like: replaced });
      cell -= width + 1;
    } else if (from === byJump) {
      let broken = false;
      while (reached[cell] !== 0) {
        const skipsUnit = reached[cell] === unitSkipped;
        broken ||= !skipsUnit || (units[Math.floor(cell / width)] as Unit).miss > noiseMiss;
        cell -= skipsUnit ? width : 1;
      }
      if (broken) run.jumps += (units[unit] as Unit).kind === 'letter' ? letterJumps : 1;
    }
  }
}

/** Aligns the open units of a query with a name: in order first, then what is left out of order. `charWeight` says how much a character tells. Null when nothing fits. */
export function align(query: Query, name: string, charWeight: (code: number) => number): Alignment | null {
  const { units, open, weights } = query;
  const m = Math.min(name.length, nameMax);
  const mask = new Uint8Array(units.length);
  const used = new Uint8Array(m);
  units.forEach((unit, i) => {
    if (open[i] === 1) blank[i] = likenessRow(unit, name, m, likes, i * width) ? 0 : 1;
  });
  let gain = 0;
  let trust = 0;
  let jumps = 0;
  let loosest = 0;
  let explained = 0;
  let firm = 0;
  for (let turn = 0; turn < runsMax; turn += 1) {
    if (turn > 0 && !units.some((unit, i) => open[i] === 1 && mask[i] === 0 && unit.miss > noiseMiss)) break;
    const bestCell = fill(query, mask, used);
    if (bestCell < 0) break;
    const run = trace(units, bestCell);
    const runGain = run.steps.reduce((sum, { unit, like }) => sum + (weights[unit] as number) * (rankWorth[like] as number), 0);
    if (turn > 0 && (runGain < laterGain || (run.steps.length === 1 && run.steps[0]?.like !== same))) break;
    const factor = turn === 0 ? 1 : outOfOrder;
    gain += runGain * factor;
    jumps += run.jumps + (turn === 0 ? 0 : 1);
    explained += run.steps.length;
    for (const { unit, char, like } of run.steps) {
      trust += (weights[unit] as number) * (trustWorth[like] as number) * factor;
      const held = like === same || like === spelled;
      if (held) firm += 1;
      loosest = Math.max(loosest, like);
      mask[unit] = held ? 1 : like === replaced ? 3 : 2;
      used[char] = like === replaced ? 2 : 1;
    }
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
    firm,
    shown: shown / whole,
    jumps,
    head: used[0] === 1,
    tail: used[m - 1] === 1,
    loosest: likenesses[loosest] ?? 'same',
  };
}
