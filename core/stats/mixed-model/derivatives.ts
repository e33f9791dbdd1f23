import type { Block } from './blocks.ts';
import { inverse } from './cholesky.ts';
import type { Equations } from './equations.ts';
import { effectSums, project } from './projection.ts';

export type Derivatives = {
  /** trace of Z' P Z for each term, and of P for the residual, last. */
  readonly traces: readonly number[];
  /** y' P V_k P y for each variance k, the residual last; V_k = Z Z' or I. */
  readonly squares: readonly number[];
  /** y' P V_k P V_l P y: what the average information of Gilmour, Thompson & Cullis (1995) is made of. */
  readonly information: readonly (readonly number[])[];
  /** z' P z for every effect, by number. */
  readonly leverages: Float64Array;
  /** Diagonal of (X' H^-1 X)^-1. */
  readonly fixedVariances: Float64Array;
};

/** First and average second derivatives of the restricted likelihood, at residual variance 1. `py` is P y. */
export function derivativesOf(equations: Equations, py: Float64Array): Derivatives {
  const { layout, ratios, leftFactor } = equations;
  const { terms, fixed } = layout.model;
  const width = layout.columnTerm.length;
  const inverted = inverse(leftFactor, width);
  const leverages = new Float64Array(layout.offsets.at(-1) ?? 0);
  for (const [b, block] of layout.blocks.entries()) {
    const own = equations.blockFactors[b] ?? new Float64Array();
    blockLeverages(leverages, { block, own }, { equations, inverted });
  }
  columnLeverages(leverages, equations, inverted);
  const range = (k: number) => [layout.offsets[k] ?? 0, layout.offsets[k + 1] ?? 0] as const;
  const traces = terms.map((_, k) => leverages.subarray(...range(k)).reduce((sum, value) => sum + value, 0));
  const degrees = py.length - fixed.count;
  const residualTrace = traces.reduce((sum, trace, k) => sum - (ratios[k] ?? 0) * trace, degrees);
  const sums = effectSums(layout, py);
  const directions = [
    ...terms.map(({ levels }, k) => levels.reduce(fillFrom(sums, range(k)[0]), new Float64Array(py.length))),
    py,
  ];
  const squares = directions.map((direction) => product(direction, py));
  const projected = directions.map((direction) => project(equations, direction).residual);
  return {
    traces: [...traces, residualTrace],
    squares,
    information: directions.map((one) => projected.map((other) => product(one, other))),
    leverages,
    fixedVariances: Float64Array.from({ length: fixed.count }, (_, f) => {
      const at = layout.fixedFrom + f;
      return inverted[at * width + at] ?? 0;
    }),
  };
}

const fillFrom = (sums: Float64Array, from: number) => (out: Float64Array, level: number, i: number) => {
  out[i] = sums[from + level] ?? 0;
  return out;
};

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

type Own = { readonly block: Block; readonly own: Float64Array };
type Around = { readonly equations: Equations; readonly inverted: Float64Array };

/** z' P z of a block's own effects: what the block leaves of them, less what the columns take. */
function blockLeverages(leverages: Float64Array, { block, own }: Own, around: Around): void {
  const { ratios, scale } = around.equations;
  const [height, width] = [block.levels.length, block.columns.length];
  const ownInverse = inverse(own, height);
  const roots = Float64Array.from(block.terms, (term) => Math.sqrt(ratios[term] ?? 0));
  for (let i = 0; i < height; i += 1) {
    const counts = block.within.subarray(i * height, (i + 1) * height);
    const left = leftOver(ownInverse, { roots, counts, i });
    const columns = times(left, block.across, width);
    for (let c = 0; c < width; c += 1) columns[c] = (columns[c] ?? 0) * (scale[block.columns[c] ?? 0] ?? 0);
    const taken = form(around.inverted, scale.length, { at: block.columns, v: columns });
    leverages[block.levels[i] ?? 0] = product(counts, left) - taken;
  }
}

type Effect = { readonly roots: Float64Array; readonly counts: Float64Array; readonly i: number };

/** (I - R K^-1 R N) e_i: what is left of an effect after the block's own are fitted. */
function leftOver(ownInverse: Float64Array, { roots, counts, i }: Effect): Float64Array {
  const height = roots.length;
  const taken = times(
    counts.map((count, k) => count * (roots[k] ?? 0)),
    ownInverse,
    height,
  );
  return taken.map((value, j) => (j === i ? 1 : 0) - (roots[j] ?? 0) * value);
}

/** The row v' A, A having `width` columns. */
function times(v: Float64Array, a: Float64Array, width: number): Float64Array {
  const out = new Float64Array(width);
  for (const [j, weight] of v.entries()) {
    if (weight === 0) continue;
    for (let c = 0; c < width; c += 1) out[c] = (out[c] ?? 0) + weight * (a[j * width + c] ?? 0);
  }
  return out;
}

type Sparse = { readonly at: Int32Array; readonly v: Float64Array };

function form(matrix: Float64Array, n: number, { at, v }: Sparse): number {
  let sum = 0;
  for (let c = 0; c < v.length; c += 1) {
    const row = (at[c] ?? 0) * n;
    const weight = v[c] ?? 0;
    if (weight === 0) continue;
    for (let d = 0; d < v.length; d += 1) sum += weight * (v[d] ?? 0) * (matrix[row + (at[d] ?? 0)] ?? 0);
  }
  return sum;
}

/** z' P z of crossing effects: by the inverse itself, or where the ratio is 0 by its limit. */
function columnLeverages(leverages: Float64Array, equations: Equations, inverted: Float64Array): void {
  const { layout, ratios, scale, left } = equations;
  const width = scale.length;
  const used = Int32Array.from(scale.keys()).filter((column) => scale[column] !== 0);
  for (let c = 0; c < layout.fixedFrom; c += 1) {
    const ratio = ratios[layout.columnTerm[c] ?? 0] ?? 0;
    const number = layout.columnLevel[c] ?? 0;
    if (ratio > 0) leverages[number] = (1 - (inverted[c * width + c] ?? 0)) / ratio;
    else {
      const v = Float64Array.from(used, (d) => (left[c * width + d] ?? 0) * (scale[d] ?? 0));
      leverages[number] = (left[c * width + c] ?? 0) - form(inverted, width, { at: used, v });
    }
  }
}
