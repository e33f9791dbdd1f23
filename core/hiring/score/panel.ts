import { factor, solve } from './cholesky.ts';
import type { Norms } from './norms.ts';

/** The ratings of one rater on one competency: they share everything but their noise. */
export type Cell = {
  readonly competency: number;
  /** Place in the panel's list of raters. */
  readonly rater: number;
  readonly count: number;
};

/** Who rated what, and how well each rater is known: all that decides how much a rating can move a score. */
export type PanelDesign = {
  readonly cells: readonly Cell[];
  /** Variance of what is not known of each rater's severity. */
  readonly raterVariances: readonly number[];
};

/** What a panel can tell of the competencies, whatever it rated. */
export type Panel = {
  /** Competency, then cell: how far the competency moves for one point of the cell's mean; never below 0. */
  readonly gains: readonly Float64Array[];
  /** Covariance of the errors of the competencies, row by row. */
  readonly errors: Float64Array;
};

/** Keeps the arithmetic of a variance of 0 (a boundary) finite. */
const leastVariance = 1e-9;

/**
 * The best linear estimate of every competency under rating = norm + candidate + candidate x competency - rater
 * + candidate x rater + noise, among those in which no better rating lowers a competency. Without that bound a kind
 * rating would lower the others of its rater, by telling of the rater: right on average, and not to be explained to a
 * person. Errors are those of the bounded estimate, so that intervals stay honest.
 *
 * Henderson (1975), Biometrics 31, 423-447 (best linear unbiased prediction, here with known norms).
 */
export function panelOf({ cells, raterVariances }: PanelDesign, norms: Norms, competencies: number): Panel {
  const size = 1 + competencies + raterVariances.length;
  const precision = new Float64Array(size);
  precision[0] = 1 / Math.max(leastVariance, norms.candidate);
  precision.fill(1 / Math.max(leastVariance, norms.candidateCompetency), 1, 1 + competencies);
  raterVariances.forEach((variance, j) => {
    precision[1 + competencies + j] = 1 / Math.max(leastVariance, variance + norms.candidateRater);
  });
  const weights = cells.map(({ count }) => count / norms.residual);
  const places = cells.map(({ competency, rater }) => [1 + competency, 1 + competencies + rater] as const);
  const system = { size, precision, weights, places };
  const every = factored(
    system,
    cells.map(() => true),
  );
  const estimates = Array.from({ length: competencies }, (_, competency) =>
    estimate(system, competency, every),
  );
  return { gains: estimates.map(({ gains }) => gains), errors: errorsOf(estimates, system) };
}

type System = {
  readonly size: number;
  readonly precision: Float64Array;
  readonly weights: readonly number[];
  readonly places: readonly (readonly [competency: number, rater: number])[];
};

/** `covariance`: of each effect with the error of the estimate. */
type LinearEstimate = { readonly gains: Float64Array; readonly covariance: Float64Array };

function factored({ size, precision, weights, places }: System, used: readonly boolean[]): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) matrix[i * size + i] = precision[i] as number;
  places.forEach(([competency, rater], k) => {
    if (!used[k]) return;
    const weight = weights[k] as number;
    for (const i of [0, competency, rater]) {
      for (const j of [0, competency, rater]) {
        if (j <= i) (matrix[i * size + j] as number) += weight;
      }
    }
  });
  factor(matrix, size);
  return matrix;
}

// A cell's covariance with the error must be positive where it is used and must not be where it is not; exchanging
// all that break this nearly always ends in a round or two, and exchanging only the last one always ends (Murty 1974).
function estimate(system: System, competency: number, every: Float64Array): LinearEstimate {
  const { size, weights, places } = system;
  const target = new Float64Array(size);
  target[0] = 1;
  target[1 + competency] = 1;
  const used = places.map(() => true);
  let matrix = every;
  for (let round = 0; ; round++) {
    const covariance = solve(matrix, size, target);
    const withError = places.map(
      ([c, r]) => (covariance[0] as number) + (covariance[c] as number) + (covariance[r] as number),
    );
    const wrong = withError.flatMap((value, k) => (isWrong(value, used[k] === true) ? [k] : []));
    if (wrong.length === 0) {
      return {
        gains: Float64Array.from(withError, (v, k) =>
          used[k] ? Math.max(0, v) * (weights[k] as number) : 0,
        ),
        covariance,
      };
    }
    for (const k of round < 5 ? wrong : wrong.slice(-1)) used[k] = !used[k];
    matrix = factored(system, used);
  }
}

/** What is 0 but for rounding is right on either side. */
const isWrong = (covariance: number, isUsed: boolean) => (isUsed ? covariance < -1e-12 : covariance > 1e-12);

function errorsOf(estimates: readonly LinearEstimate[], { precision, weights }: System): Float64Array {
  const count = estimates.length;
  const errors = new Float64Array(count * count);
  estimates.forEach((one, i) => {
    for (let j = 0; j <= i; j++) {
      const other = estimates[j] as LinearEstimate;
      let sum = 0;
      for (let e = 0; e < precision.length; e++) {
        sum += (one.covariance[e] as number) * (other.covariance[e] as number) * (precision[e] as number);
      }
      for (let k = 0; k < weights.length; k++) {
        sum += ((one.gains[k] as number) * (other.gains[k] as number)) / (weights[k] as number);
      }
      errors[i * count + j] = sum;
      errors[j * count + i] = sum;
    }
  });
  return errors;
}
