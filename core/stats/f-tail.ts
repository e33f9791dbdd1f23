import fCdf from '@stdlib/stats-base-dists-f-cdf';

/**
 * P(F >= ratio) of the F distribution: the lower tail of 1 / F, so that a tiny p keeps its digits.
 * The degrees of freedom need not be whole.
 */
export function fTail(ratio: number, df1: number, df2: number): number {
  return ratio <= 0 ? 1 : fCdf(1 / ratio, df2, df1);
}
