import { type PeopleObject, peopleFields } from '../../core/hiring/people-mapping/people-schemas.ts';
import type { PeopleForm } from '../people-store/store-forms.ts';
import { identifier, literal } from '../queries/literal.ts';
import { compact } from './maintain.ts';
import { type IcebergPlace, tableName } from './place.ts';
import { type Column, createTable, type TableShape } from './table-shape.ts';

/** A day: an erasure is only done when no snapshot holds the rows any more. */
const keepSnapshotsSeconds = 86_400;

export const storedPeopleName = (object: PeopleObject): string => `stored_${object}`;
export const restrictedTable = 'restricted';
export const peopleLedgerTable = 'batch';

const restricted: TableShape = {
  table: restrictedTable,
  columns: [{ name: 'candidate_id', kind: 'text' }],
  partitions: [],
  keepSnapshotsSeconds,
};

export const peopleLedgerColumns: readonly Column[] = [
  ...['batch_id', 'file', 'file_sha', 'source', 'object'].map((name) => ({ name, kind: 'text' as const })),
  { name: 'as_of', kind: 'instant' },
  { name: 'as_of_text', kind: 'text' },
  { name: 'reading_hash', kind: 'text' },
  ...['read_count', 'stored_count', 'quarantined_count'].map((name) => ({ name, kind: 'count' as const })),
  { name: 'is_retracted', kind: 'flag' },
];

const ledger: TableShape = {
  table: peopleLedgerTable,
  columns: peopleLedgerColumns,
  partitions: [],
  keepSnapshotsSeconds,
};

/** A row of a batch before it is one: what staged Parquet holds. `line`: its place among those of its file. */
export const stagedPeopleColumns = (object: PeopleObject): readonly Column[] => [
  { name: 'line', kind: 'count' },
  ...peopleFields(object).map(({ name, kind }) => ({ name, kind: kind.kind })),
];

/** By candidate, so that an erasure rewrites one bucket of each table. */
const peopleShape = (object: PeopleObject): TableShape => ({
  table: storedPeopleName(object),
  columns: [{ name: 'batch_id', kind: 'text' }, ...stagedPeopleColumns(object)],
  partitions: [{ bucket: 16, of: 'candidate_id' }],
  keepSnapshotsSeconds,
});

type Objects = Pick<PeopleForm, 'objects'>;

/** The tables that name candidates. */
const candidateShapes = ({ objects }: Objects): readonly TableShape[] => [
  ...objects.map(peopleShape),
  restricted,
];

/** The tables of a data class of people; each class lies in a database of its own. */
export const createPeopleTables = (place: IcebergPlace, form: Objects): readonly string[] =>
  [...candidateShapes(form), ledger].map((shape) => createTable(place, shape));

/** Hides a candidate from all but the retention; repeated, it changes nothing. */
export const restrictCandidate = (place: IcebergPlace, candidateId: string): string =>
  `merge into ${tableName(place, restrictedTable)} as t
using (select ${literal(candidateId)}) as s (candidate_id) on t.candidate_id = s.candidate_id
when not matched then insert (candidate_id) values (s.candidate_id)`;

/**
 * Deletes a candidate's rows and writes the files anew, also where no row is left: an erasure that was cut
 * short left bytes behind. The bytes are gone with the snapshots that hold them, a day later, by `compact`.
 */
export const eraseCandidate = (place: IcebergPlace, form: Objects, candidateId: string): readonly string[] =>
  candidateShapes(form).flatMap((shape) => [
    `delete from ${tableName(place, shape.table)} where ${identifier('candidate_id')} = ${literal(candidateId)}`,
    ...compact(place, shape),
  ]);

/** Deletes the rows of candidates; their bytes go with `compactPeople`. */
export const deleteCandidates = (
  place: IcebergPlace,
  form: Objects,
  candidateIds: readonly string[],
): readonly string[] =>
  candidateShapes(form).map(
    (shape) =>
      `delete from ${tableName(place, shape.table)} where candidate_id in (${candidateIds.map(literal).join(', ')})`,
  );

/** Rewrites small files and drops snapshots that are older than a day, of every table of the class. */
export const compactPeople = (place: IcebergPlace, form: Objects): readonly string[] =>
  [...candidateShapes(form), ledger].flatMap((shape) => compact(place, shape));
