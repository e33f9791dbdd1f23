import { expect, test } from 'vitest';
import { betaMoments } from '../../../core/stats/beta-binomial.ts';
import { averagedPosteriors } from '../../../core/stats/spread-posterior.ts';

const groups = [
  { k: 3, n: 10 },
  { k: 12, n: 40 },
  { k: 7, n: 50 },
  { k: 40, n: 80 },
  { k: 0, n: 6 },
  { k: 5, n: 9 },
  { k: 0, n: 0 },
];

// numpy and scipy 1.17 (betabinom.logpmf): the same average over 20,001 spreads; mean and sd of each group's rate.
test('averagedPosteriors has the mean and sd of the average over a fine grid of priors', () => {
  const expected = [
    [0.3057334, 0.1094315],
    [0.3025131, 0.0659204],
    [0.169242, 0.0533061],
    [0.4779592, 0.0557714],
    [0.1764294, 0.1160787],
    [0.439588, 0.1290483],
    [0.3126079, 0.1892064],
  ];
  averagedPosteriors(groups, 0.31260786112177485).forEach((beta, i) => {
    expect(betaMoments(beta).mean).toBeCloseTo(expected[i]?.[0] ?? Number.NaN, 4);
    expect(betaMoments(beta).sd).toBeCloseTo(expected[i]?.[1] ?? Number.NaN, 4);
  });
});

test('very many trials leave little to average: the posterior is the group alone', () => {
  const large = [0.1, 0.3, 0.2, 0.5, 0.4].map((rate) => ({ k: rate * 1e6, n: 1e6 }));
  averagedPosteriors(large, 0.3).forEach((beta, i) => {
    const rate = (large[i]?.k ?? 0) / 1e6;
    expect(betaMoments(beta).mean).toBeCloseTo(rate, 4);
    expect(betaMoments(beta).sd / Math.sqrt((rate * (1 - rate)) / 1e6)).toBeCloseTo(1, 3);
  });
});
