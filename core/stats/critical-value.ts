import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import studentQuantile from '@stdlib/stats-base-dists-t-quantile';
import { type Level, needOpenShare } from './needs.ts';

/** Probability left in each tail of a two-sided interval: 0.025 at 95 %. */
export function tailShare({ conf = 0.95 }: Level): number {
  needOpenShare('confidence level', conf);
  return (1 - conf) / 2;
}

/** z with P(|Z| <= z) = conf for a standard normal Z: 1.959964 at 95 %. */
export function normalCriticalValue(level: Level): number {
  return -normalQuantile(tailShare(level), 0, 1);
}

/** t with P(|T| <= t) = conf for Student's T. @throws RangeError when `df` is not above 0. */
export function studentCriticalValue(df: number, level: Level): number {
  if (!(df > 0)) throw new RangeError(`student critical value needs df > 0, got ${df}`);
  return -studentQuantile(tailShare(level), df);
}
