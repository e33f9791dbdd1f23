import { needFinite, needWhole } from './needs.ts';

/** Positive amounts as the sums a query gives: how many, their sum, the sum of their squares. */
export type Amounts = { readonly count: number; readonly sum: number; readonly sumOfSquares: number };

/** What amounts of one kind are like: their mean and their coefficient of variation (sd / mean). */
export type PooledAmounts = { readonly mean: number; readonly cv: number };

/** @throws RangeError when the count is not whole, a sum is not finite, or no amounts have such sums. */
export function needAmounts(method: string, { count, sum, sumOfSquares }: Amounts): void {
  needWhole(method, count);
  needFinite(method, [sum, sumOfSquares]);
  // Cauchy-Schwarz, with room for the rounding of sums of cents.
  if (sum ** 2 > count * sumOfSquares * (1 + 1e-9)) {
    throw new RangeError(
      `${method} needs sum^2 <= count x sum of squares, got sum ${sum}, count ${count}, squares ${sumOfSquares}`,
    );
  }
}

/**
 * Mean and within-group coefficient of variation of several groups of amounts.
 *
 * Group means may differ; the cv is taken as one. It is the root of a ratio of sums over all groups, not a mean
 * of group cvs: few amounts of a long-tailed kind understate their own cv, and a mean would keep that bias.
 *
 * @returns null unless some group has 2 amounts and the amounts are positive on balance.
 */
export function poolAmounts(groups: readonly Amounts[]): PooledAmounts | null {
  for (const group of groups) needAmounts('pooled amounts', group);
  const present = groups.filter(({ count }) => count > 0);
  const total = (part: (group: Amounts) => number) => present.reduce((sum, group) => sum + part(group), 0);
  const count = total((group) => group.count);
  const degrees = count - present.length;
  const mean = count > 0 ? total(({ sum }) => sum) / count : 0;
  // The square of a sample mean overstates that of the true mean by its own variance.
  const squaredMeans = total((group) => group.sum ** 2 / group.count - sampleVariance(group)) / count;
  if (degrees === 0 || !(mean > 0) || !(squaredMeans > 0)) return null;
  return { mean, cv: Math.sqrt(total(squaresAboutMean) / degrees / squaredMeans) };
}

/** Squared coefficient of variation, or the pooled one where that is larger or there is no own one. */
export function prudentSquaredCv(amounts: Amounts, pooled: PooledAmounts | null): number {
  const mean = amounts.sum / amounts.count;
  return Math.max(sampleVariance(amounts) / mean ** 2, (pooled?.cv ?? 0) ** 2);
}

/** Sample variance with divisor count - 1; 0 for a single amount. */
export function sampleVariance(amounts: Amounts): number {
  return amounts.count < 2 ? 0 : squaresAboutMean(amounts) / (amounts.count - 1);
}

function squaresAboutMean({ count, sum, sumOfSquares }: Amounts): number {
  return Math.max(0, sumOfSquares - sum ** 2 / count);
}
