import { assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { wilson, wilsonWithContinuity } from '../../../core/stats/wilson.ts';
import { counts, seeded } from './arbitrary.ts';

// scipy 1.17: binomtest(k, n).proportion_ci(conf, method='wilson')
test.each([
  { k: 7, n: 10, conf: 0.95, low: 0.39677814746114526, high: 0.892208732593699 },
  { k: 0, n: 5, conf: 0.95, low: 0, high: 0.43448246478317476 },
  { k: 5, n: 5, conf: 0.95, low: 0.5655175352168251, high: 1 },
  { k: 50, n: 100, conf: 0.99, low: 0.37527962504483986, high: 0.6247203749551602 },
  { k: 1, n: 1_000_000, conf: 0.95, low: 1.765245767453709e-7, high: 5.664911804311442e-6 },
  { k: 999_999, n: 1_000_000, conf: 0.95, low: 0.9999943350881957, high: 0.9999998234754233 },
])('wilson of $k of $n at $conf matches scipy', ({ k, n, conf, low, high }) => {
  const interval = wilson(k, n, { conf });
  expect(interval?.value).toBe(k / n);
  expect(interval?.n).toBe(n);
  expect(interval?.low).toBeCloseTo(low, 14);
  expect(interval?.high).toBeCloseTo(high, 14);
});

// scipy 1.17: binomtest(k, n).proportion_ci(conf, method='wilsoncc')
test.each([
  { k: 7, n: 10, low: 0.3536707235111688, high: 0.9190521757900055 },
  { k: 0, n: 5, low: 0, high: 0.5370560174675232 },
  { k: 5, n: 5, low: 0.46294398253247676, high: 1 },
  { k: 1, n: 1_000_000, low: 5.2200147776760455e-8, high: 6.4950143102974366e-6 },
])('wilsonWithContinuity of $k of $n matches scipy', ({ k, n, low, high }) => {
  const interval = wilsonWithContinuity(k, n);
  expect(interval?.low).toBeCloseTo(low, 13);
  expect(interval?.high).toBeCloseTo(high, 13);
});

test('wilson has no rate without data', () => {
  expect(wilson(0, 0)).toBeNull();
  expect(wilsonWithContinuity(0, 0)).toBeNull();
});

test('wilson is exactly 0 at none and exactly 1 at all, corrected or not', () => {
  for (const interval of [wilson, wilsonWithContinuity]) {
    for (const n of [1, 2, 3, 7, 10, 49, 1000, 123_457]) {
      expect(interval(0, n)?.low).toBe(0);
      expect(interval(n, n)?.high).toBe(1);
    }
  }
});

test('wilson stays in [0, 1], holds k / n and mirrors when successes and failures are swapped', () => {
  for (const interval of [wilson, wilsonWithContinuity]) {
    assert(
      property(counts(), ({ k, n }) => {
        const given = interval(k, n);
        const mirrored = interval(n - k, n);
        if (given === null || mirrored === null) throw new Error('no interval');
        expect(given.low).toBeGreaterThanOrEqual(0);
        expect(given.low).toBeLessThanOrEqual(k / n);
        expect(given.high).toBeGreaterThanOrEqual(k / n);
        expect(given.high).toBeLessThanOrEqual(1);
        expect(mirrored.low).toBeCloseTo(1 - given.high, 14);
      }),
      seeded,
    );
  }
});

test('the continuity correction only widens', () => {
  assert(
    property(counts(), ({ k, n }) => {
      const plain = wilson(k, n);
      const corrected = wilsonWithContinuity(k, n);
      expect(corrected?.low).toBeLessThanOrEqual((plain?.low ?? 0) + 1e-15);
      expect(corrected?.high).toBeGreaterThanOrEqual((plain?.high ?? 1) - 1e-15);
    }),
    seeded,
  );
});

test('wilson refuses more successes than trials', () => {
  expect(() => wilson(7, 5)).toThrow('wilson needs whole numbers with 0 <= k <= n, got 7 of 5');
  expect(() => wilson(2.5, 5)).toThrow(RangeError);
});
