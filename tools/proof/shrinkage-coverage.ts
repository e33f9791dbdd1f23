import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { shrinkAveraged } from '../../core/stats/averaged-shrinkage.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

/** Groups whose true rates have mean 0.4 and this standard deviation; 10 to 200 trials each. */
type World = { readonly groups: number; readonly spread: number };

const SEED = 20261123;
const INTERVALS = 6000;
const MEAN = 0.4;
const LEAST = 0.9;

/** Coverage of the 95 % intervals of shrunk rates, averaged over groups, from no spread to a large one. */
export async function proveShrunkIntervals(scale: number): Promise<ProofRow[]> {
  const worlds = [2, 4, 6, 10, 30].flatMap((groups) =>
    [0, 0.02, 0.05, 0.1, 0.2].map((spread): World => ({ groups, spread })),
  );
  return worlds.map((world) => {
    const share = shrunkCoverage(world, Math.max(200, INTERVALS * scale));
    return {
      id: `shrunk-${world.groups}-${world.spread}`,
      what: `95 % interval of shrunk rates, ${world.groups} groups, true rates 0.4 with sd ${world.spread}`,
      goal: `coverage >= ${LEAST}`,
      got: share.toFixed(3),
      pass: share >= LEAST,
    };
  });
}

/** Share of groups whose interval holds their true rate, over about so many intervals. */
function shrunkCoverage(world: World, intervals: number): number {
  const generator = xoroshiro128plus(SEED);
  const unit = () => uniformFloat64(generator);
  let [covered, made] = [0, 0];
  while (made < intervals) {
    const truths = Array.from({ length: world.groups }, () => trueRate(world.spread, unit));
    const shrunk = shrinkAveraged(
      truths.map((rate) => drawCount(rate, unit)),
      { doubt: 1 },
    );
    shrunk?.forEach(({ estimate }, i) => {
      const truth = truths[i] ?? Number.NaN;
      made += 1;
      if (estimate.low <= truth && truth <= estimate.high) covered += 1;
    });
  }
  return covered / made;
}

function trueRate(spread: number, unit: () => number): number {
  if (spread === 0) return MEAN;
  const size = (MEAN * (1 - MEAN)) / spread ** 2 - 1;
  return betaQuantile(unit(), MEAN * size, (1 - MEAN) * size);
}

function drawCount(rate: number, unit: () => number) {
  const n = Math.round(10 * 20 ** unit());
  return { k: Array.from({ length: n }, unit).filter((draw) => draw < rate).length, n };
}

await runIfMain(import.meta.url, proveShrunkIntervals);
