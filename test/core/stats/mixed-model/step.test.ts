import { expect, test } from 'vitest';
import { bestStep, solve } from '../../../../core/stats/mixed-model/step.ts';

// By hand: x^2 + y^2 - 2x + 2y from (1, 1) is least at (1, -1); with y >= 0 at (1, 0), 3 lower than at (1, 1).
test('goes to the least point, and no further than 0', () => {
  const curvature = [
    [2, 0],
    [0, 2],
  ];
  const step = bestStep({ at: [1, 1], gradient: [0, 4], curvature });
  expect(step?.to[0]).toBeCloseTo(1, 8);
  expect(step?.to[1]).toBe(0);
  expect(step?.change).toBeCloseTo(-3, 8);
});

// By hand: holding y at 0 moves the best x, where they bend together.
test('moves the others by what a held variance leaves', () => {
  const curvature = [
    [2, 1],
    [1, 2],
  ];
  const step = bestStep({ at: [1, 1], gradient: [0, 4], curvature });
  expect(step?.to[0]).toBeCloseTo(1.5, 8);
  expect(step?.to[1]).toBe(0);
});

test('solves a system done by hand and refuses one that is not definite', () => {
  const matrix = [
    [4, 2],
    [2, 10],
  ];
  expect(solve(matrix, [8, 22])?.[1]).toBeCloseTo(2, 8);
  expect(solve([[-1]], [1])).toBeNull();
});
