import { expect, test } from 'vitest';
import { methods } from '../../../tools/golden/methods.ts';
import { ratTumours } from '../../core/stats/rat-tumours.ts';

const run = (method: string, input: object) => {
  const found = methods.get(method);
  if (!found) throw new Error(`no method ${method}`);
  return found(input);
};

const rows = {
  k: ratTumours.map(({ k }) => k),
  n: ratTumours.map(({ n }) => n),
  freq: ratTumours.map(({ freq }) => freq),
};

// Gelman et al., Bayesian Data Analysis, section 5.1: Beta(1.4, 8.6); group 71 with 4 of 14 has Beta(5.4, 18.6),
// mean 0.223 and sd 0.083.
test('beta_binomial by rate moments gives the posterior of a new group, as printed', () => {
  const out = run('beta_binomial', { ...rows, estimator: 'rate_moments', new_k: 4, new_n: 14 });
  expect(out['mean']).toBeCloseTo(0.136, 3);
  expect(out['sd']).toBeCloseTo(0.103, 3);
  expect(out['posterior_mean']).toBeCloseTo(0.223, 3);
  expect(out['posterior_sd']).toBeCloseTo(0.083, 3);
});

test('a frequency is as good as repeated rows', () => {
  const once = { k: [0, 2, 2, 9], n: [10, 10, 10, 12], freq: [1, 1, 1, 1], estimator: 'mle' };
  const counted = { k: [0, 2, 9], n: [10, 10, 12], freq: [1, 2, 1], estimator: 'mle' };
  const [a, b] = [run('beta_binomial', once), run('beta_binomial', counted)];
  for (const key of ['alpha', 'beta', 'loglik', 'aic', 'aic_binomial'])
    expect(a[key]).toBeCloseTo(Number(b[key]), 8);
});

test('what does not exist is null, never NaN: no trials, no spread, no divisor', () => {
  expect(run('wilson', { k: 0, n: 0, conf: 0.95, continuity: false })).toEqual({ lower: null, upper: null });
  expect(
    run('fisher_exact', {
      table: [
        [5, 0],
        [1, 4],
      ],
      alternative: 'less',
    })['odds_ratio'],
  ).toBeNull();
  expect(
    run('cmh', {
      strata: [
        [
          [3, 4],
          [0, 0],
        ],
      ],
      continuity: true,
      conf: 0.95,
    }),
  ).toEqual({
    chi2: null,
    p: null,
    odds_ratio: null,
    lower: null,
    upper: null,
  });
  const even = { k: [5, 5, 5], n: [10, 10, 10], freq: [1, 1, 1] };
  expect(run('beta_binomial', { ...even, estimator: 'mle' })).toMatchObject({ alpha: null, loglik: null });
  expect(run('beta_binomial', { ...even, estimator: 'moments', new_k: 1, new_n: 2 })).toMatchObject({
    m1: 5,
    m2: 25,
    alpha: null,
    posterior_mean: null,
  });
  expect(run('auc', { y: [1, 1], score: [0.1, 0.2] })).toEqual({ auc: null, se: null });
  expect(run('james_stein', { k: [1, 2], n: 5, scale: 'proportion' })['shrinkage']).toBeNull();
  expect(run('quantile', { x: [], p: 0.5, type: 7 })).toEqual({ quantile: null });
});

test('a value that equals q in decimals is rejected', () => {
  // 3 x 0.1 is 0.30000000000000004 in binary.
  expect(run('p_adjust', { p: [0.1, 0.6, 0.9], correction: 'bonferroni', q: 0.3 })['n_rejected']).toBe(1);
});

test('inputs that do not fit are refused with their name', () => {
  expect(() => run('james_stein', { k: [1], n: 5, scale: 'log' })).toThrow(/^input scale: /);
  expect(() => run('beta_binomial', { k: [1], n: [5, 6], freq: [1], estimator: 'mle' })).toThrow(
    'equal lengths',
  );
  expect(() => run('simpsons_paradox', { a: [[1, 2]], b: [] })).toThrow('equal lengths');
});
