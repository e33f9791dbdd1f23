import {
  type PeopleObject,
  peopleFields,
  peopleObjects,
} from '../../core/hiring/people-mapping/people-schemas.ts';
import type { StoreForm } from '../duckdb/open-database.ts';
import { identifier } from '../duckdb/sql-text.ts';
import { sqlTypes } from '../duckdb/tables.ts';

/** A store of people and the objects of its data class. */
export type PeopleForm = StoreForm & { readonly objects: readonly PeopleObject[] };

/** Raised when the stored shape changes; a store of a later one is refused. */
const version = 1;

/**
 * Two files, so that who may read ratings, candidates, decisions and hires cannot read what people said of their sex
 * or race: only the audit opens the second.
 */
export const peopleForm = formOf(
  'people',
  peopleObjects.filter((object) => object !== 'demographic'),
);
export const demographicsForm = formOf('demographics', ['demographic']);

export const storedPeople = (object: PeopleObject): string => `stored.${identifier(object)}`;

function formOf(name: string, objects: readonly PeopleObject[]): PeopleForm {
  return {
    file: `${name}.duckdb`,
    drafts: `new-${name}-`,
    version,
    objects,
    tables: () => [...commonTables, ...objects.map(createTable)],
  };
}

/** The ledger, and the candidates whose records nobody sees but the retention. */
const commonTables = [
  'create schema if not exists stored',
  `create table stored.version as select ${version} as version`,
  `create table stored.batch (
    batch integer not null, batch_id varchar not null, file varchar not null, file_sha varchar not null,
    source varchar not null, object varchar not null, as_of timestamp not null, as_of_text varchar not null,
    reading_hash varchar not null, read_count bigint not null, stored_count bigint not null,
    quarantined_count bigint not null, is_retracted boolean not null)`,
  'create table stored.restricted (candidate_id varchar not null)',
];

function createTable(object: PeopleObject): string {
  const fields = peopleFields(object).map(({ name, kind }) => `${identifier(name)} ${sqlTypes[kind.kind]}`);
  return `create table ${storedPeople(object)} (batch integer not null, ${fields.join(', ')})`;
}
