import type { AsOf, BatchEntry } from '../../core/model/batch.ts';
import { parseAsOf } from './as-of.ts';
import type { Database } from './database.ts';

/** The store holds nothing that a report could be made of. */
export class StoreEmpty extends Error {
  override readonly name = 'StoreEmpty';
}

export type AskedMoment = {
  /** A date or a time; null is the newest batch as-of, the default of every report. */
  readonly asOf: string | null;
  readonly timeZone: string;
};

/**
 * The moment that is asked for, and whether it is the newest one.
 *
 * @param database any: its calendar reads dates and zones.
 * @throws StoreEmpty when no batch is live. @throws RangeError when `asOf` is neither a date nor a time.
 */
export async function settleMoment(
  database: Database,
  ledger: readonly BatchEntry[],
  { asOf, timeZone }: AskedMoment,
): Promise<{ readonly asOf: AsOf; readonly isNewest: boolean }> {
  const newest = ledger.filter((entry) => !entry.isRetracted).at(-1);
  if (!newest) throw new StoreEmpty('needed an ingested file, got an empty store; bearing ingest FILE...');
  const newestAsOf = await parseNewest(database, newest, timeZone);
  const wanted = asOf === null ? newestAsOf : await parseAsOf(database, asOf, timeZone);
  return { asOf: wanted, isNewest: wanted.at === newestAsOf.at };
}

/** Printed as the batch had it, but the moment is the one it was given then, whatever the zone is now. */
async function parseNewest(database: Database, newest: BatchEntry, timeZone: string): Promise<AsOf> {
  const moment = await parseAsOf(database, `${newest.asOf}Z`, timeZone);
  return { ...moment, text: newest.asOfText };
}
