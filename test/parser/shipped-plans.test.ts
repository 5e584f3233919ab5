import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsedPlanSchema } from '../../src/model/plan.js';
import { parse } from '../../src/parser/parse.js';

const PLANS = new URL('../../data/plans/', import.meta.url);
const names = readdirSync(PLANS).filter((name) => name.endsWith('.txt'));

describe('the shipped plans', () => {
  it('are all there', () => {
    expect(names).toHaveLength(5);
  });

  it.each(names)('%s parses to the reviewed JSON beside it (npm run plans rewrites it)', (name) => {
    const committed: unknown = JSON.parse(readFileSync(new URL(name.replace(/\.txt$/u, '.json'), PLANS), 'utf8'));
    const parsed = parse(readFileSync(new URL(name, PLANS), 'utf8'));
    expect(JSON.parse(JSON.stringify(parsed))).toEqual(committed);
    expect(parsedPlanSchema.parse(committed)).toEqual(committed);
  });
});
