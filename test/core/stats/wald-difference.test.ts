import { expect, test } from 'vitest';
import { waldDifference } from '../../../core/stats/wald-difference.ts';

// statsmodels 0.15: confint_proportions_2indep(k1, n1, k2, n2, method='wald')
test.each([
  { a: { k: 56, n: 70 }, b: { k: 48, n: 80 }, low: 0.057504899149037114, high: 0.342495100850963 },
  { a: { k: 9, n: 10 }, b: { k: 3, n: 10 }, low: 0.26052427977714854, high: 0.9394757202228516 },
])('waldDifference of $a.k/$a.n against $b.k/$b.n matches statsmodels', ({ a, b, low, high }) => {
  expect(waldDifference(a, b)?.low).toBeCloseTo(low, 13);
  expect(waldDifference(a, b)?.high).toBeCloseTo(high, 13);
});

test('waldDifference has no width at 0 against 0, which is why it is not the default', () => {
  expect(waldDifference({ k: 0, n: 10 }, { k: 0, n: 10 })).toEqual({ value: 0, low: 0, high: 0, n: 20 });
});

test('waldDifference has no difference when a side has no trials', () => {
  expect(waldDifference({ k: 0, n: 0 }, { k: 1, n: 2 })).toBeNull();
  expect(() => waldDifference({ k: 3, n: 2 }, { k: 1, n: 2 })).toThrow(RangeError);
});
