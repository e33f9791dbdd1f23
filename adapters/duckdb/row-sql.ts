import { type ObjectName, objects } from '../../core/model/objects.ts';
import { identifier, literal } from './sql-text.ts';
import { extraColumn, type StoredField, storedFields } from './tables.ts';

// What a stored row `r` of a batch `l` is, in SQL.

/** When a row counts from: its own `modified_at`, else its batch's as-of. */
export function effectiveAt(object: ObjectName): string {
  const isDated = storedFields(object).some((field) => field.name === 'modified_at');
  return isDated ? 'coalesce(r.modified_at, l.as_of)' : 'l.as_of';
}

/** What identifies a record inside its source: its id, or its key fields, each with its length before it. */
export function recordKey(object: ObjectName): string {
  const key: readonly string[] = objects[object].key;
  if (key.length === 1) return `r.${identifier(key[0] ?? '')}`;
  const parts = key.map((name) => `cast(r.${identifier(name)} as varchar)`);
  return `concat(${parts.map((part) => `length(${part}), ':', ${part}`).join(', ')})`;
}

/**
 * md5 of a row's content as text: equal for equal rows, whatever their batch and its further columns.
 * Fields in the order of the model, then the extras that are filled in, by name.
 */
export function contentHash(object: ObjectName, extras: readonly string[]): string {
  const fields = storedFields(object).map((field) => `coalesce(${asText(field)}, '')`);
  const further = [...extras]
    .sort()
    .map((name) => `coalesce(chr(30) || ${literal(name)} || '=' || r.${extraColumn(name)}, '')`);
  return `md5(concat_ws(chr(31), ${[...fields, 'cast(r.is_deleted as varchar)', ...further].join(', ')}))`;
}

function asText({ name, kind }: StoredField): string {
  const column = `r.${identifier(name)}`;
  return kind.kind === 'list' ? `array_to_string(${column}, chr(29))` : `cast(${column} as varchar)`;
}
