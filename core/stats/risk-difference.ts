import type { Estimate } from '../model/estimate.ts';
import { normalCriticalValue } from './critical-value.ts';
import { type Count, type Level, needCount } from './needs.ts';
import { newcombe } from './newcombe.ts';

/** The same stratum on both sides: k of n for a and for b. */
export type Pair = { readonly a: Count; readonly b: Count };

/** The difference, and how many strata it stands on. */
export type AdjustedDifference = Estimate & {
  /** Strata left out because one side has no trials there. */
  readonly dropped: number;
};

/**
 * Mantel-Haenszel difference of proportions, a - b: the stratum differences weighted by na nb / (na + nb).
 *
 * Interval by the variance that holds both for few large and for many small strata:
 * Sato, Greenland & Robins (1989), Biometrics 45, 1323-1324. Where every stratum is all success or all failure
 * that variance is 0, and the pooled Newcombe interval stands in. `n` counts the trials of shared strata.
 *
 * @returns null when no stratum has trials on both sides.
 * @throws RangeError when the counts are not whole with 0 <= k <= n.
 */
export function riskDifference(strata: readonly Pair[], level: Level = {}): AdjustedDifference | null {
  for (const { a, b } of strata) {
    needCount('risk difference', a);
    needCount('risk difference', b);
  }
  const shared = strata.filter(({ a, b }) => a.n > 0 && b.n > 0);
  if (shared.length === 0) return null;
  const weight = sum(shared, ({ a, b }) => (a.n * b.n) / (a.n + b.n));
  const value = sum(shared, ({ a, b }) => (a.k * b.n - b.k * a.n) / (a.n + b.n)) / weight;
  const variance = (value * sum(shared, satoP) + sum(shared, satoQ)) / weight ** 2;
  const n = sum(shared, ({ a, b }) => a.n + b.n);
  const dropped = strata.length - shared.length;
  if (variance < 1e-14) return { ...pooledLimits(shared, level), value, n, dropped };
  const half = normalCriticalValue(level) * Math.sqrt(variance);
  return { value, low: Math.max(-1, value - half), high: Math.min(1, value + half), n, dropped };
}

function satoP({ a, b }: Pair): number {
  const n = a.n + b.n;
  return ((a.n / n) * a.n * b.k - (b.n / n) * b.n * a.k + ((a.n / n) * b.n * (b.n - a.n)) / 2) / n;
}

function satoQ({ a, b }: Pair): number {
  return (a.k * (b.n - b.k) + b.k * (a.n - a.k)) / (2 * (a.n + b.n));
}

function pooledLimits(
  shared: readonly Pair[],
  level: Level,
): { readonly low: number; readonly high: number } {
  const side = (pick: (pair: Pair) => Count): Count => ({
    k: sum(shared, (pair) => pick(pair).k),
    n: sum(shared, (pair) => pick(pair).n),
  });
  const pooled = newcombe(
    side(({ a }) => a),
    side(({ b }) => b),
    level,
  );
  return { low: pooled?.low ?? -1, high: pooled?.high ?? 1 };
}

function sum(shared: readonly Pair[], part: (pair: Pair) => number): number {
  return shared.reduce((total, pair) => total + part(pair), 0);
}
