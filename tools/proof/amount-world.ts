import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { MaybeEstimate } from '../../core/model/estimate.ts';
import { type Amounts, type PooledAmounts, poolAmounts } from '../../core/stats/amounts.ts';

/** Log-normal amounts of standard deviation `sigma` on the log scale; a trial succeeds with probability `rate`. */
export type World = {
  readonly sigma: number;
  readonly rate: number;
  readonly trials: number;
  /** Groups of these trials that share one cv and differ in mean; their amounts are pooled. */
  readonly groups: number;
};

/** One group's trials, with the amounts of both outcomes and the pool of all groups. */
export type Draw = {
  readonly scale: number;
  readonly won: Amounts;
  readonly lost: Amounts;
  readonly pooledWon: PooledAmounts | null;
  readonly pooledAll: PooledAmounts | null;
};

export type Coverage = { readonly covered: number; readonly intervals: number; readonly share: number };

/** How often the interval made of each draw holds the truth, over `companies` seeded companies. */
export function coverage(
  world: World,
  run: {
    readonly companies: number;
    readonly seed: number;
    readonly estimate: (draw: Draw) => MaybeEstimate;
    readonly truth: (draw: Draw) => number;
  },
): Coverage {
  const random = source(run.seed);
  let [covered, intervals] = [0, 0];
  for (let company = 0; company < run.companies; company++) {
    for (const draw of drawCompany(world, random)) {
      const made = run.estimate(draw);
      if (made === null || 'insufficient' in made) continue;
      const truth = run.truth(draw);
      intervals += 1;
      if (made.low <= truth && truth <= made.high) covered += 1;
    }
  }
  return { covered, intervals, share: covered / intervals };
}

type Source = { readonly unit: () => number; readonly normal: () => number };

function source(seed: number): Source {
  const generator = xoroshiro128plus(seed);
  const unit = () => uniformFloat64(generator);
  const normal = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
  return { unit, normal };
}

function drawCompany(world: World, random: Source): readonly Draw[] {
  const groups = Array.from({ length: world.groups }, () => drawGroup(world, random));
  const pooledWon = poolAmounts(groups.map(({ won }) => won));
  const pooledAll = poolAmounts(groups.flatMap(({ won, lost }) => [won, lost]));
  return groups.map((group) => ({ ...group, pooledWon, pooledAll }));
}

function drawGroup({ sigma, rate, trials }: World, { unit, normal }: Source) {
  const scale = Math.exp(normal());
  const sides = { won: { count: 0, sum: 0, sumOfSquares: 0 }, lost: { count: 0, sum: 0, sumOfSquares: 0 } };
  for (let trial = 0; trial < trials; trial++) {
    const side = unit() < rate ? sides.won : sides.lost;
    const amount = scale * Math.exp(sigma * normal());
    side.count += 1;
    side.sum += amount;
    side.sumOfSquares += amount * amount;
  }
  return { scale, ...sides };
}
