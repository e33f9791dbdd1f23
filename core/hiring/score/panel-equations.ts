import { factor, solve } from './cholesky.ts';

/** Prior precisions (1 / variance) of the effects behind a panel's ratings. */
export type Precisions = {
  readonly candidate: number;
  /** Candidate x competency, one for all. */
  readonly competency: number;
  /** By rater: severity and candidate x rater together. */
  readonly raters: Float64Array;
};

/**
 * The normal equations of a panel without its competencies, which are free of one another given the rest: so few are
 * left (1 + raters) that a panel nobody had before costs little. Arrays are filled again and again, since small ones
 * cost more to make than to fill.
 */
export type Equations = {
  /** Competency, then rater, to the weight of the ratings of that cell; 0 where there are none. */
  readonly weights: Float64Array;
  /** Competency to the weight of all its ratings. */
  readonly totals: Float64Array;
  /** Factor of what is left: candidate, then raters. */
  readonly factored: Float64Array;
  /** One right side of it, then its solution. */
  readonly side: Float64Array;
};

/** Not to be solved before weights are written and reduced. */
export function blankEquations(competencies: number, raters: number): Equations {
  return {
    weights: new Float64Array(competencies * raters),
    totals: new Float64Array(competencies),
    factored: new Float64Array((1 + raters) ** 2),
    side: new Float64Array(1 + raters),
  };
}

/** Takes the competencies out and factors what is left. */
export function reduce(equations: Equations, prior: Precisions): void {
  const { totals, factored, side } = equations;
  const size = side.length;
  factored.fill(0);
  factored[0] = prior.candidate;
  for (let r = 1; r < size; r++) factored[r * size + r] = prior.raters[r - 1] as number;
  for (let c = 0; c < totals.length; c++) takeOut(c, equations, prior.competency);
  factor(factored, size);
}

// What is left of each entry is written as a sum: no difference of near numbers.
function takeOut(competency: number, { weights, totals, factored, side }: Equations, prior: number): void {
  const size = side.length;
  const first = competency * (size - 1);
  let total = 0;
  for (let r = first; r < first + size - 1; r++) total += weights[r] as number;
  totals[competency] = total;
  const own = prior + total;
  (factored[0] as number) += (total * prior) / own;
  for (let r = 1; r < size; r++) {
    const weight = weights[first + r - 1] as number;
    const share = weight / own;
    let others = prior;
    for (let s = 1; s < size; s++) {
      if (s === r) continue;
      const other = weights[first + s - 1] as number;
      others += other;
      if (s < r) (factored[r * size + s] as number) -= share * other;
    }
    (factored[r * size] as number) += share * prior;
    (factored[r * size + r] as number) += share * others;
  }
}

/**
 * Covariance of the error of candidate + competency with every effect (candidate, competencies, raters), written into
 * `covariances` from `from` on.
 */
export function writeCovariances(
  competency: number,
  { weights, totals, factored, side }: Equations,
  prior: Precisions,
  covariances: Float64Array,
  from: number,
): void {
  const raters = side.length - 1;
  const own = prior.competency + (totals[competency] as number);
  side[0] = prior.competency / own;
  for (let r = 0; r < raters; r++) side[1 + r] = -(weights[competency * raters + r] as number) / own;
  solve(factored, side.length, side);
  const candidate = side[0] as number;
  covariances[from] = candidate;
  for (let c = 0; c < totals.length; c++) {
    const total = totals[c] as number;
    let sum = (c === competency ? 1 : 0) - total * candidate;
    for (let r = 0; r < raters; r++) sum -= (weights[c * raters + r] as number) * (side[1 + r] as number);
    covariances[from + 1 + c] = sum / (prior.competency + total);
  }
  for (let r = 0; r < raters; r++) covariances[from + 1 + totals.length + r] = side[1 + r] as number;
}
