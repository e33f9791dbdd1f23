import { assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { riskDifference } from '../../../core/stats/risk-difference.ts';
import { counts, seeded } from './arbitrary.ts';

// metafor's tests: rma.mh(measure='RD') of dat.bcg (13 vaccine trials): -0.0033 [-0.0039, -0.0027], z = -11.4708,
// with the variance of Sato, Greenland & Robins (1989). Here cases and totals of vaccinated and controls.
const trials = [
  [4, 123, 11, 139],
  [6, 306, 29, 303],
  [3, 231, 11, 220],
  [62, 13598, 248, 12867],
  [33, 5069, 47, 5808],
  [180, 1541, 372, 1451],
  [8, 2545, 10, 629],
  [505, 88391, 499, 88391],
  [29, 7499, 45, 7277],
  [17, 1716, 65, 1665],
  [186, 50634, 141, 27338],
  [5, 2498, 3, 2341],
  [27, 16913, 29, 17854],
].map(([ka = 0, na = 0, kb = 0, nb = 0]) => ({ a: { k: ka, n: na }, b: { k: kb, n: nb } }));

test('riskDifference of the BCG trials matches metafor', () => {
  const difference = riskDifference(trials);
  expect(difference?.value).toBeCloseTo(-0.0033, 4);
  expect(difference?.low).toBeCloseTo(-0.0039, 4);
  expect(difference?.high).toBeCloseTo(-0.0027, 4);
  const se = ((difference?.high ?? 0) - (difference?.low ?? 0)) / (2 * 1.959963984540054);
  expect((difference?.value ?? 0) / se).toBeCloseTo(-11.4708, 4);
});

test('one stratum by hand: the plain difference with its own variance', () => {
  // 6/10 - 3/10, variance (0.24 + 0.21) / 10 = 0.045 for equal n.
  const difference = riskDifference([{ a: { k: 6, n: 10 }, b: { k: 3, n: 10 } }]);
  expect(difference?.value).toBeCloseTo(0.3, 14);
  expect(difference?.high).toBeCloseTo(0.3 + 1.959963984540054 * Math.sqrt(0.045), 12);
  expect(difference).toMatchObject({ n: 20, dropped: 0 });
});

test('strata with one side only are left out and counted', () => {
  const only = [...trials, { a: { k: 1, n: 5 }, b: { k: 0, n: 0 } }];
  expect(riskDifference(only)).toEqual({ ...riskDifference(trials), dropped: 1 });
  expect(riskDifference([{ a: { k: 1, n: 5 }, b: { k: 0, n: 0 } }])).toBeNull();
  expect(riskDifference([])).toBeNull();
});

test('all failure against all failure still has a width', () => {
  const difference = riskDifference([{ a: { k: 0, n: 10 }, b: { k: 0, n: 10 } }]);
  expect(difference?.low).toBeCloseTo(-0.27753279986288926, 12);
  expect(difference?.high).toBeCloseTo(0.27753279986288926, 12);
});

test('riskDifference holds its value, stays in [-1, 1] and mirrors when the sides are swapped', () => {
  assert(
    property(counts(50), counts(50), counts(50), counts(50), (a, b, c, d) => {
      const given = riskDifference([
        { a, b },
        { a: c, b: d },
      ]);
      const swapped = riskDifference([
        { a: b, b: a },
        { a: d, b: c },
      ]);
      if (given === null || swapped === null) throw new Error('no difference');
      expect(given.low).toBeLessThanOrEqual(given.value + 1e-15);
      expect(given.high).toBeGreaterThanOrEqual(given.value - 1e-15);
      expect(given.low).toBeGreaterThanOrEqual(-1);
      expect(given.high).toBeLessThanOrEqual(1);
      expect(swapped.low).toBeCloseTo(-given.high, 10);
    }),
    seeded,
  );
});
