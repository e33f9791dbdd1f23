import type { Block, Layout } from './blocks.ts';
import { solveLower, solveUpper } from './cholesky.ts';
import type { Equations } from './equations.ts';

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
