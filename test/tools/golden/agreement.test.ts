import { expect, test } from 'vitest';
import { agreementMethods } from '../../../tools/golden/agreement.ts';
import { brennanSynthetic4 } from '../../core/stats/brennan-synthetic-4.ts';

const run = (method: string, input: object) => agreementMethods[method]?.(input) ?? {};

// Brennan (2001), Table 3.2, synthetic data set 4.
test('g_study of p x (r:t) has the printed components', () => {
  const found = run('g_study', { ratings: brennanSynthetic4, design: 'p_x_r_in_t', d_raters: 4, d_tasks: 3 });
  expect(found['var_p']).toBeCloseTo(0.4731, 4);
  expect(found['var_pt']).toBeCloseTo(0.5596, 4);
  expect(found['var_r']).toBeCloseTo(0.6475, 4);
});

test('a row with a gap is dropped', () => {
  const whole = [
    [1, 2],
    [2, 3],
    [4, 4],
  ];
  const gapped = [...whole, [5, null]];
  expect(run('icc', { ratings: gapped, conf: 0.95 })).toEqual(run('icc', { ratings: whole, conf: 0.95 }));
  expect(run('cronbach_alpha', { items: gapped, conf: 0.95 })['n']).toBe(3);
});

test('what does not exist is null: too few, nothing that varies', () => {
  expect(run('icc', { ratings: [[1, 2]], conf: 0.95 })).toMatchObject({
    icc1: null,
    icc1_ci: null,
    ms_error: null,
  });
  expect(run('g_study', { ratings: [[1, 2]], design: 'p_x_r', d_raters: 1 })).toMatchObject({
    var_p: null,
    phi: null,
  });
  expect(run('cronbach_alpha', { items: [[1, 2]], conf: 0.95 })).toEqual({
    alpha: null,
    lower: null,
    upper: null,
    n: 1,
  });
  expect(run('cohen_kappa', { table: [[3]], weights: 'none' })).toEqual({
    kappa: null,
    se: null,
    se0: null,
    z: null,
  });
});
