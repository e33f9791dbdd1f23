import { rateTimesMean } from '../../core/stats/rate-times-mean.ts';
import { ratioOfSums } from '../../core/stats/ratio-of-sums.ts';
import { coverage, type Draw, type World } from './amount-world.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

const SEED = 20261123;
const COMPANIES = 300;

// What an interval that says 95 % must reach, at any size, with 10 groups to pool. Ten groups of 8 amounts each do
// not show the tail of sigma 1.5 (sd 2.9 times the mean), and nothing that sums and squares tell could mend that.
const goals: readonly { readonly sigma: number; readonly least: number }[] = [
  { sigma: 1, least: 0.92 },
  { sigma: 1.5, least: 0.88 },
];

/** Coverage of the intervals of amount per trial and of share of amount, over log-normal amounts. */
export async function proveMoneyIntervals(scale: number): Promise<ProofRow[]> {
  const companies = Math.max(20, Math.round(COMPANIES * scale));
  return goals.flatMap(({ sigma, least }) =>
    [20, 50, 200, 500].flatMap((trials) => {
      const world: World = { sigma, rate: 0.4, trials, groups: 10 };
      return [
        row({ what: 'amount per trial', world, least, share: amountPerTrial(world, companies) }),
        row({ what: 'share of amount', world, least, share: shareOfAmount(world, companies) }),
      ];
    }),
  );
}

/** Share of intervals of `rateTimesMean` that hold rate times mean amount. */
export function amountPerTrial(world: World, companies: number): number {
  const estimate = ({ won, pooledWon }: Draw) =>
    rateTimesMean({ trials: world.trials, won, pooled: pooledWon });
  const truth = ({ scale }: Draw) => world.rate * scale * Math.exp(world.sigma ** 2 / 2);
  return coverage(world, { companies, seed: SEED, estimate, truth }).share;
}

/** Share of intervals of `ratioOfSums` that hold the true share; won and lost amounts are alike, so it is the rate. */
export function shareOfAmount(world: World, companies: number): number {
  const estimate = ({ won, lost, pooledAll }: Draw) =>
    ratioOfSums({ part: won, rest: lost, pooled: pooledAll });
  return coverage(world, { companies, seed: SEED, estimate, truth: () => world.rate }).share;
}

type Measured = {
  readonly what: string;
  readonly world: World;
  readonly least: number;
  readonly share: number;
};

function row({ what, world, least, share }: Measured): ProofRow {
  return {
    id: `money-${what.replaceAll(' ', '-')}-${world.sigma}-${world.trials}`,
    what: `95 % interval of ${what}, log-normal sigma ${world.sigma}, n ${world.trials}, 10 groups pooled`,
    goal: `coverage >= ${least}`,
    got: share.toFixed(3),
    pass: share >= least,
  };
}

await runIfMain(import.meta.url, proveMoneyIntervals);
