import { assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { newcombe, newcombeWithContinuity } from '../../../core/stats/newcombe.ts';
import { counts, seeded } from './arbitrary.ts';

// statsmodels 0.15: confint_proportions_2indep(k1, n1, k2, n2, method='newcomb')
test.each([
  { a: { k: 56, n: 70 }, b: { k: 48, n: 80 }, low: 0.05243147240236498, high: 0.33387265403690614 },
  { a: { k: 9, n: 10 }, b: { k: 3, n: 10 }, low: 0.1705227239345029, high: 0.809017973535488 },
  { a: { k: 6, n: 7 }, b: { k: 2, n: 7 }, low: 0.05822792748231209, high: 0.8062496375242278 },
  { a: { k: 0, n: 10 }, b: { k: 0, n: 10 }, low: -0.27753279986288926, high: 0.27753279986288926 },
])('newcombe of $a.k/$a.n against $b.k/$b.n matches statsmodels', ({ a, b, low, high }) => {
  expect(newcombe(a, b)?.value).toBeCloseTo(a.k / a.n - b.k / b.n, 15);
  expect(newcombe(a, b)?.low).toBeCloseTo(low, 13);
  expect(newcombe(a, b)?.high).toBeCloseTo(high, 13);
  expect(newcombe(a, b)?.n).toBe(a.n + b.n);
});

// Newcombe (1998) Statistics in Medicine 17, 873-890, Table II, methods 10 and 11.
test.each([
  { a: { k: 9, n: 10 }, b: { k: 3, n: 10 }, plain: [0.1705, 0.809], corrected: [0.1013, 0.8387] },
  { a: { k: 6, n: 7 }, b: { k: 2, n: 7 }, plain: [0.0582, 0.8062], corrected: [-0.029, 0.8423] },
  { a: { k: 5, n: 56 }, b: { k: 0, n: 29 }, plain: [-0.0381, 0.1926], corrected: [-0.0667, 0.2037] },
  { a: { k: 0, n: 10 }, b: { k: 0, n: 20 }, plain: [-0.1611, 0.2775], corrected: [-0.2005, 0.3445] },
  { a: { k: 0, n: 10 }, b: { k: 0, n: 10 }, plain: [-0.2775, 0.2775], corrected: [-0.3445, 0.3445] },
  { a: { k: 10, n: 10 }, b: { k: 0, n: 20 }, plain: [0.6791, 1], corrected: [0.6014, 1] },
  { a: { k: 10, n: 10 }, b: { k: 0, n: 10 }, plain: [0.6075, 1], corrected: [0.5128, 1] },
])('newcombe of $a.k/$a.n against $b.k/$b.n prints as in Newcombe (1998)', ({ a, b, plain, corrected }) => {
  const shown = [newcombe(a, b), newcombeWithContinuity(a, b)].map((e) => [e?.low, e?.high]);
  for (const [got, printed] of [
    [shown[0], plain],
    [shown[1], corrected],
  ] as const) {
    expect(got?.[0]).toBeCloseTo(printed?.[0] ?? Number.NaN, 4);
    expect(got?.[1]).toBeCloseTo(printed?.[1] ?? Number.NaN, 4);
  }
});

test('newcombe stays in [-1, 1], holds the difference and mirrors when the sides are swapped', () => {
  assert(
    property(counts(500), counts(500), (a, b) => {
      const given = newcombe(a, b);
      const swapped = newcombe(b, a);
      if (given === null || swapped === null) throw new Error('no interval');
      expect(given.low).toBeGreaterThanOrEqual(-1);
      expect(given.high).toBeLessThanOrEqual(1);
      expect(given.low).toBeLessThan(given.high);
      expect(given.low).toBeLessThanOrEqual(given.value);
      expect(given.high).toBeGreaterThanOrEqual(given.value);
      expect(swapped.low).toBeCloseTo(-given.high, 14);
    }),
    seeded,
  );
});

test('newcombe has no difference when a side has no trials', () => {
  expect(newcombe({ k: 0, n: 0 }, { k: 1, n: 2 })).toBeNull();
  expect(newcombeWithContinuity({ k: 1, n: 2 }, { k: 0, n: 0 })).toBeNull();
  expect(() => newcombe({ k: 3, n: 2 }, { k: 1, n: 2 })).toThrow(RangeError);
});
