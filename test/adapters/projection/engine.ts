import { DuckDBInstance } from '@duckdb/node-api';
import type { Ask } from '../../../adapters/projection/settle-column.ts';
import type { Attempt, FieldReading, Reading } from '../../../core/model/reading.ts';

/** An empty DuckDB that answers in text. */
export async function openAsk(): Promise<Ask> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  return async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
}

const literal = (cell: string | null) => (cell === null ? 'null' : `'${cell.replaceAll("'", "''")}'`);

/** Makes `clean` of rows of cells; the first is line 2. */
export async function loadClean(ask: Ask, rows: readonly (readonly (string | null)[])[]): Promise<void> {
  const columns = (rows[0] ?? [null]).map((_, index) => `c${index} varchar`);
  await ask(`create or replace table clean (line bigint, ${columns.join(', ')})`);
  for (const [index, cells] of rows.entries()) {
    await ask(`insert into clean values (${index + 2}, ${cells.map(literal).join(', ')})`);
  }
}

/** A reading of fields from the columns at their own place. */
export function readingOf(
  fields: Readonly<Record<string, Attempt['rule']>>,
  more: Partial<Reading> = {},
): Reading {
  const read: FieldReading[] = Object.entries(fields).map(([field, rule], column) => ({
    field,
    columns: rule.const !== undefined || rule.rowNumber ? [] : [column],
    rule,
  }));
  const empty = { source: 'test', extras: [], deleted: null, where: null, timeZone: 'UTC' } as const;
  return { ...empty, object: 'opportunity', fields: read, ...more };
}
