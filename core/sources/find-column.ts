import { columnKey } from '../model/column-key.ts';
import type { Aliases } from './file-form.ts';

/** Where a column stands in a header. `ambiguous`: two differently written columns have the name. */
export type Found =
  | { readonly kind: 'found'; readonly position: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'ambiguous'; readonly names: readonly string[] };

/**
 * Finds a column by the first of its names that the header has: as written, else without regard to
 * case, spaces and punctuation. Never by position.
 */
export function findColumn(header: readonly string[], names: Aliases): Found {
  for (const name of names) {
    const found = findOne(header, name);
    if (found.kind !== 'absent') return found;
  }
  return { kind: 'absent' };
}

export function hasColumn(header: readonly string[], names: Aliases): boolean {
  return findColumn(header, names).kind !== 'absent';
}

function findOne(header: readonly string[], name: string): Found {
  const exact = header.indexOf(name);
  if (exact >= 0) return { kind: 'found', position: exact };
  const key = columnKey(name);
  const alike = header.flatMap((column, i) => (columnKey(column) === key ? [i] : []));
  const [first] = alike;
  if (first === undefined) return { kind: 'absent' };
  const names = [...new Set(alike.map((i) => header[i] ?? ''))];
  return names.length === 1 ? { kind: 'found', position: first } : { kind: 'ambiguous', names };
}
