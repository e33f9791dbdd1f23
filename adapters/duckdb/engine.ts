import type { QueryEngine } from '../../core/ports.ts';
import { duckdbEngine } from '../queries/duckdb-engine.ts';
import { type AskedMoment, settleMoment } from './asked-moment.ts';
import type { Database } from './database.ts';
import { loadInventory } from './inventory.ts';
import { loadLedger } from './ledger.ts';
import { exposeState } from './state.ts';

/**
 * The state as of a moment, ready for queries.
 *
 * @throws StoreEmpty when no batch is live. @throws RangeError when `asOf` is neither a date nor a time.
 */
export async function openEngine(database: Database, asked: AskedMoment): Promise<QueryEngine> {
  const ledger = await loadLedger(database);
  const { asOf, isNewest } = await settleMoment(database, ledger, asked);
  await exposeState(database, { ledger, asOf, isNewest });
  const inventory = await loadInventory(database, { ledger, asOf });
  return duckdbEngine({ connection: database.connection, inventory });
}
