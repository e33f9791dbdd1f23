import { assert, double, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { Estimate, MaybeEstimate } from '../../../core/model/estimate.ts';
import { rateTimesMean } from '../../../core/stats/rate-times-mean.ts';
import { wilson } from '../../../core/stats/wilson.ts';
import { amountPerTrial } from '../../../tools/proof/money-interval.ts';
import { seeded } from './arbitrary.ts';

const none = { count: 0, sum: 0, sumOfSquares: 0 };

function known(estimate: MaybeEstimate): Estimate {
  if (estimate === null || 'insufficient' in estimate) throw new Error('no estimate');
  return estimate;
}

test('rateTimesMean by hand: 4 of 10 with amounts of 100 and a pooled cv of 0', () => {
  // No spread of amounts leaves the Wilson interval of the rate, 0.4 [0.1682, 0.6873], times 100.
  const made = known(
    rateTimesMean({ trials: 10, won: { count: 4, sum: 400, sumOfSquares: 40_000 }, pooled: null }),
  );
  expect(made.value).toBe(40);
  expect(made.low).toBeCloseTo(100 * (wilson(4, 10)?.low ?? 0), 10);
  expect(made.high).toBeCloseTo(100 * (wilson(4, 10)?.high ?? 0), 10);
  expect(made.n).toBe(10);
});

test('rateTimesMean combines both parts by MOVER on the log scale', () => {
  // By hand: cv 0.5, k 4: s2 = log(1 + 0.25 / 4); all of 4 won, so the rate adds no room above.
  const won = { count: 4, sum: 400, sumOfSquares: 40_000 };
  const made = known(rateTimesMean({ trials: 4, won, pooled: { mean: 100, cv: 0.5 } }));
  const s2 = Math.log1p(0.25 / 4);
  const half = 1.959963984540054 * Math.sqrt(s2);
  expect(made.high).toBeCloseTo(100 * Math.exp(half + s2 / 2), 9);
  const below = Math.hypot(Math.log(1 / (wilson(4, 4)?.low ?? 0)), half - s2 / 2);
  expect(made.low).toBeCloseTo(100 * Math.exp(-below), 9);
});

test('without a success the value is 0 and the upper limit is what the pool makes possible', () => {
  const pooled = { mean: 200, cv: 1 };
  expect(rateTimesMean({ trials: 20, won: none, pooled })).toEqual({
    value: 0,
    low: 0,
    high: (wilson(0, 20)?.high ?? 0) * 200,
    n: 20,
  });
});

test('rateTimesMean says what it lacks when there is nothing to pool', () => {
  expect(rateTimesMean({ trials: 20, won: none, pooled: null })).toEqual({
    insufficient: true,
    n: 0,
    needed: 1,
  });
  const one = { count: 1, sum: 5, sumOfSquares: 25 };
  expect(rateTimesMean({ trials: 20, won: one, pooled: null })).toEqual({
    insufficient: true,
    n: 1,
    needed: 2,
  });
  expect(known(rateTimesMean({ trials: 20, won: one, pooled: { mean: 5, cv: 1 } })).value).toBe(0.25);
});

test('rateTimesMean of amounts below 0 on balance is an interval on the plain scale', () => {
  // By hand: -6, 0, 0: mean -2, variance 12, t(2) 4.302653 times sqrt(12 / 3).
  const made = known(
    rateTimesMean({ trials: 3, won: { count: 1, sum: -6, sumOfSquares: 36 }, pooled: { mean: 5, cv: 1 } }),
  );
  expect(made.value).toBe(-2);
  expect(made.high).toBeCloseTo(-2 + 4.302652729911275 * 2, 9);
});

test('rateTimesMean has no amount without trials and refuses more successes than trials', () => {
  expect(rateTimesMean({ trials: 0, won: none, pooled: null })).toBeNull();
  expect(() =>
    rateTimesMean({ trials: 1, won: { count: 2, sum: 2, sumOfSquares: 2 }, pooled: null }),
  ).toThrow(RangeError);
});

const drawn = record({
  successes: integer({ min: 1, max: 50 }),
  failures: integer({ min: 0, max: 50 }),
  mean: double({ min: 0.01, max: 1e7, noNaN: true }),
  cv: double({ min: 0, max: 4, noNaN: true }),
});

test('rateTimesMean is finite, holds its value and scales with the currency', () => {
  assert(
    property(
      drawn,
      double({ min: 0.01, max: 100, noNaN: true }),
      ({ successes, failures, mean, cv }, rate) => {
        const made = (unit: number) =>
          known(
            rateTimesMean({
              trials: successes + failures,
              won: {
                count: successes,
                sum: successes * mean * unit,
                sumOfSquares: successes * (mean * unit) ** 2 * (1 + cv * cv),
              },
              pooled: { mean: mean * unit, cv: 1 },
            }),
          );
        const one = made(1);
        expect(Number.isFinite(one.high)).toBe(true);
        expect(one.low).toBeGreaterThanOrEqual(0);
        expect(one.low).toBeLessThanOrEqual(one.value);
        expect(one.high).toBeGreaterThanOrEqual(one.value);
        expect(made(rate).high / (one.high * rate)).toBeCloseTo(1, 9);
      },
    ),
    seeded,
  );
});

// The planted truth; the full counts are in the proof of the money intervals.
test.each([
  { sigma: 1, trials: 50, least: 0.92 },
  { sigma: 1.5, trials: 200, least: 0.92 },
])('rateTimesMean covers at least $least of log-normal sigma $sigma, n $trials', ({
  sigma,
  trials,
  least,
}) => {
  expect(amountPerTrial({ sigma, trials, rate: 0.4, groups: 10 }, 60)).toBeGreaterThan(least);
});
