import gammainc from '@stdlib/math-base-special-gammainc';

/**
 * P(X >= statistic) for a chi-square variable: the upper tail itself, so that a tiny p keeps its digits
 * (1 minus the distribution function is all rounding below 1e-16). With 0 degrees of freedom X is always 0.
 */
export function chiSquareTail(statistic: number, df: number): number {
  if (df === 0) return statistic > 0 ? 0 : 1;
  return statistic === 0 ? 1 : gammainc(statistic / 2, df / 2, true, true);
}
