import type { S3Client } from '@aws-sdk/client-s3';
import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier, literal } from '../../adapters/queries/literal.ts';
import { EngineFailed } from './athena-engine.ts';
import type { DdlColumn } from './athena-statement.ts';
import { duckdbType } from './hive-type.ts';
import { fetchFolder } from './staged-files.ts';

export type ExternalTable = {
  /** Quoted, with its database. */
  readonly name: string;
  readonly columns: readonly DdlColumn[];
  readonly location: string;
};

type Work = {
  readonly connection: DuckDBConnection;
  readonly s3: S3Client;
  readonly folder: string;
  readonly kept: Set<string>;
};

/**
 * Makes the table show what lies in its folder now, as Athena reads it at each statement: Parquet columns by
 * name, a missing one as nulls, another type as an error.
 */
export async function showExternal(work: Work, table: ExternalTable): Promise<void> {
  const { connection, s3, folder, kept } = work;
  const paths = await fetchFolder(s3, { location: table.location, into: folder, kept });
  if (paths.length === 0) {
    const none = table.columns.map(
      ({ name, type }) => `cast(null as ${duckdbType(type)}) as ${identifier(name)}`,
    );
    await connection.run(`create or replace view ${table.name} as select ${none.join(', ')} where false`);
    return;
  }
  const files = `read_parquet([${paths.map(literal).join(', ')}], union_by_name = true)`;
  const found = await connection.runAndReadAll(`describe select * from ${files}`);
  const types = new Map(
    found.getRowObjects().map((row) => [String(row['column_name']), String(row['column_type'])]),
  );
  const shown = table.columns.map((column) => shownColumn(column, types.get(column.name)));
  await connection.run(`create or replace view ${table.name} as select ${shown.join(', ')} from ${files}`);
}

function shownColumn({ name, type }: DdlColumn, found: string | undefined): string {
  const wanted = duckdbType(type);
  const column = identifier(name);
  if (found === undefined) return `cast(null as ${wanted}) as ${column}`;
  if (wanted === 'timestamp' && /^TIMESTAMP( WITH TIME ZONE)?$/.test(found)) {
    // Hive tables keep a moment to the millisecond, rounded.
    return `date_trunc('millisecond', cast(${column} as timestamp) + interval 500 microsecond) as ${column}`;
  }
  const alike = (text: string) => text.toLowerCase().replaceAll(' ', '');
  const isWider = wanted === 'bigint' && found === 'INTEGER';
  if (alike(found) !== alike(wanted) && !isWider) {
    throw new EngineFailed(
      'HIVE_BAD_DATA',
      `Field ${name}'s type ${found} in parquet file is incompatible with type ${type.name} defined in table schema`,
    );
  }
  return `cast(${column} as ${wanted}) as ${column}`;
}
