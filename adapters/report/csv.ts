import { withoutFormula } from './inert.ts';
import { type Cell, type Column, cellOf, isNumeric, numberOf, type Table } from './table.ts';

// A semicolon or TAB is quoted too: some spreadsheets split on them whatever the file says.
const needsQuotes = /[",;\t\r\n]|^\s|\s$/;

function quoted(text: string): string {
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function field(cell: Cell, column: Column): string {
  if (cell === null) return '';
  if (!isNumeric(column.kind)) return quoted(withoutFormula(String(cell)));
  // Exact decimal text stays exact; it is checked to be a number all the same.
  const value = numberOf(cell, column);
  return typeof cell === 'string' ? cell : String(value);
}

/** A table as RFC 4180 text (CRLF, UTF-8): keys as header, numbers unrounded, no data empty, formulas inert. */
export function csvOf(table: Table): string {
  const header = table.columns.map((column) => quoted(withoutFormula(column.key)));
  const lines = table.rows.map((row) => table.columns.map((column) => field(cellOf(row, column), column)));
  return [header, ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}
