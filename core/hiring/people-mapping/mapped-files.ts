import type { ColumnRule } from '../../model/mapping.ts';
import type { Attempt, FieldReading } from '../../model/reading.ts';
import type { PeopleEntry, PeopleMapping } from './people-mapping.ts';
import { type PeopleReading, type PeopleRefusal, positionOf, refusedPeople } from './people-reading.ts';

/**
 * A file read by a mapping: every entry whose columns are all in the header, so that one sheet can hold several
 * objects. Two entries of one object are a tie, unless each is wide or chooses its rows by `where`.
 * Null where no entry fits.
 */
export function readMappedFile(
  header: readonly string[],
  { source, files }: PeopleMapping,
): readonly PeopleReading[] | PeopleRefusal | null {
  const fitting = files.filter((entry) => absentColumns(header, entry).length === 0);
  const whole = fitting.filter(({ wide, where }) => wide === undefined && where === undefined);
  const tied = whole.find(({ object }) => fitting.filter((other) => other.object === object).length > 1);
  if (tied !== undefined) {
    const needed = `mapping ${source} needs one entry of ${tied.object} for a file`;
    return refusedPeople(
      'source ambiguous',
      `${needed}, got several: name in each a column that only its file has`,
    );
  }
  return fitting.length === 0 ? null : fitting.flatMap((entry) => readingsOf(header, entry));
}

/** The refusal of a file that none of the entries fits, by the entry that comes nearest. */
export function noEntryFits(header: readonly string[], { source, files }: PeopleMapping): PeopleRefusal {
  const [nearest] = files
    .map((entry) => ({ object: entry.object, missing: absentColumns(header, entry) }))
    .toSorted((a, b) => a.missing.length - b.missing.length);
  const names = (nearest?.missing ?? []).map((name) => `"${name}"`).join(', ');
  return refusedPeople(
    'source unknown',
    `mapping ${source} needs for ${nearest?.object ?? 'an object'} all of its columns, got no ${names}: mend the mapping, or name another by --source`,
  );
}

function absentColumns(header: readonly string[], entry: PeopleEntry): readonly string[] {
  const named = [
    ...Object.values(entry.columns).flatMap((rule) => [rule, ...(rule.or ?? [])].flatMap(namesOf)),
    ...Object.keys(entry.where ?? {}),
    ...Object.keys(entry.wide?.from ?? {}),
  ];
  return named.filter((name) => positionOf(header, name) === null);
}

const namesOf = ({ from }: Pick<ColumnRule, 'from'>): readonly string[] =>
  typeof from === 'string' ? [from] : (from ?? []);

/** One reading of an entry; of a wide one, one for each of its columns. */
function readingsOf(header: readonly string[], entry: PeopleEntry): readonly PeopleReading[] {
  const place = (name: string): number => positionOf(header, name) ?? -1;
  const attempt = ({ from, ...rule }: Omit<ColumnRule, 'or'>): Attempt => ({
    columns: namesOf({ from }).map(place),
    rule,
  });
  const fields = Object.entries(entry.columns).map(([field, { or, ...first }]): FieldReading => {
    const later = or === undefined ? {} : { or: or.map(attempt) };
    return { field, ...attempt(first), ...later };
  });
  const where = Object.entries(entry.where ?? {}).map(([name, values]) => ({ column: place(name), values }));
  const { object, wide } = entry;
  if (wide === undefined) return [{ object, fields, where, skipWithout: entry.skipWithout ?? null }];
  const cell = fields.find(({ field }) => field === wide.value);
  const others = fields.filter(({ field }) => field !== wide.value && field !== wide.column);
  return Object.entries(wide.from).map(([name, value]) => ({
    object,
    fields: [
      ...others,
      { field: wide.column, columns: [], rule: { const: value } },
      { field: wide.value, columns: [place(name)], rule: cell?.rule ?? {} },
    ],
    where,
    skipWithout: wide.value,
  }));
}
