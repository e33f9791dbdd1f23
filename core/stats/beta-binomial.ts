import gammaln from '@stdlib/math-base-special-gammaln';
import { type Count, needCount, needWhole } from './needs.ts';
import { risingExcess } from './rising-factorial.ts';

/** The two shape parameters of a Beta distribution. */
export type Beta = { readonly alpha: number; readonly beta: number };

/** A row k of n and how many groups had it. */
export type CountRow = Count & { readonly freq: number };

/** @throws RangeError when a count is not whole with 0 <= k <= n or a frequency not whole. */
export function needRows(method: string, rows: readonly CountRow[]): void {
  for (const row of rows) {
    needCount(method, row);
    needWhole(`${method} frequency`, row.freq);
  }
}

/** Mean and standard deviation of a Beta distribution. */
export function betaMoments({ alpha, beta }: Beta): { readonly mean: number; readonly sd: number } {
  const total = alpha + beta;
  const mean = alpha / total;
  return { mean, sd: Math.sqrt((mean * (beta / total)) / (total + 1)) };
}

/** Beta posterior of a rate after k of n. */
export function posterior(prior: Beta, { k, n }: Count): Beta {
  return { alpha: prior.alpha + k, beta: prior.beta + n - k };
}

/** Log-likelihood of beta-binomial counts, binomial coefficients included. */
export function betaBinomialLogLikelihood(rows: readonly CountRow[], prior: Beta): number {
  const total = prior.alpha + prior.beta;
  const binomial = binomialLogLikelihood(rows, prior.alpha / total);
  return rows.reduce((sum, { k, n, freq }) => {
    const spread = risingExcess(prior.alpha, k) + risingExcess(prior.beta, n - k) - risingExcess(total, n);
    return sum + freq * spread;
  }, binomial);
}

/** Log-likelihood of one common rate, binomial coefficients included; 0 log 0 is 0. */
export function binomialLogLikelihood(rows: readonly CountRow[], rate: number): number {
  return rows.reduce((sum, { k, n, freq }) => {
    const coefficient = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);
    return sum + freq * (coefficient + timesLog(k, rate) + timesLog(n - k, 1 - rate));
  }, 0);
}

function timesLog(count: number, share: number): number {
  return count === 0 ? 0 : count * Math.log(share);
}
