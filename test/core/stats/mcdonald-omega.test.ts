import { expect, test } from 'vitest';
import { mcdonaldOmega } from '../../../core/stats/mcdonald-omega.ts';

// Thurstone's nine ability variables, the lower triangle.
const lower = [
  [],
  [0.828],
  [0.776, 0.779],
  [0.439, 0.493, 0.46],
  [0.432, 0.464, 0.425, 0.674],
  [0.447, 0.489, 0.443, 0.59, 0.541],
  [0.447, 0.432, 0.401, 0.381, 0.402, 0.288],
  [0.541, 0.537, 0.534, 0.35, 0.367, 0.32, 0.555],
  [0.38, 0.358, 0.359, 0.424, 0.446, 0.325, 0.598, 0.452],
];
const at = (i: number, j: number) => (i === j ? 1 : (lower[Math.max(i, j)]?.[Math.min(i, j)] ?? 0));
const correlation = lower.map((_, i) => lower.map((__, j) => at(i, j)));

// R psych omega(Thurstone): the printed Schmid-Leiman loadings, alpha .89, omega hierarchical .74, total .93.
test('has the omegas that psych prints', () => {
  const omega = mcdonaldOmega({
    correlation,
    generalLoadings: [0.71, 0.73, 0.68, 0.65, 0.62, 0.56, 0.59, 0.58, 0.54],
    uniqueness: [0.18, 0.16, 0.27, 0.27, 0.37, 0.5, 0.28, 0.5, 0.47],
  });
  expect(Math.abs((omega?.alphaStandardized ?? 9) - 0.89)).toBeLessThan(0.006);
  expect(Math.abs((omega?.hierarchical ?? 9) - 0.74)).toBeLessThan(0.006);
  expect(Math.abs((omega?.total ?? 9) - 0.93)).toBeLessThan(0.006);
});

// Hand: loadings .8 imply correlations .64: variance 3 + 6 * .64 = 6.84, (3 * .8)^2 = 5.76, 3 * .36 = 1.08.
test('with one factor and equal loadings all three are the same', () => {
  const omega = mcdonaldOmega({
    correlation: [
      [1, 0.64, 0.64],
      [0.64, 1, 0.64],
      [0.64, 0.64, 1],
    ],
    generalLoadings: [0.8, 0.8, 0.8],
    uniqueness: [0.36, 0.36, 0.36],
  });
  expect(omega?.alphaStandardized).toBeCloseTo(5.76 / 6.84, 12);
  expect(omega?.hierarchical).toBeCloseTo(5.76 / 6.84, 12);
  expect(omega?.total).toBeCloseTo(5.76 / 6.84, 12);
});

test('is null for one item and for sums that do not vary, and refuses sizes that differ', () => {
  expect(mcdonaldOmega({ correlation: [[1]], generalLoadings: [1], uniqueness: [0] })).toBeNull();
  const opposed = {
    correlation: [
      [1, -1],
      [-1, 1],
    ],
    generalLoadings: [0, 0],
    uniqueness: [1, 1],
  };
  expect(mcdonaldOmega(opposed)).toBeNull();
  expect(() => mcdonaldOmega({ ...opposed, uniqueness: [1] })).toThrow('needs 2 numbers');
});
