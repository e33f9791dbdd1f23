import { toEntry } from '../../adapters/duckdb/ledger.ts';
import { copyRows } from '../../adapters/iceberg/copy-rows.ts';
import { ledgerQuery, recordBatches } from '../../adapters/iceberg/ledger.ts';
import { type IcebergPlace, icebergPlace, tableName } from '../../adapters/iceberg/place.ts';
import { createStaging, dropStaging } from '../../adapters/iceberg/table-shape.ts';
import { createTables, stagedColumns } from '../../adapters/iceberg/tables.ts';
import type { BatchEntry } from '../../core/model/batch.ts';
import { trinoClient } from '../../tools/trino/client.ts';
import { trinoAddress } from './address.ts';
import { type PlantedBatch, stagingRows } from './planted-batch.ts';
import { type Row, toCells } from './printed-state.ts';

/** An Iceberg store on the lane's Trino over its S3 endpoint, in a schema of its own. */
export type IcebergStore = {
  readonly place: IcebergPlace;
  readonly rows: (statement: string) => Promise<readonly Row[]>;
  readonly run: (statements: readonly string[]) => Promise<void>;
  /** Adds a batch; the first `statements` of it only, where a writer died. */
  readonly add: (batch: PlantedBatch, statements?: number, replaced?: readonly string[]) => Promise<void>;
  readonly ledger: () => Promise<readonly BatchEntry[]>;
};

export async function icebergStore(
  database: string,
  tables: (place: IcebergPlace) => readonly string[] = createTables,
): Promise<IcebergStore> {
  const client = trinoClient(trinoAddress());
  const place = icebergPlace({
    engine: 'trino',
    catalog: 'bucket',
    database,
    location: `s3://lake/tables/${database}`,
  });
  const rows = async (statement: string) => {
    const result = await client(statement);
    return result.rows.map((row) => toCells(row, result.columns));
  };
  const run = async (statements: readonly string[]) => {
    for (const statement of statements) await client(statement);
  };
  await run([`create schema bucket.${database}`]);
  await Promise.all(tables(place).map((statement) => client(statement)));
  return {
    place,
    rows,
    run,
    add: async (batch, statements = 2, replaced = []) => {
      const { object, batchId } = batch.entry;
      const staging = `staging_${batchId.slice(0, 12)}`;
      await run([
        createStaging(place, { table: staging, columns: stagedColumns(object) }, ''),
        ...stagingRows(tableName(place, staging), batch),
        ...[
          copyRows(place, { entry: batch.entry, staging }),
          recordBatches(place, [batch.entry], replaced),
        ].slice(0, statements),
        dropStaging(place, staging),
      ]);
    },
    ledger: async () => (await rows(ledgerQuery(place))).map((row, i) => toEntry({ ...row, batch: i + 1 })),
  };
}
