import { needFinite, needShare, needWhole } from './needs.ts';

/** Hyndman-Fan sample quantile type: 6 = (n + 1)p, 7 = the default of R, numpy and spreadsheets. */
export type QuantileType = 6 | 7;

export type QuantileOptions = { readonly type?: QuantileType };

/**
 * Sample quantile, by default of Hyndman-Fan type 7.
 * Hyndman & Fan (1996), The American Statistician 50, 361-365. Costs a sort of a copy.
 *
 * @param p 0 to 1; 0.5 is the median.
 * @returns null for an empty sample.
 * @throws RangeError when p is outside 0 to 1 or a value is not finite.
 */
export function quantile(sample: ArrayLike<number>, p: number, options: QuantileOptions = {}): number | null {
  needFinite('quantile', Array.from(sample));
  const sorted = Float64Array.from(sample).sort();
  return interpolate({ n: sorted.length, p, type: options.type ?? 7, at: (rank) => sorted[rank] ?? null });
}

/** A value and how often it occurs. */
export type Counted = readonly [value: number, count: number];

/**
 * Quantile of counted values, exactly that of the written-out list: `[[3, 2], [8, 1]]` is the sample 3, 3, 8.
 *
 * @returns null when the counts add up to 0.
 * @throws RangeError when p is outside 0 to 1, a value is not finite or a count not whole.
 */
export function countedQuantile(
  counted: readonly Counted[],
  p: number,
  options: QuantileOptions = {},
): number | null {
  for (const [, count] of counted) needWhole('counted quantile', count);
  needFinite(
    'counted quantile',
    counted.map(([value]) => value),
  );
  const sorted = counted.filter(([, count]) => count > 0).toSorted((a, b) => a[0] - b[0]);
  const n = sorted.reduce((sum, [, count]) => sum + count, 0);
  return interpolate({ n, p, type: options.type ?? 7, at: (rank) => valueAt(sorted, rank) });
}

type Ranked = {
  readonly n: number;
  readonly p: number;
  readonly type: QuantileType;
  readonly at: (rank: number) => number | null;
};

function interpolate({ n, p, type, at }: Ranked): number | null {
  needShare('quantile probability', p);
  if (n === 0) return null;
  const position = type === 7 ? (n - 1) * p : (n + 1) * p - 1;
  const inside = Math.min(Math.max(position, 0), n - 1);
  const below = at(Math.floor(inside));
  const above = at(Math.ceil(inside));
  if (below === null || above === null) return null;
  return below + (inside - Math.floor(inside)) * (above - below);
}

function valueAt(sorted: readonly Counted[], rank: number): number | null {
  let passed = 0;
  for (const [value, count] of sorted) {
    passed += count;
    if (rank < passed) return value;
  }
  return null;
}
