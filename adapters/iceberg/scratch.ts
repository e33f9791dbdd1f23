import { literal } from '../queries/literal.ts';
import { type IcebergPlace, tableName } from './place.ts';

/** Tables that can be made again at any time: how their names begin. */
const prefix = 'deal_';

/** A table for the queries of one report. Its name says what is in it, so it is made once, whole or not at all. */
export const scratchName = (hash: string): string => `${prefix}${hash.slice(0, 32)}`;

/**
 * Makes a scratch table of a query; one that is there fails with TABLE_ALREADY_EXISTS.
 * @param folder of this attempt alone: what one that was cut short left in its folder would refuse every other.
 */
export function createScratch(
  place: IcebergPlace,
  { table, query, folder }: { readonly table: string; readonly query: string; readonly folder: string },
): string {
  const location = literal(
    `${place.location.replace(/\/tables$/, '')}/scratch/${table}/${allowedFolder(folder)}/`,
  );
  const form =
    place.engine === 'athena'
      ? `table_type = 'ICEBERG', is_external = false, format = 'PARQUET', location = ${location}`
      : `format = 'PARQUET'`;
  return `create table ${tableName(place, table)} with (${form}) as\n${query}`;
}

/** The names of the scratch tables that there are; asked in the catalog of the place. */
export const scratchTables = ({ database }: IcebergPlace): string =>
  `select t.table_name from information_schema.tables as t
where t.table_schema = ${literal(database)} and substr(t.table_name, 1, ${prefix.length}) = ${literal(prefix)}
order by t.table_name`;

/** @throws RangeError unless it is a name that can end no literal. */
function allowedFolder(name: string): string {
  if (!/^[\w-]+$/.test(name))
    throw new RangeError(`a folder needs letters, digits, _ and -, got ${name.slice(0, 64)}`);
  return name;
}
