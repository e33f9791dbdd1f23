import { needShare } from './needs.ts';

export type Correction = 'bh' | 'by' | 'holm' | 'bonferroni';

/**
 * P values adjusted for many tests, in input order, none above 1.
 *
 * `bh` and `by` hold the false discovery rate (Benjamini & Hochberg 1995, JRSS B 57, 289-300, for independent
 * or positively dependent tests; Benjamini & Yekutieli 2001, Annals of Statistics 29, 1165-1188, for any),
 * `holm` and `bonferroni` the chance of one false claim (Holm 1979, Scandinavian J. of Statistics 6, 65-70).
 *
 * @param tests how many tests were looked at when that is more than the p values given; those left out count as 1.
 * @throws RangeError when a p value is outside 0 to 1 or `tests` is below the number of p values.
 */
export function pAdjust(
  p: readonly number[],
  correction: Correction,
  { tests = p.length }: { readonly tests?: number } = {},
): readonly number[] {
  for (const value of p) needShare('p value', value);
  if (!Number.isSafeInteger(tests) || tests < p.length) {
    throw new RangeError(`p adjustment needs at least as many tests as p values (${p.length}), got ${tests}`);
  }
  const factor = factors[correction](tests);
  if (correction === 'bh' || correction === 'by') return stepUp(p, factor);
  return stepDown(p, factor);
}

/** What the p value of this rank (from 1, ascending) is multiplied by. */
type Factor = (rank: number) => number;

const factors: Readonly<Record<Correction, (tests: number) => Factor>> = {
  bonferroni: (tests) => () => tests,
  holm: (tests) => (rank) => tests - rank + 1,
  bh: (tests) => (rank) => tests / rank,
  by: (tests) => {
    const sum = harmonic(tests);
    return (rank) => (sum * tests) / rank;
  },
};

function harmonic(tests: number): number {
  let sum = 0;
  for (let i = tests; i >= 1; i--) sum += 1 / i;
  return sum;
}

// The running minimum from the largest p down: without it adjusted values would not rise with p.
function stepUp(p: readonly number[], factor: Factor): readonly number[] {
  const adjusted = new Array<number>(p.length);
  let least = 1;
  for (const { value, index, rank } of ranked(p).reverse()) {
    least = Math.min(least, value * factor(rank));
    adjusted[index] = least;
  }
  return adjusted;
}

function stepDown(p: readonly number[], factor: Factor): readonly number[] {
  const adjusted = new Array<number>(p.length);
  let greatest = 0;
  for (const { value, index, rank } of ranked(p)) {
    greatest = Math.min(1, Math.max(greatest, value * factor(rank)));
    adjusted[index] = greatest;
  }
  return adjusted;
}

function ranked(p: readonly number[]) {
  return p
    .map((value, index) => ({ value, index }))
    .sort((a, b) => a.value - b.value || a.index - b.index)
    .map((entry, position) => ({ ...entry, rank: position + 1 }));
}
