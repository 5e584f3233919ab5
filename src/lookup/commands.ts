import Fuse from 'fuse.js';
import { align } from './align.js';
import { readingsOf } from './units.js';

/** What the look-up needs to know of a command. */
export interface NamedCommand {
  readonly name: string;
  readonly chinese: string;
  readonly aliases: readonly string[];
}

const nearMax = 3;
/** A name that scores less than this share of the best one was not meant. */
const nearShare = 0.6;
const soundShown = 0.99;

/** Commands whose name sounds like the word or is spelled out by it (renwu, rw, 任物 for 任务). */
function bySound<C extends NamedCommand>(typed: string, commands: readonly C[]): { command: C; score: number }[] {
  const out: { command: C; score: number }[] = [];
  const { readings } = readingsOf(typed);
  for (const command of commands) {
    let best = 0;
    for (const { units } of readings) {
      const open = new Uint8Array(units.length).fill(1);
      const weights = new Float32Array(units.length).fill(1);
      for (const name of [command.chinese, ...command.aliases]) {
        const alignment = align({ units, open, weights }, name, () => 1);
        if (alignment && alignment.jumps === 0 && alignment.shown > soundShown) best = Math.max(best, alignment.trust / units.length);
      }
    }
    if (best > 0.5) out.push({ command, score: best });
  }
  return out;
}

/** Commands that a mistyped command word may mean, likeliest first, at most three: by spelling (fuse.js) and by sound. */
export function nearestCommands<C extends NamedCommand>(typed: string, commands: readonly C[]): C[] {
  const word = typed.normalize('NFKC').replace(/^\//u, '').slice(0, 64);
  if (word === '') return [];
  const fuse = new Fuse(commands, { keys: ['name', 'chinese', 'aliases'], threshold: 0.6, includeScore: true });
  const scores = new Map<C, number>();
  for (const { item, score = 1 } of fuse.search(word)) scores.set(item, 1 - score);
  for (const { command, score } of bySound(word, commands)) scores.set(command, Math.max(scores.get(command) ?? 0, score));
  const best = Math.max(0, ...scores.values());
  return [...scores]
    .filter(([, score]) => score >= best * nearShare)
    .sort((a, b) => b[1] - a[1])
    .slice(0, nearMax)
    .map(([command]) => command);
}
