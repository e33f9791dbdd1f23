import { expect, test } from 'vitest';
import { breslowDay, breslowDayTarone } from '../../../core/stats/breslow-day.ts';
import type { Table } from '../../../core/stats/table.ts';
import { ucbAdmissions } from './ucb-admissions.ts';

// statsmodels 0.15: StratifiedTable(...).test_equal_odds(adjust)
test('breslowDay of the Berkeley admissions matches statsmodels, with and without Tarone', () => {
  expect(breslowDay(ucbAdmissions)).toMatchObject({ df: 5 });
  expect(breslowDay(ucbAdmissions)?.chi2).toBeCloseTo(18.825513705236514, 9);
  expect(breslowDay(ucbAdmissions)?.p).toBeCloseTo(0.0020713903499175457, 12);
  expect(breslowDayTarone(ucbAdmissions)?.chi2).toBeCloseTo(18.82550125205323, 9);
  expect(breslowDayTarone(ucbAdmissions)?.p).toBeCloseTo(0.0020714013978808676, 12);
});

test('breslowDay of five small strata matches statsmodels', () => {
  const strata: Table[] = [
    [
      [20, 14],
      [10, 24],
    ],
    [
      [15, 12],
      [3, 15],
    ],
    [
      [3, 2],
      [3, 2],
    ],
    [
      [12, 3],
      [7, 5],
    ],
    [
      [1, 0],
      [3, 2],
    ],
  ];
  expect(breslowDay(strata)?.chi2).toBeCloseTo(1.8437896322771292, 10);
  expect(breslowDayTarone(strata)?.chi2).toBeCloseTo(1.843632136655174, 10);
});

test('strata that fit any odds ratio cost no degree of freedom', () => {
  const two: Table[] = [
    [
      [20, 14],
      [10, 24],
    ],
    [
      [15, 12],
      [3, 15],
    ],
  ];
  expect(
    breslowDay([
      ...two,
      [
        [3, 4],
        [0, 0],
      ],
      [
        [0, 4],
        [0, 9],
      ],
    ]),
  ).toEqual(breslowDay(two));
});

test('equal odds ratios are found equal, an odds ratio of 1 included', () => {
  const one: Table[] = [
    [
      [10, 10],
      [20, 20],
    ],
    [
      [5, 15],
      [10, 30],
    ],
  ];
  expect(breslowDay(one)?.chi2).toBeCloseTo(0, 12);
  // By hand: both have odds ratio 4; a small ratio takes the other root.
  const four: Table[] = [
    [
      [20, 10],
      [10, 20],
    ],
    [
      [40, 20],
      [20, 40],
    ],
  ];
  const quarter: Table[] = [
    [
      [90, 5],
      [95, 1],
    ],
    [
      [900, 50],
      [950, 10],
    ],
  ];
  expect(breslowDay(four)?.chi2).toBeCloseTo(0, 10);
  expect(breslowDay(quarter)?.p).toBeGreaterThan(0.9);
});

test('breslowDay is undefined without a common odds ratio and certain with one stratum', () => {
  expect(
    breslowDay([
      [
        [0, 5],
        [4, 1],
      ],
    ]),
  ).toBeNull();
  expect(
    breslowDay([
      [
        [5, 0],
        [1, 4],
      ],
    ]),
  ).toBeNull();
  expect(breslowDayTarone([])).toBeNull();
  expect(
    breslowDay([
      [
        [3, 5],
        [4, 1],
      ],
    ]),
  ).toEqual({ chi2: 0, df: 0, p: 1 });
});
