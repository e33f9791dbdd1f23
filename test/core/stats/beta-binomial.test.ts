import { expect, test } from 'vitest';
import {
  betaBinomialLogLikelihood,
  betaMoments,
  binomialLogLikelihood,
  needRows,
  posterior,
} from '../../../core/stats/beta-binomial.ts';

// scipy 1.17: betabinom.logpmf(k, 10, alpha, beta)
test.each([
  { k: 3, alpha: 2.5, beta: 4.5, log: -1.79372215 },
  { k: 0, alpha: 0.1, beta: 0.3, log: -0.52790976 },
  { k: 10, alpha: 200, beta: 100, log: -3.98157273 },
])('the log-likelihood of $k of 10 under Beta($alpha, $beta) matches scipy', ({ k, alpha, beta, log }) => {
  expect(betaBinomialLogLikelihood([{ k, n: 10, freq: 1 }], { alpha, beta })).toBeCloseTo(log, 8);
  expect(betaBinomialLogLikelihood([{ k, n: 10, freq: 7 }], { alpha, beta })).toBeCloseTo(7 * log, 7);
});

test('a strong prior gives the binomial likelihood, even at 1e15', () => {
  const rows = [{ k: 300, n: 1000, freq: 2 }];
  const binomial = binomialLogLikelihood(rows, 0.25);
  expect(betaBinomialLogLikelihood(rows, { alpha: 2.5e14, beta: 7.5e14 })).toBeCloseTo(binomial, 6);
});

test('one outcome only has log-likelihood 0 at the rate that makes it certain', () => {
  expect(binomialLogLikelihood([{ k: 0, n: 9, freq: 1 }], 0)).toBeCloseTo(0, 12);
  expect(binomialLogLikelihood([{ k: 9, n: 9, freq: 1 }], 1)).toBeCloseTo(0, 12);
});

// scipy 1.17: beta.mean(3, 7), beta.std(3, 7)
test('betaMoments matches scipy, and the posterior adds successes and failures', () => {
  expect(betaMoments({ alpha: 3, beta: 7 }).mean).toBeCloseTo(0.3, 14);
  expect(betaMoments({ alpha: 3, beta: 7 }).sd).toBeCloseTo(0.13816985594155148, 14);
  expect(posterior({ alpha: 3, beta: 7 }, { k: 4, n: 5 })).toEqual({ alpha: 7, beta: 8 });
});

test('needRows refuses a frequency that is not a count', () => {
  expect(() => needRows('moments', [{ k: 1, n: 2, freq: 0.5 }])).toThrow(
    'moments frequency needs whole numbers',
  );
  expect(() => needRows('moments', [{ k: 3, n: 2, freq: 1 }])).toThrow(RangeError);
});
