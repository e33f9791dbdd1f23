import { expect, test } from 'vitest';
import { wald } from '../../../core/stats/wald.ts';

// statsmodels 0.15: proportion_confint(7, 10, method='normal'). By hand: 0.7 +- 1.959964 sqrt(0.021) = 0.7 +- 0.2840.
test('wald of 7 of 10 matches statsmodels and may leave [0, 1]', () => {
  expect(wald(7, 10)?.low).toBeCloseTo(0.4159742349106746, 13);
  expect(wald(7, 10)?.high).toBeCloseTo(0.9840257650893254, 13);
  expect(wald(9, 10)?.high).toBeGreaterThan(1);
});

test('wald has no width at none and at all, which is why it is not the default', () => {
  expect(wald(0, 5)).toEqual({ value: 0, low: 0, high: 0, n: 5 });
});

test('wald has no rate without data and refuses what is not a count', () => {
  expect(wald(0, 0)).toBeNull();
  expect(() => wald(6, 5)).toThrow(RangeError);
});
