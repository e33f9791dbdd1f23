import { needCount, needShare } from './needs.ts';

export type BinomialSdTest = {
  readonly expected: number;
  readonly sd: number;
  /** Observed less expected, in sd, without continuity correction; null where sd is 0. */
  readonly z: number | null;
};

/**
 * How many standard deviations a count lies from what a binomial share leads to expect, the measure of
 * Castaneda v. Partida, 430 U.S. 482 (1977), note 17. For small counts an exact test tells more.
 *
 * @param p expected share of the n, 0-1.
 * @throws RangeError unless 0 <= observed <= n in whole numbers and 0 <= p <= 1.
 */
export function binomialSdTest(observed: number, n: number, p: number): BinomialSdTest {
  needCount('binomial sd test', { k: observed, n });
  needShare('expected share', p);
  const expected = n * p;
  const sd = Math.sqrt(expected * (1 - p));
  return { expected, sd, z: sd > 0 ? (observed - expected) / sd : null };
}
