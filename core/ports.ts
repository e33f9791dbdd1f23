import type { CellQuery, QueryRow } from './model/cell-query.ts';

/**
 * Runs a file of `queries/` against the state as of a moment.
 * Two adapters: DuckDB on a laptop, Athena in the cloud.
 */
export type QueryEngine = {
  readonly rows: (query: CellQuery) => Promise<readonly QueryRow[]>;
};
