import { expect, test } from 'vitest';
import { cronbachAlpha } from '../../../core/stats/cronbach-alpha.ts';
import { icc } from '../../../core/stats/icc.ts';

const items = [
  '3241451432',
  '5463512555',
  '7355643365',
  '2433222663',
  '6565444675',
  '1234252352',
  '4353521243',
  '2443722465',
  '6555165232',
  '5464353172',
  '4352532341',
  '4232534234',
  '5562332445',
  '6554221465',
  '4355313234',
].map((person) => [...person].map(Number));

// pingouin tests/test_reliability.py, checked there against R psych::alpha: .592, Feldt 95 % .195 to .840.
test('has the alpha and the interval of pingouin', () => {
  const alpha = cronbachAlpha(items);
  expect(alpha?.value).toBeCloseTo(0.592, 3);
  expect(Math.abs((alpha?.low ?? 9) - 0.195)).toBeLessThan(0.0006);
  expect(alpha?.high).toBeCloseTo(0.84, 3);
  expect(alpha?.n).toBe(15);
});

// Hoyt (1941), Psychometrika 6, 153-160: alpha is the consistency of the mean of all items.
test('is ICC(3,k), with the same interval', () => {
  const [alpha, consistency] = [cronbachAlpha(items), icc(items)?.icc3k];
  expect(alpha?.value).toBeCloseTo(consistency?.value ?? 9, 10);
  expect(alpha?.low).toBeCloseTo(consistency?.low ?? 9, 10);
  expect(alpha?.high).toBeCloseTo(consistency?.high ?? 9, 10);
});

test('is 1 where items move together, without a width, and negative where they run apart', () => {
  expect(
    cronbachAlpha([
      [1, 1],
      [2, 2],
      [4, 4],
    ]),
  ).toEqual({ value: 1, low: 1, high: 1, n: 3 });
  // Hand: item variances 1 and 1/3, sums 5, 5, 6 with variance 1/3: 2 (1 - (4/3) / (1/3)).
  const apart = cronbachAlpha([
    [1, 4],
    [2, 3],
    [3, 3],
  ]);
  expect(apart?.value).toBeCloseTo(-6, 12);
});

test('is null with too few persons or items and where sums do not vary', () => {
  expect(cronbachAlpha([[1, 2]])).toBeNull();
  expect(cronbachAlpha([[1], [2], [3]])).toBeNull();
  expect(
    cronbachAlpha([
      [0.1, 0.1, 0.1],
      [0.1, 0.1, 0.1],
    ]),
  ).toBeNull();
  expect(() => cronbachAlpha([[1, 2], [1]])).toThrow('needs 2 items');
});
