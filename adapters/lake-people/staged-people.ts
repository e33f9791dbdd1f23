import { type PeopleObject, peopleFields } from '../../core/hiring/people-mapping/people-schemas.ts';
import type { Database } from '../duckdb/database.ts';
import { identifier, literal } from '../duckdb/sql-text.ts';
import { sqlTypes } from '../duckdb/tables.ts';
import type { OfferedRow } from '../people/people-offer.ts';

/** Writes records as Parquet, in the columns of `stagedPeopleColumns`. */
export async function writeStagedPeople(
  database: Database,
  { object, rows }: { readonly object: PeopleObject; readonly rows: readonly OfferedRow[] },
  path: string,
): Promise<void> {
  const fields = peopleFields(object);
  const columns = fields.map(({ name, kind }) => `${identifier(name)} ${sqlTypes[kind.kind]}`);
  await database.run(`create or replace table staged (line bigint not null, ${columns.join(', ')})`);
  const appender = await database.connection.createAppender('staged');
  try {
    for (const { line, row } of rows) {
      appender.appendBigInt(BigInt(line));
      for (const { name } of fields) {
        const value = row[name] ?? null;
        if (value === null) appender.appendNull();
        else appender.appendVarchar(String(value));
      }
      appender.endRow();
    }
  } finally {
    appender.closeSync();
  }
  await database.run(
    `copy (from staged order by line) to ${literal(path)} (format parquet, compression zstd)`,
  );
}
