import type { BatchEntry } from '../../core/model/batch.ts';
import type { Database } from '../duckdb/database.ts';
import { identifier, literal } from '../duckdb/sql-text.ts';
import { extraColumn, storedFields, storedTable } from '../duckdb/tables.ts';

/**
 * Writes the rows of a batch out of the local store as Parquet, in the columns of `stagedColumns`: further columns
 * as a map of those that are filled in, moments as text of six digits.
 */
export async function writeStaged(database: Database, entry: BatchEntry, path: string): Promise<void> {
  const { object, batch, extras } = entry;
  const fields = storedFields(object).map(({ name, kind }) =>
    kind.kind === 'instant'
      ? `strftime(r.${identifier(name)}, '%Y-%m-%d %H:%M:%S.%f') as ${identifier(name)}`
      : `r.${identifier(name)}`,
  );
  await database.run(`copy (
    select r.line, r.is_deleted, ${fields.join(', ')}, ${extraMap(extras)} as extra
    from ${storedTable(object)} as r where r.batch = ${batch} order by r.line
  ) to ${literal(path)} (format parquet, compression zstd)`);
}

function extraMap(extras: readonly string[]): string {
  const pairs = extras.map((name) => `{k: ${literal(name)}, v: r.${extraColumn(name)}}`);
  if (pairs.length === 0) return 'cast(null as map(varchar, varchar))';
  return `map_from_entries(list_filter([${pairs.join(', ')}], pair -> pair.v is not null))`;
}
