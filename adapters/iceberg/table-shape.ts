import type { FieldKind } from '../../core/model/fields.ts';
import { identifier, literal } from '../queries/literal.ts';
import { allowed, ddlName, type IcebergPlace } from './place.ts';

export type ColumnKind = FieldKind['kind'] | 'count' | 'texts';
export type Column = { readonly name: string; readonly kind: ColumnKind };

/** How rows are laid into files: by a column's values, or by a hash of it into so many buckets. */
export type Partition = string | { readonly bucket: number; readonly of: string };

/** One description of a table; its two spellings are printed from it. */
export type TableShape = {
  readonly table: string;
  readonly columns: readonly Column[];
  readonly partitions: readonly Partition[];
  /** How long an older snapshot, and so a deleted row, is still there after `VACUUM`. */
  readonly keepSnapshotsSeconds: number;
};

const types: Readonly<Record<ColumnKind, { readonly athena: string; readonly trino: string }>> = {
  text: { athena: 'string', trino: 'varchar' },
  word: { athena: 'string', trino: 'varchar' },
  date: { athena: 'date', trino: 'date' },
  instant: { athena: 'timestamp', trino: 'timestamp(6)' },
  decimal: { athena: 'decimal(18, 4)', trino: 'decimal(18, 4)' },
  integer: { athena: 'int', trino: 'integer' },
  count: { athena: 'bigint', trino: 'bigint' },
  flag: { athena: 'boolean', trino: 'boolean' },
  list: { athena: 'array<string>', trino: 'array(varchar)' },
  texts: { athena: 'map<string, string>', trino: 'map(varchar, varchar)' },
};

/**
 * Makes a table where there is none. Athena: `PARTITIONED BY (source, bucket(16, batch_id)) LOCATION ...
 * TBLPROPERTIES`, no `NOT NULL`; Trino: `WITH (partitioning = ARRAY['source', 'bucket(batch_id, 16)'])`.
 */
export function createTable(place: IcebergPlace, shape: TableShape): string {
  return place.engine === 'athena' ? athenaTable(place, shape) : trinoTable(place, shape);
}

function athenaTable(place: IcebergPlace, shape: TableShape): string {
  const columns = shape.columns.map(({ name, kind }) => `\`${allowed(name)}\` ${types[kind].athena}`);
  const by = shape.partitions.map((part) =>
    typeof part === 'string' ? `\`${part}\`` : `bucket(${part.bucket}, \`${part.of}\`)`,
  );
  const properties = {
    table_type: 'ICEBERG',
    format: 'parquet',
    write_compression: 'zstd',
    // A deletion is a file beside the data until OPTIMIZE rewrites both: one such file is enough to do so.
    optimize_rewrite_delete_file_threshold: '1',
    vacuum_max_snapshot_age_seconds: String(shape.keepSnapshotsSeconds),
  };
  const printed = Object.entries(properties).map(([name, value]) => `'${name}' = ${literal(value)}`);
  return `create table if not exists ${ddlName(place, shape.table)} (${columns.join(', ')})
${by.length > 0 ? `partitioned by (${by.join(', ')})\n` : ''}location ${literal(`${place.location}/${shape.table}/`)}
tblproperties (${printed.join(', ')})`;
}

function trinoTable(place: IcebergPlace, shape: TableShape): string {
  const columns = shape.columns.map(({ name, kind }) => `${identifier(allowed(name))} ${types[kind].trino}`);
  const by = shape.partitions.map((part) =>
    literal(typeof part === 'string' ? part : `bucket(${part.of}, ${part.bucket})`),
  );
  return `create table if not exists ${ddlName(place, shape.table)} (${columns.join(', ')})
with (format = 'PARQUET', format_version = 2, partitioning = array[${by.join(', ')}],
  location = ${literal(`${place.location}/${shape.table}`)})`;
}

/**
 * The rows of one batch as they wait for their statement. Athena: an external table over the Parquet files
 * under `folder`; Trino's lane has no Hive connector, so there it is a plain table that a test fills.
 */
export function createStaging(
  place: IcebergPlace,
  shape: Pick<TableShape, 'table' | 'columns'>,
  folder: string,
): string {
  if (place.engine === 'trino') {
    const columns = shape.columns.map(
      ({ name, kind }) => `${identifier(allowed(name))} ${types[kind].trino}`,
    );
    return `create table ${ddlName(place, shape.table)} (${columns.join(', ')})`;
  }
  // Hive's timestamps have milliseconds; a moment has six digits and travels as text.
  const columns = shape.columns.map(
    ({ name, kind }) => `\`${allowed(name)}\` ${types[kind === 'instant' ? 'text' : kind].athena}`,
  );
  return `create external table if not exists ${ddlName(place, shape.table)} (${columns.join(', ')})
stored as parquet location ${literal(`${folder}/`)}`;
}

export const dropTable = (place: IcebergPlace, table: string): string =>
  `drop table if exists ${ddlName(place, table)}`;
