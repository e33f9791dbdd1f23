import { expect, test } from 'vitest';
import { needAmounts, poolAmounts, prudentSquaredCv, sampleVariance } from '../../../core/stats/amounts.ts';

const of = (...values: number[]) => ({
  count: values.length,
  sum: values.reduce((sum, x) => sum + x, 0),
  sumOfSquares: values.reduce((sum, x) => sum + x * x, 0),
});

test('sampleVariance is that of the written-out amounts', () => {
  // By hand: 2, 4, 9 about 5: (9 + 1 + 16) / 2 = 13.
  expect(sampleVariance(of(2, 4, 9))).toBeCloseTo(13, 12);
  expect(sampleVariance(of(4))).toBe(0);
});

test('poolAmounts takes the cv within groups, whatever their means', () => {
  // By hand, each group: variance 2, mean 3, so squared mean less variance / 2 = 8; the second is 100 times the first.
  // Squares about means 2 + 20000 over 2 degrees, over (2 x 8 + 2 x 80000) / 4: 10001 / 40004.
  const pooled = poolAmounts([of(2, 4), of(200, 400)]);
  expect(pooled?.mean).toBeCloseTo(151.5, 12);
  expect(pooled?.cv).toBeCloseTo(Math.sqrt(10001 / 40004), 12);
});

test('poolAmounts has nothing to say without two amounts in some group or a positive mean', () => {
  expect(poolAmounts([])).toBeNull();
  expect(poolAmounts([of(5), of(6), of()])).toBeNull();
  expect(poolAmounts([of(0, 0)])).toBeNull();
  expect(poolAmounts([of(-5, -6)])).toBeNull();
});

test('prudentSquaredCv is the larger of the own and the pooled one', () => {
  expect(prudentSquaredCv(of(2, 4), null)).toBeCloseTo(2 / 9, 12);
  expect(prudentSquaredCv(of(2, 4), { mean: 1, cv: 0.1 })).toBeCloseTo(2 / 9, 12);
  expect(prudentSquaredCv(of(2), { mean: 1, cv: 2 })).toBe(4);
});

test('needAmounts refuses sums that no amounts have', () => {
  expect(() => needAmounts('rate times mean', { count: 0, sum: 5, sumOfSquares: 25 })).toThrow(
    'rate times mean needs sum^2 <= count x sum of squares, got sum 5, count 0, squares 25',
  );
  expect(() => needAmounts('rate times mean', { count: 1.5, sum: 5, sumOfSquares: 25 })).toThrow(RangeError);
  expect(() => needAmounts('rate times mean', { count: 1, sum: Number.NaN, sumOfSquares: 1 })).toThrow(
    RangeError,
  );
  needAmounts('rate times mean', of(0.1, 0.1, 0.1));
});
