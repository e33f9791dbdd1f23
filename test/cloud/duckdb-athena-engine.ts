import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { identifier } from '../../adapters/queries/literal.ts';
import { type AthenaEngine, type Cell, EngineFailed, type EngineResult, nothing } from './athena-engine.ts';
import {
  type AthenaStatement,
  athenaStatement,
  type CreateExternal,
  type CreateTable,
  type DropTable,
} from './athena-statement.ts';
import { duckdbCell, duckdbColumn } from './duckdb-cells.ts';
import { duckdbFailure } from './duckdb-failure.ts';
import { athenaPrelude, duckdbText } from './duckdb-spelling.ts';
import { type ExternalTable, showExternal } from './external-tables.ts';
import { duckdbType } from './hive-type.ts';
import { sqlTokens } from './sql-tokens.ts';
import type { DdlName } from './token-reader.ts';

const catalog = 'awsdatacatalog';

/**
 * Athena's statements on a DuckDB in memory, one after another. What it cannot show: snapshots and files of
 * Iceberg, conflicts of two writers (the fake endpoint plants those), and how much Athena would have read:
 * its bytes are those of the answer.
 */
export async function duckdbAthenaEngine(options: {
  /** Glue databases; they are made by the template, not by a statement. */
  readonly databases: readonly string[];
  /** For external tables; where there is none, they are refused. */
  readonly s3?: S3Client;
}): Promise<AthenaEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'fake-athena-'));
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '1GB' });
  const connection = await instance.connect();
  for (const statement of athenaPrelude) await connection.run(statement);
  await connection.run(`attach ':memory:' as ${catalog}`);
  for (const database of options.databases) await connection.run(`create schema ${catalog}.${database}`);
  const session: Session = {
    connection,
    folder,
    s3: options.s3 ?? null,
    external: new Map(),
    kept: new Set(),
  };

  let last: Promise<unknown> = Promise.resolve();
  return {
    run: (statement, { database, signal }) => {
      const result = last.then(() => runOne(session, { statement, database, signal }));
      last = result.catch(() => undefined);
      return result;
    },
    close: async () => {
      await last;
      connection.closeSync();
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Session = {
  readonly connection: DuckDBConnection;
  readonly folder: string;
  readonly s3: S3Client | null;
  readonly external: Map<string, ExternalTable>;
  readonly kept: Set<string>;
};

type Job = { readonly statement: string; readonly database: string | null; readonly signal: AbortSignal };

async function runOne(session: Session, { statement, database, signal }: Job): Promise<EngineResult> {
  signal.throwIfAborted();
  const interrupt = () => session.connection.interrupt();
  signal.addEventListener('abort', interrupt, { once: true });
  try {
    await session.connection.run(`use ${catalog}.${identifier(database ?? 'main')}`);
    return await execute(session, { found: athenaStatement(statement), database });
  } catch (cause) {
    signal.throwIfAborted();
    throw duckdbFailure(cause);
  } finally {
    signal.removeEventListener('abort', interrupt);
  }
}

type Step = { readonly found: AthenaStatement; readonly database: string | null };

async function execute(session: Session, { found, database }: Step): Promise<EngineResult> {
  const { connection } = session;
  if (found.kind === 'query' || found.kind === 'change') {
    await showNamed(session, found.sql);
    return found.kind === 'query' ? rowsOf(connection, found.sql) : changedBy(connection, found.sql);
  }
  if (found.kind === 'create as') {
    await connection.run(`create table ${found.name} as ${duckdbText(found.sql)}`);
    return nothing;
  }
  const name = qualified(found.name, database);
  if (found.kind === 'create table') await connection.run(createSql(name, found));
  else if (found.kind === 'create external') createExternal(session, name, found);
  else if (found.kind === 'drop table') await dropTable(session, name, found);
  // No files, no snapshots: maintenance only needs its table to be there.
  else await connection.run(`describe ${name}`);
  return nothing;
}

function createExternal({ external }: Session, name: string, found: CreateExternal): void {
  if (external.has(name) && found.isIfNotExists) return;
  if (external.has(name)) throw new EngineFailed('TABLE_ALREADY_EXISTS', `Table ${name} already exists`);
  external.set(name, { name, columns: found.columns, location: found.location });
}

async function dropTable(session: Session, name: string, { isIfExists }: DropTable): Promise<void> {
  const isView = session.external.delete(name);
  const what = isView ? 'view if exists' : `table ${isIfExists ? 'if exists' : ''}`;
  await session.connection.run(`drop ${what} ${name}`);
}

function qualified({ database, table }: DdlName, current: string | null): string {
  const schema = database ?? current;
  if (schema === null) throw new EngineFailed('MISSING_SCHEMA_NAME', `no database is named for ${table}`);
  return [catalog, schema, table].map(identifier).join('.');
}

const createSql = (name: string, { isIfNotExists, columns }: CreateTable) =>
  `create table ${isIfNotExists ? 'if not exists ' : ''}${name} (${columns
    .map((column) => `${identifier(column.name)} ${duckdbType(column.type)}`)
    .join(', ')})`;

/** External tables that a statement names are read anew for it. */
async function showNamed(session: Session, sql: string): Promise<void> {
  if (session.external.size === 0) return;
  const words = new Set(sqlTokens(sql).map((token) => token.replaceAll('"', '').toLowerCase()));
  for (const table of session.external.values()) {
    const last = table.name.split('.').at(-1)?.replaceAll('"', '') ?? '';
    if (!words.has(last)) continue;
    if (session.s3 === null) throw new RangeError(`an external table needs an S3 endpoint, none was given`);
    await showExternal({ ...session, s3: session.s3 }, table);
  }
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<EngineResult> {
  const reader = await connection.runAndReadAll(duckdbText(sql));
  const types = reader.columnTypes();
  const columns = reader
    .columnNames()
    .map((name, i) => duckdbColumn(name, types[i] ?? missing(`the type of ${name}`)));
  const rows = reader.getRows().map((row) => row.map(duckdbCell));
  return {
    columns,
    rows,
    bytesScanned: rows.flat().reduce((n: number, cell) => n + size(cell), 0),
    changed: null,
  };
}

async function changedBy(connection: DuckDBConnection, sql: string): Promise<EngineResult> {
  const result = await connection.run(duckdbText(sql));
  return { ...nothing, changed: result.rowsChanged };
}

const size = (cell: Cell): number => (cell === null ? 1 : JSON.stringify(cell).length);

function missing(what: string): never {
  throw new RangeError(`${what} was needed, there is none`);
}
