const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The one place where a value becomes SQL text: DuckDB, Trino and Athena read the result alike.
 * Athena's execution parameters are SQL text too, so this guards every door.
 *
 * @throws RangeError for a NUL, a lone surrogate or a number that is not finite.
 */
export function literal(value: string | number | boolean | null): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberLiteral(value);
  if (value.includes('\u0000')) throw new RangeError('a literal needs text without NUL, got one');
  if (!value.isWellFormed()) throw new RangeError('a literal needs whole characters, got a lone surrogate');
  return `'${value.replaceAll("'", "''")}'`;
}

function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`a literal needs a finite number, got ${value}`);
  if (Number.isInteger(value)) return BigInt(value).toString();
  const text = String(value);
  // 1e-7 would be read as a double; a decimal keeps sums exact.
  if (text.includes('e')) throw new RangeError(`a literal needs a plain decimal, got ${text}`);
  return text;
}

/** `date '2017-12-31'`. @throws RangeError unless the text is an ISO day that exists. */
export function dateLiteral(value: string): string {
  const day = isoDate.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  if (day === null || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value) {
    throw new RangeError(`a date literal needs yyyy-MM-dd, got ${value}`);
  }
  return `date '${value}'`;
}

/** A quoted identifier. What may be named is decided by the allow-list before. */
export function identifier(name: string): string {
  if (name === '' || name.includes('\u0000') || !name.isWellFormed()) {
    throw new RangeError('an identifier needs at least one whole character, got none');
  }
  return `"${name.replaceAll('"', '""')}"`;
}
