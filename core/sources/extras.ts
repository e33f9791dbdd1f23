import { columnKey } from '../model/column-key.ts';
import { type ObjectName, objects } from '../model/objects.ts';
import type { Reading } from '../model/reading.ts';
import { extraName } from './column-name.ts';

/** Names that stored rows have beside their fields and extras. */
const reserved = [
  ...['source', 'batch_id', 'effective_at', 'row_hash', 'is_back_cast', 'extra', 'deleted', 'line'],
  ...['record_id', 'known_from', 'outcome_then'],
];

/**
 * Columns that no field takes and nothing ignores, under their normalised names.
 * A name that a field, the store or an earlier extra has gets `_2`, `_3`...
 * A column that repeats the name of an earlier one exactly is left out: the gate let it pass as identical.
 */
export function extrasOf(
  header: readonly string[],
  file: { readonly object: ObjectName; readonly used: readonly number[]; readonly ignore: readonly string[] },
): Reading['extras'] {
  const used = new Set(file.used);
  const ignored = new Set(file.ignore.map(columnKey));
  const taken = new Set([...Object.keys(objects[file.object].schema.shape), ...reserved]);
  const extras: { name: string; column: number }[] = [];
  for (const [column, written] of header.entries()) {
    const repeats = header.indexOf(written) < column;
    if (used.has(column) || repeats || ignored.has(columnKey(written))) continue;
    const name = freeName(extraName(written), taken);
    taken.add(name);
    extras.push({ name, column });
  }
  return extras;
}

/** The columns that a reading takes values from, or looks at to pick its rows. */
export function usedColumns({ fields, deleted, where }: Omit<Reading, 'extras'>): readonly number[] {
  return [
    ...fields.flatMap((field) => [field, ...(field.or ?? [])].flatMap(({ columns }) => columns)),
    ...(deleted === null ? [] : [deleted]),
    ...(where ?? []).map(({ column }) => column),
  ];
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}_${n}`;
  return free;
}
