import { factor, solveLower, solveUpper } from './cholesky.ts';
import type { Factor, MixedModel, Term } from './model.ts';

/** Share of a term's structure that must be its own for its variance to be told from the others. */
const OWN_SHARE = 1e-9;

/**
 * Terms whose variance the design cannot tell from the residual's and those of terms before them, with the names of
 * these; none where the fixed means take the term whole.
 *
 * The variances are told apart only where the matrices Z Z', freed of the fixed means, are linearly independent
 * (Searle, Casella & McCulloch 1992, Variance Components, section 12.2); their inner products are sums over cells.
 */
export function confounded(model: MixedModel): ReadonlyMap<string, readonly string[]> {
  const n = model.y.length;
  const residual = { name: 'residual', levels: Int32Array.from({ length: n }, (_, i) => i), count: n };
  const named = new Map<string, readonly string[]>();
  const kept: Term[] = [residual];
  const products: number[][] = [[innerProduct(residual, residual, model.fixed)]];
  for (const term of model.terms) {
    const row = kept.map((other) => innerProduct(term, other, model.fixed));
    const square = innerProduct(term, term, model.fixed);
    const weights = leastSquares(products, row);
    const left = square - weights.reduce((sum, weight, k) => sum + weight * (row[k] ?? 0), 0);
    // Against the size before the fixed means are taken: what they take whole leaves only rounding.
    if (left > OWN_SHARE * innerProduct(term, term, null)) {
      for (const [k, value] of row.entries()) products[k]?.push(value);
      products.push([...row, square]);
      kept.push(term);
    } else {
      const part = (k: number) => Math.abs((weights[k] ?? 0) * (products[k]?.[k] ?? 0));
      named.set(
        term.name,
        kept.filter((_, k) => part(k) > 1e-6 * square && square > 0).map(({ name }) => name),
      );
    }
  }
  return named;
}

/** trace of M Z Z' M Y Y', M taking the fixed means; without M where there are none. */
function innerProduct(one: Factor, other: Factor, fixed: Factor | null): number {
  const cells = cellsOf(one, other);
  let sum = 0;
  for (const { count } of cells) sum += count * count;
  if (fixed === null) return sum;
  const mine = sharesOf(one, fixed);
  const theirs = sharesOf(other, fixed);
  for (const { a, b, count } of cells) {
    let shared = 0;
    for (let f = 0; f < fixed.count; f += 1) {
      shared += (mine[a * fixed.count + f] ?? 0) * (theirs[b * fixed.count + f] ?? 0);
    }
    sum -= 2 * count * shared;
  }
  const [left, right] = [overlaps(mine, fixed.count), overlaps(theirs, fixed.count)];
  return left.reduce((total, value, at) => total + value * (right[at] ?? 0), sum);
}

type Cell = { readonly a: number; readonly b: number; readonly count: number };

function cellsOf(one: Factor, other: Factor): readonly Cell[] {
  const counts = new Map<number, number>();
  for (const [i, a] of one.levels.entries()) {
    const key = a * other.count + (other.levels[i] ?? 0);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Array.from(counts, ([key, count]) => ({
    a: Math.floor(key / other.count),
    b: key % other.count,
    count,
  }));
}

/** Observations of each level under each fixed mean, over the root of that mean's observations. */
function sharesOf({ levels, count }: Factor, fixed: Factor): Float64Array {
  const shares = new Float64Array(count * fixed.count);
  const sizes = new Float64Array(fixed.count);
  for (const [i, level] of levels.entries()) {
    const f = fixed.levels[i] ?? 0;
    const at = level * fixed.count + f;
    shares[at] = (shares[at] ?? 0) + 1;
    sizes[f] = (sizes[f] ?? 0) + 1;
  }
  return shares.map((value, at) => (value === 0 ? 0 : value / Math.sqrt(sizes[at % fixed.count] ?? 1)));
}

function overlaps(shares: Float64Array, width: number): Float64Array {
  const out = new Float64Array(width * width);
  for (let from = 0; from < shares.length; from += width) {
    for (let f = 0; f < width; f += 1) {
      const mine = shares[from + f] ?? 0;
      if (mine === 0) continue;
      for (let g = 0; g < width; g += 1) {
        out[f * width + g] = (out[f * width + g] ?? 0) + mine * (shares[from + g] ?? 0);
      }
    }
  }
  return out;
}

/** Weights of the kept structures that come nearest to a new one; the kept are independent, so there is one answer. */
function leastSquares(products: readonly (readonly number[])[], row: readonly number[]): readonly number[] {
  const factored = Float64Array.from(products.flat());
  if (!factor(factored, row.length)) return row.map(() => 0);
  const weights = Float64Array.from(row);
  solveLower(factored, row.length, weights);
  solveUpper(factored, row.length, weights);
  return [...weights];
}
