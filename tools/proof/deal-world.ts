import type { QueryRow } from '../../core/model/cell-query.ts';
import type { Cut } from '../../core/model/wins-report.ts';
import { addTallies, type Cell, emptyTally, type Tally } from '../../core/sales/cell.ts';
import { adjustFound, compare } from '../../core/sales/comparison.ts';
import { cutOf } from '../../core/sales/cut-report.ts';
import { type By, keyOf, type Scene } from '../../core/sales/cuts.ts';
import { noCycleDays } from '../../core/sales/cycle-days.ts';
import { seededRandom } from '../../core/sample/random.ts';

/** A closed deal of a planted world: the values of its dimensions, its quarter, and whether it was won. */
export type PlantedDeal = {
  readonly values: Readonly<Record<string, string>>;
  readonly quarter: string;
  readonly isWon: boolean;
};

/** Dimensions with as many values, and the true win rate of a deal with these values. */
export type Plan = {
  readonly deals: number;
  readonly dimensions: Readonly<Record<string, number>>;
  readonly rate: (values: Readonly<Record<string, string>>) => number;
};

const quarters = ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4', '2025-Q1', '2025-Q2'];

/** Draws a world: every value equally likely, dimensions independent of each other. */
export function drawWorld(plan: Plan, seed: number): readonly PlantedDeal[] {
  const random = seededRandom(seed);
  return Array.from({ length: plan.deals }, () => {
    const values = Object.fromEntries(
      Object.entries(plan.dimensions).map(([name, count]) => [name, `${name}${random.whole(0, count - 1)}`]),
    );
    return { values, quarter: random.pick(quarters), isWon: random.chance(plan.rate(values)) };
  });
}

/** The cuts of a world by every one of its dimensions, judged by the code that judges a company's. */
export async function judgeWorld(deals: readonly PlantedDeal[]): Promise<readonly Cut[]> {
  const names = Object.keys(deals[0]?.values ?? {});
  const whole = cellsBy(deals, [])[0];
  if (whole === undefined) return [];
  const settled = { kind: 'choice', why: null } as const;
  const comparison = compare(
    names.map((name) => ({ by: [name], settled, cells: cellsBy(deals, [name]) })),
    { whole, wholeQuarters: quarters, contrast: true },
  );
  const scene = sceneOf(deals);
  const adjusted = await adjustFound(scene, { cuts: comparison.cuts, others: names, everyGroup: false });
  const frame = {
    total: whole.total,
    totalEffort: null,
    minimumClosed: 10,
    margin: 0.05,
    moneyMeasured: false,
    contrast: true,
  };
  const beside = { cycleDays: () => noCycleDays, effort: () => null, oneAccount: () => null };
  return comparison.cuts.map((cut) =>
    cutOf(cut, {
      frame,
      beside,
      adjusted,
      bands: {},
      names: { label: () => null, resolve: (filter) => filter },
    }),
  );
}

const tallyOf = (isWon: boolean): Tally => ({ ...emptyTally, won: isWon ? 1 : 0, unknown: isWon ? 0 : 1 });

function cellsBy(deals: readonly PlantedDeal[], by: By): readonly Cell[] {
  const groups = Map.groupBy(deals, ({ values }) => keyOf(by.map((name) => values[name] ?? null)));
  return [...groups.values()].map((own) => ({
    values: by.map((name) => own[0]?.values[name] ?? null),
    total: summed(own),
    quarters: new Map([...Map.groupBy(own, ({ quarter }) => quarter)].map(([q, some]) => [q, summed(some)])),
  }));
}

function summed(deals: readonly PlantedDeal[]): Tally {
  return deals.reduce((sum, { isWon }) => addTallies(sum, tallyOf(isWon)), emptyTally);
}

/** Answers `outcome-cells`, the one query that adjusting asks, by counting. */
function sceneOf(deals: readonly PlantedDeal[]): Scene {
  return {
    ask: async ({ dimensions = [], cuts = [] }) =>
      cuts.flatMap((cut) => {
        const bits = dimensions.reduce((mask, name) => mask * 2 + (cut.includes(name) ? 0 : 1), 0);
        return cellsBy(deals, cut).map(({ values, total }): QueryRow => {
          const named = Object.fromEntries(cut.map((name, i) => [name, values[i] ?? null]));
          return { cut: bits, ...named, won_count: total.won, lost_count: total.unknown };
        });
      }),
    deal: { asOf: '2025-06-30', fiscalYearStartMonth: 1, currency: null, dimensions: [], bands: {} },
    where: [],
    window: [null, null],
  };
}
