import type { Database } from '../../adapters/duckdb/database.ts';
import { putBatch } from '../../adapters/duckdb/ledger.ts';
import { extraColumn, storedTable } from '../../adapters/duckdb/tables.ts';
import { identifier, literal } from '../../adapters/queries/literal.ts';
import type { BatchEntry } from '../../core/model/batch.ts';
import { toEntry } from '../adapters/duckdb/planted-store.ts';
import type { ReferenceBatch } from '../adapters/duckdb/reference-state.ts';
import type { Relation } from '../fixtures/fixture-case.ts';
import { cellSql } from '../fixtures/relation-sql.ts';

/** A batch as data, so that both stores are filled from the same text. Extras are columns of the ledger's names. */
export type PlantedBatch = {
  readonly entry: BatchEntry;
  readonly columns: Relation['columns'];
  readonly rows: Relation['rows'];
};

/** Puts batches into the local store as ingest would. */
export async function plantLocally(database: Database, batches: readonly PlantedBatch[]): Promise<void> {
  for (const [i, batch] of batches.entries()) {
    const entry = { ...batch.entry, batch: i + 1 };
    const table = storedTable(entry.object);
    for (const name of entry.extras)
      await database.run(`alter table ${table} add column if not exists ${extraColumn(name)} varchar`);
    await putBatch(database, entry);
    const names = batch.columns.map(({ name }) =>
      entry.extras.includes(name) ? extraColumn(name) : identifier(name),
    );
    const tuples = batch.rows.map(
      (row, line) => `(${entry.batch}, ${line + 2}, ${cells(batch, row).join(', ')})`,
    );
    if (tuples.length > 0)
      await database.run(
        `insert into ${table} (batch, line, ${names.join(', ')}) values ${tuples.join(', ')}`,
      );
  }
}

/** The statements that fill a staging table on Trino, some rows at a time. */
export function stagingRows(table: string, batch: PlantedBatch): readonly string[] {
  const fields = batch.columns.filter(({ name }) => !batch.entry.extras.includes(name));
  const names = ['line', ...fields.map(({ name }) => name), 'extra'].map(identifier);
  const tuples = batch.rows.map((row, line) => {
    const all = cells(batch, row);
    const values = fields.map((field) => all[batch.columns.indexOf(field)]);
    return `(${[line + 2, ...values, extraMap(batch, row)].join(', ')})`;
  });
  const chunks = Array.from({ length: Math.ceil(tuples.length / 250) }, (_, i) =>
    tuples.slice(i * 250, (i + 1) * 250),
  );
  return chunks.map((chunk) => `insert into ${table} (${names.join(', ')}) values ${chunk.join(', ')}`);
}

function extraMap({ entry, columns }: PlantedBatch, row: Relation['rows'][number]): string {
  const filled = columns.flatMap(({ name }, i) => {
    const cell = row[i] ?? null;
    return entry.extras.includes(name) && cell !== null ? [{ name, cell }] : [];
  });
  if (filled.length === 0) return 'null';
  const list = (texts: readonly string[]) => `array[${texts.map(literal).join(', ')}]`;
  return `map(${list(filled.map(({ name }) => name))}, ${list(filled.map(({ cell }) => cell))})`;
}

const cells = ({ columns }: PlantedBatch, row: Relation['rows'][number]) =>
  row.map((cell, i) => cellSql(cell, columns[i]?.kind ?? 'text'));

const referenceColumns: Relation['columns'] = [
  { name: 'is_deleted', kind: 'flag' },
  { name: 'record_id', kind: 'text' },
  { name: 'outcome', kind: 'word' },
  { name: 'stage', kind: 'text' },
  { name: 'created_on', kind: 'date' },
  { name: 'closed_on', kind: 'date' },
  { name: 'modified_at', kind: 'instant' },
];

/** A batch of the reference as one to plant. */
export const plantedReference = (id: string, batch: ReferenceBatch): PlantedBatch => ({
  entry: toEntry(1, id, batch),
  columns: referenceColumns,
  rows: batch.rows.map((row) => [
    ...[String(row.isDeleted), row.id, row.outcome, row.stage],
    ...[row.createdOn, row.closedOn, row.modifiedAt],
  ]),
});
