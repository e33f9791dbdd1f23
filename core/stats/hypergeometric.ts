import { logBinomialDensity } from './binomial-density.ts';

/** The first cell of a 2 x 2 table given its margins: a hypergeometric count. */
export type Hypergeometric = {
  readonly least: number;
  readonly most: number;
  readonly mode: number;
  readonly logProbability: (count: number) => number;
  /** P(X <= count), summed outward from `count` until the terms vanish. */
  readonly atMost: (count: number) => number;
  /** P(X >= count). */
  readonly atLeast: (count: number) => number;
};

type Margins = { readonly row: number; readonly column: number; readonly all: number };

/** Distribution of the first cell given the first row's total, the first column's total and the grand total. */
export function hypergeometric(margins: Margins): Hypergeometric {
  const { row, column, all } = margins;
  const least = Math.max(0, row + column - all);
  const most = Math.min(row, column);
  const mode = Math.min(most, Math.max(least, Math.floor(((row + 1) * (column + 1)) / (all + 2))));
  const logProbability = (count: number) => logDensity(count, margins);
  // The next probability upward is this one times the ratio.
  const ratio = (count: number) =>
    ((row - count) / (count + 1)) * ((column - count) / (all - row - column + count + 1));
  const down = (count: number) => 1 / ratio(count - 1);
  const below = (count: number): number => {
    if (count < least) return 0;
    if (count > mode) return 1 - above(count + 1);
    return outward({ log: logProbability(count), terms: count - least, next: (i) => down(count - i) });
  };
  const above = (count: number): number => {
    if (count > most) return 0;
    if (count <= mode) return 1 - below(count - 1);
    return outward({ log: logProbability(count), terms: most - count, next: (i) => ratio(count + i) });
  };
  return { least, most, mode, logProbability, atMost: below, atLeast: above };
}

// As a product of three binomials with p = row / all, each of them computed without loss.
function logDensity(count: number, { row, column, all }: Margins): number {
  if (row === 0 || row === all) return 0;
  const p = row / all;
  const hits = logBinomialDensity(count, column, p);
  const rest = logBinomialDensity(row - count, all - column, p);
  return hits + rest - logBinomialDensity(row, all, p);
}

type Outward = {
  readonly log: number;
  readonly terms: number;
  readonly next: (step: number) => number;
};

function outward({ log, terms, next }: Outward): number {
  let sum = 1;
  let term = 1;
  for (let i = 0; i < terms; i++) {
    term *= next(i);
    if (sum + term === sum) break;
    sum += term;
  }
  return Math.exp(log + Math.log(sum));
}
