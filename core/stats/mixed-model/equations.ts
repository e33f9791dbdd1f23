import type { Block, Layout } from './blocks.ts';
import { factor, logDeterminant, solveLower } from './cholesky.ts';

/**
 * The mixed model equations of Henderson at given variance ratios, scaled as in lme4 so that a ratio may be 0, with
 * the blocks eliminated. With H = I + sum of ratio Z Z' and P = H^-1 - H^-1 X (X' H^-1 X)^-1 X' H^-1.
 * Bates, Maechler, Bolker & Walker (2015), Journal of Statistical Software 67(1), section 3.
 */
export type Equations = {
  readonly layout: Layout;
  /** Variance of each term over the residual variance. */
  readonly ratios: readonly number[];
  /** Cholesky factor of each block's own equations. */
  readonly blockFactors: readonly Float64Array[];
  /** What is left of the columns' equations, before they are scaled. */
  readonly left: Float64Array;
  /** Its factor, scaled. */
  readonly leftFactor: Float64Array;
  readonly scale: Float64Array;
  /** log |H| + log |X' H^-1 X|. */
  readonly logDeterminants: number;
};

/** @returns null where the equations are singular in double precision. */
export function equationsAt(layout: Layout, ratios: readonly number[]): Equations | null {
  const width = layout.columnTerm.length;
  const left = Float64Array.from(layout.columnCounts);
  const blockFactors: Float64Array[] = [];
  let logDeterminants = 0;
  for (const block of layout.blocks) {
    const own = ownFactor(block, ratios);
    if (own === null) return null;
    blockFactors.push(own);
    logDeterminants += logDeterminant(own, block.levels.length);
    subtractBlock(left, width, { block, reduced: reducedColumns(block, own, ratios) });
  }
  const scale = Float64Array.from(layout.columnTerm, (term) => (term < 0 ? 1 : Math.sqrt(ratios[term] ?? 0)));
  const leftFactor = scaled(left, scale, layout.fixedFrom);
  if (!factor(leftFactor, width)) return null;
  logDeterminants += logDeterminant(leftFactor, width);
  return { layout, ratios, blockFactors, left, leftFactor, scale, logDeterminants };
}

const rootOf = (block: Block, at: number, ratios: readonly number[]) =>
  Math.sqrt(ratios[block.terms[at] ?? 0] ?? 0);

function ownFactor(block: Block, ratios: readonly number[]): Float64Array | null {
  const height = block.levels.length;
  const own = Float64Array.from(block.within);
  for (let i = 0; i < height; i += 1) {
    for (let j = 0; j < height; j += 1) {
      const at = i * height + j;
      own[at] = (own[at] ?? 0) * rootOf(block, i, ratios) * rootOf(block, j, ratios) + (i === j ? 1 : 0);
    }
  }
  return factor(own, height) ? own : null;
}

/** A row a column: what the block's equations leave of it, so that products of rows are what is taken away. */
function reducedColumns(block: Block, own: Float64Array, ratios: readonly number[]): Float64Array {
  const [height, width] = [block.levels.length, block.columns.length];
  const reduced = new Float64Array(width * height);
  for (let c = 0; c < width; c += 1) {
    const row = reduced.subarray(c * height, (c + 1) * height);
    for (let i = 0; i < height; i += 1)
      row[i] = (block.across[i * width + c] ?? 0) * rootOf(block, i, ratios);
    solveLower(own, height, row);
  }
  return reduced;
}

type Reduced = { readonly block: Block; readonly reduced: Float64Array };

function subtractBlock(left: Float64Array, width: number, { block, reduced }: Reduced): void {
  const height = block.levels.length;
  const { columns } = block;
  for (let c = 0; c < columns.length; c += 1) {
    for (let d = 0; d < columns.length; d += 1) {
      let sum = 0;
      for (let i = 0; i < height; i += 1) {
        sum += (reduced[c * height + i] ?? 0) * (reduced[d * height + i] ?? 0);
      }
      const at = (columns[c] ?? 0) * width + (columns[d] ?? 0);
      left[at] = (left[at] ?? 0) - sum;
    }
  }
}

function scaled(left: Float64Array, scale: Float64Array, fixedFrom: number): Float64Array {
  const width = scale.length;
  const out = new Float64Array(width * width);
  for (let i = 0; i < width; i += 1) {
    const by = scale[i] ?? 0;
    for (let j = 0; j < width; j += 1) out[i * width + j] = (left[i * width + j] ?? 0) * by * (scale[j] ?? 0);
    if (i < fixedFrom) out[i * width + i] = (out[i * width + i] ?? 0) + 1;
  }
  return out;
}
