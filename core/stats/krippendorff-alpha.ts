import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Estimate } from '../model/estimate.ts';
import { tailShare } from './critical-value.ts';
import { type Level, needFinite } from './needs.ts';
import { quantile } from './quantile.ts';

/** `ratio` is of values that have a true zero and are never below it. */
export type AlphaLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** The values that were given to one unit; their order and their raters do not matter. */
export type Unit = readonly number[];

/**
 * Krippendorff's alpha: 1 - observed / expected disagreement, for any number of raters with gaps.
 * Units with one value are left out. Krippendorff (2011), Computing Krippendorff's Alpha-Reliability.
 *
 * @returns null where nothing can be paired or all values are the same: undefined, not 1.
 * @throws RangeError when a value is not finite, or at the level ratio below 0.
 */
export function krippendorffAlpha(units: readonly Unit[], level: AlphaLevel): number | null {
  const values = pairedValues([units], level);
  const sums = new Float64Array(values.length ** 2);
  addTo(sums, coincidences(units, values));
  return alphaOf(sums, values, level);
}

export type AlphaBootstrap = Level & {
  readonly level: AlphaLevel;
  readonly seed: number;
  readonly resamples: number;
};

/**
 * Alpha with a percentile interval from drawing clusters of units (such as all units of one candidate) again.
 * Samples in which alpha is undefined are drawn but not counted; `n` is clusters.
 *
 * @returns null where alpha is undefined.
 */
export function krippendorffAlphaInterval(
  clusters: readonly (readonly Unit[])[],
  { level, seed, resamples, ...confidence }: AlphaBootstrap,
): Estimate | null {
  const values = pairedValues(clusters, level);
  const counted = clusters.map((units) => coincidences(units, values));
  const sums = new Float64Array(values.length ** 2);
  for (const cluster of counted) addTo(sums, cluster);
  const value = alphaOf(sums, values, level);
  if (value === null) return null;
  const generator = xoroshiro128plus(seed);
  const last = clusters.length - 1;
  const drawn: number[] = [];
  for (let i = 0; i < resamples; i++) {
    sums.fill(0);
    for (let j = 0; j <= last; j++) addTo(sums, counted[uniformInt(generator, 0, last)] ?? []);
    const again = alphaOf(sums, values, level);
    if (again !== null) drawn.push(again);
  }
  const tail = tailShare(confidence);
  const low = quantile(drawn, tail) ?? value;
  const high = quantile(drawn, 1 - tail) ?? value;
  return { value, low: Math.min(low, value), high: Math.max(high, value), n: clusters.length };
}

/** The distinct values that can be paired, sorted. */
function pairedValues(clusters: readonly (readonly Unit[])[], level: AlphaLevel): readonly number[] {
  const found = new Set<number>();
  for (const unit of clusters.flat()) {
    needFinite('krippendorff alpha', unit);
    if (unit.length > 1) for (const value of unit) found.add(value);
  }
  const values = [...found].sort((a, b) => a - b);
  if (level === 'ratio' && (values[0] ?? 0) < 0) {
    throw new RangeError(`krippendorff alpha at level ratio needs values of at least 0, got ${values[0]}`);
  }
  return values;
}

/** Cell of the coincidence matrix, row by row, and what is added to it. */
type Coincidence = readonly [cell: number, count: number];

/** Every ordered pair of values of a unit of m counts 1 / (m - 1); a row then sums to how often its value occurs. */
function coincidences(units: readonly Unit[], values: readonly number[]): readonly Coincidence[] {
  const place = new Map(values.map((value, index) => [value, index]));
  const counts = new Map<number, number>();
  for (const unit of units.filter(({ length }) => length > 1)) {
    const places = unit.map((value) => place.get(value) ?? 0);
    for (const [i, a] of places.entries()) {
      for (const [j, b] of places.entries()) {
        if (i === j) continue;
        const cell = a * values.length + b;
        counts.set(cell, (counts.get(cell) ?? 0) + 1 / (places.length - 1));
      }
    }
  }
  return [...counts];
}

function addTo(sums: Float64Array, counts: readonly Coincidence[]): void {
  for (const [cell, count] of counts) sums[cell] = (sums[cell] ?? 0) + count;
}

/** Null where nothing can be paired, or all values are the same. A value that a sample lacks changes no distance. */
function alphaOf(sums: Float64Array, values: readonly number[], level: AlphaLevel): number | null {
  const size = values.length;
  const counts = new Float64Array(size);
  for (const [cell, count] of sums.entries()) {
    const row = Math.floor(cell / size);
    counts[row] = (counts[row] ?? 0) + count;
  }
  const distance = distances(counts, values, level);
  let observed = 0;
  let expected = 0;
  for (const [cell, far] of distance.entries()) {
    observed += (sums[cell] ?? 0) * far;
    expected += (counts[Math.floor(cell / size)] ?? 0) * (counts[cell % size] ?? 0) * far;
  }
  const n = counts.reduce((sum, count) => sum + count, 0);
  return expected > 0 ? 1 - ((n - 1) * observed) / expected : null;
}

function distances(counts: Float64Array, values: readonly number[], level: AlphaLevel): Float64Array {
  const size = values.length;
  const table = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    let between = counts[a] ?? 0;
    for (let b = a + 1; b < size; b++) {
      between += counts[b] ?? 0;
      const ordinal = between - ((counts[a] ?? 0) + (counts[b] ?? 0)) / 2;
      const [low, high] = [values[a] ?? 0, values[b] ?? 0];
      const by = { nominal: 1, ordinal, interval: high - low, ratio: (high - low) / (high + low) }[level];
      table[a * size + b] = by ** 2;
      table[b * size + a] = by ** 2;
    }
  }
  return table;
}
