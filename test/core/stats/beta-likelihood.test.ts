import { array, assert, integer, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { betaBinomialLogLikelihood } from '../../../core/stats/beta-binomial.ts';
import { fitLikelihood } from '../../../core/stats/beta-likelihood.ts';
import { seeded } from './arbitrary.ts';
import { ratTumours } from './rat-tumours.ts';

// scipy 1.17: betabinom.logpmf maximised by Nelder-Mead to 1e-13.
test('fitLikelihood of the rat tumours reaches the optimum that scipy reaches', () => {
  const fit = fitLikelihood(ratTumours);
  if (fit.kind !== 'ok') throw new Error(fit.kind);
  expect(fit.logLikelihood).toBeCloseTo(-154.1402496651969, 8);
  expect(fit.prior.alpha).toBeCloseTo(2.304783634738743, 5);
  expect(fit.prior.beta).toBeCloseTo(14.07980955939793, 4);
});

test('fitLikelihood of unequal n matches scipy', () => {
  const rows = [
    { k: 3, n: 10, freq: 1 },
    { k: 12, n: 40, freq: 1 },
    { k: 7, n: 50, freq: 1 },
    { k: 40, n: 80, freq: 1 },
    { k: 0, n: 6, freq: 1 },
    { k: 5, n: 9, freq: 1 },
  ];
  const fit = fitLikelihood(rows);
  if (fit.kind !== 'ok') throw new Error(fit.kind);
  expect(fit.logLikelihood).toBeCloseTo(-16.1615075281197, 9);
  expect(fit.prior.alpha).toBeCloseTo(3.1866337001657516, 5);
  expect(fit.prior.beta).toBeCloseTo(7.007075724577135, 5);
});

test('fitLikelihood says why there is no prior', () => {
  const rows = (...pairs: [number, number][]) => pairs.map(([k, n]) => ({ k, n, freq: 1 }));
  expect(fitLikelihood(rows([5, 10], [5, 10], [5, 10], [5, 10]))).toEqual({ kind: 'underdispersed' });
  expect(fitLikelihood(rows([0, 10], [0, 3]))).toEqual({ kind: 'undefined' });
  expect(fitLikelihood(rows([10, 10], [3, 3]))).toEqual({ kind: 'undefined' });
  expect(fitLikelihood(rows([1, 1], [0, 1], [1, 1]))).toEqual({ kind: 'undefined' });
  expect(fitLikelihood(rows([10, 10], [0, 3], [4, 4]))).toEqual({ kind: 'separated' });
  expect(fitLikelihood([])).toEqual({ kind: 'undefined' });
});

test('fitLikelihood ends on a place with no higher neighbour, whatever the counts', () => {
  const groups = array(
    tuple(integer({ min: 0, max: 200 }), integer({ min: 0, max: 200 })).map(([k, rest]) => ({
      k,
      n: k + rest,
      freq: 1,
    })),
    { minLength: 4, maxLength: 12 },
  );
  assert(
    property(groups, (rows) => {
      const fit = fitLikelihood(rows);
      if (fit.kind !== 'ok') return;
      const { alpha, beta } = fit.prior;
      for (const [up, down] of [
        [1.001, 1],
        [0.999, 1],
        [1, 1.001],
        [1, 0.999],
        [1.001, 1.001],
        [0.999, 0.999],
      ] as const) {
        const near = betaBinomialLogLikelihood(rows, { alpha: alpha * up, beta: beta * down });
        expect(near).toBeLessThanOrEqual(fit.logLikelihood + 1e-9);
      }
      expect(fit.steps).toBeLessThan(100);
    }),
    { ...seeded, numRuns: 150 },
  );
});
