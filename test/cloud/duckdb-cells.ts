import {
  DuckDBDecimalType,
  DuckDBDecimalValue,
  DuckDBListType,
  DuckDBListValue,
  DuckDBMapType,
  DuckDBMapValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Cell, EngineColumn } from './athena-engine.ts';
import { sixDigits } from './trino-cells.ts';

/** Name, precision and scale as Athena reports them in ColumnInfo. */
const plain: Partial<Record<DuckDBTypeId, readonly [type: string, precision: number, scale: number]>> = {
  [DuckDBTypeId.VARCHAR]: ['varchar', 2_147_483_647, 0],
  [DuckDBTypeId.INTEGER]: ['integer', 10, 0],
  [DuckDBTypeId.BIGINT]: ['bigint', 19, 0],
  // The sum of bigints; Athena stays with bigint.
  [DuckDBTypeId.HUGEINT]: ['bigint', 19, 0],
  [DuckDBTypeId.BOOLEAN]: ['boolean', 0, 0],
  [DuckDBTypeId.DATE]: ['date', 0, 0],
  [DuckDBTypeId.DOUBLE]: ['double', 17, 0],
  [DuckDBTypeId.TIMESTAMP]: ['timestamp', 3, 0],
  [DuckDBTypeId.SQLNULL]: ['unknown', 0, 0],
};

/** @throws RangeError for a type that Athena has under no such name. */
export function duckdbColumn(name: string, type: DuckDBType): EngineColumn {
  if (type instanceof DuckDBDecimalType) {
    return { name, type: 'decimal', precision: type.width, scale: type.scale };
  }
  if (type instanceof DuckDBListType) return { name, type: 'array', precision: 0, scale: 0 };
  if (type instanceof DuckDBMapType) return { name, type: 'map', precision: 0, scale: 0 };
  const known = plain[type.typeId];
  if (known === undefined) throw new RangeError(`a type that Athena has was needed, got ${type} in ${name}`);
  return { name, type: known[0], precision: known[1], scale: known[2] };
}

export function duckdbCell(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return { number: String(value) };
  if (value instanceof DuckDBDecimalValue) return { number: value.toString() };
  if (value instanceof DuckDBTimestampValue) return sixDigits(value.toString());
  if (value instanceof DuckDBListValue) return value.items.map(duckdbCell);
  if (value instanceof DuckDBMapValue) {
    return new Map(value.entries.map(({ key, value: held }) => [String(key), duckdbCell(held)]));
  }
  return value.toString();
}
