import type { Inventory } from '../model/inventory.ts';
import type { Cut, TrendPoint } from '../model/wins-report.ts';
import { type Beside, besideWins } from './beside.ts';
import { type Cell, closed, emptyTally } from './cell.ts';
import type { Chosen } from './choice-of-cuts.ts';
import { adjustFound, cellsOf, compare } from './comparison.ts';
import { cutOf } from './cut-report.ts';
import type { By } from './cuts.ts';
import type { Ground } from './ground.ts';
import { type Names, namesOf } from './names.ts';
import type { IdleOwner } from './records.ts';
import type { Frame } from './segment-report.ts';

/** Every cut with its verdicts, and what they share. */
export type JudgedCuts = {
  readonly cuts: readonly Cut[];
  readonly frame: Frame;
  readonly beside: Beside;
  readonly names: Names;
  readonly tested: number;
  readonly bestQ: number | null;
};

type Judging = {
  readonly chosen: Chosen;
  readonly quarters: readonly TrendPoint[];
  readonly inventory: Inventory;
  /** Owners that no deal names. */
  readonly idle: readonly IdleOwner[];
};

// Reversals of groups that luck may have made are told too, where the crosses cost little or were asked for.
const dealsCrossedUnasked = 100_000;

/** From cells to verdicts: measure, correct for every look, adjust what stands out, judge. */
export async function judgedCuts(
  ground: Ground,
  { chosen, quarters, inventory, idle }: Judging,
): Promise<JudgedCuts> {
  const { scene, command, contrast } = ground;
  const whole = cellsOf(chosen.cells, [])[0] ?? { values: [], total: emptyTally, quarters: new Map() };
  const comparison = compare(
    chosen.cuts.map((cut) => ({
      ...cut,
      cells: withIdle(cellsOf(chosen.cells, cut.by), { by: cut.by, idle }),
    })),
    {
      whole,
      wholeQuarters: quarters.filter(({ partial }) => partial === null).map(({ period }) => period),
      contrast,
    },
  );
  const adjusted = await adjustFound(scene, {
    cuts: comparison.cuts,
    others: chosen.others,
    everyGroup: command.by.length > 0 || closed(whole.total) <= dealsCrossedUnasked,
  });
  const hasActivity = (inventory.objects.activity?.records ?? 0) > 0;
  const cuts = chosen.cuts.map(({ by }) => by);
  const beside = await besideWins(scene, { cuts, hasActivity, settings: command.settings });
  const frame: Frame = {
    total: whole.total,
    totalEffort: beside.effort([], []),
    minimumClosed: command.settings.minimum_closed,
    margin: command.margin ?? command.settings.margin,
    moneyMeasured: ground.currency.measured,
    contrast,
  };
  const filters = command.where.map(({ dimension }) => dimension);
  const names = await namesOf(scene.ask, [...cuts.flat(), ...chosen.others, ...filters]);
  const { bands } = scene.deal;
  return {
    cuts: comparison.cuts.map((cut) => cutOf(cut, { frame, beside, adjusted, bands, names })),
    frame,
    beside,
    names,
    tested: comparison.tested,
    bestQ: comparison.bestQ,
  };
}

/** Owners without a deal stand in the cut by owner with nothing counted, so that nobody is missing. */
function withIdle(
  cells: readonly Cell[],
  { by, idle }: { by: By; idle: readonly IdleOwner[] },
): readonly Cell[] {
  if (by.length !== 1 || by[0] !== 'owner_id') return cells;
  return [
    ...cells,
    ...idle.map(({ id }): Cell => ({ values: [id], total: emptyTally, quarters: new Map() })),
  ];
}
