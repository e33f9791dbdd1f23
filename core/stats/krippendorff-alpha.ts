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
  for (const unit of units) needFinite('krippendorff alpha', unit);
  const paired = units.filter((unit) => unit.length > 1);
  const values = [...new Set(paired.flat())].sort((a, b) => a - b);
  if (level === 'ratio' && (values[0] ?? 0) < 0) {
    throw new RangeError(`krippendorff alpha at level ratio needs values of at least 0, got ${values[0]}`);
  }
  if (values.length < 2) return null;
  const place = new Map(values.map((value, index) => [value, index]));
  return alphaOf(
    paired.map((unit) => unit.map((value) => place.get(value) ?? 0)),
    values,
    level,
  );
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
  const value = krippendorffAlpha(clusters.flat(), level);
  if (value === null) return null;
  const generator = xoroshiro128plus(seed);
  const last = clusters.length - 1;
  const drawn: number[] = [];
  for (let i = 0; i < resamples; i++) {
    const sample = clusters.flatMap(() => clusters[uniformInt(generator, 0, last)] ?? []);
    const again = krippendorffAlpha(sample, level);
    if (again !== null) drawn.push(again);
  }
  const tail = tailShare(confidence);
  const low = quantile(drawn, tail) ?? value;
  const high = quantile(drawn, 1 - tail) ?? value;
  return { value, low: Math.min(low, value), high: Math.max(high, value), n: clusters.length };
}

/** Units as places in the sorted values. */
function alphaOf(
  units: readonly (readonly number[])[],
  values: readonly number[],
  level: AlphaLevel,
): number | null {
  const size = values.length;
  const counts = new Float64Array(size);
  for (const unit of units) for (const place of unit) counts[place] = (counts[place] ?? 0) + 1;
  const distance = distances(counts, values, level);
  const far = (a: number, b: number) => distance[a * size + b] ?? 0;
  const pairs = (unit: readonly number[]) =>
    unit.reduce((sum, a) => sum + unit.reduce((inner, b) => inner + far(a, b), 0), 0);
  const observed = units.reduce((sum, unit) => sum + pairs(unit) / (unit.length - 1), 0);
  const n = counts.reduce((sum, count) => sum + count, 0);
  const expected = counts.reduce(
    (sum, first, a) => sum + counts.reduce((inner, second, b) => inner + first * second * far(a, b), 0),
    0,
  );
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
