import { expect, test } from 'vitest';
import { chiSquareTail } from '../../../core/stats/chi-square-tail.ts';

// mpmath at 40 digits: gammainc(df/2, x/2, inf, regularized=True). The last is far below what 1 - cdf can show.
test.each([
  { x: 3.841458820694124, df: 1, p: 0.05 },
  { x: 0.01, df: 10, p: 0.999999999999974 },
  { x: 12.600411297127632, df: 3, p: 0.005585476661627036 },
  { x: 200, df: 4, p: 3.757276735781e-42 },
])('chiSquareTail at $x with $df degrees of freedom matches mpmath', ({ x, df, p }) => {
  expect(chiSquareTail(x, df) / p).toBeCloseTo(1, 9);
});

test('chiSquareTail is 1 at 0 and a step without degrees of freedom', () => {
  expect(chiSquareTail(0, 5)).toBe(1);
  expect(chiSquareTail(0, 0)).toBe(1);
  expect(chiSquareTail(0.1, 0)).toBe(0);
});
