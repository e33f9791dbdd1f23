import type { Estimate } from '../model/estimate.ts';
import type { Count, Level } from './needs.ts';
import { newcombe } from './newcombe.ts';
import { type AdjustedDifference, type Pair, riskDifference } from './risk-difference.ts';

export type StratumRates = {
  /** Null where that side has no trials in the stratum. */
  readonly a: number | null;
  readonly b: number | null;
};

export type SimpsonsParadox = {
  /** Crude rates, strata ignored. */
  readonly rateA: number;
  readonly rateB: number;
  readonly strata: readonly StratumRates[];
  /** In how many strata b's rate is the higher. */
  readonly higherInB: number;
  /** a - b with Newcombe's interval, strata ignored. */
  readonly crude: Estimate;
  /** a - b within strata (Mantel-Haenszel); null when no stratum has both. */
  readonly adjusted: AdjustedDifference | null;
  /** The two differences have opposite signs. By sign alone: see `resolved`. */
  readonly reversal: boolean;
  /** Both intervals exclude 0, so the signs can be trusted. */
  readonly resolved: boolean;
};

/**
 * Simpson's paradox: does the difference of two rates turn round once strata are compared like with like?
 * Only a confounder may be a stratum; something the outcome passes through (stage reached, discount) may not.
 * Simpson (1951), JRSS B 13, 238-241; Bickel, Hammel & O'Connell (1975), Science 187, 398-404.
 *
 * @returns null when either side has no trials at all.
 * @throws RangeError when the counts are not whole with 0 <= k <= n.
 */
export function simpsonsParadox(strata: readonly Pair[], level: Level = {}): SimpsonsParadox | null {
  const a = total(strata.map((pair) => pair.a));
  const b = total(strata.map((pair) => pair.b));
  const adjusted = riskDifference(strata, level);
  const crude = newcombe(a, b, level);
  if (crude === null) return null;
  const rates = strata.map((pair) => ({ a: rate(pair.a), b: rate(pair.b) }));
  return {
    rateA: a.k / a.n,
    rateB: b.k / b.n,
    strata: rates,
    higherInB: rates.filter((pair) => pair.a !== null && pair.b !== null && pair.b > pair.a).length,
    crude,
    adjusted,
    reversal: adjusted !== null && crude.value * adjusted.value < 0,
    resolved: adjusted !== null && excludesZero(crude) && excludesZero(adjusted),
  };
}

function rate({ k, n }: Count): number | null {
  return n === 0 ? null : k / n;
}

function excludesZero({ low, high }: Estimate): boolean {
  return low > 0 || high < 0;
}

function total(counts: readonly Count[]): Count {
  return counts.reduce((sum, { k, n }) => ({ k: sum.k + k, n: sum.n + n }), { k: 0, n: 0 });
}
