import { expect, test } from 'vitest';
import { component, gStudy } from '../../../core/stats/g-study.ts';

// Table of Shrout & Fleiss (1979); components as R psych and lme4 print them.
test('has the components of Shrout and Fleiss', () => {
  const found = gStudy([
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ]);
  expect(found?.person.value).toBeCloseTo(2.556, 3);
  expect(found?.rater.value).toBeCloseTo(5.244, 3);
  expect(found?.residual.value).toBeCloseTo(1.019, 3);
  expect(found?.n).toBe(6);
});

test('counts a component below 0 as 0 and keeps the estimate', () => {
  expect(component(-0.2)).toEqual({ value: 0, raw: -0.2 });
  // Hand: person means 2, 2, 2 have no spread, and the residual is 4 / 2: (0 - 2) / 2.
  const found = gStudy([
    [1, 3],
    [2, 2],
    [3, 1],
  ]);
  expect(found?.residual.value).toBeCloseTo(2, 12);
  expect(found?.person).toEqual({ value: 0, raw: -1 });
});

test('is null with too few persons or raters', () => {
  expect(
    gStudy([
      [1, 2],
      [2, 4],
    ]),
  ).toBeNull();
});
