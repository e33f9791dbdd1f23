import type { CellQuery, DealSpec, DimensionFilter, QueryParameter, QueryRow } from '../model/cell-query.ts';
import { addTallies, type Cell, emptyTally, type Tally, tallyOf, text } from './cell.ts';

/** Runs one query of `queries/`. */
export type Ask = (query: CellQuery) => Promise<readonly QueryRow[]>;

/** What every query of one command shares. */
export type Scene = {
  readonly ask: Ask;
  readonly deal: DealSpec;
  readonly where: readonly DimensionFilter[];
  /** `from` and `to` of the close, ISO dates or null. */
  readonly window: readonly [QueryParameter, QueryParameter];
};

/** One dimension, or the cross of several. */
export type By = readonly string[];

/** The key of a cut, and of a cell's values: JSON, so that no value can imitate another. */
export const keyOf = (values: readonly (string | null)[]) => JSON.stringify(values);

// grouping() gives a bit per dimension; more would leave the integers that a number holds exactly.
const widest = 40;

/** A row of a query over grouping sets, with the cut it belongs to and its values in the cut's order. */
export type CutRow = { readonly by: By; readonly values: readonly (string | null)[]; readonly row: QueryRow };

/** Runs a query over cuts, as many at once as one bit mask can tell apart. */
export async function askCuts(
  { ask, deal, where, window }: Scene,
  {
    name,
    cuts,
    parameters = window,
  }: { name: string; cuts: readonly By[]; parameters?: readonly QueryParameter[] },
): Promise<readonly CutRow[]> {
  const rows: CutRow[] = [];
  for (const part of parts(cuts)) {
    const dimensions = [...new Set(part.flat())];
    const asked = dimensions.length === 0 ? ['deal_type'] : dimensions;
    // A cross read both ways is one grouping set.
    const byMask = Map.groupBy(part, (by) => mask(by, asked));
    const sets = [...byMask.values()].flatMap(([by]) => (by ? [by] : []));
    // Every named dimension must stand in some set.
    if (dimensions.length === 0) sets.push(asked);
    for (const row of await ask({ name, parameters, dimensions: asked, cuts: sets, where, deal })) {
      for (const by of byMask.get(Number(row['cut'])) ?? []) {
        rows.push({ by, values: by.map((dimension) => text(row, dimension)), row });
      }
    }
  }
  return rows;
}

/** Bit per dimension, first dimension highest; 1 where the set does not hold it. */
function mask(by: By, dimensions: readonly string[]): number {
  return dimensions.reduce((bits, dimension) => bits * 2 + (by.includes(dimension) ? 0 : 1), 0);
}

function parts(cuts: readonly By[]): readonly (readonly By[])[] {
  const made: By[][] = [];
  let current: By[] = [];
  for (const by of cuts) {
    const together = new Set([...current.flat(), ...by]);
    if (together.size > widest && current.length > 0) {
      made.push(current);
      current = [];
    }
    current.push(by);
  }
  return current.length > 0 ? [...made, current] : made;
}

/** The cells of every cut, by the cut's key; cells in the order of their key. */
export async function winsCells(
  scene: Scene,
  cuts: readonly By[],
): Promise<ReadonlyMap<string, readonly Cell[]>> {
  const found = new Map<string, Map<string, Cell>>(cuts.map((by) => [keyOf(by), new Map()]));
  for (const { by, values, row } of await askCuts(scene, { name: 'wins-cells', cuts })) {
    const cells = found.get(keyOf(by));
    cells?.set(keyOf(values), grown(cells.get(keyOf(values)), { values, row }));
  }
  return new Map([...found].map(([key, cells]) => [key, [...cells.values()].sort(byValues)]));
}

function grown(cell: Cell | undefined, { values, row }: { values: Cell['values']; row: QueryRow }): Cell {
  const tally = tallyOf(row);
  const quarter = quarterText(row['close_period']);
  const quarters = new Map<string, Tally>(cell?.quarters);
  if (quarter !== null) quarters.set(quarter, addTallies(quarters.get(quarter) ?? emptyTally, tally));
  return { values, total: addTallies(cell?.total ?? emptyTally, tally), quarters };
}

/** Quarters counted from year 0 as `2017-Q1`; null stays null. */
function quarterText(index: QueryRow[string] | undefined): string | null {
  if (index === null || index === undefined) return null;
  return `${Math.floor(Number(index) / 4)}-Q${(Number(index) % 4) + 1}`;
}

function byValues(a: Cell, b: Cell): number {
  const [left, right] = [keyOf(a.values), keyOf(b.values)];
  return left < right ? -1 : left > right ? 1 : 0;
}
