import type { AsOf, BatchEntry } from '../../core/model/batch.ts';
import type { QueryEngine } from '../../core/ports.ts';
import { duckdbEngine } from '../queries/duckdb-engine.ts';
import { parseAsOf } from './as-of.ts';
import type { Database } from './database.ts';
import { loadInventory } from './inventory.ts';
import { loadLedger } from './ledger.ts';
import { exposeState } from './state.ts';

/** The store holds nothing that a report could be made of. */
export class StoreEmpty extends Error {}

/**
 * The state as of a moment, ready for queries.
 *
 * @param asOf a date or a time; null is the newest batch as-of, the default of every report.
 * @throws StoreEmpty when no batch is live. @throws RangeError when `asOf` is neither a date nor a time.
 */
export async function openEngine(
  database: Database,
  { asOf, timeZone }: { asOf: string | null; timeZone: string },
): Promise<QueryEngine> {
  const ledger = await loadLedger(database);
  const newest = newestBatch(ledger);
  if (!newest) throw new StoreEmpty('needed an ingested file, got an empty store; bearing ingest FILE...');
  const newestAsOf = await parseNewest(database, newest, timeZone);
  const wanted = asOf === null ? newestAsOf : await parseAsOf(database, asOf, timeZone);
  await exposeState(database, { ledger, asOf: wanted, isNewest: wanted.at === newestAsOf.at });
  const inventory = await loadInventory(database, { ledger, asOf: wanted });
  return duckdbEngine({ connection: database.connection, inventory });
}

function newestBatch(ledger: readonly BatchEntry[]): BatchEntry | undefined {
  return ledger.filter((entry) => !entry.isRetracted).at(-1);
}

/** Printed as the batch had it, but the moment is the one it was given then, whatever the zone is now. */
async function parseNewest(database: Database, newest: BatchEntry, timeZone: string): Promise<AsOf> {
  const moment = await parseAsOf(database, `${newest.asOf}Z`, timeZone);
  return { ...moment, text: newest.asOfText };
}
