import type { CellQuery, QueryRow } from './model/cell-query.ts';
import type { Inventory } from './model/inventory.ts';

/**
 * Runs files of `queries/` against the state as of one moment.
 * Two adapters: DuckDB on a laptop, Athena in the cloud.
 */
export type QueryEngine = {
  readonly inventory: () => Promise<Inventory>;
  readonly rows: (query: CellQuery) => Promise<readonly QueryRow[]>;
};
