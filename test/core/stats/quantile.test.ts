import { array, assert, double, integer, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { countedQuantile, quantile } from '../../../core/stats/quantile.ts';
import { seeded } from './arbitrary.ts';

// numpy 2: quantile(x, p, method='weibull' | 'linear') of 15, 20, 35, 40, 50
test.each([
  { p: 0.05, six: 15, seven: 16 },
  { p: 0.3, six: 19, seven: 23 },
  { p: 0.4, six: 26, seven: 29 },
  { p: 0.95, six: 50, seven: 48 },
])('quantile at $p matches numpy for types 6 and 7', ({ p, six, seven }) => {
  const sample = [50, 15, 40, 35, 20];
  expect(quantile(sample, p, { type: 6 })).toBeCloseTo(six, 12);
  expect(quantile(sample, p)).toBeCloseTo(seven, 12);
});

test('quantile of one value is that value, of two the middle lies between, of equal ones is theirs', () => {
  for (const type of [6, 7] as const) {
    expect(quantile([3], 0.9, { type })).toBe(3);
    expect(quantile([1, 2], 0.5, { type })).toBe(1.5);
    expect(quantile([4, 4, 4], 0.33, { type })).toBe(4);
    expect(quantile([1, 2, 3], 0, { type })).toBe(1);
    expect(quantile([1, 2, 3], 1, { type })).toBe(3);
  }
});

test('quantile leaves the sample as it came', () => {
  const sample = [3, 1, 2];
  quantile(sample, 0.5);
  expect(sample).toEqual([3, 1, 2]);
});

test('quantile has no value without data and refuses what is not a number', () => {
  expect(quantile([], 0.5)).toBeNull();
  expect(countedQuantile([], 0.5)).toBeNull();
  expect(countedQuantile([[5, 0]], 0.5)).toBeNull();
  expect(() => quantile([1, Number.NaN], 0.5)).toThrow('quantile needs finite numbers, got NaN');
  expect(() => quantile([1], 1.5)).toThrow(RangeError);
  expect(() => countedQuantile([[1, 0.5]], 0.5)).toThrow(RangeError);
});

test('countedQuantile equals quantile of the written-out list', () => {
  const counted = array(tuple(integer({ min: -50, max: 50 }), integer({ min: 0, max: 6 })), {
    minLength: 1,
    maxLength: 20,
  });
  assert(
    property(counted, double({ min: 0, max: 1, noNaN: true }), (pairs, p) => {
      const list = pairs.flatMap(([value, count]) => Array<number>(count).fill(value));
      for (const type of [6, 7] as const)
        expect(countedQuantile(pairs, p, { type })).toBe(quantile(list, p, { type }));
    }),
    seeded,
  );
});
