import { peopleKeys } from '../../core/hiring/people-mapping/people-keys.ts';
import { type PeopleObject, peopleFields } from '../../core/hiring/people-mapping/people-schemas.ts';
import type { PeopleRow } from '../../core/hiring/people-mapping/read-people-row.ts';
import type { Database } from '../duckdb/database.ts';
import { identifier } from '../duckdb/sql-text.ts';
import { storedPeople } from './store-forms.ts';

/** Appended, not inserted: over the parameters of statements 50,000 ratings take half a minute longer. */
export async function putPeopleRows(
  database: Database,
  { object, batch, rows }: { object: PeopleObject; batch: number; rows: readonly PeopleRow[] },
): Promise<void> {
  const names = peopleFields(object).map(({ name }) => name);
  const appender = await database.connection.createAppender(object, 'stored');
  try {
    for (const row of rows) {
      appender.appendInteger(batch);
      for (const name of names) {
        const value = row[name] ?? null;
        if (value === null) appender.appendNull();
        else appender.appendVarchar(String(value));
      }
      appender.endRow();
    }
  } finally {
    appender.closeSync();
  }
}

/**
 * The records of an object as they stand at a moment (UTC; null: now), sorted by their keys: of all batches known by
 * then and not retracted, the row of the newest one counts; of two of one moment, that of the greater id. Without
 * the candidates that are restricted.
 */
export async function currentPeople(
  database: Database,
  object: PeopleObject,
  at: string | null,
): Promise<readonly PeopleRow[]> {
  const fields = peopleFields(object).map(({ name }) => identifier(name));
  const key = peopleKeys[object].map((name) => `r.${identifier(name)}`);
  return database.rows(
    `select ${fields.map((field) => `r.${field}`)} from ${storedPeople(object)} r join stored.batch b using (batch)
     where not b.is_retracted and ($1 is null or b.as_of <= cast($1 as timestamp))
       and r.candidate_id not in (select candidate_id from stored.restricted)
     qualify row_number() over (partition by ${key} order by b.as_of desc, b.batch_id desc) = 1
     order by ${key.map((field) => `${field} nulls first`)}`,
    [at],
  );
}
