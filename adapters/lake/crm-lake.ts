import type { BatchEntry } from '../../core/model/batch.ts';
import { objectNames } from '../../core/model/objects.ts';
import type { QueryEngine } from '../../core/ports.ts';
import { type AskedMoment, settleMoment } from '../duckdb/asked-moment.ts';
import { Database } from '../duckdb/database.ts';
import { findBatch, live } from '../duckdb/ledger.ts';
import { pointerQuery, rebuildCurrent } from '../iceberg/current.ts';
import { markBatch } from '../iceberg/ledger.ts';
import { compact } from '../iceberg/maintain.ts';
import { scratchTables } from '../iceberg/scratch.ts';
import { dropTable } from '../iceberg/table-shape.ts';
import { crmShapes } from '../iceberg/tables.ts';
import { settingsOf } from './download-settings.ts';
import { type Lake, lakeLedger, makeTables } from './lake.ts';
import { lakeEngine } from './lake-engine.ts';
import { recordsOf } from './records.ts';

/** The state as of a moment, ready for queries. @throws StoreEmpty, RangeError as `openEngine` of the local store. */
export async function openLakeEngine(lake: Lake, asked: AskedMoment): Promise<QueryEngine> {
  const ledger = await lakeLedger(lake);
  const { asOf } = await withCalendar((calendar) => settleMoment(calendar, ledger, asked));
  return lakeEngine(lake, { ledger, asOf, kept: await keptStates(lake) });
}

/** Marks the batch whose id begins so, or lifts the mark. */
export async function markInLake(lake: Lake, prefix: string, isRetracted: boolean): Promise<BatchEntry> {
  const entry = findBatch(await lakeLedger(lake), prefix);
  await lake.athena.run(markBatch(lake.place, entry.batchId, isRetracted), lake.fresh());
  return { ...entry, isRetracted };
}

/**
 * Makes what tables are missing, keeps the newest state of every object ready, rewrites small files, and drops the
 * tables that reports left: a report that runs meanwhile fails, and does better when it is tried again.
 */
export async function maintainLake(lake: Lake, scratch: string): Promise<void> {
  const { settings } = await settingsOf(lake.objects, scratch);
  await makeTables(lake);
  const ledger = await lakeLedger(lake);
  if (ledger.some(({ isRetracted }) => !isRetracted))
    await keepCurrent(lake, ledger, settings.calendar.time_zone);
  await dropScratch(lake);
  for (const shape of crmShapes)
    for (const statement of compact(lake.place, shape)) await lake.athena.run(statement, lake.fresh());
}

async function dropScratch({ athena, place, fresh }: Lake): Promise<void> {
  for (const row of recordsOf(await athena.query(scratchTables(place), fresh())))
    await athena.run(dropTable(place, String(row['table_name'])), fresh());
}

async function keepCurrent(lake: Lake, ledger: readonly BatchEntry[], timeZone: string): Promise<void> {
  const { asOf } = await withCalendar((calendar) => settleMoment(calendar, ledger, { asOf: null, timeZone }));
  const kept = await keptStates(lake);
  for (const object of objectNames) {
    const request = { object, asOf, batches: live(ledger, object) };
    for (const statement of rebuildCurrent(lake.place, request, kept.get(object) ?? null))
      await lake.athena.run(statement, lake.fresh());
  }
}

async function keptStates({ athena, place, fresh }: Lake): Promise<ReadonlyMap<string, string>> {
  const rows = recordsOf(await athena.query(pointerQuery(place), fresh()));
  return new Map(rows.map((row) => [String(row['object']), String(row['state'])]));
}

/** A database without tables, for what it knows of days and zones. */
async function withCalendar<T>(work: (calendar: Database) => Promise<T>): Promise<T> {
  const calendar = await Database.open(':memory:', '');
  try {
    return await work(calendar);
  } finally {
    calendar.close();
  }
}
