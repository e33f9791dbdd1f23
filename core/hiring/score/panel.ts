import type { Norms } from './norms.ts';
import {
  blankEquations,
  type Equations,
  type Precisions,
  reduce,
  writeCovariances,
} from './panel-equations.ts';

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
  readonly gains: Float64Array;
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
  const raters = raterVariances.length;
  const system: System = {
    prior: {
      candidate: precisionOf(norms.candidate),
      competency: precisionOf(norms.candidateCompetency),
      raters: Float64Array.from(raterVariances, (variance) => precisionOf(variance + norms.candidateRater)),
    },
    cells,
    competencies,
    noise: norms.residual,
    gains: new Float64Array(competencies * cells.length),
    covariances: new Float64Array(competencies * (1 + competencies + raters)),
  };
  const every = blankEquations(competencies, raters);
  for (const { competency, rater, count } of cells) {
    every.weights[competency * raters + rater] = count / norms.residual;
  }
  reduce(every, system.prior);
  const bounded = blankEquations(competencies, raters);
  for (let c = 0; c < competencies; c++) estimate(c, system, every, bounded);
  return { gains: system.gains, errors: errorsOf(system) };
}

const precisionOf = (variance: number) => 1 / Math.max(leastVariance, variance);

type System = {
  readonly prior: Precisions;
  readonly cells: readonly Cell[];
  readonly competencies: number;
  readonly noise: number;
  /** Written competency by competency, as are the covariances of each effect with the error of the estimate. */
  readonly gains: Float64Array;
  readonly covariances: Float64Array;
};

// A cell's covariance with the error must be positive where it is used and must not be where it is not; exchanging
// all that break this nearly always ends in a round or two, and exchanging only the last one always ends (Murty 1974).
function estimate(competency: number, system: System, every: Equations, bounded: Equations): void {
  const { prior, cells, covariances, noise } = system;
  const raters = prior.raters.length;
  const from = competency * (1 + system.competencies + raters);
  writeCovariances(competency, every, prior, covariances, from);
  let wrong = readGains(competency, system, every.weights);
  if (wrong.length === 0) return;
  const used = bounded.weights;
  used.set(every.weights);
  for (let round = 0; wrong.length > 0; round++) {
    for (const k of round < 5 ? wrong : wrong.slice(-1)) {
      const cell = cells[k] as Cell;
      const place = cell.competency * raters + cell.rater;
      used[place] = used[place] === 0 ? cell.count / noise : 0;
    }
    reduce(bounded, prior);
    writeCovariances(competency, bounded, prior, covariances, from);
    wrong = readGains(competency, system, used);
  }
}

/** Writes what the covariances say of the gains. @returns the cells that are used, or are not, wrongly. */
function readGains(competency: number, system: System, used: Float64Array): readonly number[] {
  const { prior, cells, covariances, competencies, gains, noise } = system;
  const raters = prior.raters.length;
  const from = competency * (1 + competencies + raters);
  const candidate = covariances[from] as number;
  const wrong: number[] = [];
  for (let k = 0; k < cells.length; k++) {
    const cell = cells[k] as Cell;
    const covariance =
      candidate +
      (covariances[from + 1 + cell.competency] as number) +
      (covariances[from + 1 + competencies + cell.rater] as number);
    const isUsed = used[cell.competency * raters + cell.rater] !== 0;
    if (isWrong(covariance, isUsed)) wrong.push(k);
    gains[competency * cells.length + k] = isUsed ? Math.max(0, covariance) * (cell.count / noise) : 0;
  }
  return wrong;
}

/** What is 0 but for rounding is right on either side. */
const isWrong = (covariance: number, isUsed: boolean) => (isUsed ? covariance < -1e-12 : covariance > 1e-12);

function errorsOf({ prior, cells, competencies, noise, gains, covariances }: System): Float64Array {
  const effects = covariances.length / competencies;
  const errors = new Float64Array(competencies * competencies);
  // The precision of each effect and the variance of each cell's mean.
  const variances = Float64Array.from(cells, ({ count }) => noise / count);
  const precisions = new Float64Array(effects).fill(prior.competency);
  precisions[0] = prior.candidate;
  precisions.set(prior.raters, 1 + competencies);
  for (let i = 0; i < competencies; i++) {
    for (let j = 0; j <= i; j++) {
      const sum =
        dot(covariances, i * effects, j * effects, precisions) +
        dot(gains, i * cells.length, j * cells.length, variances);
      errors[i * competencies + j] = sum;
      errors[j * competencies + i] = sum;
    }
  }
  return errors;
}

/** Weighted product of two rows of one table. */
function dot(table: Float64Array, a: number, b: number, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += (table[a + i] as number) * (table[b + i] as number) * (weights[i] as number);
  }
  return sum;
}
