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

export type AttributesRead = PeopleTable & {
  /** Rows whose scorecard no file holds: nobody can say whom they rate. `column` is from 1. */
  readonly orphans: readonly { readonly row: FileRow; readonly column: number; readonly scorecard: string }[];
};

/** Attributes with the columns of their scorecards behind their own. */
export function withScorecards(attributes: PeopleTable, scorecards: readonly PeopleTable[]): AttributesRead {
  const byId = new Map(scorecards.flatMap(cellsById));
  const key = positionOf(attributes.columns, 'scorecard_id') ?? -1;
  const idOf = ({ cells }: FileRow) => cells[key] ?? '';
  return {
    columns: [...attributes.columns, ...taken],
    rows: attributes.rows.flatMap((row): FileRow[] => {
      const lent = byId.get(idOf(row));
      return lent === undefined ? [] : [{ ...row, cells: [...row.cells, ...lent] }];
    }),
    orphans: attributes.rows
      .filter((row) => !byId.has(idOf(row)))
      .map((row) => ({ row, column: key + 1, scorecard: idOf(row) })),
  };
}

function cellsById({ columns, rows }: PeopleTable): readonly (readonly [string, FileRow['cells']])[] {
  const id = positionOf(columns, 'id') ?? -1;
  const positions = taken.map((name) => positionOf(columns, name) ?? -1);
  return rows.map(({ cells }) => [cells[id] ?? '', positions.map((position) => cells[position] ?? null)]);
}
