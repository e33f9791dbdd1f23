import { writeXlsx } from 'hucre/xlsx';
import { withoutFormula } from './inert.ts';
import { type Cell, type Column, type ColumnKind, cellOf, isNumeric, numberOf, type Table } from './table.ts';

const numberFormats: Partial<Record<ColumnKind, string>> = {
  integer: '#,##0',
  rate: '0.0%',
  money: '#,##0.00',
  decimal: '#,##0.00',
  date: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss',
};

/** `_x0041_` in a workbook means the letter A: a text that only looks like it is escaped by its own first sign. */
function workbookText(text: string): string {
  return withoutFormula(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function cellValue(cell: Cell, column: Column): string | number | Date | null {
  if (cell === null) return null;
  if (isNumeric(column.kind)) return numberOf(cell, column);
  const text = String(cell);
  if (column.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text)) return new Date(`${text}T00:00:00Z`);
  if (column.kind === 'instant' && /^\d{4}-\d{2}-\d{2}[T ][\d:.]+Z?$/.test(text)) {
    return new Date(`${text.replace(' ', 'T').replace(/Z?$/, '')}Z`);
  }
  return workbookText(text);
}

/** At most 31 signs, none of `[]:*?/\`, unlike every name before it. */
function sheetName(title: string, taken: Set<string>): string {
  const base =
    title
      .replace(/[[\]:*?/\\]|^'|'$/g, ' ')
      .trim()
      .slice(0, 28) || 'sheet';
  let name = base;
  for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) name = `${base} ${copy}`;
  taken.add(name.toLowerCase());
  return name;
}

function columnWidth(column: Column): number {
  return Math.min(40, Math.max(column.kind === 'text' ? 18 : 12, column.label.length + 2));
}

function sheetOf(table: Table, taken: Set<string>) {
  return {
    name: sheetName(table.title, taken),
    freezePane: { rows: 1 },
    columns: table.columns.map((column, index) => ({
      header: workbookText(column.label),
      key: String(index),
      width: columnWidth(column),
      ...(numberFormats[column.kind] === undefined ? {} : { numFmt: numberFormats[column.kind] }),
    })),
    data: table.rows.map((row) =>
      Object.fromEntries(
        table.columns.map((column, index) => [index, cellValue(cellOf(row, column), column)]),
      ),
    ),
  };
}

/**
 * A workbook, one sheet a table: numbers typed, text in string cells and neutralised besides.
 *
 * Its dates of making are the epoch, so the same tables give the same bytes.
 */
export async function xlsxOf(tables: readonly Table[]): Promise<Uint8Array> {
  const taken = new Set<string>();
  const epoch = new Date(0);
  return await writeXlsx({
    properties: { creator: 'Bearing', created: epoch, modified: epoch },
    sheets: tables.map((table) => sheetOf(table, taken)),
  });
}
