import { type ObjectName, objects } from '../../core/model/objects.ts';
import { identifier, literal } from './sql-text.ts';
import { duckdbSpelling, type StoreSpelling } from './store-spelling.ts';
import { type StoredField, storedFields } from './tables.ts';

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
  return `concat(${parts.map((part) => `cast(length(${part}) as varchar), ':', ${part}`).join(', ')})`;
}

/**
 * md5 of a row's content as text: equal for equal rows, whatever their batch and its further columns.
 * Fields in the order of the model, then the extras that are filled in, by name.
 */
export function contentHash(
  object: ObjectName,
  extras: readonly string[],
  spelling: StoreSpelling = duckdbSpelling,
): string {
  const fields = storedFields(object).map((field) => `coalesce(${asText(field, spelling)}, '')`);
  const further = [...extras]
    .sort()
    .map((name) => `coalesce(chr(30) || ${literal(name)} || '=' || ${spelling.extra(name)}, '')`);
  const parts = [...fields, 'cast(r.is_deleted as varchar)', ...further];
  return spelling.md5(`concat_ws(chr(31), ${parts.join(', ')})`);
}

function asText({ name, kind }: StoredField, spelling: StoreSpelling): string {
  const column = `r.${identifier(name)}`;
  if (kind.kind === 'list') return spelling.listText(column);
  return kind.kind === 'instant' ? spelling.momentText(column) : `cast(${column} as varchar)`;
}
