import { meanSquares } from './mean-squares.ts';

/** A variance component: never below 0; `raw` is the estimate itself, which may be. */
export type Component = { readonly value: number; readonly raw: number };

/** Persons crossed with raters; `n` is persons. */
export type PersonByRater = {
  readonly person: Component;
  readonly rater: Component;
  readonly residual: Component;
  readonly n: number;
};

export function component(raw: number): Component {
  return { value: Math.max(0, raw), raw };
}

/**
 * Variance components of the design p x r by expected mean squares: every person rated by the same raters.
 * Brennan (2001), Generalizability Theory, section 2.2.
 *
 * @param ratings a row a person, a column a rater, no gaps.
 * @returns null with fewer than 3 persons or 2 raters.
 * @throws RangeError when rows differ in length or a rating is not finite.
 */
export function gStudy(ratings: readonly (readonly number[])[]): PersonByRater | null {
  const ms = meanSquares(ratings);
  if (ms === null) return null;
  const { n, k, targets, raters, error } = ms;
  return {
    person: component((targets - error) / k),
    rater: component((raters - error) / n),
    residual: component(error),
    n,
  };
}
