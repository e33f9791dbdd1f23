import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correlation, pearson } from '../../../core/stats/pearson.ts';
import { anscombe1, anscombe4 } from './anscombe.ts';

// R: cor.test(x, y, conf.level = conf)
test.each([
  { ...anscombe1, conf: 0.95, r: 0.81642051634484, low: 0.42439121339322, high: 0.95069325378656 },
  { ...anscombe1, conf: 0.9, r: 0.81642051634484, low: 0.51126732892019, high: 0.93876351543416 },
  { ...anscombe4, conf: 0.95, r: 0.8165214368885, low: 0.42463938224451, high: 0.95072236207814 },
])('matches R on the data of Anscombe at $conf', ({ x, y, conf, r, low, high }) => {
  const found = pearson(x, y, { conf });
  expect(found?.value).toBeCloseTo(r, 12);
  expect(found?.low).toBeCloseTo(low, 8);
  expect(found?.high).toBeCloseTo(high, 8);
  expect(found?.n).toBe(11);
});

test('is null with fewer than 4 pairs and where a list does not vary', () => {
  expect(pearson([1, 2, 3], [1, 2, 4])).toBeNull();
  expect(pearson([0.1, 0.1, 0.1, 0.1], [1, 2, 3, 4])).toBeNull();
  expect(correlation([], [])).toBeNull();
  expect(correlation([1, 2, 3], [1, 2, 4])).toBeCloseTo(3 / Math.sqrt(2 * (14 / 3)), 12);
});

test('on a line is 1 or -1 without a width', () => {
  expect(pearson([1, 2, 3, 4], [2, 4, 6, 8])).toEqual({ value: 1, low: 1, high: 1, n: 4 });
  expect(pearson([1, 2, 3, 4], [8, 6, 4, 2])).toEqual({ value: -1, low: -1, high: -1, n: 4 });
});

test('refuses lists that are not aligned or not finite', () => {
  expect(() => pearson([1, 2], [1])).toThrow('equal length, got 2 and 1');
  expect(() => pearson([1, Number.NaN], [1, 2])).toThrow('finite numbers');
});

test('is symmetric, unmoved by a shift of scale, and inside its interval', () => {
  const value = fc.integer({ min: -50, max: 50 });
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 4 }), (pairs) => {
      const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
      const found = pearson(x, y);
      if (found === null) return;
      const other = pearson(
        y,
        x.map((a) => 3 * a + 7),
      );
      expect(other?.value).toBeCloseTo(found.value, 10);
      expect(found.low).toBeLessThanOrEqual(found.value + 1e-12);
      expect(found.high).toBeGreaterThanOrEqual(found.value - 1e-12);
    }),
  );
});
