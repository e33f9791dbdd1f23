import type { Insufficient } from '../model/estimate.ts';
import { needCount } from './needs.ts';

export type JamesStein = {
  /** Mean of k / n. */
  readonly grandMean: number;
  /** Sum of squared deviations from the mean, in units of the sampling variance. */
  readonly sumSquares: number;
  /** Share of each deviation that is kept, 0 to 1 (positive part). */
  readonly shrinkage: number;
  /** One estimate a group, 0 to 1, in input order. */
  readonly estimates: readonly number[];
};

/**
 * James-Stein estimates of several rates with a common n, drawn toward their mean.
 * The sampling variance is that of the mean rate, p(1-p)/n, for every group.
 * Efron & Morris (1977), Scientific American 236(5), 119-127.
 *
 * @returns insufficient below 4 groups: the shrinkage 1 - (m-3)/sumSquares needs m > 3.
 * @throws RangeError when n is 0 or a count is not whole with 0 <= k <= n.
 */
export function jamesStein(k: readonly number[], n: number): JamesStein | Insufficient {
  const rates = sampleRates(k, n);
  const mean = average(rates);
  const variance = (mean * (1 - mean)) / n;
  return shrinkTowardMean({ sample: rates, variance, backToRate: (rate) => rate, grandMean: mean });
}

/**
 * As `jamesStein`, on the arcsine scale x = sqrt(n) asin(2k/n - 1), where the variance is 1 whatever the rate.
 * Efron & Morris (1975), JASA 70, 311-319. The mean is taken on that scale; `grandMean` is that of k / n.
 */
export function jamesSteinArcsine(k: readonly number[], n: number): JamesStein | Insufficient {
  const rates = sampleRates(k, n);
  const root = Math.sqrt(n);
  return shrinkTowardMean({
    sample: rates.map((rate) => root * Math.asin(2 * rate - 1)),
    variance: 1,
    backToRate: (x) => (1 + Math.sin(x / root)) / 2,
    grandMean: average(rates),
  });
}

type Scale = {
  readonly sample: readonly number[];
  readonly variance: number;
  readonly backToRate: (x: number) => number;
  readonly grandMean: number;
};

function shrinkTowardMean({ sample, variance, backToRate, grandMean }: Scale): JamesStein | Insufficient {
  const groups = sample.length;
  if (groups < 4) return { insufficient: true, n: groups, needed: 4 };
  const centre = average(sample);
  const squares = sample.reduce((sum, x) => sum + (x - centre) ** 2, 0);
  // Equal rates have no deviation to keep; at 0 or 1 throughout, the variance is 0 as well.
  const sumSquares = squares === 0 ? 0 : squares / variance;
  const shrinkage = sumSquares === 0 ? 0 : Math.max(0, 1 - (groups - 3) / sumSquares);
  const estimates = sample.map((x) => backToRate(centre + shrinkage * (x - centre)));
  return { grandMean, sumSquares, shrinkage, estimates };
}

function sampleRates(k: readonly number[], n: number): readonly number[] {
  if (n === 0) throw new RangeError('james-stein needs n of at least 1, got 0');
  for (const successes of k) needCount('james-stein', { k: successes, n });
  return k.map((successes) => successes / n);
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, x) => sum + x, 0) / values.length;
}
