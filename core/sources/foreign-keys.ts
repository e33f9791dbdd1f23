import { nearestName } from '../model/nearest-name.ts';
import type { ObjectName } from '../model/objects.ts';
import type { Placement } from './column-placement.ts';
import { type ColumnProfile, type FileProfile, isUnique, share } from './column-profile.ts';

/** The column that identifies the records of one file. */
export type IdColumn = { readonly file: string; readonly object: ObjectName; readonly column: ColumnProfile };

/** A value that should name a record of another file and does not, with the nearest that is there. */
export type NearMiss = { readonly value: string; readonly count: number; readonly nearest: string | null };

const links: readonly { readonly from: ObjectName; readonly field: string; readonly to: ObjectName }[] = [
  { from: 'opportunity', field: 'account_id', to: 'account' },
  { from: 'opportunity', field: 'owner_id', to: 'owner' },
  { from: 'opportunity', field: 'product_id', to: 'product' },
  { from: 'account', field: 'parent_id', to: 'account' },
  { from: 'activity', field: 'opportunity_id', to: 'opportunity' },
  { from: 'activity', field: 'account_id', to: 'account' },
  { from: 'activity', field: 'owner_id', to: 'owner' },
  { from: 'stage_change', field: 'opportunity_id', to: 'opportunity' },
  { from: 'quota', field: 'owner_id', to: 'owner' },
];

/** Columns of a file whose values are mostly ids of a file of another object: foreign keys, whatever they are called. */
export function foreignKeys(profile: FileProfile, ids: readonly IdColumn[]): readonly Placement[] {
  return links.flatMap(({ from, field, to }) =>
    ids
      .filter((id) => id.object === to)
      .flatMap((id) =>
        profile.columns.flatMap((column) => linkOf(column, id, { object: from, field }) ?? []),
      ),
  );
}

function linkOf(
  column: ColumnProfile,
  id: IdColumn,
  target: Pick<Placement, 'object' | 'field'>,
): Placement | null {
  if (column === id.column || column.distinct === 0 || isMeasured(column)) return null;
  const joined = [...column.counts.keys()].filter((value) => id.column.counts.has(value)).length;
  const part = share(joined, column.distinct);
  if (part < 0.5) return null;
  const evidence = `${joined} of its ${column.distinct} values are in ${id.column.name} of ${id.file}`;
  return { ...target, column, confidence: 0.6 + 0.4 * part, evidence };
}

/** Dates and small whole numbers overlap by chance; ids that are numbers must at least be long or unique. */
function isMeasured(column: ColumnProfile): boolean {
  const isDate = share(column.dates, column.filled) > 0.5;
  const isSmallNumber =
    share(column.numbers, column.filled) > 0.9 &&
    [...column.counts.keys()].every((value) => value.length < 4);
  return isDate || (isSmallNumber && !isUnique(column));
}

/** The values of a foreign key that no record of the other file has, the most frequent first. */
export function nearMisses(column: ColumnProfile, id: ColumnProfile): readonly NearMiss[] {
  const there = [...id.counts.keys()];
  return [...column.counts]
    .filter(([value]) => !id.counts.has(value))
    .toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, 20)
    .map(([value, count]) => ({ value, count, nearest: nearestName(value, there) }));
}
