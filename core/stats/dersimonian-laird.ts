import { needFinite } from './needs.ts';

export type RandomEffects = {
  readonly mean: number;
  /** Variance between the true values; 0 where chance alone explains the spread. */
  readonly tauSquared: number;
  /** Each estimate drawn toward the mean: an empirical-Bayes estimate of its true value, in input order. */
  readonly shrunk: readonly number[];
};

/**
 * Random-effects mean of estimates with known sampling variances, and each estimate drawn toward it.
 * DerSimonian & Laird (1986), Controlled Clinical Trials 7, 177-188. Takes the estimates as independent; where they go
 * together, less of their spread is believed than could be.
 *
 * @returns null with fewer than 2 estimates.
 * @throws RangeError when the lengths differ, a value is not finite or a variance not above 0.
 */
export function derSimonianLaird(
  estimates: readonly number[],
  variances: readonly number[],
): RandomEffects | null {
  needFinite('random effects', [...estimates, ...variances]);
  if (estimates.length !== variances.length || variances.some((variance) => !(variance > 0))) {
    throw new RangeError('random effects need a variance above 0 for every estimate');
  }
  if (estimates.length < 2) return null;
  const weights = variances.map((variance) => 1 / variance);
  const fixed = weightedMean(estimates, weights);
  const spread = estimates.reduce((sum, x, i) => sum + (weights[i] ?? 0) * (x - fixed) ** 2, 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scale = total - weights.reduce((sum, weight) => sum + weight ** 2, 0) / total;
  const tauSquared = Math.max(0, (spread - (estimates.length - 1)) / scale);
  const mean = weightedMean(
    estimates,
    variances.map((variance) => 1 / (variance + tauSquared)),
  );
  const kept = variances.map((variance) => tauSquared / (tauSquared + variance));
  return { mean, tauSquared, shrunk: estimates.map((x, i) => mean + (kept[i] ?? 0) * (x - mean)) };
}

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return values.reduce((all, value, i) => all + value * (weights[i] ?? 0), 0) / sum;
}
