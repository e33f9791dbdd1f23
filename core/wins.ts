import type { QueryRow } from './model/cell-query.ts';
import type { Inventory } from './model/inventory.ts';
import type { Note, TrendPoint, WinsReport } from './model/wins-report.ts';
import type { QueryEngine } from './ports.ts';
import { closed, lost, number } from './sales/cell.ts';
import { type Chosen, choose } from './sales/choice-of-cuts.ts';
import type { WinsCommand } from './sales/command.ts';
import { cellsOf } from './sales/comparison.ts';
import { type Ground, settleGround } from './sales/ground.ts';
import { type JudgedCuts, judgedCuts } from './sales/judged-cuts.ts';
import { moneyMethod, moneyOf, pooledAmounts } from './sales/money.ts';
import { type Names, namesOf } from './sales/names.ts';
import { explainNothing, nothingFound } from './sales/nothing-found.ts';
import { idleOwners, idleOwnersNote, orphanNotes } from './sales/records.ts';
import { backCastNotes, calendarLine, dateNotes, notMeasured } from './sales/report-notes.ts';
import { countsOf, ratesOf } from './sales/segment-report.ts';
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
  const ground = await settleGround(given, { ask, inventory });
  const { where, deal } = ground.scene;
  const nothing = await whyNothing(ground, inventory);
  const chosen = await choose(ground, inventory.objects.opportunity?.records ?? 0);
  const months = await ask({ name: 'periods', parameters: [], where, deal });
  const quarters = quartersOf(ground, { inventory, months });
  const idle = await idleOwners(ask);
  const judged = await judgedCuts(ground, { chosen, quarters, inventory, idle });
  const ages = await ask({ name: 'age-counts', parameters: [], where, deal });
  const records = nothing ?? [...(await orphanNotes(ask)), ...idleOwnersNote(idle)];
  return reportOf({ inventory, ground, chosen, quarters, judged, ages, records });
}

/** One note where no deal is in question; null where there are some. */
async function whyNothing(ground: Ground, inventory: Inventory): Promise<readonly Note[] | null> {
  const { scene, command, counted, outOfScope } = ground;
  const deals = counted.reduce((sum, row) => sum + number(row, 'deal_count'), outOfScope);
  if (deals > 0) return null;
  const names = await namesOf(
    scene.ask,
    command.where.map(({ dimension }) => dimension),
  );
  return [await explainNothing(scene, { command, inventory, names })];
}

type Found = {
  readonly inventory: Inventory;
  readonly ground: Ground;
  readonly chosen: Chosen;
  readonly quarters: readonly TrendPoint[];
  readonly judged: JudgedCuts;
  readonly ages: readonly QueryRow[];
  /** Notes on records that do not join. */
  readonly records: readonly Note[];
};

function reportOf(found: Found): WinsReport {
  const { inventory, ground, chosen, quarters, judged } = found;
  return {
    schema: 'bearing/wins/1',
    asOf: inventory.asOf,
    period: periodOf(ground),
    settings: ground.command.settingsHash,
    currency: ground.currency.shown,
    where: whereOf(ground.command),
    whereLabels: whereLabelsOf(ground.command, judged.names),
    total: totalOf(found),
    cuts: [...judged.cuts],
    trend: [...quarters],
    calendar: ground.contrast ? calendarLine(cellsOf(chosen.cells, ['is_quarter_end'])) : null,
    moneyMethod,
    notMeasured: missingOf(found),
    tested: judged.tested,
    bestQ: judged.bestQ,
    notes: notesOf(found),
  };
}

function totalOf({ ground, judged: { frame, beside }, ages }: Found): WinsReport['total'] {
  const { total } = frame;
  const cycleDays = beside.cycleDays([], []);
  return {
    ...countsOf(total),
    undated: dateNotes(ground.counted).undated,
    outOfScope: ground.outOfScope,
    ...ratesOf(total, frame),
    money: moneyOf(total, {
      total,
      minimumClosed: frame.minimumClosed,
      measured: frame.moneyMeasured,
      shareOfActivity: null,
      pooled: pooledAmounts([total]),
    }),
    effort: frame.totalEffort,
    cycleDays,
    stale: staleOf(ages, { won: total.won, lost: lost(total), contrast: ground.contrast }),
  };
}

function missingOf({
  ground,
  chosen,
  quarters,
  judged: { frame },
  records,
}: Found): WinsReport['notMeasured'] {
  if (records.some(({ code }) => code === nothingFound)) return [];
  return notMeasured({
    activity: frame.totalEffort !== null,
    competitors: chosen.competitorsKnown,
    money: frame.moneyMeasured && frame.total.wonAmountCount > 0,
    moneyWhy:
      ground.currency.note?.text ??
      (frame.total.won === 0 ? 'nothing was won' : 'no won deal carries an amount'),
    lostWhy: lost(frame.total) === 0 ? 'nothing was lost' : 'lost deals carry no amount',
    closedWhy: closed(frame.total) === 0 ? 'nothing closed' : 'no close dates',
    valueWinRate: ratesOf(frame.total, frame).valueWinRate !== null,
    closeDates: quarters.length > 0,
  });
}

function notesOf({ inventory, ground, chosen, quarters, judged, ages, records }: Found): Note[] {
  return [
    ...ground.notes,
    ...chosen.notes,
    ...staleNotes(ages, judged.beside.cycleDays([], [])),
    ...trendNotes(quarters),
    ...dateNotes(ground.counted).notes,
    ...backCastNotes(inventory),
    ...records,
  ];
}

type Dated = { readonly inventory: Inventory; readonly months: readonly QueryRow[] };

function quartersOf({ command, scene }: Ground, { inventory, months }: Dated): readonly TrendPoint[] {
  return trend(happenings(months), {
    asOf: inventory.asOf,
    fiscalYearStartMonth: scene.deal.fiscalYearStartMonth,
    from: command.from,
    to: command.to,
  });
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

function whereLabelsOf({ where }: WinsCommand, names: Names): WinsReport['whereLabels'] {
  return Object.fromEntries(
    where.map(({ dimension, values }) => [
      dimension,
      values.map((value) => names.label(dimension, value) ?? value ?? ''),
    ]),
  );
}
