import { needCorrelation } from './needs.ts';

export type CompositeValidity = {
  /** Correlation of the criterion with the best weighted sum of the predictors, 0-1. */
  readonly multipleR: number;
  /** Less the validity of the first predictor alone. */
  readonly gain: number;
};

// A pivot below this is rounding: the predictor is a sum of those before it.
const DEPENDENT = 1e-12;

/**
 * Multiple correlation from validities and the correlations of the predictors, R^2 = v' C^-1 v by Cholesky.
 * In a sample the best weights flatter; from population values they do not.
 *
 * @returns null without predictors, where one is a sum of the others, or where the numbers contradict each other.
 * @throws RangeError when the sizes differ or a number is no correlation.
 */
export function compositeValidity(
  validities: readonly number[],
  intercorrelations: readonly (readonly number[])[],
): CompositeValidity | null {
  for (const list of [validities, intercorrelations, ...intercorrelations]) {
    if (list.length !== validities.length) {
      throw new RangeError(`composite validity needs ${validities.length} predictors, got ${list.length}`);
    }
  }
  for (const value of [validities, ...intercorrelations].flat()) needCorrelation('composite validity', value);
  const [first] = validities;
  const squared = explained(validities, intercorrelations);
  // A little above 1 is rounding.
  if (first === undefined || squared === null || squared > 1 + 1e-9) return null;
  const multipleR = Math.sqrt(Math.min(1, squared));
  return { multipleR, gain: multipleR - first };
}

/** Row by row of the Cholesky factor L: the squares of L^-1 v add up to v' C^-1 v. */
function explained(validities: readonly number[], matrix: readonly (readonly number[])[]): number | null {
  const factor: number[][] = [];
  const parts: number[] = [];
  for (const [i, validity] of validities.entries()) {
    const row: number[] = [];
    for (const [j, above] of factor.entries()) {
      row.push(((matrix[i]?.[j] ?? 0) - dot(row, above)) / (above[j] ?? 1));
    }
    const pivot = (matrix[i]?.[i] ?? 0) - dot(row, row);
    if (!(pivot > DEPENDENT)) return null;
    parts.push((validity - dot(row, parts)) / Math.sqrt(pivot));
    factor.push([...row, Math.sqrt(pivot)]);
  }
  return dot(parts, parts);
}

/** Over the shorter of the two. */
function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
