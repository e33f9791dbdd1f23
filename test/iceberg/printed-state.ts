import type { TrinoColumn } from '../../tools/trino/client.ts';

export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** A row of Trino's JSON as the local store prints it: lists in brackets, moments without needless zeros. */
export function toCells(row: readonly unknown[], columns: readonly TrinoColumn[]): Row {
  return Object.fromEntries(columns.map(({ name, type }, i) => [name, cell(row[i], type)]));
}

function cell(value: unknown, type: string): Row[string] {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return `[${value.map((text) => `'${text}'`).join(', ')}]`;
  if (type.startsWith('timestamp')) return String(value).replace(/\.?0+$/, '');
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

/** In an order that no engine decides. */
export const sortedRows = (rows: readonly Row[]): readonly Row[] =>
  rows
    .map((row) => ({ row, text: JSON.stringify(row) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ row }) => row);
