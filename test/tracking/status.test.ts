import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Side } from '../../src/model/approximation.js';
import type { Goal, Status, StatusInput } from '../../src/model/assessment.js';
import { addDays } from '../../src/model/calendar.js';
import { statusOf } from '../../src/tracking/status.js';

const goal = (more: Partial<Goal> = {}): Goal => ({ direction: 'higher', op: '>=', value: 40, valueMax: null, measure: 'ratio', ...more });
const input = (more: Partial<Omit<StatusInput, 'goal'>> & { goal?: Partial<Goal> } = {}): StatusInput => ({
  start: '2022-01-01',
  due: '2024-12-31',
  today: '2024-07-01',
  baseline: null,
  milestones: [],
  figures: [],
  others: false,
  ...more,
  goal: goal(more.goal),
});
const on = (asOf: string | null, value: number, side: Side | null = null) => ({ asOf, value, side });
const lower = { direction: 'lower', op: '<=', value: 30, measure: 'stock' } as const;
const from = (date: string, value: number) => ({ date, value });

describe('statusOf', () => {
  it.each<[string, Parameters<typeof input>[0], Status, string]>([
    ['no figure yet', {}, 'no-figure', 'no-figure'],
    ['no figure, due passed', { today: '2025-02-01' }, 'no-figure', 'no-figure-overdue'],
    ['plan not begun', { today: '2021-11-01' }, 'not-yet', 'not-started'],
    ['only figures of another kind', { others: true }, 'not-comparable', 'others-only'],
    ['only a figure without a date', { figures: [on(null, 99)] }, 'not-comparable', 'undated-only'],
    // hangzhou plan against the results bulletin of 2023
    ['reached before the due date', { figures: [on('2023', 52.6), on('2023-12-31', 52.62)] }, 'met', 'met-early'],
    ['and still so years later', { figures: [on('2023-12-31', 52.62)], today: '2026-11-22' }, 'met', 'met-early'],
    ['one figure, no starting point', { figures: [on('2024-06-30', 35)] }, 'not-yet', 'no-baseline'],
    ['as planned from the baseline', { baseline: from('2021-12-31', 25), figures: [on('2023-06-30', 32.5)] }, 'on-track', 'linear'],
    ['a little behind', { baseline: from('2021-12-31', 25), figures: [on('2023-06-30', 31)] }, 'watch', 'linear'],
    ['far behind', { baseline: from('2021-12-31', 25), figures: [on('2023-06-30', 27)] }, 'behind', 'linear'],
    ['below the baseline', { baseline: from('2021-12-31', 25), figures: [on('2023-06-30', 20)] }, 'behind', 'linear'],
    ['earliest figure as starting point', { figures: [on('2022-06-30', 30), on('2024-06-30', 38.5)] }, 'on-track', 'linear'],
    [
      'a milestone bends the line',
      { baseline: from('2021-12-31', 20), milestones: [from('2023-12-31', 38)], figures: [on('2023-12-31', 33)] },
      'watch',
      'linear',
    ],
    ['without the milestone the same is fine', { baseline: from('2021-12-31', 20), figures: [on('2023-12-31', 33)] }, 'on-track', 'linear'],
    [
      'running total starts at zero',
      { goal: { measure: 'cumulative', value: 300 }, figures: [on('2023-06-30', 150)] },
      'on-track',
      'linear',
    ],
    ['running total behind', { goal: { measure: 'cumulative', value: 300 }, figures: [on('2023-06-30', 90)] }, 'behind', 'linear'],
    // zhejiang 13th plan: 12.89 in 2015 is where the plan begins
    [
      'a figure from before the plan says nothing about its end',
      { figures: [on('2021', 35)], today: '2025-02-01' },
      'no-figure',
      'before-start',
    ],
    ['nor about its pace', { figures: [on('2021', 35)] }, 'no-figure', 'before-start'],
    ['not met at the due date', { figures: [on('2024-12-31', 39)], today: '2025-02-01' }, 'missed', 'missed-at-due'],
    [
      'an earlier figure does not say that the end was missed',
      { figures: [on('2024-06-30', 39)], today: '2025-02-01' },
      'end-missing',
      'due-figure-missing',
    ],
    [
      'reached after the due date',
      { figures: [on('2024-12-31', 39), on('2025-03-31', 41)], today: '2025-06-01' },
      'met-late',
      'met-after-due',
    ],
    [
      'late but done stays visible',
      { figures: [on('2024-12-31', 39), on('2025-03-31', 41)], today: '2029-06-01' },
      'met-late',
      'met-after-due',
    ],
    ['still not reached after', { figures: [on('2025-03-31', 39)], today: '2025-06-01' }, 'missed', 'missed-after-due'],
    [
      'met at the due date, less later',
      { figures: [on('2024-12-31', 41), on('2025-06-30', 38)], today: '2025-08-01' },
      'met',
      'met-at-due',
    ],
    ['met once, not at the due date', { figures: [on('2023', 41), on('2024-12-31', 38)], today: '2025-08-01' }, 'missed', 'missed-at-due'],
    [
      'of one day the more exact date counts',
      { figures: [on('2024-12-31', 41), on('2024', 39)], today: '2025-08-01' },
      'met',
      'met-at-due',
    ],
    ['a running period counts up to today', { figures: [on('2024', 41)] }, 'met', 'met-early'],
    ['a future period does not count', { figures: [on('2025', 41)] }, 'no-figure', 'no-figure'],
    ['no due date, met', { due: null, figures: [on('2023', 41)] }, 'met', 'met-no-due'],
    ['no due date, not met', { due: null, figures: [on('2023', 31)] }, 'not-yet', 'no-due'],
    ['lower is better, reached', { goal: lower, figures: [on('2024-06-30', 28)] }, 'met', 'met-early'],
    [
      'lower is better, as planned',
      { goal: lower, baseline: from('2021-12-31', 90), figures: [on('2023-06-30', 60)] },
      'on-track',
      'linear',
    ],
    [
      'lower is better, hardly moved',
      { goal: lower, baseline: from('2021-12-31', 90), figures: [on('2023-06-30', 85)] },
      'behind',
      'linear',
    ],
    ['lower is better, missed', { goal: lower, figures: [on('2024-12-31', 31)], today: '2025-01-01' }, 'missed', 'missed-at-due'],
    ['a plain count is a floor', { goal: { op: '=', value: 7, measure: 'stock' }, figures: [on('2024-06-30', 8)] }, 'met', 'met-early'],
    ['a plain length of time is a ceiling', { goal: { ...lower, op: '=' }, figures: [on('2024-06-30', 28)] }, 'met', 'met-early'],
    ['about: within five per cent', { goal: { op: '~', value: 30 }, figures: [on('2024-06-30', 28.6)] }, 'met', 'met-early'],
    [
      'about: further off',
      { goal: { op: '~', value: 30 }, figures: [on('2024-12-31', 28)], today: '2025-01-01' },
      'missed',
      'missed-at-due',
    ],
    [
      'range of a count: its lower end',
      { goal: { op: 'range', value: 1, valueMax: 2, measure: 'stock' }, figures: [on('2024-06-30', 1)] },
      'met',
      'met-early',
    ],
    [
      'range of a count: more is fine',
      { goal: { op: 'range', value: 1, valueMax: 2, measure: 'stock' }, figures: [on('2024-06-30', 3)] },
      'met',
      'met-early',
    ],
    [
      'range, lower is better: its upper end',
      { goal: { ...lower, op: 'range', value: 3, valueMax: 5 }, figures: [on('2024-06-30', 5)] },
      'met',
      'met-early',
    ],
    ['held inside', { goal: { direction: 'hold', op: '=', value: 100 }, figures: [on('2024-06-30', 99.5)] }, 'on-track', 'holding'],
    ['held, near', { goal: { direction: 'hold', op: '=', value: 100 }, figures: [on('2024-06-30', 94)] }, 'watch', 'holding'],
    [
      'held, lost on the far side',
      { goal: { direction: 'hold', op: '=', value: 100 }, figures: [on('2024-06-30', 130)] },
      'behind',
      'holding',
    ],
    [
      'held to the end',
      { goal: { direction: 'hold', op: '=', value: 100 }, figures: [on('2024-12-31', 100)], today: '2025-01-01' },
      'met',
      'met-at-due',
    ],
    ['growth of an earlier year reached', { goal: { measure: 'growth', value: 15 }, figures: [on('2023', 18)] }, 'on-track', 'level'],
    ['growth of an earlier year short', { goal: { measure: 'growth', value: 15 }, figures: [on('2023', 11)] }, 'watch', 'level'],
    [
      'growth of the due year',
      { goal: { measure: 'growth', value: 15 }, figures: [on('2023', 11), on('2024', 16)], today: '2025-02-01' },
      'met',
      'met-at-due',
    ],
    [
      'growth of the due year not reported',
      { goal: { measure: 'growth', value: 15 }, figures: [on('2023', 18)], today: '2025-02-01' },
      'end-missing',
      'due-year-missing',
    ],
    ['shrinking is not growth', { goal: { measure: 'growth', value: 5 }, figures: [on('2023', -2)] }, 'behind', 'level'],
    ['yearly flow, earlier year reached', { goal: { measure: 'annual', value: 50 }, figures: [on('2023', 60)] }, 'on-track', 'level'],
    [
      'yearly flow, half of the due year',
      { goal: { measure: 'annual', value: 50 }, figures: [on('2024-06-30', 25)] },
      'on-track',
      'part-year',
    ],
    [
      'yearly flow, half of the due year, slow',
      { goal: { measure: 'annual', value: 50 }, figures: [on('2024-06-30', 20)] },
      'watch',
      'part-year',
    ],
    [
      'yearly flow, reached before the year ends',
      { goal: { measure: 'annual', value: 50 }, figures: [on('2024-06-30', 51)] },
      'met',
      'met-early',
    ],
    [
      'yearly flow, a later quarter alone',
      { goal: { measure: 'annual', value: 50 }, figures: [on('2024-Q2', 12)] },
      'not-yet',
      'part-year',
    ],
    [
      'yearly ceiling is not met by half a year',
      { goal: { ...lower, measure: 'annual', value: 100 }, figures: [on('2024-06-30', 45)] },
      'on-track',
      'part-year',
    ],
    [
      'yearly ceiling used up early',
      { goal: { ...lower, measure: 'annual', value: 100 }, figures: [on('2024-06-30', 90)] },
      'behind',
      'part-year',
    ],
    ['the plan’s own baseline is no progress', { baseline: from('2021-12-31', 25), figures: [on('2021', 25)] }, 'no-figure', 'no-figure'],
    // hangzhou-ningbo-ip-results-2023: 知识产权质押融资额近400亿元
    ['just under the value is not met', { figures: [on('2024-12-31', 40, 'below')], today: '2025-02-01' }, 'missed', 'missed-at-due'],
    ['a little more than the value is met', { figures: [on('2024-12-31', 40, 'above')], today: '2025-02-01' }, 'met', 'met-at-due'],
    ['about the value: nobody knows', { figures: [on('2024-12-31', 40, 'about')], today: '2025-02-01' }, 'approximate', 'approximate'],
    ['about the value before the due date is no success yet', { figures: [on('2024-06-30', 40, 'about')] }, 'not-yet', 'no-baseline'],
    ['far more than the value, if not exactly known', { figures: [on('2024-06-30', 52, 'about')] }, 'met', 'met-early'],
    ['about, and far below', { figures: [on('2024-12-31', 30, 'about')], today: '2025-02-01' }, 'missed', 'missed-at-due'],
    [
      'what was reached by the due date stays open, whatever came later',
      { figures: [on('2024-12-31', 39, 'above'), on('2025-03-31', 41)], today: '2025-06-01' },
      'approximate',
      'approximate',
    ],
    ['no due date, about the value', { due: null, figures: [on('2023', 40, 'about')] }, 'approximate', 'approximate'],
    [
      'more than a ceiling is not met',
      { goal: lower, figures: [on('2024-12-31', 30, 'above')], today: '2025-02-01' },
      'missed',
      'missed-at-due',
    ],
    ['not a number is no figure', { figures: [on('2024-06-30', Number.NaN)] }, 'no-figure', 'no-figure'],
  ])('%s', (_, given, status, rule) => {
    expect(statusOf(input(given))).toMatchObject({ status, rule });
  });

  it('gives the inputs of the pace', () => {
    const found = statusOf(input({ baseline: from('2021-12-31', 10), figures: [on('2023-06-30', 22)] }));
    expect(found.start).toEqual({ date: '2021-12-31', value: 10, from: 'plan' });
    expect(found.expected).toBeCloseTo(10 + (30 * 546) / 1096, 6);
    expect(found.pace).toBeCloseTo(12 / ((30 * 546) / 1096), 6);
  });
});

const LADDER: Readonly<Record<Status, number>> = {
  'no-figure': 0,
  'end-missing': 0,
  'not-comparable': 0,
  'not-yet': 0,
  missed: 0,
  approximate: 3.5,
  behind: 1,
  watch: 2,
  'on-track': 3,
  'met-late': 4,
  met: 5,
};

const value = fc.integer({ min: -2000, max: 2000 }).map((n) => n / 4);
const day = fc.integer({ min: 0, max: 2200 }).map((n) => addDays('2021-01-01', n));
const side = fc.constantFrom<(Side | null)[]>(null, null, 'below', 'above', 'about');
const figures = fc.uniqueArray(fc.record({ asOf: day, value, side }), { minLength: 1, maxLength: 5, selector: (figure) => figure.asOf });
const ops = fc.constantFrom('>=', '<=', '=', '~', 'range');
const goals = fc.record({
  direction: fc.constantFrom('higher', 'lower'),
  op: ops,
  value,
  span: fc.integer({ min: 0, max: 50 }),
  measure: fc.constantFrom('stock', 'cumulative', 'flow', 'ratio', 'growth', 'annual'),
});
const inputs = fc
  .record({
    goal: goals,
    start: fc.option(day, { nil: null }),
    due: fc.option(day, { nil: null }),
    today: day,
    baseline: fc.option(fc.record({ date: day, value }), { nil: null }),
    milestones: fc.array(fc.record({ date: day, value }), { maxLength: 2 }),
    figures,
    others: fc.boolean(),
  })
  .map((drawn): StatusInput => {
    const { span, ...rest } = drawn.goal;
    const op = rest.op === '>=' || rest.op === '<=' ? (rest.direction === 'higher' ? '>=' : '<=') : rest.op;
    return { ...drawn, goal: { ...rest, op, valueMax: op === 'range' ? rest.value + span : null } };
  });

const OPPOSITE = { below: 'above', above: 'below', about: 'about' } as const;

/** The same case seen in a mirror: every value negated, more is better ↔ less is better. */
function mirrored(given: StatusInput): StatusInput {
  const { goal: one } = given;
  const flip = <T extends { readonly value: number }>(at: T): T => ({ ...at, value: -at.value });
  const op = one.op === '>=' ? '<=' : one.op === '<=' ? '>=' : one.op;
  return {
    ...given,
    goal: {
      ...one,
      op,
      direction: one.direction === 'higher' ? 'lower' : 'higher',
      value: -(one.valueMax ?? one.value),
      valueMax: one.valueMax === null ? null : -one.value,
    },
    baseline: given.baseline && flip(given.baseline),
    milestones: given.milestones.map(flip),
    figures: given.figures.map((figure) => ({ ...flip(figure), side: figure.side && OPPOSITE[figure.side] })),
  };
}

describe('properties of statusOf', () => {
  const runs = { numRuns: 2000 };

  it('a better latest figure never gives a worse status', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 1, max: 4000 }), (given, more) => {
        const last = [...given.figures].sort((a, b) => ((a.asOf ?? '') < (b.asOf ?? '') ? 1 : -1))[0];
        const better = given.goal.direction === 'higher' ? more / 4 : -more / 4;
        const raised = given.figures.map((figure) => (figure === last ? { ...figure, value: figure.value + better } : figure));
        const before = statusOf(given);
        const after = statusOf({ ...given, figures: raised });
        expect(LADDER[after.status]).toBeGreaterThanOrEqual(LADDER[before.status]);
        if (before.pace !== null && after.pace !== null && before.rule === after.rule)
          expect(after.pace).toBeGreaterThanOrEqual(before.pace - 1e-9);
      }),
      runs,
    );
  });

  it('lower-is-better is the mirror of higher-is-better', () => {
    fc.assert(
      fc.property(
        inputs.filter((given) => given.goal.measure !== 'annual'),
        (given) => {
          const [one, other] = [statusOf(given), statusOf(mirrored(given))];
          expect([other.status, other.rule]).toEqual([one.status, one.rule]);
          if (one.pace !== null) expect(other.pace).toBeCloseTo(one.pace, 9);
          if (one.expected !== null) expect(other.expected).toBeCloseTo(-one.expected, 9);
        },
      ),
      runs,
    );
  });

  it('does not depend on the order in which figures were reported', () => {
    fc.assert(
      fc.property(inputs, fc.infiniteStream(fc.nat()), (given, keys) => {
        const shuffled = given.figures.map((figure) => ({ figure, key: keys.next().value })).sort((a, b) => a.key - b.key);
        expect(statusOf({ ...given, figures: shuffled.map(({ figure }) => figure) })).toEqual(statusOf(given));
      }),
      runs,
    );
  });

  it('does not depend on the measure unit', () => {
    fc.assert(
      fc.property(inputs, fc.constantFrom(2, 16, 1024), (given, factor) => {
        const scale = <T extends { readonly value: number }>(at: T): T => ({ ...at, value: at.value * factor });
        const scaled: StatusInput = {
          ...given,
          goal: { ...scale(given.goal), valueMax: given.goal.valueMax === null ? null : given.goal.valueMax * factor },
          baseline: given.baseline && scale(given.baseline),
          milestones: given.milestones.map(scale),
          figures: given.figures.map(scale),
        };
        const [one, other] = [statusOf(given), statusOf(scaled)];
        expect([other.status, other.rule]).toEqual([one.status, one.rule]);
      }),
      runs,
    );
  });

  it('what is reached only after the due date is never plainly met, and what was met in time stays met', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 1, max: 3000 }), (given, days) => {
        if (given.due === null || given.today <= given.due) return;
        const now = statusOf(given);
        const later = statusOf({ ...given, today: addDays(given.today, days) });
        if (now.status === 'met') {
          expect((now.figure?.date ?? '') <= given.due).toBe(true);
          expect(later.status).toBe('met');
        }
        if (now.status === 'met-late') {
          expect((now.figure?.date ?? '') > given.due).toBe(true);
          expect(later.status).toBe('met-late');
        }
      }),
      runs,
    );
  });

  it('answers any input with one of the ten, and never a number that is none', () => {
    const wild = fc.oneof(value, fc.constantFrom(0, -0, Number.MAX_VALUE, Number.MIN_VALUE, Number.POSITIVE_INFINITY, Number.NaN));
    fc.assert(
      fc.property(inputs, fc.array(fc.record({ asOf: fc.option(day, { nil: null }), value: wild, side })), (given, more) => {
        const found = statusOf({ ...given, figures: [...given.figures, ...more] });
        expect(Object.keys(LADDER)).toContain(found.status);
        for (const number of [found.expected, found.pace, found.figure?.value]) if (number != null) expect(number).not.toBeNaN();
      }),
      runs,
    );
  });
});
