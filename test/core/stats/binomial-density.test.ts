import { expect, test } from 'vitest';
import { logBinomialDensity } from '../../../core/stats/binomial-density.ts';

// scipy 1.17: binom.logpmf(k, n, p)
test.each([
  { k: 0, n: 10, p: 0.3, log: -3.56674944 },
  { k: 3, n: 10, p: 0.3, log: -1.32115128 },
  { k: 500_000, n: 1_000_000, p: 0.5, log: -7.13354688 },
])('logBinomialDensity of $k of $n at $p matches scipy', ({ k, n, p, log }) => {
  expect(logBinomialDensity(k, n, p)).toBeCloseTo(log, 8);
});

test('binomial densities add up to 1, at the ends as well', () => {
  for (const { n, p } of [
    { n: 1, p: 0.2 },
    { n: 15, p: 0.5 },
    { n: 16, p: 0.01 },
    { n: 400, p: 0.7 },
  ]) {
    let sum = 0;
    for (let k = 0; k <= n; k++) sum += Math.exp(logBinomialDensity(k, n, p));
    expect(sum).toBeCloseTo(1, 13);
  }
});
