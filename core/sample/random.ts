import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded stream of draws; the same seed gives the same draws on every machine. */
export type Random = {
  /** True with this probability. */
  readonly chance: (probability: number) => boolean;
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  /** One of the items, in proportion to its weight. */
  readonly weighted: <T>(items: readonly (readonly [T, number])[]) => T;
  /** Log-normal with this median and this standard deviation of the logarithm. */
  readonly logNormal: (median: number, sigma: number) => number;
};

export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const unit = () => uniformFloat64(generator);
  const normal = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
  const whole = (low: number, high: number) => uniformInt(generator, low, high);
  return {
    chance: (probability) => unit() < probability,
    whole,
    pick: (items) => items[whole(0, items.length - 1)] as (typeof items)[number],
    weighted: (items) => weighted(items, unit()),
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
  };
}

function weighted<T>(items: readonly (readonly [T, number])[], draw: number): T {
  let left = draw * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  const last = items.at(-1);
  if (!last) throw new RangeError('weighted needs at least one item, got none');
  return last[0];
}
