import {
  Table as ArrowTable,
  type DataType,
  DateDay,
  Field,
  Float64,
  Int64,
  Schema,
  TimestampMillisecond,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import { type Cell, type Column, cellOf, isNumeric, numberOf, type Table } from './table.ts';

function typeOf(column: Column): DataType {
  if (column.kind === 'integer') return new Int64();
  if (isNumeric(column.kind)) return new Float64();
  if (column.kind === 'date') return new DateDay();
  if (column.kind === 'instant') return new TimestampMillisecond('UTC');
  return new Utf8();
}

function millisecondsOf(text: string, column: Column): number {
  const time = Date.parse(
    text.length === 10 ? `${text}T00:00:00Z` : `${text.replace(' ', 'T').replace(/Z?$/, '')}Z`,
  );
  if (Number.isNaN(time)) {
    throw new RangeError(`column ${column.key} needs an ISO ${column.kind}, got ${text.slice(0, 64)}`);
  }
  return time;
}

function arrowValue(cell: Cell, column: Column): string | number | bigint | Date | null {
  if (cell === null) return null;
  if (column.kind === 'integer')
    return BigInt(typeof cell === 'string' ? cell : (numberOf(cell, column) ?? 0));
  if (isNumeric(column.kind)) return numberOf(cell, column);
  if (column.kind === 'date') return new Date(millisecondsOf(String(cell), column));
  if (column.kind === 'instant') return millisecondsOf(String(cell), column);
  return String(cell);
}

function vectorOf(table: Table, column: Column): Vector {
  const values = table.rows.map((row) => arrowValue(cellOf(row, column), column));
  return vectorFromArray(values, typeOf(column));
}

/**
 * A table as an Arrow file (IPC file format), columns typed by their kind and all nullable.
 *
 * Label and kind of each column travel as field metadata, the title as schema metadata.
 */
export function arrowOf(table: Table): Uint8Array {
  const fields = table.columns.map(
    (column) =>
      new Field(
        column.key,
        typeOf(column),
        true,
        new Map([
          ['label', column.label],
          ['kind', column.kind],
        ]),
      ),
  );
  const schema = new Schema(fields, new Map([['title', table.title]]));
  const vectors = Object.fromEntries(table.columns.map((column) => [column.key, vectorOf(table, column)]));
  return tableToIPC(new ArrowTable(schema, vectors), 'file');
}
