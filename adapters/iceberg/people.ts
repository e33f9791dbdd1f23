import { type PeopleObject, peopleFields } from '../../core/hiring/people-mapping/people-schemas.ts';
import type { PeopleForm } from '../people-store/store-forms.ts';
import { identifier, literal } from '../queries/literal.ts';
import { compact } from './maintain.ts';
import { type IcebergPlace, tableName } from './place.ts';
import { createTable, type TableShape } from './table-shape.ts';

/** A day: an erasure is only done when no snapshot holds the rows any more. */
const keepSnapshotsSeconds = 86_400;

const restricted: TableShape = {
  table: 'restricted',
  columns: [{ name: 'candidate_id', kind: 'text' }],
  partitions: [],
  keepSnapshotsSeconds,
};

/** By candidate, so that an erasure rewrites one bucket of each table. */
const peopleShape = (object: PeopleObject): TableShape => ({
  table: `stored_${object}`,
  columns: [
    { name: 'batch_id', kind: 'text' },
    ...peopleFields(object).map(({ name, kind }) => ({ name, kind: kind.kind })),
  ],
  partitions: [{ bucket: 16, of: 'candidate_id' }],
  keepSnapshotsSeconds,
});

const peopleShapes = ({ objects }: Pick<PeopleForm, 'objects'>): readonly TableShape[] => [
  ...objects.map(peopleShape),
  restricted,
];

/** The tables of a data class of people; each class lies in a database of its own. */
export const createPeopleTables = (
  place: IcebergPlace,
  form: Pick<PeopleForm, 'objects'>,
): readonly string[] => peopleShapes(form).map((shape) => createTable(place, shape));

/** Hides a candidate from all but the retention; repeated, it changes nothing. */
export const restrictCandidate = (place: IcebergPlace, candidateId: string): string =>
  `merge into ${tableName(place, restricted.table)} as t
using (select ${literal(candidateId)}) as s (candidate_id) on t.candidate_id = s.candidate_id
when not matched then insert (candidate_id) values (s.candidate_id)`;

/**
 * Deletes a candidate's rows and writes the files anew, also where no row is left: an erasure that was cut
 * short left bytes behind. The bytes are gone with the snapshots that hold them, a day later, by `compact`.
 */
export const eraseCandidate = (
  place: IcebergPlace,
  form: Pick<PeopleForm, 'objects'>,
  candidateId: string,
): readonly string[] =>
  peopleShapes(form).flatMap((shape) => [
    `delete from ${tableName(place, shape.table)} where ${identifier('candidate_id')} = ${literal(candidateId)}`,
    ...compact(place, shape),
  ]);
