import { assert, double, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { ratioOfSums } from '../../../core/stats/ratio-of-sums.ts';
import { shareOfAmount } from '../../../tools/proof/money-interval.ts';
import { seeded } from './arbitrary.ts';

const none = { count: 0, sum: 0, sumOfSquares: 0 };

test('ratioOfSums by hand: equal amounts on both sides give the log-odds interval of the counts', () => {
  // Amounts of 10: s2 = log(1 + 1/6) and log(1 + 1/4), t(9) = 2.262157.
  const part = { count: 6, sum: 60, sumOfSquares: 600 };
  const rest = { count: 4, sum: 40, sumOfSquares: 400 };
  const share = ratioOfSums({ part, rest, pooled: null });
  const [p, r] = [Math.log(7 / 6), Math.log(5 / 4)];
  const high = Math.log(1.5) + (p - r) / 2 + 2.2621571628540993 * Math.sqrt(p + r);
  expect(share?.value).toBeCloseTo(0.6, 14);
  expect(share?.high).toBeCloseTo(1 / (1 + Math.exp(-high)), 10);
  expect(share?.n).toBe(10);
});

test('one large amount makes the share wide, as it must', () => {
  const rest = { count: 10, sum: 100, sumOfSquares: 1000 };
  const even = ratioOfSums({ part: { count: 10, sum: 100, sumOfSquares: 1000 }, rest, pooled: null });
  const whale = ratioOfSums({ part: { count: 10, sum: 100, sumOfSquares: 91 ** 2 + 9 }, rest, pooled: null });
  expect((whale?.high ?? 0) - (whale?.low ?? 1)).toBeGreaterThan(
    1.5 * ((even?.high ?? 0) - (even?.low ?? 1)),
  );
});

test('nothing on one side leaves room by the effective number of amounts on the other', () => {
  // By hand: 5 equal amounts are 5 effective ones; Wilson's upper limit of 0 of 5 is 0.4345.
  const five = { count: 5, sum: 50, sumOfSquares: 500 };
  const lost = ratioOfSums({ part: none, rest: five, pooled: null });
  expect(lost).toMatchObject({ value: 0, low: 0, n: 5 });
  expect(lost?.high).toBeCloseTo(0.43448246478317476, 12);
  const won = ratioOfSums({ part: five, rest: none, pooled: null });
  expect(won).toMatchObject({ value: 1, high: 1 });
  expect(won?.low).toBeCloseTo(1 - 0.43448246478317476, 12);
});

test('sums of 0 or below 0 have no shares', () => {
  expect(ratioOfSums({ part: none, rest: none, pooled: null })).toBeNull();
  const below = { count: 1, sum: -5, sumOfSquares: 25 };
  expect(ratioOfSums({ part: below, rest: { count: 2, sum: 9, sumOfSquares: 41 }, pooled: null })).toBeNull();
  expect(() =>
    ratioOfSums({ part: { count: 0, sum: 5, sumOfSquares: 25 }, rest: none, pooled: null }),
  ).toThrow(RangeError);
});

const side = record({
  count: integer({ min: 1, max: 40 }),
  mean: double({ min: 0.01, max: 1e6, noNaN: true }),
  cv: double({ min: 0, max: 1, noNaN: true }),
}).map(({ count, mean, cv }) => ({
  count,
  sum: count * mean,
  sumOfSquares: count * mean * mean * (1 + (count > 1 ? cv * cv : 0)),
}));

test('ratioOfSums stays in [0, 1], holds its value and mirrors when the sides are swapped', () => {
  assert(
    property(side, side, (part, rest) => {
      const given = ratioOfSums({ part, rest, pooled: { mean: 1, cv: 1 } });
      const swapped = ratioOfSums({ part: rest, rest: part, pooled: { mean: 1, cv: 1 } });
      if (given === null || swapped === null) throw new Error('no share');
      expect(given.low).toBeGreaterThanOrEqual(0);
      expect(given.low).toBeLessThanOrEqual(given.value);
      expect(given.high).toBeGreaterThanOrEqual(given.value);
      expect(given.high).toBeLessThanOrEqual(1);
      expect(swapped.low).toBeCloseTo(1 - given.high, 10);
    }),
    seeded,
  );
});

// The planted truth; the full counts are in the proof of the money intervals.
test.each([
  { sigma: 1, trials: 50, least: 0.92 },
  { sigma: 1.5, trials: 200, least: 0.92 },
])('ratioOfSums covers at least $least of log-normal sigma $sigma, n $trials', ({ sigma, trials, least }) => {
  expect(shareOfAmount({ sigma, trials, rate: 0.4, groups: 10 }, 60)).toBeGreaterThan(least);
});
