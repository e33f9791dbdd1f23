import { expect, test } from 'vitest';
import { cohenKappa } from '../../../core/stats/cohen-kappa.ts';
import { icc } from '../../../core/stats/icc.ts';

const table = [
  [0, 4, 1],
  [0, 8, 0],
  [0, 1, 5],
];

// SAS PROC FREQ, as pinned in statsmodels stats/tests/test_inter_rater.py: kappa, its standard errors and z.
test.each([
  { weights: 'none', kappa: 0.4842, se: 0.138, se0: 0.1484 },
  { weights: 'linear', kappa: 0.4701, se: 0.1457, se0: 0.1426 },
] as const)('has the kappa of SAS with $weights weights', ({ weights, kappa, se, se0 }) => {
  const estimate = cohenKappa(table, { weights });
  expect(Math.abs((estimate?.value ?? 9) - kappa)).toBeLessThan(6e-5);
  expect(Math.abs((estimate?.se ?? 9) - se)).toBeLessThan(6e-5);
  expect(Math.abs((estimate?.se0 ?? 9) - se0)).toBeLessThan(6e-5);
  expect(Math.abs(((estimate?.high ?? 9) - (estimate?.value ?? 0)) / 1.959964 - se)).toBeLessThan(6e-5);
});

// Fleiss & Cohen (1973): quadratic kappa is ICC(2,1) but for terms of order 1/n.
test('with quadratic weights comes near the intraclass correlation of a large table', () => {
  const large = [
    [60, 20, 5],
    [15, 70, 20],
    [5, 25, 80],
  ];
  const rows = large.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, () => [i, j])),
  );
  expect(cohenKappa(large, { weights: 'quadratic' })?.value).toBeCloseTo(icc(rows)?.icc2?.value ?? 9, 2);
});

test('is null without ratings and where chance agrees on everything', () => {
  expect(
    cohenKappa(
      [
        [0, 0],
        [0, 0],
      ],
      { weights: 'quadratic' },
    ),
  ).toBeNull();
  expect(
    cohenKappa(
      [
        [5, 0],
        [0, 0],
      ],
      { weights: 'quadratic' },
    ),
  ).toBeNull();
  expect(() => cohenKappa([[1, 2]], { weights: 'none' })).toThrow('square');
});
