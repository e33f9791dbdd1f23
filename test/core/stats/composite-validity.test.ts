import { expect, test } from 'vitest';
import { compositeValidity } from '../../../core/stats/composite-validity.ts';

// Schmidt & Hunter (1998), Table 1: mental ability .51 with an integrity test .41, uncorrelated: .65, gain .14.
test('has the multiple R of Schmidt and Hunter', () => {
  const found = compositeValidity(
    [0.51, 0.41],
    [
      [1, 0],
      [0, 1],
    ],
  );
  expect(Math.abs((found?.multipleR ?? 9) - 0.65)).toBeLessThan(0.0051);
  expect(Math.abs((found?.gain ?? 9) - 0.14)).toBeLessThan(0.0051);
});

// R: sqrt(t(v) %*% solve(C) %*% v)
test('matches R with three predictors, in any order', () => {
  const found = compositeValidity(
    [0.5, 0.4, 0.3],
    [
      [1, 0.3, 0.2],
      [0.3, 1, 0.1],
      [0.2, 0.1, 1],
    ],
  );
  expect(found?.multipleR).toBeCloseTo(0.596626602451, 11);
  const turned = compositeValidity(
    [0.3, 0.4, 0.5],
    [
      [1, 0.1, 0.2],
      [0.1, 1, 0.3],
      [0.2, 0.3, 1],
    ],
  );
  expect(turned?.multipleR).toBeCloseTo(0.596626602451, 11);
  expect(turned?.gain).toBeCloseTo(0.296626602451, 11);
});

test('of one predictor is its size, without gain', () => {
  expect(compositeValidity([0.4], [[1]])).toEqual({ multipleR: 0.4, gain: 0 });
});

test('is null without predictors, where one repeats another, and where the numbers contradict each other', () => {
  const pair = (r: number) => [
    [1, r],
    [r, 1],
  ];
  expect(compositeValidity([], [])).toBeNull();
  expect(compositeValidity([0.4, 0.4], pair(1))).toBeNull();
  expect(compositeValidity([0.9, -0.9], pair(0.9))).toBeNull();
  expect(() => compositeValidity([0.4], pair(0))).toThrow('needs 1 predictors, got 2');
  expect(() => compositeValidity([1.4], [[1]])).toThrow('-1 <= r <= 1');
});
