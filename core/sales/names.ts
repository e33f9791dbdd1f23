import type { DimensionFilter, QueryRow } from '../model/cell-query.ts';
import { text } from './cell.ts';
import { WinsRefused } from './command.ts';
import type { Ask } from './cuts.ts';

/** Objects whose records people know by name. */
type NamedObject = 'account' | 'owner' | 'product';

/** Dimensions whose values are ids of records, and of which object. */
const idDimensions: Readonly<Record<string, NamedObject>> = {
  account_id: 'account',
  owner_id: 'owner',
  product_id: 'product',
  'account.parent_id': 'account',
  'owner.manager': 'owner',
};

/** Dimensions that hold the id by which a record refers to another of its kind. */
const referring: ReadonlySet<string> = new Set(['account.parent_id', 'owner.manager']);

/** What people call the values that are ids. */
export type Names = {
  /** The name of a value of a dimension; null where it has none of its own, or is no id. */
  readonly label: (dimension: string, value: string | null) => string | null;
  /** Names in place of ids that can be told from one name, for `--where`. */
  readonly resolve: (filter: DimensionFilter) => DimensionFilter;
};

/** Asks for the records behind the dimensions that are ids, once an object; the others cost nothing. */
export async function namesOf(ask: Ask, dimensions: readonly string[]): Promise<Names> {
  const wanted = new Set(dimensions.flatMap((name) => idDimensions[name] ?? []));
  const records = new Map<string, readonly QueryRow[]>();
  for (const object of wanted) {
    records.set(object, await ask({ name: 'record-names', parameters: [object] }));
  }
  const labels = new Map([...records].map(([object, rows]) => [object, recordLabels(rows)]));
  const of = <T>(found: ReadonlyMap<string, T>, dimension: string) =>
    found.get(idDimensions[dimension] ?? '');
  return {
    label: (dimension, value) => (value === null ? null : (of(labels, dimension)?.get(value) ?? null)),
    resolve: (filter) => {
      const rows = of(records, filter.dimension);
      return rows === undefined ? filter : { ...filter, values: resolved(filter, rows) };
    },
  };
}

/**
 * Ids of records to their names. Two records of one name are told apart by their ids: `Ada (005...)`.
 * An id that means records of different names (in two sources) has none, and neither has one that is its name.
 */
export function recordLabels(rows: readonly QueryRow[]): ReadonlyMap<string, string> {
  const names = new Map<string, Set<string>>();
  for (const row of rows) {
    const [id, name] = [text(row, 'record_id') ?? '', text(row, 'name')?.trim() ?? ''];
    if (name !== '') names.set(id, (names.get(id) ?? new Set()).add(name));
  }
  const single = [...names].flatMap(([id, [name, ...others]]): [string, string][] =>
    name === undefined || others.length > 0 || name === id ? [] : [[id, name]],
  );
  const bearers = Map.groupBy(single, ([, name]) => name);
  return new Map(
    single.map(([id, name]) => [id, (bearers.get(name)?.length ?? 0) > 1 ? `${name} (${id})` : name]),
  );
}

/** @throws WinsRefused for a name that several records bear. */
function resolved(
  { dimension, values }: DimensionFilter,
  rows: readonly QueryRow[],
): DimensionFilter['values'] {
  const held = new Set(
    rows.flatMap((row) => text(row, referring.has(dimension) ? 'above_id' : 'record_id') ?? []),
  );
  return values.map((value) => {
    if (value === null || held.has(value)) return value;
    const ids = idsOf(value, rows);
    if (ids.length > 1) {
      throw new WinsRefused(
        `${dimension} needs one record, got ${value}, the name of ${ids.length}; name one of ${ids.slice(0, 5).join(', ')}`,
      );
    }
    return ids[0] ?? value;
  });
}

/** The ids of a name as it is written, else with case and outer blanks ignored. */
function idsOf(name: string, rows: readonly QueryRow[]): readonly string[] {
  const plain = (written: string) => written.trim().toLowerCase();
  const bearing = (isMeant: (own: string) => boolean) => [
    ...new Set(
      rows.filter((row) => isMeant(text(row, 'name') ?? '')).map((row) => text(row, 'record_id') ?? ''),
    ),
  ];
  const exact = bearing((own) => own === name);
  return exact.length > 0 ? exact : bearing((own) => plain(own) === plain(name));
}

/** What people call a record of `record-ids.sql` or `record-names.sql`: its name, else its id. */
export const calledBy = (row: QueryRow) => text(row, 'name')?.trim() || (text(row, 'record_id') ?? '');
