import { expect, test } from 'vitest';
import { agrestiCaffo } from '../../../core/stats/agresti-caffo.ts';

// statsmodels 0.15: confint_proportions_2indep(k1, n1, k2, n2, method='agresti-caffo')
test.each([
  { a: { k: 56, n: 70 }, b: { k: 48, n: 80 }, low: 0.052452926638053676, high: 0.33575845547576744 },
  { a: { k: 0, n: 10 }, b: { k: 0, n: 10 }, low: -0.22115031502926005, high: 0.22115031502926005 },
])('agrestiCaffo of $a.k/$a.n against $b.k/$b.n matches statsmodels', ({ a, b, low, high }) => {
  expect(agrestiCaffo(a, b)?.low).toBeCloseTo(low, 13);
  expect(agrestiCaffo(a, b)?.high).toBeCloseTo(high, 13);
});

test('agrestiCaffo reports the plain difference and the real trials, not the padded ones', () => {
  const estimate = agrestiCaffo({ k: 7, n: 34 }, { k: 1, n: 34 });
  expect(estimate?.value).toBeCloseTo(6 / 34, 15);
  expect(estimate?.n).toBe(68);
});

test('agrestiCaffo has no difference when a side has no trials', () => {
  expect(agrestiCaffo({ k: 0, n: 0 }, { k: 1, n: 2 })).toBeNull();
  expect(() => agrestiCaffo({ k: 3, n: 2 }, { k: 1, n: 2 })).toThrow(RangeError);
});
