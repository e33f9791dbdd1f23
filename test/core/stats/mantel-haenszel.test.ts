import { expect, test } from 'vitest';
import {
  commonOddsRatio,
  mantelHaenszelTest,
  mantelHaenszelTestWithContinuity,
} from '../../../core/stats/mantel-haenszel.ts';
import type { Table } from '../../../core/stats/table.ts';
import { ucbAdmissions } from './ucb-admissions.ts';

// statsmodels 0.15: StratifiedTable(...).test_null_odds(correction), oddsratio_pooled, oddsratio_pooled_confint()
const strata: readonly Table[] = [
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

test('mantelHaenszelTest matches statsmodels, corrected or not', () => {
  expect(mantelHaenszelTest(ucbAdmissions)?.chi2).toBeCloseTo(1.5246066604434356, 11);
  expect(mantelHaenszelTest(ucbAdmissions)?.p).toBeCloseTo(0.21692369705551817, 12);
  expect(mantelHaenszelTestWithContinuity(ucbAdmissions)?.chi2).toBeCloseTo(1.4269462285866883, 11);
  expect(mantelHaenszelTest(strata)?.chi2).toBeCloseTo(13.046583362216202, 11);
  expect(mantelHaenszelTestWithContinuity(strata)?.p).toBeCloseTo(0.0005658191942200519, 12);
});

test('commonOddsRatio matches statsmodels', () => {
  const common = commonOddsRatio(strata);
  expect(common.oddsRatio).toBeCloseTo(3.5911755630978095, 12);
  expect(common.low).toBeCloseTo(1.7811345246505994, 11);
  expect(common.high).toBeCloseTo(7.240633285417197, 11);
});

test('strata that tell nothing change nothing: empty, one row, one column, one observation', () => {
  const silent: Table[] = [
    [
      [0, 0],
      [0, 0],
    ],
    [
      [3, 4],
      [0, 0],
    ],
    [
      [0, 4],
      [0, 9],
    ],
    [
      [1, 0],
      [0, 0],
    ],
  ];
  const padded = [...strata, ...silent];
  expect(mantelHaenszelTest(padded)?.chi2).toBeCloseTo(mantelHaenszelTest(strata)?.chi2 ?? Number.NaN, 12);
  expect(commonOddsRatio(padded)).toEqual(commonOddsRatio(strata));
});

test('as in R, an excess below one half is not corrected', () => {
  // By hand: a - E = 5 - 10 x 11 / 21 = -0.238, so both statistics are 0.238^2 / V.
  const even: Table[] = [
    [
      [5, 5],
      [6, 5],
    ],
  ];
  expect(mantelHaenszelTestWithContinuity(even)).toEqual(mantelHaenszelTest(even));
});

test('an odds ratio of 0 or without a divisor has no limits, and no association can be tested on nothing', () => {
  expect(
    commonOddsRatio([
      [
        [0, 5],
        [4, 1],
      ],
    ]),
  ).toEqual({ oddsRatio: 0, low: null, high: null });
  expect(
    commonOddsRatio([
      [
        [5, 0],
        [1, 4],
      ],
    ]),
  ).toEqual({ oddsRatio: 'infinite', low: null, high: null });
  expect(commonOddsRatio([])).toEqual({ oddsRatio: null, low: null, high: null });
  expect(
    mantelHaenszelTest([
      [
        [3, 4],
        [0, 0],
      ],
    ]),
  ).toBeNull();
  expect(mantelHaenszelTestWithContinuity([])).toBeNull();
});
