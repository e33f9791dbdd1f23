import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import type { Estimate } from '../model/estimate.ts';
import { type Beta, betaBinomialLogLikelihood, betaMoments } from './beta-binomial.ts';
import { tailShare } from './critical-value.ts';
import { type Count, type Level, needCount } from './needs.ts';

export type ShrunkGroup = {
  /** Posterior mean and equal-tailed interval; `n` is the group's own trials, 0 allowed. */
  readonly estimate: Estimate;
  readonly posterior: Beta;
};

// Shares of the common rate in the mean of a group of usual size, from no pooling to complete pooling.
const SHARES = Array.from({ length: 40 }, (_, i) => (i + 0.5) / 40);

/** How little to trust that the groups share one rate: 0 is the uniform shrinkage prior. */
export type Averaging = Level & { readonly doubt: 0 | 1 };

/**
 * Rates drawn toward their common one, averaged over how strong the prior may be.
 *
 * Each group's rate is drawn toward the common one, the more so the fewer its trials. Each strength of the Beta
 * prior is weighted by its marginal likelihood (beta-binomial) times a Beta(1, 1 + doubt) prior on the share of the
 * common rate in a group's mean, in place of the likeliest strength taken as known (empirical Bayes). So an interval stays honest
 * where the spread between groups is uncertain: it neither collapses onto the common rate when the likeliest
 * spread is 0, nor believes one outlier. Christiansen & Morris (1997), JASA 92, 618-632, whose shrinkage prior
 * is the uniform one, doubt 0. In simulated worlds that covers 91 - 99 % of true rates, doubt 1 93 - 99 %; of worlds
 * without a difference, doubt 0 called 4 % different where doubt 1 called 7 %: the one is for claims, the other for
 * intervals. The mixture is summed up as the Beta with its mean and variance.
 *
 * @returns null when no group has a trial; a group without trials gets what the others say of it.
 * @throws RangeError when a count is not whole with 0 <= k <= n.
 */
export function shrinkAveraged(
  groups: readonly Count[],
  { doubt, ...level }: Averaging,
): readonly ShrunkGroup[] | null {
  for (const group of groups) needCount('averaged shrinkage', group);
  const present = groups.filter(({ n }) => n > 0);
  if (present.length === 0) return null;
  const pools = weighted(present, doubt);
  const tail = tailShare(level);
  return groups.map((group) => {
    const posterior = averaged(group, pools);
    const { alpha, beta } = posterior;
    return {
      posterior,
      estimate: {
        value: betaMoments(posterior).mean,
        low: betaQuantile(tail, alpha, beta),
        high: 1 - betaQuantile(tail, beta, alpha),
        n: group.n,
      },
    };
  });
}

/** One strength of the prior (worth so many trials), its mean with the variance of that, and its weight. */
type Pool = {
  readonly size: number;
  readonly mean: number;
  readonly variance: number;
  readonly weight: number;
};

function weighted(groups: readonly Count[], doubt: number): readonly Pool[] {
  const usual = groups.length / groups.reduce((sum, { n }) => sum + 1 / n, 0);
  const rows = groups.map((group) => ({ ...group, freq: 1 }));
  const pools = SHARES.map((share) => {
    const size = (usual * share) / (1 - share);
    const common = commonRate(groups, size);
    const prior = { alpha: common.mean * size, beta: (1 - common.mean) * size };
    return { share, size, ...common, logLikelihood: betaBinomialLogLikelihood(rows, prior) };
  });
  const most = Math.max(...pools.map(({ logLikelihood }) => logLikelihood));
  const heights = pools.map(
    ({ share, logLikelihood }) => (1 - share) ** doubt * Math.exp(logLikelihood - most),
  );
  const total = heights.reduce((sum, height) => sum + height, 0);
  return pools.map(({ size, mean, variance }, i) => ({
    size,
    mean,
    variance,
    weight: (heights[i] ?? 0) / total,
  }));
}

/** Rates weighted by the inverse of their variance under this strength; half a trial of each outcome keeps it inside (0, 1). */
function commonRate(groups: readonly Count[], size: number): { mean: number; variance: number } {
  const weights = groups.map(({ n }) => n / (1 + (n - 1) / (size + 1)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const won = groups.reduce((sum, { k, n }, i) => sum + ((weights[i] ?? 0) * k) / n, 0);
  const mean = (won + 0.5) / (total + 1);
  return { mean, variance: (mean * (1 - mean)) / (total + 1) };
}

function averaged({ k, n }: Count, pools: readonly Pool[]): Beta {
  let [mean, square] = [0, 0];
  for (const pool of pools) {
    const value = (pool.mean * pool.size + k) / (pool.size + n);
    const own = (value * (1 - value)) / (pool.size + n + 1);
    const common = (pool.size / (pool.size + n)) ** 2 * pool.variance;
    mean += pool.weight * value;
    square += pool.weight * (own + common + value ** 2);
  }
  const trials = (mean * (1 - mean)) / (square - mean ** 2) - 1;
  return { alpha: mean * trials, beta: (1 - mean) * trials };
}
