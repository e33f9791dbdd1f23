import { type Cell, cellOf, isNumeric, numberOf, type Table } from './table.ts';

function checked(this: unknown, key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RangeError(`json needs finite numbers, got ${value} at ${key}`);
  }
  return value;
}

/** Two blanks, a line end at the end, numbers unrounded; keys stay in the order they have. */
export function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, checked, 2)}\n`;
}

/**
 * A report as its published shape: parsed first, so keys come in the order of the schema and nothing else gets out.
 *
 * @throws ZodError when the report does not fit its schema.
 */
export function reportJson(schema: { readonly parse: (value: unknown) => unknown }, report: unknown): string {
  return jsonOf(schema.parse(report));
}

function typed(cell: Cell, numeric: boolean, number: () => number | null): Cell {
  return numeric ? number() : cell;
}

/** A table without a schema of its own: its columns with their kinds, then one object a row. */
export function tableJson(table: Table): string {
  const rows = table.rows.map((row) =>
    Object.fromEntries(
      table.columns.map((column) => {
        const cell = cellOf(row, column);
        return [column.key, typed(cell, isNumeric(column.kind), () => numberOf(cell, column))];
      }),
    ),
  );
  return jsonOf({ schema: 'bearing/rows/1', title: table.title, columns: table.columns, rows });
}
