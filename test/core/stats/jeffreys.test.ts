import { assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { jeffreys } from '../../../core/stats/jeffreys.ts';
import { counts, seeded } from './arbitrary.ts';

// scipy 1.17: beta.ppf of Beta(k + 1/2, n - k + 1/2) at 0.025 and 0.975; the ends by Brown, Cai & DasGupta (2001).
test.each([
  { k: 7, n: 10, low: 0.39418168185132874, high: 0.9073054060618468 },
  { k: 0, n: 5, low: 0, high: 0.37937714229903935 },
  { k: 5, n: 5, low: 0.6206228577009607, high: 1 },
  { k: 1, n: 1_000_000, low: 1.0789766246541877e-7, high: 4.6741920467298275e-6 },
])('jeffreys of $k of $n matches scipy', ({ k, n, low, high }) => {
  expect(jeffreys(k, n)?.low).toBeCloseTo(low, 13);
  expect(jeffreys(k, n)?.high).toBeCloseTo(high, 13);
});

test('jeffreys mirrors when successes and failures are swapped', () => {
  assert(
    property(counts(), ({ k, n }) => {
      expect(jeffreys(n - k, n)?.low).toBeCloseTo(1 - (jeffreys(k, n)?.high ?? 0), 13);
    }),
    seeded,
  );
});

test('jeffreys has no rate without data and refuses what is not a count', () => {
  expect(jeffreys(0, 0)).toBeNull();
  expect(() => jeffreys(6, 5)).toThrow(RangeError);
});
