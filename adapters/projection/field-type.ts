import type { FieldKind } from '../../core/model/fields.ts';
import type { StoredValue } from '../../core/model/read-value.ts';
import { literal } from './sql-text.ts';

const types: Readonly<Record<FieldKind['kind'], string>> = {
  text: 'VARCHAR',
  date: 'DATE',
  instant: 'TIMESTAMP',
  decimal: 'DECIMAL(18,4)',
  integer: 'INTEGER',
  flag: 'BOOLEAN',
  word: 'VARCHAR',
  list: 'VARCHAR[]',
};

/** The DuckDB type that a kind of field is stored in. */
export const fieldType = ({ kind }: FieldKind): string => types[kind];

/** A stored value as a typed SQL literal. */
export function valueLiteral(value: StoredValue, kind: FieldKind): string {
  if (value === null) return `cast(null as ${fieldType(kind)})`;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  const text = kind.kind === 'instant' ? String(value).replace('Z', '') : String(value);
  return kind.kind === 'text' || kind.kind === 'word'
    ? literal(text)
    : `cast(${literal(text)} as ${fieldType(kind)})`;
}
