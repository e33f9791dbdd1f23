import type { QueryRow } from './model/cell-query.ts';
import type { WinsRows } from './model/wins-rows.ts';
import type { QueryEngine } from './ports.ts';
import { text } from './sales/cell.ts';
import { type WinsCommand, WinsRefused } from './sales/command.ts';
import { type Ground, settleGround } from './sales/ground.ts';
import { namesOf } from './sales/names.ts';
import { staleOf } from './sales/stale.ts';

const rowSelections = ['all', 'won', 'lost', 'open', 'stale', 'orphans'] as const;
type RowSelection = (typeof rowSelections)[number];

/**
 * The opportunities behind `bearing wins`: those of the same scope, filters and window (a segment is a filter).
 * `stale`: open and older than any deal that ever closed. `orphans`: an id in them joins no record of its source.
 *
 * @throws WinsRefused for a selection or a dimension that is not known.
 */
export async function winsRows(
  given: WinsCommand & { readonly rows: string },
  { engine }: { readonly engine: QueryEngine },
): Promise<WinsRows> {
  const which = rowSelections.find((name) => name === given.rows);
  if (which === undefined) {
    throw new WinsRefused(`--rows needs one of ${rowSelections.join(', ')}, got ${given.rows.slice(0, 64)}`);
  }
  const inventory = await engine.inventory();
  const { scene } = await settleGround(given, { ask: engine.rows, inventory });
  const olderThan = which === 'stale' ? await oldestClosed(engine, scene) : null;
  const isKept = which === 'orphans' ? await orphanTest(engine) : outcomeTest(which);
  const { where, deal, window } = scene;
  const rows = await engine.rows({ name: 'wins-rows', parameters: [...window, olderThan], where, deal });
  const isNoneStale = which === 'stale' && olderThan === null;
  return {
    schema: 'bearing/wins-rows/1',
    asOf: inventory.asOf,
    which,
    rows: isNoneStale ? [] : await withNames(engine, rows.filter(isKept)),
  };
}

type RowTest = (row: QueryRow) => boolean;

const named = ['account', 'owner', 'product'] as const;

/** Beside each id what people call its record, null where it has no name. */
async function withNames(engine: QueryEngine, rows: readonly QueryRow[]): Promise<WinsRows['rows']> {
  const names = await namesOf(
    engine.rows,
    named.map((object) => `${object}_id`),
  );
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(
      named.map((object) => [`${object}_name`, names.label(`${object}_id`, text(row, `${object}_id`))]),
    ),
  }));
}

async function oldestClosed(engine: QueryEngine, { where, deal }: Ground['scene']): Promise<number | null> {
  const ages = await engine.rows({ name: 'age-counts', parameters: [], where, deal });
  return staleOf(ages, { won: 0, lost: 0, contrast: false }).oldestClosedDays;
}

function outcomeTest(which: RowSelection): RowTest {
  if (which === 'all') return () => true;
  const outcome = which === 'stale' ? 'open' : which;
  return (row) => text(row, 'outcome') === outcome;
}

async function orphanTest(engine: QueryEngine): Promise<RowTest> {
  const key = (object: string, source: unknown, id: unknown) => JSON.stringify([object, source, id]);
  const orphans = await engine.rows({ name: 'orphans', parameters: [] });
  const known = new Set(
    orphans.map((row) => key(text(row, 'object') ?? '', row['source'], row['record_id'])),
  );
  return (row) => named.some((object) => known.has(key(object, row['source'], row[`${object}_id`])));
}
