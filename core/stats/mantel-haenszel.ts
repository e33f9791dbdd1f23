import { chiSquareTail } from './chi-square-tail.ts';
import { normalCriticalValue } from './critical-value.ts';
import type { Level } from './needs.ts';
import { type Margins, type OddsRatio, oddsRatio, type Table, tableMargins } from './table.ts';

export type MantelHaenszelTest = { readonly chi2: number; readonly p: number };

/**
 * Cochran-Mantel-Haenszel test of no association in any stratum, with 1 degree of freedom.
 *
 * A stratum with an empty row or column, or a single observation, tells nothing and adds nothing.
 * Mantel & Haenszel (1959), JNCI 22, 719-748.
 *
 * @returns null when no stratum tells anything.
 * @throws RangeError when a count is not whole and at least 0.
 */
export function mantelHaenszelTest(strata: readonly Table[]): MantelHaenszelTest | null {
  const { excess, variance } = excessSuccesses(strata);
  return variance > 0 ? tested(Math.abs(excess), variance) : null;
}

/**
 * As `mantelHaenszelTest`, with continuity correction: half a success off the excess. As in R, an excess
 * below one half is left as it is.
 */
export function mantelHaenszelTestWithContinuity(strata: readonly Table[]): MantelHaenszelTest | null {
  const { excess, variance } = excessSuccesses(strata);
  const size = Math.abs(excess);
  return variance > 0 ? tested(size >= 0.5 ? size - 0.5 : size, variance) : null;
}

export type CommonOddsRatio = {
  readonly oddsRatio: OddsRatio;
  /** Limits are null where the odds ratio is 0, infinite or undefined. */
  readonly low: number | null;
  readonly high: number | null;
};

/**
 * Mantel-Haenszel common odds ratio of 2 x 2 strata with the interval of Robins, Breslow and Greenland.
 * Robins, Breslow & Greenland (1986), Biometrics 42, 311-323.
 *
 * @throws RangeError when a count is not whole and at least 0.
 */
export function commonOddsRatio(strata: readonly Table[], level: Level = {}): CommonOddsRatio {
  const terms = strata.map((table) => tableMargins('mantel-haenszel', table)).filter(({ n }) => n > 0);
  const sum = (part: (cells: Margins) => number) => terms.reduce((total, cells) => total + part(cells), 0);
  const r = sum(agreeing);
  const s = sum(opposing);
  const estimate = oddsRatio(r, s);
  if (r === 0 || s === 0 || typeof estimate !== 'number')
    return { oddsRatio: estimate, low: null, high: null };
  const p = ({ a, d, n }: Margins) => (a + d) / n;
  const q = ({ b, c, n }: Margins) => (b + c) / n;
  const variance =
    sum((cells) => p(cells) * agreeing(cells)) / (2 * r * r) +
    sum((cells) => p(cells) * opposing(cells) + q(cells) * agreeing(cells)) / (2 * r * s) +
    sum((cells) => q(cells) * opposing(cells)) / (2 * s * s);
  const factor = Math.exp(normalCriticalValue(level) * Math.sqrt(variance));
  return { oddsRatio: estimate, low: estimate / factor, high: estimate * factor };
}

function agreeing({ a, d, n }: Margins): number {
  return (a * d) / n;
}

function opposing({ b, c, n }: Margins): number {
  return (b * c) / n;
}

function excessSuccesses(strata: readonly Table[]) {
  let excess = 0;
  let variance = 0;
  for (const table of strata) {
    const { a, row1, row2, column1, column2, n } = tableMargins('mantel-haenszel', table);
    if (n < 2) continue;
    excess += a - (row1 * column1) / n;
    variance += (((row1 / n) * row2 * column1) / n) * (column2 / (n - 1));
  }
  return { excess, variance };
}

function tested(excess: number, variance: number): MantelHaenszelTest {
  const chi2 = (excess * excess) / variance;
  return { chi2, p: chiSquareTail(chi2, 1) };
}
