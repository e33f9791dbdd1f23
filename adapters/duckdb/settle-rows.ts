import type { SettledRows } from '../../core/ingest.ts';
import type { AsOf } from '../../core/model/batch.ts';
import type { Reading } from '../../core/model/reading.ts';
import type { Database } from './database.ts';
import { effectiveAt, recordKey } from './row-sql.ts';
import { identifier, moment } from './sql-text.ts';
import { badRows, type TextReading } from './stage-rows.ts';
import { extraColumn, storedFields, storedTable } from './tables.ts';

/** The relation of a batch's lines that share an id and a time with another but not its content. */
export const duplicateLines = (batch: number) => identifier(`duplicate_${batch}`);

/**
 * Settles the rows of a batch that share an id and an effective time: where they are equal in every column one
 * stays, where they are not none can be believed and all go to the bad rows.
 *
 * @returns the batch's counts; `good` and `quarantined` are those before.
 */
export async function settleRows(
  database: Database,
  from: TextReading,
  { asOf, good, quarantined }: { asOf: AsOf; good: number; quarantined: number },
): Promise<SettledRows> {
  const table = storedTable(from.reading.object);
  const { unique } = await database.row(
    `select count(distinct ${recordKey(from.reading.object)}) = count(*) as unique
     from ${table} as r where batch = ${from.batch}`,
  );
  if (unique === true) return { stored: good, quarantined, rows: good, hasUniqueIds: true };
  await findTwins(database, from, asOf);
  const { contradicting, repeated } = await database.row(
    `select count(*) filter (where is_contradicted) as contradicting,
       count(*) filter (where not is_contradicted and line <> first_line) as repeated from twin`,
  );
  await database.run(
    `delete from ${table} where batch = ${from.batch} and line in (
      select line from twin where is_contradicted or line <> first_line)`,
  );
  await setApart(database, from);
  const after = await database.row(
    `select count(distinct ${recordKey(from.reading.object)}) = count(*) as unique
     from ${table} as r where batch = ${from.batch}`,
  );
  return {
    stored: good - Number(contradicting),
    quarantined: quarantined + Number(contradicting),
    rows: good - Number(contradicting) - Number(repeated),
    hasUniqueIds: after['unique'] === true,
  };
}

/** `twin`: the lines of a batch that share an id and a time, and whether their content differs. */
async function findTwins(database: Database, { batch, reading }: TextReading, asOf: AsOf): Promise<void> {
  const { object } = reading;
  await database.run(`create or replace temp table twin as
    with r as (select * from ${storedTable(object)} where batch = ${batch}),
    l as (select ${moment(asOf.at)} as as_of),
    placed as (
      select r.line, ${recordKey(object)} as record_key, ${effectiveAt(object)} as effective_at from r cross join l
    ),
    shared as (
      select record_key, effective_at from placed group by record_key, effective_at having count(*) > 1
    ),
    twins as (
      select placed.line, record_key, effective_at from placed inner join shared using (record_key, effective_at)
    ),
    contents as (
      select twins.*, cast(json_array(${contentColumns(reading)}) as varchar) as content
      from twins inner join r using (line)
    )
    select line, min(line) over same as first_line, min(content) over same <> max(content) over same as is_contradicted
    from contents window same as (partition by record_key, effective_at)`);
}

/** As a JSON list: nothing in a value can be taken for the border between two. */
function contentColumns({ object, extras }: Reading): string {
  const fields = storedFields(object).map((field) => `r.${identifier(field.name)}`);
  return ['r.is_deleted', ...fields, ...extras.map((extra) => `r.${extraColumn(extra.name)}`)].join(', ');
}

async function setApart(database: Database, { batch, text }: TextReading): Promise<void> {
  await database.run(
    `create temp table ${duplicateLines(batch)} as select line from twin where is_contradicted`,
  );
  await database.run(
    `insert into ${badRows(batch)} select * from ${text} where line in (select line from ${duplicateLines(batch)})`,
  );
}
