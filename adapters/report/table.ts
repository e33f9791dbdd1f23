import { noData, printedNumber, printedRate } from './printed.ts';
import { printedAmount } from './printed-money.ts';

/** `rate` is 0-1; `date` is `yyyy-MM-dd`; `instant` is UTC, `yyyy-MM-ddTHH:mm:ss[.SSS]Z` or with a blank for T. */
export type ColumnKind = 'text' | 'integer' | 'rate' | 'money' | 'decimal' | 'date' | 'instant';

export type Column = {
  readonly key: string;
  readonly label: string;
  readonly kind: ColumnKind;
};

/** Null is no data. A number of a numeric column may come as exact decimal text. */
export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

/** What every report can be written from, in every format. */
export type Table = {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
};

const decimalText = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

export function isNumeric(kind: ColumnKind): boolean {
  return kind === 'integer' || kind === 'rate' || kind === 'money' || kind === 'decimal';
}

/** The cell of a row; an absent key is no data. */
export function cellOf(row: Row, column: Column): Cell {
  return row[column.key] ?? null;
}

/**
 * The number in a cell of a numeric column.
 *
 * @throws RangeError when the cell holds something else: the maker of the table broke its promise.
 */
export function numberOf(cell: Cell, column: Column): number | null {
  if (cell === null) return null;
  const value = typeof cell === 'string' && decimalText.test(cell) ? Number(cell) : cell;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new RangeError(`column ${column.key} needs a finite number, got ${String(cell).slice(0, 64)}`);
}

/** A cell as a person reads it: rates in per cent, thousands, no data as a dash with words. */
export function printedCell(cell: Cell, column: Column): string {
  if (cell === null) return noData;
  if (!isNumeric(column.kind)) return String(cell);
  const value = numberOf(cell, column);
  if (value === null) return noData;
  if (column.kind === 'rate') return printedRate(value);
  if (column.kind === 'money') return printedAmount(value);
  return printedNumber(value, column.kind === 'integer' || Number.isInteger(value) ? 0 : 2);
}
