import type { ColumnFormats } from '../../core/model/column-format.ts';
import type { Reading } from '../../core/model/reading.ts';
import { type Projection, projection } from '../projection/projection.ts';
import type { Database } from './database.ts';
import { identifier } from './sql-text.ts';
import { extraColumn, storedTable } from './tables.ts';

/** One file's text read as one object under a number of the ledger. */
export type TextReading = {
  readonly batch: number;
  readonly reading: Reading;
  readonly formats: ColumnFormats;
  readonly fileSha: string;
  /** The relation of the file's text. */
  readonly text: string;
};

/**
 * Puts the good rows of a text relation into the stored table and the bad ones, as text, into a relation of
 * their own. All rows are cast once; only those that did not get in are looked at again.
 *
 * @returns how many rows of the object are good, and how many bad.
 */
export async function stageRows(
  database: Database,
  from: TextReading,
): Promise<{ good: number; bad: number }> {
  for (const { name } of from.reading.extras) await addExtra(database, from, name);
  const all = projected(from, from.text);
  await database.run(insertSql(from, all));
  const { good } = await database.row(
    `select count(*) as good from ${storedTable(from.reading.object)} where batch = ${from.batch}`,
  );
  return { good: Number(good), bad: await keepBad(database, from) };
}

/** The relation of a batch's bad rows: `line, c0 .. cN` as the file has them. */
export const badRows = (batch: number) => identifier(`bad_${batch}`);

const projected = ({ reading, formats, fileSha }: TextReading, relation: string): Projection =>
  projection(reading, { formats, fileHash: fileSha, relation });

async function addExtra(database: Database, from: TextReading, name: string): Promise<void> {
  const table = storedTable(from.reading.object);
  await database.run(`alter table ${table} add column if not exists ${extraColumn(name)} varchar`);
}

function insertSql({ batch, reading }: TextReading, { sql, fields, extras }: Projection): string {
  const into = [
    ...fields.map((field) => identifier(field.name)),
    ...extras.map((extra) => extraColumn(extra.name)),
  ];
  const from = [...fields, ...extras].map((column) => identifier(column.column));
  return `insert into ${storedTable(reading.object)} (batch, line, is_deleted, ${into.join(', ')})
    select ${batch}, line, is_deleted, ${from.join(', ')} from (${sql}) where not is_bad`;
}

async function keepBad(database: Database, from: TextReading): Promise<number> {
  const rest = identifier(`rest_${from.batch}`);
  await database.run(
    `create temp table ${rest} as select t.* from ${from.text} as t anti join (
      select line from ${storedTable(from.reading.object)} where batch = ${from.batch}) as s using (line)`,
  );
  await database.run(
    `create temp table ${badRows(from.batch)} as select * from ${rest} where line in (
      select line from (${projected(from, rest).sql}) where is_bad)`,
  );
  await database.run(`drop table ${rest}`);
  const { bad } = await database.row(`select count(*) as bad from ${badRows(from.batch)}`);
  return Number(bad);
}
