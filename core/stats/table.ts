import { needWhole } from './needs.ts';

/** A 2 x 2 table of counts: rows are groups, columns are success and failure. */
export type Table = readonly [readonly [number, number], readonly [number, number]];

/** Cells a b / c d of a 2 x 2 table with its margins. */
export type Margins = {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly row1: number;
  readonly row2: number;
  readonly column1: number;
  readonly column2: number;
  readonly n: number;
};

/** @throws RangeError when a count is not whole and at least 0. */
export function tableMargins(method: string, [[a, b], [c, d]]: Table): Margins {
  for (const count of [a, b, c, d]) needWhole(method, count);
  return { a, b, c, d, row1: a + b, row2: c + d, column1: a + c, column2: b + d, n: a + b + c + d };
}

/** An odds ratio; `infinite` where only the divisor is 0, null where both products are. */
export type OddsRatio = number | 'infinite' | null;

/** The quotient of two products of counts, without an infinity or NaN. */
export function oddsRatio(product: number, divisor: number): OddsRatio {
  if (divisor > 0) return product / divisor;
  return product > 0 ? 'infinite' : null;
}
