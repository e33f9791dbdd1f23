import {
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBDecimalValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { QueryRow } from '../../core/model/cell-query.ts';
import type { Inventory } from '../../core/model/inventory.ts';
import type { QueryEngine } from '../../core/ports.ts';
import { type CompiledQuery, compileQuery } from './compile.ts';

/** What Trino has and DuckDB names otherwise. Temporary: nothing is written to the file. */
export const duckdbPrelude = [
  'set integer_division = true',
  "set TimeZone = 'UTC'",
  'create or replace temp macro to_utf8(value) as value',
  'create or replace temp macro to_hex(value) as upper(value)',
  "create or replace temp macro from_base(digits, base) as cast('0x' || digits as bigint)",
] as const;

/**
 * A query engine over a DuckDB connection that shows the state as of one moment
 * (relations `opportunity`, `account`, ... with one row per record).
 * Where `deal` joins other objects it is built once per spec, so the queries of one command scan one table; else
 * each query reads the few columns it needs from the stored ones, which costs less than a copy of all.
 */
export function duckdbEngine({
  connection,
  inventory,
}: {
  readonly connection: DuckDBConnection;
  readonly inventory: Inventory;
}): QueryEngine {
  let prepared = false;
  let deal: string | null = null;
  const prepare = async ({ deal: wanted, isDealJoined }: CompiledQuery) => {
    if (!prepared) for (const statement of duckdbPrelude) await connection.run(statement);
    prepared = true;
    if (wanted === null || wanted === deal) return;
    if (isDealJoined) await connection.run(`create or replace temp table joined_deal as ${wanted}`);
    const body = isDealJoined ? 'select * from joined_deal' : wanted;
    await connection.run(`create or replace temp view deal as ${body}`);
    deal = wanted;
  };
  return {
    inventory: async () => inventory,
    rows: async (query) => {
      const compiled = compileQuery(query, inventory);
      await prepare(compiled);
      return fetchRows(connection, compiled.sql);
    },
  };
}

async function fetchRows(connection: DuckDBConnection, sql: string): Promise<readonly QueryRow[]> {
  const reader = await connection.runAndReadAll(sql);
  const names = reader.deduplicatedColumnNames();
  return reader.getRows().map((row) => {
    const entries = row.map((value, i): [string, QueryRow[string]] => [names[i] ?? '', plain(value)]);
    return Object.fromEntries(entries);
  });
}

/** Integers as numbers, decimals and dates as text. @throws RangeError beyond 2^53 and for any other type. */
function plain(value: DuckDBValue): QueryRow[string] {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new RangeError(`a count within 2^53 was needed, got ${value}`);
    return number;
  }
  if (value instanceof DuckDBDecimalValue || value instanceof DuckDBDateValue) return value.toString();
  throw new RangeError(`a query may return integers, decimals, dates and text, got ${typeof value}`);
}
