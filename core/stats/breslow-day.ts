import type { ChiSquare } from './chi-square.ts';
import { chiSquareTail } from './chi-square-tail.ts';
import { commonOddsRatio } from './mantel-haenszel.ts';
import { type Margins, type Table, tableMargins } from './table.ts';

/**
 * Breslow-Day test: is the odds ratio the same in all strata?
 *
 * Strata with an empty row or column fit any odds ratio and are left out, of the degrees of freedom as well.
 * Breslow & Day (1980), Statistical Methods in Cancer Research I, section 4.4.
 *
 * @returns null when the common odds ratio is 0, infinite or undefined; df 0 and p 1 with one telling stratum.
 * @throws RangeError when a count is not whole and at least 0.
 */
export function breslowDay(strata: readonly Table[]): ChiSquare | null {
  const fits = fitStrata(strata);
  return fits && conclude(distance(fits), fits.length - 1);
}

/** As `breslowDay`, with Tarone's correction (1985, Biometrika 72, 91-95), which makes it valid. */
export function breslowDayTarone(strata: readonly Table[]): ChiSquare | null {
  const fits = fitStrata(strata);
  if (fits === null) return null;
  const excess = fits.reduce((sum, { observed, fitted }) => sum + observed - fitted, 0);
  const variance = fits.reduce((sum, fit) => sum + fit.variance, 0);
  return conclude(distance(fits) - excess ** 2 / variance, fits.length - 1);
}

type Fit = { readonly observed: number; readonly fitted: number; readonly variance: number };

function fitStrata(strata: readonly Table[]): readonly Fit[] | null {
  const { oddsRatio } = commonOddsRatio(strata);
  if (typeof oddsRatio !== 'number' || oddsRatio === 0) return null;
  return strata
    .map((table) => tableMargins('breslow-day', table))
    .filter(({ row1, row2, column1, column2 }) => row1 > 0 && row2 > 0 && column1 > 0 && column2 > 0)
    .map((cells) => {
      const fitted = fittedCell(cells, oddsRatio);
      const others = 1 / (cells.row1 - fitted) + 1 / (cells.column1 - fitted);
      const variance = 1 / (1 / fitted + others + 1 / (cells.n - cells.row1 - cells.column1 + fitted));
      return { observed: cells.a, fitted, variance };
    });
}

/** The first cell that has these margins and this odds ratio: the root that keeps all four cells positive. */
function fittedCell({ row1, column1, n }: Margins, ratio: number): number {
  const product = ratio * row1 * column1;
  const linear = n - (1 - ratio) * (row1 + column1);
  const root = Math.sqrt(linear * linear + 4 * (1 - ratio) * product);
  // Two forms of one root; each is free of cancellation on its side, and the first also serves ratio = 1.
  return linear >= 0 ? (2 * product) / (linear + root) : (root - linear) / (2 * (1 - ratio));
}

function distance(fits: readonly Fit[]): number {
  return fits.reduce((sum, { observed, fitted, variance }) => sum + (observed - fitted) ** 2 / variance, 0);
}

function conclude(statistic: number, df: number): ChiSquare {
  const chi2 = df <= 0 ? 0 : Math.max(0, statistic);
  return { chi2, df: Math.max(0, df), p: chiSquareTail(chi2, Math.max(0, df)) };
}
