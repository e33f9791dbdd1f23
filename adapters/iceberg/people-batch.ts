import type { PeopleBatch } from '../../core/hiring/people-batch.ts';
import { peopleKeys } from '../../core/hiring/people-mapping/people-keys.ts';
import { type PeopleObject, peopleFields } from '../../core/hiring/people-mapping/people-schemas.ts';
import { moment } from '../duckdb/sql-text.ts';
import { dateLiteral, identifier, literal } from '../queries/literal.ts';
import { batchLiteral } from './ledger.ts';
import {
  peopleLedgerColumns,
  peopleLedgerTable,
  restrictedTable,
  stagedPeopleColumns,
  storedPeopleName,
} from './people.ts';
import { type IcebergPlace, tableName } from './place.ts';

/**
 * Copies the staged rows of a batch that are not there yet: the first of its two commits, the second is its ledger
 * row. Readers go through the ledger, so between the two nobody sees it. Either may be repeated at any time.
 */
export function copyPeopleRows(
  place: IcebergPlace,
  { object, batchId, staging }: Pick<PeopleBatch, 'object' | 'batchId'> & { readonly staging: string },
): string {
  const names = stagedPeopleColumns(object).map(({ name }) => identifier(name));
  const id = batchLiteral(batchId);
  return `merge into ${tableName(place, storedPeopleName(object))} as t
using ${tableName(place, staging)} as s on t.batch_id = ${id} and t.line = s.line
when not matched then insert (batch_id, ${names.join(', ')})
values (${id}, ${names.map((name) => `s.${name}`).join(', ')})`;
}

/**
 * Writes the ledger rows of batches, all in one commit: none that is there already, and none of a batch whose rows are
 * not all there. `replaced` batches are retracted in the same commit.
 */
export function recordPeopleBatches(
  place: IcebergPlace,
  entries: readonly PeopleBatch[],
  replaced: readonly string[] = [],
): string {
  const ids = entries.map(({ batchId }) => batchLiteral(batchId)).join(', ');
  const ledger = tableName(place, peopleLedgerTable);
  const names = peopleLedgerColumns.map(({ name }) => identifier(name));
  const whole = entries.map((entry) => ledgerRow(place, entry)).join('\n  union all ');
  const others = `union all select ${names.map((name) => `b.${name}`).join(', ')} from ${ledger} as b
  where b.batch_id in (${replaced.map(batchLiteral).join(', ')})`;
  const isReplacing = replaced.length > 0;
  return `merge into ${ledger} as t
using (${whole} ${isReplacing ? others : ''}) as s (${names.join(', ')})
on t.batch_id = s.batch_id
${isReplacing ? `when matched and t.batch_id not in (${ids}) then update set is_retracted = true\n` : ''}when not matched then insert (${names.join(', ')}) values (${names.map((name) => `s.${name}`).join(', ')})`;
}

function ledgerRow(place: IcebergPlace, entry: PeopleBatch): string {
  const counted = `(select count(*) from ${tableName(place, storedPeopleName(entry.object))} as r
    where r.batch_id = ${batchLiteral(entry.batchId)})`;
  return `select ${ledgerValues(entry).join(', ')} where ${counted} = ${literal(entry.stored)}`;
}

/** Every batch whose rows are whole, in the order of the local ledger. */
export function peopleLedgerQuery(place: IcebergPlace): string {
  const shown = peopleLedgerColumns.map(({ name, kind }) => {
    const column = `b.${identifier(name)}`;
    return kind === 'instant' ? `cast(${column} as varchar) as ${identifier(name)}` : column;
  });
  return `select ${shown.join(', ')} from ${tableName(place, peopleLedgerTable)} as b
order by b.as_of, b.source, b.object, b.batch_id`;
}

/**
 * The records of an object as they stand at a moment (UTC; null: now), as `currentPeople` of the local store has them:
 * of all batches known by then and not retracted the row of the newest one counts, without restricted candidates.
 */
export function currentPeopleQuery(place: IcebergPlace, object: PeopleObject, at: string | null): string {
  const key = peopleKeys[object].map((name) => `c.${identifier(name)} nulls first`);
  return `${currentRows(place, object, at)}\norder by ${key.join(', ')}`;
}

function currentRows(place: IcebergPlace, object: PeopleObject, at: string | null): string {
  const fields = peopleFields(object).map(({ name }) => identifier(name));
  const key = peopleKeys[object].map((name) => `r.${identifier(name)}`);
  const known = at === null ? '' : `\n    and b.as_of <= ${moment(at)}`;
  return `select ${fields.map((field) => `c.${field}`).join(', ')} from (
  select ${fields.map((field) => `r.${field}`).join(', ')}, row_number() over (
    partition by ${key.join(', ')} order by b.as_of desc, b.batch_id desc
  ) as newness
  from ${tableName(place, storedPeopleName(object))} as r
  join ${tableName(place, peopleLedgerTable)} as b on r.batch_id = b.batch_id
  where not b.is_retracted${known}
    and r.candidate_id not in (select h.candidate_id from ${tableName(place, restrictedTable)} as h)
) as c where c.newness = 1`;
}

/** How many staged records are there already as they are now: a count, so that no value leaves its class. */
export function unchangedQuery(place: IcebergPlace, object: PeopleObject, staging: string): string {
  const alike = peopleFields(object).map(({ name }) => {
    const field = identifier(name);
    return name === 'candidate_id' ? `s.${field} = c.${field}` : `s.${field} is not distinct from c.${field}`;
  });
  return `select count(*) as unchanged from ${tableName(place, staging)} as s
join (${currentRows(place, object, null)}) as c on ${alike.join(' and ')}`;
}

/** The candidates of whom there are rows of an object, of any batch. */
export const candidatesQuery = (place: IcebergPlace, object: PeopleObject): string =>
  `select distinct r.candidate_id from ${tableName(place, storedPeopleName(object))} as r order by r.candidate_id`;

export type LastDay = {
  readonly object: PeopleObject;
  /** Null where no field says the day of a record. */
  readonly dayField: string | null;
  readonly candidateId: string;
  readonly on: string;
};

/** The day of the last record of a candidate; `on` for one without a day, null where there is none. */
export function lastDayQuery(place: IcebergPlace, { object, dayField, candidateId, on }: LastDay): string {
  const day = dayField === null ? dateLiteral(on) : `coalesce(r.${identifier(dayField)}, ${dateLiteral(on)})`;
  return `select max(${day}) as last_on from ${tableName(place, storedPeopleName(object))} as r
where r.candidate_id = ${literal(candidateId)}`;
}

/** Retracts a batch or restores it: only its mark changes, so neither loses anything. */
export const markPeopleBatch = (place: IcebergPlace, batchId: string, isRetracted: boolean): string =>
  `update ${tableName(place, peopleLedgerTable)} set is_retracted = ${literal(isRetracted)}
where batch_id = ${batchLiteral(batchId)} and is_retracted <> ${literal(isRetracted)}`;

/** In the order of `peopleLedgerColumns`; counts as bigint, so that the new row and a stored one are of one type. */
function ledgerValues(entry: PeopleBatch): readonly string[] {
  const counts = [entry.read, entry.stored, entry.quarantined];
  return [
    ...[entry.batchId, entry.file, entry.fileSha, entry.source, entry.object].map(literal),
    `cast(${moment(entry.asOf)} as timestamp(6))`,
    literal(entry.asOfText),
    literal(entry.readingHash),
    ...counts.map((count) => `cast(${literal(count)} as bigint)`),
    literal(entry.isRetracted),
  ];
}
