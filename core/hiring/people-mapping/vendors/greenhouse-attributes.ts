import type { FileRow } from '../../../model/read-attempt.ts';
import { positionOf } from '../people-reading.ts';

export type PeopleTable = { readonly columns: readonly string[]; readonly rows: readonly FileRow[] };

/** What an attribute takes from its scorecard: whom it rates, who rated, and when. */
const taken = ['candidate_id', 'submitted_by_user_id', 'interviewed_at'] as const;

const has = (columns: readonly string[], names: readonly string[]): boolean =>
  names.every((name) => positionOf(columns, name) !== null);

/** Attributes as Greenhouse's warehouse tables have them: they know their scorecard, but not whom it rates. */
export const isAttributeTable = (columns: readonly string[]): boolean =>
  has(columns, ['scorecard_id', 'name', 'rating']) &&
  taken.every((name) => positionOf(columns, name) === null);

export const isScorecardTable = (columns: readonly string[]): boolean =>
  has(columns, ['id', 'overall_recommendation', ...taken]);

/** Attributes with the columns of their scorecards behind their own; blank where no scorecard is there. */
export function withScorecards(attributes: PeopleTable, scorecards: readonly PeopleTable[]): PeopleTable {
  const byId = new Map(scorecards.flatMap(cellsById));
  const key = positionOf(attributes.columns, 'scorecard_id') ?? -1;
  const rows = attributes.rows.map(
    (row): FileRow => ({
      ...row,
      cells: [...row.cells, ...(byId.get(row.cells[key] ?? '') ?? taken.map(() => null))],
    }),
  );
  return { columns: [...attributes.columns, ...taken], rows };
}

function cellsById({ columns, rows }: PeopleTable): readonly (readonly [string, FileRow['cells']])[] {
  const id = positionOf(columns, 'id') ?? -1;
  const positions = taken.map((name) => positionOf(columns, name) ?? -1);
  return rows.map(({ cells }) => [cells[id] ?? '', positions.map((position) => cells[position] ?? null)]);
}
