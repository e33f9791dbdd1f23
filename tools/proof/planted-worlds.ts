import type { Segment } from '../../core/model/wins-report.ts';
import { seededRandom } from '../../core/sample/random.ts';
import { drawWorld, judgeWorld, type Plan, type PlantedDeal } from './deal-world.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

const dimensions = { region: 4, sector: 8, source: 5, owner: 20 };
const even: Plan = { deals: 3000, dimensions, rate: () => 0.3 };
const planted: Plan = { ...even, rate: ({ region }) => (region === 'region0' ? 0.45 : 0.3) };

const runs = (scale: number) => Math.max(1, Math.round(1000 * scale));

/** Worlds whose truth is known: what the verdicts say of them. `scale` 1 is a thousand worlds of each kind. */
export async function plantedWorlds(scale: number): Promise<ProofRow[]> {
  const count = runs(scale);
  return [
    await noDifference(count),
    await foundGroup(count),
    ...(await coverage(count)),
    await reversal(count),
  ];
}

async function segmentsOf(deals: readonly PlantedDeal[]): Promise<readonly Segment[]> {
  return (await judgeWorld(deals)).flatMap(({ segments }) => segments);
}

async function noDifference(count: number): Promise<ProofRow> {
  let called = 0;
  for (let seed = 0; seed < count; seed++) {
    const segments = await segmentsOf(drawWorld(even, seed));
    if (segments.some(({ verdict }) => verdict?.startsWith('wins'))) called += 1;
  }
  return shareRow({
    id: 'W1',
    what: 'worlds without a difference in which a group is praised or blamed',
    goal: { text: '<= 5 %', pass: (share) => share <= 0.05 },
    hits: called,
    count,
  });
}

async function foundGroup(count: number): Promise<ProofRow> {
  let found = 0;
  for (let seed = 0; seed < count; seed++) {
    const segments = await segmentsOf(drawWorld(planted, 10_000 + seed));
    if (segments.find(({ segment }) => segment['region'] === 'region0')?.verdict === 'wins more') found += 1;
  }
  return shareRow({
    id: 'W2',
    what: 'worlds with one region 15 points up (750 of 3,000 deals) in which it wins more',
    goal: { text: '>= 95 %', pass: (share) => share >= 0.95 },
    hits: found,
    count,
  });
}

/** Groups with true rates from Beta(12, 28), about 40 deals each. */
async function coverage(count: number): Promise<ProofRow[]> {
  const covered = { raw: 0, shrunk: 0, all: 0 };
  for (let seed = 0; seed < count; seed++) {
    const random = seededRandom(20_000 + seed);
    const rates = Array.from({ length: 20 }, () => betaDraw(random, 12, 28));
    const truth = (owner: string | null | undefined) => rates[Number((owner ?? '').slice(5))] ?? 0;
    const plan: Plan = { deals: 800, dimensions: { owner: 20 }, rate: ({ owner }) => truth(owner) };
    for (const { segment, winRate, winRateShrunk } of await segmentsOf(drawWorld(plan, 30_000 + seed))) {
      const rate = truth(segment['owner']);
      covered.all += 1;
      if (winRate && winRate.low <= rate && rate <= winRate.high) covered.raw += 1;
      if (winRateShrunk && winRateShrunk.low <= rate && rate <= winRateShrunk.high) covered.shrunk += 1;
    }
  }
  const goal = { text: '92 - 98 %', pass: (share: number) => share >= 0.92 && share <= 0.98 };
  return [
    shareRow({
      id: 'W3',
      what: 'true win rates inside the raw interval',
      goal,
      hits: covered.raw,
      count: covered.all,
    }),
    shareRow({
      id: 'W4',
      what: 'true win rates inside the shrunk interval',
      goal,
      hits: covered.shrunk,
      count: covered.all,
    }),
  ];
}

// metrics.md pitfall 15, four times over: A 20 % of 400 end users and 40 % of 1,600 enterprises (36.0 %),
// B 25 % of 1,200 and 43 % of 800 (32.2 %).
const cells = [
  { rep: 'A', kind: 'end user', deals: 400, rate: 0.2 },
  { rep: 'A', kind: 'enterprise', deals: 1600, rate: 0.4 },
  { rep: 'B', kind: 'end user', deals: 1200, rate: 0.25 },
  { rep: 'B', kind: 'enterprise', deals: 800, rate: 0.43 },
];

async function reversal(count: number): Promise<ProofRow> {
  const worlds = Math.max(1, Math.round(count / 10));
  let seen = 0;
  for (let seed = 0; seed < worlds; seed++) {
    const random = seededRandom(40_000 + seed);
    const deals = cells.flatMap(({ rep, kind, deals: length, rate }) =>
      Array.from({ length }, (_, i) => ({
        values: { rep, kind },
        quarter: `2024-Q${random.whole(1, 4)}`,
        isWon: i < rate * length,
      })),
    );
    const segment = (await segmentsOf(deals)).find((found) => found.segment['rep'] === 'A');
    if (segment?.verdict === "can't tell" && segment.reversal?.by === 'kind') seen += 1;
  }
  return shareRow({
    id: 'W5',
    what: 'reversal worlds (36.0 against 32.2 %) told as reversal',
    goal: { text: '>= 95 %', pass: (share) => share >= 0.95 },
    hits: seen,
    count: worlds,
  });
}

/** Beta with whole shape parameters: an order statistic of uniform draws. */
function betaDraw(random: ReturnType<typeof seededRandom>, alpha: number, beta: number): number {
  const draws = Array.from(
    { length: alpha + beta - 1 },
    () => random.whole(0, 1_000_000_000) / 1_000_000_000,
  );
  return draws.sort((a, b) => a - b)[alpha - 1] ?? 0;
}

type Share = {
  readonly id: string;
  readonly what: string;
  readonly goal: { readonly text: string; readonly pass: (share: number) => boolean };
  readonly hits: number;
  readonly count: number;
};

function shareRow({ id, what, goal, hits, count }: Share): ProofRow {
  const share = hits / count;
  return {
    id,
    what,
    goal: goal.text,
    got: `${(share * 100).toFixed(1)} % of ${count}`,
    pass: goal.pass(share),
  };
}

await runIfMain(import.meta.url, plantedWorlds);
