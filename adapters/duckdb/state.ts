import { createHash } from 'node:crypto';
import type { AsOf, BatchEntry } from '../../core/model/batch.ts';
import { type ObjectName, objectNames } from '../../core/model/objects.ts';
import type { Database } from './database.ts';
import { live } from './ledger.ts';
import { identifier } from './sql-text.ts';
import { directStateSql, type StateRequest, stateSql, versionSql } from './state-sql.ts';
import { storeVersion } from './tables.ts';

/** How a state is reached. All roads give the same rows; a test holds them equal. */
export type Road = 'direct' | 'current' | 'computed';

/**
 * Lays the state of every object out under its name, `opportunity_version`, and the ledger as `batch`,
 * as temporary relations of this connection: they replace those of an earlier moment and leave with it.
 */
export async function exposeState(
  database: Database,
  { ledger, asOf, isNewest }: { ledger: readonly BatchEntry[]; asOf: AsOf; isNewest: boolean },
): Promise<void> {
  for (const object of objectNames) {
    const request = { object, asOf, batches: live(ledger, object) };
    await exposeObject(database, request, roadFor(request, isNewest));
  }
  const versions = { object: 'opportunity', asOf, batches: live(ledger, 'opportunity') } as const;
  await replaceView(database, 'opportunity_version', versionSql(versions));
  await replaceView(database, 'batch', 'select * exclude (batch) from stored.batch');
}

/** One batch a source without a repeated id needs no selection; the newest date is worth keeping. */
export function roadFor({ batches }: StateRequest, isNewest: boolean): Road {
  const sources = new Set(batches.map((batch) => batch.source));
  if (sources.size === batches.length && batches.every((batch) => batch.hasUniqueIds)) return 'direct';
  return isNewest ? 'current' : 'computed';
}

export async function exposeObject(database: Database, request: StateRequest, road: Road): Promise<void> {
  const name = identifier(request.object);
  if (road === 'direct') return replaceView(database, request.object, directStateSql(request));
  if (road === 'computed') {
    await dropTemporary(database, request.object);
    return database.run(`create temp table ${name} as ${stateSql(request)}`);
  }
  await keepCurrent(database, request);
  return replaceView(database, request.object, `select * from ${currentTable(request.object)}`);
}

const currentTable = (object: ObjectName) => `derived.${identifier(`current_${object}`)}`;

/** Builds the kept state anew when the live batches, or the moment, are no longer those it was made of. */
async function keepCurrent(database: Database, request: StateRequest): Promise<void> {
  const { object } = request;
  const wanted = fingerprint(request);
  const kept = await database.rows('select fingerprint from derived.fingerprint where object = $1', [object]);
  if (kept.length === 1 && kept[0]?.['fingerprint'] === wanted) return;
  await database.transaction(async () => {
    await dropCurrent(database, object);
    await database.run(`create table ${currentTable(object)} as ${stateSql(request)}`);
    await database.run('insert into derived.fingerprint values ($1, $2)', [object, wanted]);
  });
}

/** Forgets the kept state of an object: nothing is lost but the time to build it again. */
export async function dropCurrent(database: Database, object: ObjectName): Promise<void> {
  await database.run(`drop table if exists ${currentTable(object)}`);
  await database.run('delete from derived.fingerprint where object = $1', [object]);
}

/** Names a state by what it is made of: the live batches and the moment. */
export function fingerprint({ object, asOf, batches }: StateRequest): string {
  const made = [storeVersion, object, asOf.at, asOf.day, ...batches.map((batch) => batch.batchId).sort()];
  return createHash('sha256').update(JSON.stringify(made)).digest('hex');
}

async function replaceView(database: Database, name: string, sql: string): Promise<void> {
  await dropTemporary(database, name);
  await database.run(`create temp view ${identifier(name)} as ${sql}`);
}

async function dropTemporary(database: Database, name: string): Promise<void> {
  const found = await database.rows(
    `select table_type from information_schema.tables where table_catalog = 'temp' and table_name = $1`,
    [name],
  );
  const kind = found[0]?.['table_type'];
  if (kind) await database.run(`drop ${kind === 'VIEW' ? 'view' : 'table'} temp.${identifier(name)}`);
}
