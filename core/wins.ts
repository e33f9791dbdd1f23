import type { WinsReport } from './model/wins-report.ts';
import type { QueryEngine } from './ports.ts';
import { type Beside, besideWins } from './sales/beside.ts';
import { type Cell, emptyTally, lost } from './sales/cell.ts';
import { choose } from './sales/choice-of-cuts.ts';
import type { WinsCommand } from './sales/command.ts';
import { adjustFound, cellsOf, compare } from './sales/comparison.ts';
import { cutOf } from './sales/cut-report.ts';
import type { By } from './sales/cuts.ts';
import { type Ground, settleGround } from './sales/ground.ts';
import { moneyMethod, moneyOf } from './sales/money.ts';
import { idleOwners, idleOwnersNote, orphanNotes } from './sales/records.ts';
import { backCastNotes, calendarLine, dateNotes, notMeasured } from './sales/report-notes.ts';
import { countsOf, type Frame, ratesOf } from './sales/segment-report.ts';
import { staleNotes, staleOf } from './sales/stale.ts';
import { happenings, trend, trendNotes } from './sales/trend.ts';

/**
 * Where do we win more often, and where does the money come from: every figure of `bearing wins`.
 * The same state and command give the same report, to the byte.
 *
 * @throws WinsRefused for a dimension the state does not hold, or a period that ends before it starts.
 */
export async function wins(
  given: WinsCommand,
  { engine }: { readonly engine: QueryEngine },
): Promise<WinsReport> {
  const inventory = await engine.inventory();
  const ask = engine.rows;
  const hasActivity = (inventory.objects.activity?.records ?? 0) > 0;
  const ground = await settleGround(given, { ask, inventory });
  const { command, scene, currency, contrast } = ground;
  const chosen = await choose(ground, inventory.objects.opportunity?.records ?? 0);
  const months = happenings(
    await ask({ name: 'periods', parameters: [], where: scene.where, deal: scene.deal }),
  );
  const quarters = trend(months, {
    asOf: inventory.asOf,
    fiscalYearStartMonth: scene.deal.fiscalYearStartMonth,
    from: command.from,
    to: command.to,
  });
  const whole = cellsOf(chosen.cells, [])[0] ?? { values: [], total: emptyTally, quarters: new Map() };
  const idle = await idleOwners(ask);
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
  const adjusted = await adjustFound(scene, { cuts: comparison.cuts, others: chosen.others });
  const cuts = chosen.cuts.map(({ by }) => by);
  const beside = await besideWins(scene, { cuts, hasActivity, settings: command.settings });
  const frame: Frame = {
    total: whole.total,
    totalEffort: beside.effort([], []),
    minimumClosed: command.settings.minimum_closed,
    margin: command.margin ?? command.settings.margin,
    moneyMeasured: currency.measured,
    contrast,
  };
  const ages = await ask({ name: 'age-counts', parameters: [], where: scene.where, deal: scene.deal });
  const dates = dateNotes(ground.counted);
  const rates = ratesOf(whole.total, frame);
  return {
    schema: 'bearing/wins/1',
    asOf: inventory.asOf,
    period: periodOf(ground),
    settings: command.settingsHash,
    currency: currency.shown,
    where: whereOf(command),
    total: {
      ...countsOf(whole.total),
      undated: dates.undated,
      outOfScope: ground.outOfScope,
      ...rates,
      ...totalBeside(beside, frame),
      stale: staleOf(ages, { won: whole.total.won, lost: lost(whole.total) }),
    },
    cuts: comparison.cuts.map((cut) => cutOf(cut, { frame, beside, adjusted, bands: scene.deal.bands })),
    trend: [...quarters],
    calendar: contrast ? calendarLine(cellsOf(chosen.cells, ['is_quarter_end'])) : null,
    moneyMethod,
    notMeasured: notMeasured({
      activity: hasActivity,
      competitors: chosen.competitorsKnown,
      money: currency.measured && whole.total.wonAmountCount > 0,
      moneyWhy: currency.note?.text ?? 'no won deal carries an amount',
      valueWinRate: rates.valueWinRate !== null,
      closeDates: quarters.length > 0,
    }),
    tested: comparison.tested,
    bestQ: comparison.bestQ,
    notes: [
      ...ground.notes,
      ...chosen.notes,
      ...staleNotes(ages, beside.cycleDays([], [])),
      ...trendNotes(quarters),
      ...dates.notes,
      ...backCastNotes(inventory),
      ...(await orphanNotes(ask)),
      ...idleOwnersNote(idle),
    ],
  };
}

/** Owners without a deal stand in the cut by owner with nothing counted, so that nobody is missing. */
function withIdle(
  cells: readonly Cell[],
  { by, idle }: { by: By; idle: readonly string[] },
): readonly Cell[] {
  if (by.length !== 1 || by[0] !== 'owner_id') return cells;
  return [
    ...cells,
    ...idle.map((name): Cell => ({ values: [name], total: emptyTally, quarters: new Map() })),
  ];
}

function totalBeside(beside: Beside, frame: Frame) {
  const money = moneyOf(frame.total, {
    total: frame.total,
    minimumClosed: frame.minimumClosed,
    measured: frame.moneyMeasured,
    shareOfActivity: null,
  });
  return { money, effort: frame.totalEffort, cycleDays: beside.cycleDays([], []) };
}

/** The asked window of the close; where it is open, the first and last close that count. */
function periodOf({ command, counted }: Ground): WinsReport['period'] {
  const days = (column: string) =>
    counted.flatMap((row) => (typeof row[column] === 'string' ? [row[column]] : [])).sort();
  return {
    from: command.from ?? days('first_closed_on')[0] ?? null,
    to: command.to ?? days('last_closed_on').at(-1) ?? null,
  };
}

function whereOf({ where }: WinsCommand): WinsReport['where'] {
  return Object.fromEntries(
    where.map(({ dimension, values }) => [dimension, values.map((value) => value ?? '')]),
  );
}
