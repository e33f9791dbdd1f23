import { z } from 'zod';
import {
  type Beta,
  betaMoments,
  binomialLogLikelihood,
  type CountRow,
  posterior,
} from '../../core/stats/beta-binomial.ts';
import { fitLikelihood } from '../../core/stats/beta-likelihood.ts';
import { fitMoments, fitRateMoments } from '../../core/stats/beta-moments.ts';
import { jamesStein, jamesSteinArcsine } from '../../core/stats/james-stein.ts';
import { count, type Method, method } from './method.ts';

const Groups = z.object({ k: z.array(count), n: count, scale: z.enum(['proportion', 'arcsine']) });
const Counts = z
  .object({
    k: z.array(count),
    n: z.array(count),
    freq: z.array(count),
    estimator: z.enum(['moments', 'mle', 'rate_moments']),
    new_k: count.optional(),
    new_n: count.optional(),
  })
  .refine(({ k, n, freq }) => k.length === n.length && k.length === freq.length, {
    error: 'k, n and freq need equal lengths',
  });

/** Shrinkage estimators by method name. A quantity that does not exist is null. */
export const shrinkageMethods: Readonly<Record<string, Method>> = {
  james_stein: method(Groups, ({ k, n, scale }) => {
    const fit = scale === 'proportion' ? jamesStein(k, n) : jamesSteinArcsine(k, n);
    if ('insufficient' in fit)
      return { grand_mean: null, sum_squares: null, shrinkage: null, estimates: null };
    const { grandMean, sumSquares, shrinkage, estimates } = fit;
    return { grand_mean: grandMean, sum_squares: sumSquares, shrinkage, estimates };
  }),
  beta_binomial: method(Counts, (input) => {
    const rows = input.k.map((k, i) => ({ k, n: input.n[i] ?? 0, freq: input.freq[i] ?? 0 }));
    const { prior, ...outputs } = fits[input.estimator](rows);
    return { ...outputs, ...shape(prior), ...newGroup(prior, { k: input.new_k, n: input.new_n }) };
  }),
};

type Fitted = { readonly prior: Beta | null } & Readonly<Record<string, unknown>>;

const fits: Readonly<Record<z.infer<typeof Counts>['estimator'], (rows: readonly CountRow[]) => Fitted>> = {
  moments: (rows) => fitMoments(rows) ?? { prior: null, m1: null, m2: null },
  rate_moments: (rows) => fitRateMoments(rows) ?? { prior: null, mean: null, sd: null },
  mle: (rows) => {
    const fit = fitLikelihood(rows);
    const common = -2 * commonRateLogLikelihood(rows) + 2;
    if (fit.kind !== 'ok') return { prior: null, loglik: null, aic: null, aic_binomial: common };
    const loglik = fit.logLikelihood;
    return { prior: fit.prior, loglik, aic: 4 - 2 * loglik, aic_binomial: common };
  },
};

function commonRateLogLikelihood(rows: readonly CountRow[]): number {
  const successes = rows.reduce((sum, { k, freq }) => sum + k * freq, 0);
  return binomialLogLikelihood(rows, successes / rows.reduce((sum, { n, freq }) => sum + n * freq, 0));
}

function shape(prior: Beta | null) {
  return { alpha: prior?.alpha ?? null, beta: prior?.beta ?? null };
}

type NewGroup = { readonly k: number | undefined; readonly n: number | undefined };

function newGroup(prior: Beta | null, { k, n }: NewGroup) {
  if (k === undefined || n === undefined) return {};
  if (k > n) throw new RangeError(`a new group needs 0 <= k <= n, got ${k} of ${n}`);
  const moments = prior && betaMoments(posterior(prior, { k, n }));
  return { posterior_mean: moments?.mean ?? null, posterior_sd: moments?.sd ?? null };
}
