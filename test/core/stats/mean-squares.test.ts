import { expect, test } from 'vitest';
import { meanSquares } from '../../../core/stats/mean-squares.ts';

// Shrout & Fleiss (1979), Table 3; further digits from R: anova(lm(y ~ target + rater)).
test('has the mean squares of Shrout and Fleiss', () => {
  const ms = meanSquares([
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ]);
  expect(ms?.targets).toBeCloseTo(11.24166666667, 10);
  expect(ms?.within).toBeCloseTo(6.26388888889, 10);
  expect(ms?.raters).toBeCloseTo(32.48611111111, 10);
  expect(ms?.error).toBeCloseTo(1.01944444444, 10);
});

test('is exactly 0 where all ratings are the same, whatever their digits', () => {
  const same = Array.from({ length: 7 }, () => [0.1, 0.1, 0.1]);
  expect(meanSquares(same)).toMatchObject({ targets: 0, raters: 0, within: 0, error: 0 });
});

test('is null with fewer than 3 targets or 2 raters and refuses ragged rows', () => {
  expect(
    meanSquares([
      [1, 2],
      [2, 3],
    ]),
  ).toBeNull();
  expect(meanSquares([[1], [2], [3]])).toBeNull();
  expect(() => meanSquares([[1, 2], [2], [3, 3]])).toThrow('need 2 ratings');
});
