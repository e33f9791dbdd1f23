import { expect, test } from 'vitest';
import { gStudyNested } from '../../../core/stats/g-study-nested.ts';
import { brennanSynthetic4 } from './brennan-synthetic-4.ts';

// Brennan (2001), Table 3.2 prints .4731, .3252, .6475, .5596 and 2.3802; R lme4 (REML) gives the same to 4 digits.
// The further digits are its mean squares by R aov, by hand.
test('has the components of synthetic data set 4', () => {
  const found = gStudyNested(brennanSynthetic4);
  expect(found?.person.value).toBeCloseTo((10.296296296 - 4.618518519) / 12, 8);
  expect(found?.person.value).toBeCloseTo(0.4731, 4);
  expect(found?.task.value).toBeCloseTo((24.1 - 4.618518519 - 8.855555556 + 2.380246914) / 40, 8);
  expect(found?.task.value).toBeCloseTo(0.3252, 3);
  expect(found?.raterInTask.value).toBeCloseTo(0.6475, 4);
  expect(found?.personByTask.value).toBeCloseTo(0.5596, 4);
  expect(found?.residual.value).toBeCloseTo(2.380246914, 8);
  expect(found?.n).toBe(10);
});

test('does not change with the order of persons, tasks or raters', () => {
  const turned = brennanSynthetic4
    .toReversed()
    .map((person) => person.toReversed().map((task) => task.toReversed()));
  const [here, there] = [gStudyNested(brennanSynthetic4), gStudyNested(turned)];
  expect(there?.person.raw).toBeCloseTo(here?.person.raw ?? 9, 12);
  expect(there?.task.raw).toBeCloseTo(here?.task.raw ?? 9, 12);
});

test('is null with one rater a task, and refuses tasks with different numbers of raters', () => {
  const one = [
    [[1], [2]],
    [[2], [4]],
  ];
  expect(gStudyNested(one)).toBeNull();
  expect(gStudyNested([])).toBeNull();
  const uneven = [
    [
      [1, 2],
      [3, 4],
    ],
    [[1, 2], [3]],
  ];
  expect(() => gStudyNested(uneven)).toThrow('2 tasks of 2 raters');
});
