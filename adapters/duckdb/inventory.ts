import type { AsOf, BatchEntry } from '../../core/model/batch.ts';
import type { Inventory } from '../../core/model/inventory.ts';
import { type ObjectName, objectNames } from '../../core/model/objects.ts';
import type { Database } from './database.ts';
import { live } from './ledger.ts';
import { effectiveAt } from './row-sql.ts';
import { identifier } from './sql-text.ts';
import { extrasOf } from './state-sql.ts';
import { duckdbSpelling, type StoreSpelling } from './store-spelling.ts';
import { extraName } from './tables.ts';

/** Counts what the exposed state holds; an object without a live batch is left out. */
export async function loadInventory(
  database: Database,
  { ledger, asOf }: { ledger: readonly BatchEntry[]; asOf: AsOf },
): Promise<Inventory> {
  const objects: { -readonly [K in keyof Inventory['objects']]: Inventory['objects'][K] } = {};
  for (const object of objectNames) {
    const batches = live(ledger, object);
    if (batches.length > 0) objects[object] = await countObject(database, object, batches);
  }
  return { asOf: asOf.text, objects };
}

async function countObject(database: Database, object: ObjectName, batches: readonly BatchEntry[]) {
  const counted = await database.row(
    `select count(*) as records, count(*) filter (where is_back_cast) as back_cast from ${identifier(object)}`,
  );
  const first = await database.row(firstSql({ object, batches }, duckdbSpelling));
  return {
    records: Number(counted['records']),
    backCast: Number(counted['back_cast']),
    knownFrom: first['known_from'] === null ? null : String(first['known_from']),
    extras: extrasOf(batches).map((name) => extraName(object, name)),
  };
}

/** The first day from which rows of an object count. */
export function firstSql(
  { object, batches }: { readonly object: ObjectName; readonly batches: readonly BatchEntry[] },
  spelling: StoreSpelling,
): string {
  const { batchKey } = spelling;
  return `select cast(cast(min(${effectiveAt(object)}) as date) as varchar) as known_from
     from ${spelling.storedTable(object)} as r
     inner join (${spelling.batches(batches)}) as l on l.${batchKey} = r.${batchKey}`;
}
