import type { AthenaColumn, AthenaResult } from '../athena/athena.ts';
import type { Row } from '../duckdb/database.ts';

const whole = new Set(['tinyint', 'smallint', 'integer', 'bigint']);

/**
 * The rows of a result as a query returns them: integers as numbers, flags as flags, decimals, dates and texts
 * as text.
 * @throws RangeError beyond 2^53 and for a type no query may return.
 */
export function recordsOf({ columns, rows }: AthenaResult): readonly Row[] {
  return rows.map((row) =>
    Object.fromEntries(columns.map((column, i) => [column.name, cellOf(row[i] ?? null, column)])),
  );
}

function cellOf(text: string | null, { name, type }: AthenaColumn): Row[string] {
  if (text === null) return null;
  if (whole.has(type)) return wholeNumber(text, name);
  if (type === 'boolean') return text === 'true';
  if (type === 'varchar' || type === 'char' || type === 'date' || type.startsWith('decimal')) return text;
  throw new RangeError(
    `a query may return integers, decimals, dates and text, got ${type} in the column ${name}`,
  );
}

function wholeNumber(text: string, name: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number))
    throw new RangeError(`a count within 2^53 was needed, got ${text} in ${name}`);
  return number;
}
