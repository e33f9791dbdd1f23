import type { HiveType } from './hive-type.ts';
import { isSpace, sqlTokens } from './sql-tokens.ts';
import { type DdlName, Malformed, TokenReader } from './token-reader.ts';

export type DdlColumn = { readonly name: string; readonly type: HiveType };
export type DdlPartition = string | { readonly bucket: number; readonly of: string };

export type CreateTable = {
  readonly kind: 'create table';
  readonly name: DdlName;
  readonly isIfNotExists: boolean;
  readonly columns: readonly DdlColumn[];
  readonly partitions: readonly DdlPartition[];
  readonly location: string;
  /** By their names in small letters. */
  readonly properties: Readonly<Record<string, string>>;
};

export type CreateExternal = Omit<CreateTable, 'kind' | 'partitions' | 'properties'> & {
  readonly kind: 'create external';
};

/** A table made of a query; its name and its query are in the query's own grammar. */
export type CreateAs = {
  readonly kind: 'create as';
  readonly name: string;
  readonly location: string;
  readonly sql: string;
};

export type DropTable = {
  readonly kind: 'drop table';
  readonly name: DdlName;
  readonly isIfExists: boolean;
};

/** A statement by what must be done to run it elsewhere; DML and queries are left as they are. */
export type AthenaStatement =
  | CreateTable
  | CreateExternal
  | CreateAs
  | DropTable
  | { readonly kind: 'optimize' | 'vacuum'; readonly name: DdlName }
  | { readonly kind: 'change'; readonly verb: string; readonly sql: string }
  | { readonly kind: 'query'; readonly sql: string };

// docs.aws.amazon.com/athena/latest/ug/querying-iceberg-creating-tables.html; any other key is refused.
const icebergProperties = new Set([
  'table_type',
  'format',
  'write_compression',
  'optimize_rewrite_data_file_threshold',
  'optimize_rewrite_delete_file_threshold',
  'vacuum_min_snapshots_to_keep',
  'vacuum_max_snapshot_age_seconds',
  'vacuum_max_metadata_files_to_keep',
]);

/** @throws Malformed for what Athena does not read; it reads one statement at a time. */
export function athenaStatement(statement: string): AthenaStatement {
  const sql = statement.trim().replace(/;$/, '');
  const verb =
    sqlTokens(sql.slice(0, 10_000))
      .find((token) => !isSpace(token))
      ?.toLowerCase() ?? '';
  const as = createAs(sql);
  if (as !== null) return as;
  const read = ddl[verb];
  if (read !== undefined) {
    const reader = new TokenReader(sql);
    const found = read(reader);
    reader.end();
    return found;
  }
  if (sqlTokens(sql).some((token) => token.startsWith('`'))) {
    throw new Malformed('backquoted identifiers are not supported; use double quotes to quote identifiers');
  }
  if (['select', 'with', 'values', '('].includes(verb)) return { kind: 'query', sql };
  if (['insert', 'merge', 'update', 'delete'].includes(verb)) return { kind: 'change', verb, sql };
  throw new Malformed(`mismatched input '${verb}'`);
}

const ddl: Readonly<Record<string, (reader: TokenReader) => AthenaStatement>> = {
  create: (reader) => {
    reader.need('create');
    if (reader.take('external', 'table')) return createExternal(reader);
    reader.need('table');
    return createTable(reader);
  },
  drop: (reader) => {
    reader.need('drop', 'table');
    const isIfExists = reader.take('if', 'exists');
    return { kind: 'drop table', isIfExists, name: reader.table() };
  },
  optimize: (reader) => {
    reader.need('optimize');
    const name = reader.table();
    reader.need('rewrite', 'data', 'using', 'bin_pack');
    return { kind: 'optimize', name };
  },
  vacuum: (reader) => {
    reader.need('vacuum');
    return { kind: 'vacuum', name: reader.table() };
  },
};

// docs.aws.amazon.com/athena/latest/ug/create-table-as.html: for Iceberg a location, and is_external = false.
function createAs(sql: string): CreateAs | null {
  const found = /^create table ((?:"[^"]+"\.){0,2}"[^"]+") with \(([^)]*)\) as\s+([\s\S]*)$/i.exec(sql);
  if (found === null) return null;
  const [, name = '', properties = '', query = ''] = found;
  const location = /\blocation = '(s3:\/\/[^']+\/)'/.exec(properties)?.[1];
  if (!/table_type = 'ICEBERG'/.test(properties) || !/is_external = false/.test(properties))
    throw new Malformed('a table of a query needs table_type and is_external');
  if (location === undefined) throw new Malformed('an Iceberg table of a query needs its location');
  return { kind: 'create as', name, location, sql: query };
}

function createTable(reader: TokenReader): CreateTable {
  const head = tableHead(reader);
  const partitions = reader.take('partitioned', 'by') ? reader.list(() => partition(reader)) : [];
  const location = locationOf(reader);
  reader.need('tblproperties');
  const properties = reader.properties();
  if (properties['table_type']?.toLowerCase() !== 'iceberg') {
    throw new Malformed("a managed table needs 'table_type' = 'ICEBERG'");
  }
  const unknown = Object.keys(properties).find((name) => !icebergProperties.has(name));
  if (unknown !== undefined) throw new Malformed(`unsupported table property key: ${unknown}`);
  return { kind: 'create table', ...head, partitions, location, properties };
}

function createExternal(reader: TokenReader): CreateExternal {
  const head = tableHead(reader);
  reader.need('stored', 'as', 'parquet');
  return { kind: 'create external', ...head, location: locationOf(reader) };
}

function tableHead(reader: TokenReader): Pick<CreateTable, 'name' | 'isIfNotExists' | 'columns'> {
  const isIfNotExists = reader.take('if', 'not', 'exists');
  const name = reader.table();
  const columns = reader.list(() => ({ name: reader.name(), type: reader.type() }));
  return { name, isIfNotExists, columns };
}

function partition(reader: TokenReader): DdlPartition {
  if (!reader.take('bucket', '(')) return reader.name();
  const bucket = reader.integer();
  reader.need(',');
  const of = reader.name();
  reader.need(')');
  return { bucket, of };
}

function locationOf(reader: TokenReader): string {
  reader.need('location');
  const location = reader.text();
  if (!/^s3:\/\/[^/]+\/(.*\/)?$/.test(location))
    throw new Malformed(`a location is a folder, got ${location}`);
  return location;
}
