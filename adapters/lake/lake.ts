import type { BatchEntry } from '../../core/model/batch.ts';
import type { Athena } from '../athena/athena.ts';
import { AthenaFailed } from '../athena/athena-failures.ts';
import { toEntry } from '../duckdb/ledger.ts';
import { ledgerQuery } from '../iceberg/ledger.ts';
import type { IcebergPlace } from '../iceberg/place.ts';
import { createTables } from '../iceberg/tables.ts';
import type { Objects } from '../s3/objects.ts';
import { recordsOf } from './records.ts';

/** One data class in the cloud: its tables behind Athena, its files in a bucket. */
export type Lake = {
  readonly athena: Athena;
  readonly objects: Objects;
  readonly place: IcebergPlace;
  /** A key that no statement had before: what is asked with it is asked anew. */
  readonly fresh: () => string;
};

/**
 * Every batch whose rows are whole, by as-of, source, object and id; numbered in that order. None where nothing was
 * ever taken in.
 */
export async function lakeLedger(lake: Lake): Promise<readonly BatchEntry[]> {
  return (await foundLedger(lake)) ?? [];
}

/** The same, over tables that are made where there are none. */
export async function readiedLedger(lake: Lake): Promise<readonly BatchEntry[]> {
  const found = await foundLedger(lake);
  if (found === null) await makeTables(lake);
  return found ?? [];
}

/** Null where there is no ledger. */
async function foundLedger({ athena, place, fresh }: Lake): Promise<readonly BatchEntry[] | null> {
  try {
    const rows = recordsOf(await athena.query(ledgerQuery(place), fresh()));
    return rows.map((row, i) => toEntry({ ...row, batch: i + 1 }));
  } catch (error) {
    if (error instanceof AthenaFailed && error.code === 'TABLE_NOT_FOUND') return null;
    throw error;
  }
}

/** Makes the tables that are not there; repeated, it changes nothing. */
export async function makeTables({ athena, place, fresh }: Lake): Promise<void> {
  await Promise.all(createTables(place).map((statement) => athena.run(statement, fresh())));
}
