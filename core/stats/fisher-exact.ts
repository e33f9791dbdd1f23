import { type Hypergeometric, hypergeometric } from './hypergeometric.ts';
import { type OddsRatio, oddsRatio, type Table, tableMargins } from './table.ts';

/** Which odds ratios count as more extreme: any, those below 1, those above 1. */
export type Alternative = 'two_sided' | 'less' | 'greater';

export type FisherExact = {
  readonly p: number;
  /** The sample's ad / bc. */
  readonly oddsRatio: OddsRatio;
};

// As R: tables as likely as the observed one count as extreme even when rounding made them likelier.
const SLACK = 1e-7;

/**
 * Fisher's exact test of a 2 x 2 table.
 *
 * Two-sided: the sum of the probabilities of all tables no likelier than the observed one. A table with an
 * empty row or column admits no other table: p 1. Fast for any counts (terms that vanish are not summed).
 * Fisher (1935), JRSS 98, 39-82.
 *
 * @throws RangeError when a count is not whole and at least 0.
 */
export function fisherExact(table: Table, alternative: Alternative = 'two_sided'): FisherExact {
  const { a, b, c, d, row1, column1, n } = tableMargins('fisher exact', table);
  const cell = hypergeometric({ row: row1, column: column1, all: n });
  const p = { less: cell.atMost, greater: cell.atLeast, two_sided: twoSided(cell) }[alternative](a);
  return { p: Math.min(1, Math.max(0, p)), oddsRatio: oddsRatio(a * d, b * c) };
}

const twoSided = (cell: Hypergeometric) => (observed: number) => {
  const limit = cell.logProbability(observed) + Math.log1p(SLACK);
  const rare = (count: number) => cell.logProbability(count) <= limit;
  if (rare(cell.mode)) return 1;
  const left = lastTrue(
    { from: cell.least - 1, to: cell.mode },
    (count) => count < cell.least || rare(count),
  );
  const right = lastTrue(
    { from: -cell.most - 1, to: -cell.mode },
    (count) => -count > cell.most || rare(-count),
  );
  return cell.atMost(left) + cell.atLeast(-right);
};

type Span = { readonly from: number; readonly to: number };

// Probabilities rise to the mode and fall from it, so each tail ends at one place, found by halving.
function lastTrue({ from, to }: Span, holds: (count: number) => boolean): number {
  let [yes, no] = [from, to];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
