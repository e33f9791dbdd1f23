import { identifier, literal } from '../../adapters/queries/literal.ts';
import { type TrinoClient, TrinoFailed, trinoClient } from '../../tools/trino/client.ts';
import { type AthenaEngine, EngineFailed, type EngineResult, nothing } from './athena-engine.ts';
import {
  type AthenaStatement,
  athenaStatement,
  type CreateExternal,
  type CreateTable,
  type DdlColumn,
} from './athena-statement.ts';
import { trinoType } from './hive-type.ts';
import { isSpace, sqlTokens } from './sql-tokens.ts';
import type { DdlName } from './token-reader.ts';
import { trinoCell, trinoColumn } from './trino-cells.ts';

/** The lane's catalogs: Iceberg tables, and Hive tables over Parquet that lies in a folder. */
const managed = 'bucket';
const raw = 'raw';

/**
 * Athena's statements on the lane's Trino. Queries and DML run as they are but for the catalog's name; DDL and
 * maintenance are spelled anew. Of Athena it shows what the engine does: types, commits, snapshots, files.
 */
export async function trinoAthenaEngine(
  address: string,
  { databases }: { readonly databases: readonly string[] },
): Promise<AthenaEngine> {
  const client = trinoClient(address);
  const session: Session = { client, external: new Set(), ages: new Map() };
  for (const database of databases) {
    await client(`create schema if not exists ${managed}.${database}`);
    await client(`create schema if not exists ${raw}.${database}`);
  }
  return {
    run: async (statement, { database, signal }) => {
      signal.throwIfAborted();
      try {
        return await execute(session, { found: athenaStatement(statement), database });
      } catch (cause) {
        if (!(cause instanceof TrinoFailed)) throw cause;
        throw new EngineFailed(cause.code, cause.message.replace(`${cause.code}: `, ''), { cause });
      }
    },
    close: async () => undefined,
  };
}

type Session = {
  readonly client: TrinoClient;
  /** Names of tables in the Hive catalog, as `database.table`. */
  readonly external: Set<string>;
  /** Seconds that VACUUM keeps of each table's snapshots. */
  readonly ages: Map<string, string>;
};

type Step = { readonly found: AthenaStatement; readonly database: string | null };

async function execute(session: Session, { found, database }: Step): Promise<EngineResult> {
  if (found.kind === 'query' || found.kind === 'change') return rowsOf(session, found.sql, database);
  const where = whereOf(database);
  for (const statement of spelled(session, { found, database })) await session.client(statement, where);
  return nothing;
}

/** DDL and maintenance as Trino has them. */
function spelled(session: Session, { found, database }: Step): readonly string[] {
  if (found.kind === 'query' || found.kind === 'change') return [];
  if (found.kind === 'create as')
    return [createAs(inLane(session, found.name), inLane(session, found.sql), found)];
  const key = keyOf(found.name, database);
  const name = named(session.external.has(key) ? raw : managed, key);
  if (found.kind === 'create table') {
    session.ages.set(key, found.properties['vacuum_max_snapshot_age_seconds'] ?? '432000');
    return [createTable(named(managed, key), found)];
  }
  if (found.kind === 'create external') {
    session.external.add(key);
    return [createExternal(named(raw, key), found)];
  }
  if (found.kind === 'drop table') {
    session.external.delete(key);
    return [`drop table ${found.isIfExists ? 'if exists ' : ''}${name}`];
  }
  if (found.kind === 'optimize') return [`alter table ${name} execute optimize`];
  const age = `retention_threshold => '${session.ages.get(key) ?? '432000'}s'`;
  return ['expire_snapshots', 'remove_orphan_files'].map(
    (procedure) => `alter table ${name} execute ${procedure}(${age})`,
  );
}

function keyOf({ database, table }: DdlName, current: string | null): string {
  const schema = database ?? current;
  if (schema === null) throw new EngineFailed('MISSING_SCHEMA_NAME', `no database is named for ${table}`);
  return `${schema}.${table}`;
}

const named = (catalog: string, key: string): string =>
  [catalog, ...key.split('.')].map((part) => identifier(part)).join('.');

const columnsSql = (columns: readonly DdlColumn[], digits: 3 | 6): string =>
  columns.map(({ name, type }) => `${identifier(name)} ${trinoType(type, digits)}`).join(', ');

function createTable(name: string, { isIfNotExists, columns, partitions, location }: CreateTable): string {
  const by = partitions.map((part) =>
    literal(typeof part === 'string' ? part : `bucket(${part.of}, ${part.bucket})`),
  );
  return `create table ${isIfNotExists ? 'if not exists ' : ''}${name} (${columnsSql(columns, 6)})
with (format = 'PARQUET', format_version = 2, partitioning = array[${by.join(', ')}],
  location = ${literal(location.replace(/\/$/, ''))})`;
}

const createAs = (name: string, sql: string, { location }: Pick<CreateTable, 'location'>): string =>
  `create table ${name} with (format = 'PARQUET', location = ${literal(location.replace(/\/$/, ''))}) as ${sql}`;

const createExternal = (name: string, { isIfNotExists, columns, location }: CreateExternal): string =>
  `create table ${isIfNotExists ? 'if not exists ' : ''}${name} (${columnsSql(columns, 3)})
with (format = 'PARQUET', external_location = ${literal(location)})`;

const whereOf = (database: string | null) => ({
  catalog: managed,
  ...(database === null ? {} : { schema: database }),
});

async function rowsOf(session: Session, sql: string, database: string | null): Promise<EngineResult> {
  const result = await session.client(inLane(session, sql), whereOf(database));
  return {
    columns: result.columns.map(trinoColumn),
    rows: result.rows.map((row) => row.map((cell, i) => trinoCell(cell, result.columns[i]?.type ?? ''))),
    bytesScanned: result.bytesRead,
    changed: result.changed,
  };
}

/** Every `awsdatacatalog` becomes the catalog of the lane that holds the table named after it. */
function inLane({ external }: Session, sql: string): string {
  const tokens = [...sqlTokens(sql)];
  const words = tokens.map((token, at) => ({ token, at })).filter(({ token }) => !isSpace(token));
  const plain = (token: string | undefined) => (token ?? '').replaceAll('"', '').toLowerCase();
  for (const [i, { token, at }] of words.entries()) {
    if (plain(token) !== 'awsdatacatalog' || words[i + 1]?.token !== '.') continue;
    const key = `${plain(words[i + 2]?.token)}.${plain(words[i + 4]?.token)}`;
    tokens[at] = identifier(external.has(key) ? raw : managed);
  }
  return tokens.join('');
}
