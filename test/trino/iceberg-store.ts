import { type IcebergPlace, icebergPlace, tableName } from '../../adapters/iceberg/place.ts';
import { createStaging } from '../../adapters/iceberg/table-shape.ts';
import { createTables, stagedColumns } from '../../adapters/iceberg/tables.ts';
import { trinoClient } from '../../tools/trino/client.ts';
import { type IcebergStore, openIcebergStore } from '../iceberg/iceberg-store.ts';
import { stagingRows } from '../iceberg/planted-batch.ts';
import { toCells } from '../iceberg/printed-state.ts';
import { trinoAddress } from './address.ts';

export type { IcebergStore };

/** An Iceberg store on the lane's Trino over its S3 endpoint, in a schema of its own. */
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
  return openIcebergStore({
    place,
    rows,
    run,
    files: async (table) => {
      const [row] = await rows(`select count(*) as n from ${tableName(place, table).slice(0, -1)}$files"`);
      return Number(row?.['n']);
    },
    stage: (staging, batch) =>
      run([
        createStaging(place, { table: staging, columns: stagedColumns(batch.entry.object) }, ''),
        ...stagingRows(tableName(place, staging), batch),
      ]),
  });
}
