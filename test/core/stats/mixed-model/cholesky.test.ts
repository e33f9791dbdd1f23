import { expect, test } from 'vitest';
import {
  factor,
  inverse,
  logDeterminant,
  solveLower,
  solveUpper,
} from '../../../../core/stats/mixed-model/cholesky.ts';

// By hand: [[4, 2], [2, 10]] = L L' with L = [[2, 0], [1, 3]]; determinant 36.
test('factors, inverts and solves a matrix done by hand', () => {
  const l = Float64Array.of(4, 2, 2, 10);
  expect(factor(l, 2)).toBe(true);
  expect([l[0], l[2], l[3]]).toEqual([2, 1, 3]);
  expect(logDeterminant(l, 2)).toBeCloseTo(Math.log(36), 12);
  const inverted = [...inverse(l, 2)];
  for (const [i, value] of [10 / 36, -2 / 36, -2 / 36, 4 / 36].entries())
    expect(inverted[i]).toBeCloseTo(value, 12);
  const b = Float64Array.of(8, 22);
  solveLower(l, 2, b);
  solveUpper(l, 2, b);
  expect(b[0]).toBeCloseTo(1, 12);
  expect(b[1]).toBeCloseTo(2, 12);
});

// The second difference matrix: determinant n + 1, inverse min(i, j) (n + 1 - max(i, j)) / (n + 1), counted from 1.
test.each([1, 3, 4, 5, 63, 64, 65, 130, 203])('has the known inverse of a second difference of %i', (n) => {
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    a[i * n + i] = 2;
    if (i > 0) a[i * n + i - 1] = -1;
    if (i > 0) a[(i - 1) * n + i] = -1;
  }
  expect(factor(a, n)).toBe(true);
  expect(logDeterminant(a, n)).toBeCloseTo(Math.log(n + 1), 10);
  const inverted = inverse(a, n);
  let worst = 0;
  for (let i = 1; i <= n; i += 1) {
    for (let j = 1; j <= n; j += 1) {
      const exact = (Math.min(i, j) * (n + 1 - Math.max(i, j))) / (n + 1);
      worst = Math.max(worst, Math.abs((inverted[(i - 1) * n + j - 1] ?? 0) - exact));
    }
  }
  expect(worst).toBeLessThan(1e-9);
});

test('says when a matrix is not positive definite', () => {
  expect(factor(Float64Array.of(1, 2, 2, 1), 2)).toBe(false);
  expect(factor(Float64Array.of(1, 1, 1, 1), 2)).toBe(false);
});
