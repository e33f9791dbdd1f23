import { expect, test } from 'vitest';
import { simpsonsParadox } from '../../../core/stats/simpsons-paradox.ts';
import { ucbAdmissions } from './ucb-admissions.ts';

// Charig et al. (1986), BMJ 292, 879-882, as told by Julious & Mullee (1994), BMJ 309, 1480-1481: kidney stones,
// open surgery 78 % against percutaneous 83 % overall, yet better for small stones (93, 87) and large (73, 69).
const stones = [
  { a: { k: 81, n: 87 }, b: { k: 234, n: 270 } },
  { a: { k: 192, n: 263 }, b: { k: 55, n: 80 } },
];

test('simpsonsParadox of the kidney stones reverses, as published', () => {
  const found = simpsonsParadox(stones);
  expect(found?.rateA).toBeCloseTo(0.78, 2);
  expect(found?.rateB).toBeCloseTo(0.83, 2);
  expect(found?.strata.map(({ a }) => Math.round(100 * (a ?? 0)))).toEqual([93, 73]);
  expect(found?.strata.map(({ b }) => Math.round(100 * (b ?? 0)))).toEqual([87, 69]);
  expect(found).toMatchObject({ higherInB: 0, reversal: true, resolved: false });
});

test('the Berkeley admissions reverse by sign, but the adjusted difference cannot be told from 0', () => {
  const found = simpsonsParadox(
    ucbAdmissions.map(([[a, b], [c, d]]) => ({ a: { k: a, n: a + b }, b: { k: c, n: c + d } })),
  );
  expect(found).toMatchObject({ higherInB: 4, reversal: true, resolved: false });
});

test('a large reversal is resolved', () => {
  const large = stones.map(({ a, b }) => ({
    a: { k: 100 * a.k, n: 100 * a.n },
    b: { k: 100 * b.k, n: 100 * b.n },
  }));
  expect(simpsonsParadox(large)).toMatchObject({ reversal: true, resolved: true });
});

test('a stratum with one side only counts in the crude rates alone', () => {
  const found = simpsonsParadox([...stones, { a: { k: 1, n: 4 }, b: { k: 0, n: 0 } }]);
  expect(found?.strata[2]).toEqual({ a: 0.25, b: null });
  expect(found?.adjusted?.dropped).toBe(1);
});

test('without a shared stratum nothing reverses, without trials there is no answer', () => {
  const apart = simpsonsParadox([
    { a: { k: 1, n: 4 }, b: { k: 0, n: 0 } },
    { a: { k: 0, n: 0 }, b: { k: 2, n: 4 } },
  ]);
  expect(apart).toMatchObject({ adjusted: null, reversal: false, resolved: false });
  expect(simpsonsParadox([{ a: { k: 1, n: 4 }, b: { k: 0, n: 0 } }])).toBeNull();
});
