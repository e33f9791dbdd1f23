import type { CellQuery, QueryRow } from './model/cell-query.ts';
import type { QueryEngine } from './ports.ts';
import type { WinsCommand } from './sales/command.ts';
import { settleGround } from './sales/ground.ts';
import { staleOf } from './sales/stale.ts';

/** Which records behind the report: all that count, the stale ones, or those with ids that join nothing. */
export type WinsRowsKind = 'all' | 'stale' | 'orphans';

/**
 * The records behind `bearing wins`: the deals of the same scope, filters and window (a segment is a filter),
 * or the orphaned ids with how many deals carry them.
 */
export async function winsRows(
  given: WinsCommand & { readonly rows: WinsRowsKind },
  { engine }: { readonly engine: QueryEngine },
): Promise<readonly QueryRow[]> {
  const ask = engine.rows;
  if (given.rows === 'orphans') return ask({ name: 'orphans', parameters: [] });
  const { scene } = await settleGround(given, { ask, inventory: await engine.inventory() });
  const { where, deal, window } = scene;
  const query = (olderThan: number | null): CellQuery => ({
    name: 'wins-rows',
    parameters: [...window, olderThan],
    where,
    deal,
  });
  if (given.rows === 'all') return ask(query(null));
  const ages = await ask({ name: 'age-counts', parameters: [], where, deal });
  const { oldestClosedDays } = staleOf(ages, { won: 0, lost: 0, contrast: false });
  return oldestClosedDays === null ? [] : ask(query(oldestClosedDays));
}
