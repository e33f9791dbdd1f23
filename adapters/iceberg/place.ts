import { identifier } from '../queries/literal.ts';

/**
 * Where the Iceberg tables of one data class lie, and who is spoken to. Athena and Trino read the same DML;
 * their DDL and maintenance differ, and both are printed from one description of a table.
 */
export type IcebergPlace = {
  readonly engine: 'athena' | 'trino';
  /** `awsdatacatalog` in AWS. */
  readonly catalog: string;
  /** The Glue database; a schema for Trino. */
  readonly database: string;
  /** The folder under which each table has its own, as `s3://bucket/folder`. */
  readonly location: string;
};

const simpleName = /^[a-z][a-z0-9_]{0,127}$/;
const folder = /^(s3:\/\/|local:\/\/\/)[a-z0-9][a-z0-9./_-]*[a-z0-9]$/;

/** @throws RangeError where a name or the folder holds what could end a statement's word. */
export function icebergPlace(place: IcebergPlace): IcebergPlace {
  allowed(place.catalog);
  allowed(place.database);
  if (!folder.test(place.location) || place.location.includes('..')) {
    throw new RangeError(`a place of tables needs s3://bucket/folder, got ${place.location.slice(0, 64)}`);
  }
  return place;
}

/** @throws RangeError unless it is a name of small letters, digits and underscores. */
export function allowed(name: string): string {
  if (!simpleName.test(name)) {
    throw new RangeError(
      `a table of the lake needs a name of a-z, 0-9 and _, got ${JSON.stringify(name.slice(0, 64))}`,
    );
  }
  return name;
}

/** The table as queries and DML name it, in both engines. */
export const tableName = ({ catalog, database }: IcebergPlace, table: string): string =>
  [catalog, database, table].map((part) => identifier(allowed(part))).join('.');

/**
 * The table as DDL and maintenance name it. Athena reads those as Hive does, with backticks, but `VACUUM` takes none
 * around the database: docs.aws.amazon.com/athena/latest/ug/vacuum-statement.html
 */
export function ddlName(place: IcebergPlace, table: string): string {
  if (place.engine === 'trino') return tableName(place, table);
  return `${allowed(place.database)}.\`${allowed(table)}\``;
}
