import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { type Found, regularExpressions, temptations } from './regular-expressions.js';

/** Characters of the tempting texts: a square pattern takes ten million steps for them, a linear one some thousands. */
const LENGTH = 3_200;
const LINEAR_MAX_MS = 3;
/** Longer is not waited for. */
const GIVEN_UP_MS = 400;

/**
 * Patterns that take more than linear time and only ever see short texts, with what keeps them short.
 * A new one belongs here only with such a reason; else it is to be written so that it cannot begin at every character.
 */
const SHORT_TEXTS: Readonly<Record<string, string>> = {
  'src/digest/rhythm-words.ts': 'the words of one command, 8,000 characters at most',
  'src/lookup/question-command.ts': 'a name of the store',
  'src/model/divisions.ts': 'a name of the store',
  'src/ops/probe-feishu.ts': 'a setting',
  'src/ops/probe-telegram.ts': 'a setting',
  'src/platforms/telegram/client.ts': 'a setting',
  'src/tracking/amount.ts': '40 characters',
  'src/parser/blocks/contents.ts': '160 characters',
  'src/parser/blocks/furniture.ts': 'the last 120 characters of a line',
};
/** Documents are read in a thread with a time limit; their invariants hold the parser to linear time as a whole (test/parser/invariants.test.ts). */
const WATCHED_ELSEWHERE = /^src\/parser\/(?:document|places|work|time|sentences|names|figures|tables|lexicon)\//u;

const context = vm.createContext({});
const script = new vm.Script('pattern.test(text)');

function cpuMs(pattern: RegExp, text: string): number {
  Object.assign(context, { pattern, text });
  const before = process.cpuUsage();
  const clock = performance.now();
  try {
    script.runInContext(context, { timeout: GIVEN_UP_MS });
  } catch {
    return GIVEN_UP_MS;
  }
  const { user, system } = process.cpuUsage(before);
  return Math.min((user + system) / 1000, performance.now() - clock);
}

/** The first text that takes too long six times, null when there is none. */
function slowText({ source, flags }: Pick<Found, 'source' | 'flags'>): string | null {
  const pattern = new RegExp(source, flags.replace(/[gy]/gu, ''));
  const slow = (text: string): boolean => Array.from({ length: 6 }).every(() => cpuMs(pattern, text) > LINEAR_MAX_MS);
  return temptations(source, LENGTH).find(slow) ?? null;
}

describe('regular expressions', () => {
  const all = regularExpressions(['src', 'commands']);

  it('are found', () => {
    expect(all.length).toBeGreaterThan(500);
  });

  it.each(['(?:a+)+$', '\\s+$', '(?:a|aa)+$', 'x*y*x*$', '<[^>]*>', ':[^,]*,'])('%s is noticed', (source) => {
    expect(slowText({ source, flags: 'u' })).not.toBeNull();
  });

  it('take linear time on texts that tempt them, but for those that only see short ones', { timeout: 240_000 }, () => {
    const slow = all.flatMap((one) => {
      if (one.file in SHORT_TEXTS || WATCHED_ELSEWHERE.test(one.file)) return [];
      const text = slowText(one);
      return text === null ? [] : [`${one.file}:${one.line} /${one.source}/ on ${JSON.stringify(text.slice(0, 12))}…`];
    });
    expect(slow).toEqual([]);
  });
});
