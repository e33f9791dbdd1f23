import type { Block, Layout } from './blocks.ts';
import { factor, logDeterminant, solveLower, solveUpper } from './cholesky.ts';

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

/** P v, with the fixed means that v has. */
export type Projected = { readonly residual: Float64Array; readonly fixed: Float64Array };

/** P v for a value v of every observation. */
export function project(equations: Equations, v: Float64Array): Projected {
  const { layout, leftFactor, scale } = equations;
  const width = scale.length;
  const effects = effectSums(layout, v);
  const columns = columnSums(layout, v);
  for (const [b, block] of layout.blocks.entries()) {
    const sums = Float64Array.from(block.levels, (level) => effects[level] ?? 0);
    const own = solveBlock(equations, b, sums);
    for (const [i, level] of block.levels.entries()) effects[level] = own[i] ?? 0;
    takeFromColumns(columns, block, own);
  }
  multiply(columns, scale);
  solveLower(leftFactor, width, columns);
  solveUpper(leftFactor, width, columns);
  multiply(columns, scale);
  for (const [b, block] of layout.blocks.entries()) {
    const sums = fromColumns(block, columns);
    const taken = solveBlock(equations, b, sums);
    for (const [i, level] of block.levels.entries()) effects[level] = (effects[level] ?? 0) - (taken[i] ?? 0);
  }
  for (let c = 0; c < layout.fixedFrom; c += 1) effects[layout.columnLevel[c] ?? 0] = columns[c] ?? 0;
  const fixed = columns.slice(layout.fixedFrom);
  return { residual: residualOf(layout, v, { effects, fixed }), fixed };
}

function multiply(values: Float64Array, by: Float64Array): void {
  for (const [c, value] of values.entries()) values[c] = value * (by[c] ?? 0);
}

/** The own effects of block `b` for these sums over its levels. */
function solveBlock(
  { ratios, layout, blockFactors }: Equations,
  b: number,
  sums: Float64Array,
): Float64Array {
  const own = blockFactors[b] ?? new Float64Array();
  const terms = layout.blocks[b]?.terms ?? new Int32Array();
  const roots = Float64Array.from(terms, (term) => Math.sqrt(ratios[term] ?? 0));
  const x = sums.map((sum, i) => sum * (roots[i] ?? 0));
  solveLower(own, x.length, x);
  solveUpper(own, x.length, x);
  return x.map((value, i) => value * (roots[i] ?? 0));
}

/** The sum of v over every level of every term: Z' v. */
export function effectSums({ model, offsets }: Layout, v: Float64Array): Float64Array {
  const sums = new Float64Array(offsets.at(-1) ?? 0);
  for (const [k, { levels }] of model.terms.entries()) {
    const from = offsets[k] ?? 0;
    for (let i = 0; i < v.length; i += 1) {
      const at = from + (levels[i] ?? 0);
      sums[at] = (sums[at] ?? 0) + (v[i] ?? 0);
    }
  }
  return sums;
}

function columnSums({ model, columnFrom, fixedFrom, columnTerm }: Layout, v: Float64Array): Float64Array {
  const sums = new Float64Array(columnTerm.length);
  const add = (levels: Int32Array, from: number) => {
    for (let i = 0; i < v.length; i += 1) {
      const at = from + (levels[i] ?? 0);
      sums[at] = (sums[at] ?? 0) + (v[i] ?? 0);
    }
  };
  for (const [k, { levels }] of model.terms.entries()) {
    const from = columnFrom[k] ?? -1;
    if (from >= 0) add(levels, from);
  }
  add(model.fixed.levels, fixedFrom);
  return sums;
}

function takeFromColumns(columns: Float64Array, block: Block, own: Float64Array): void {
  const width = block.columns.length;
  for (const [i, value] of own.entries()) {
    for (let c = 0; c < width; c += 1) {
      const at = block.columns[c] ?? 0;
      columns[at] = (columns[at] ?? 0) - (block.across[i * width + c] ?? 0) * value;
    }
  }
}

function fromColumns(block: Block, columns: Float64Array): Float64Array {
  const width = block.columns.length;
  return Float64Array.from(block.levels, (_, i) => {
    let sum = 0;
    for (let c = 0; c < width; c += 1) {
      sum += (block.across[i * width + c] ?? 0) * (columns[block.columns[c] ?? 0] ?? 0);
    }
    return sum;
  });
}

type Solved = { readonly effects: Float64Array; readonly fixed: Float64Array };

function residualOf({ model, offsets }: Layout, v: Float64Array, { effects, fixed }: Solved): Float64Array {
  return v.map((value, i) => {
    let left = value - (fixed[model.fixed.levels[i] ?? 0] ?? 0);
    for (let k = 0; k < model.terms.length; k += 1) {
      left -= effects[(offsets[k] ?? 0) + (model.terms[k]?.levels[i] ?? 0)] ?? 0;
    }
    return left;
  });
}
