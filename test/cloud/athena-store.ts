import type { S3Client } from '@aws-sdk/client-s3';
import { type IcebergPlace, icebergPlace } from '../../adapters/iceberg/place.ts';
import { createStaging } from '../../adapters/iceberg/table-shape.ts';
import { createTables, stagedColumns } from '../../adapters/iceberg/tables.ts';
import { type IcebergStore, openIcebergStore } from '../iceberg/iceberg-store.ts';
import { athenaCaller } from './athena-caller.ts';
import { athenaStatement } from './athena-statement.ts';

import { putStaged } from './staged-parquet.ts';

/** An Iceberg store spoken to as Athena is, over whatever engine stands behind the address. */
export async function athenaStore(
  { address, s3, bucket }: { readonly address: string; readonly s3: S3Client; readonly bucket: string },
  database: string,
  tables: (place: IcebergPlace) => readonly string[] = createTables,
): Promise<IcebergStore> {
  const place = icebergPlace({
    engine: 'athena',
    catalog: 'awsdatacatalog',
    database,
    location: `s3://${bucket}/tables/${database}`,
  });
  const results = `s3://${bucket}/results/`;
  const { run: runOne, rows } = athenaCaller({ address, s3, results, database });
  const run = async (statements: readonly string[]) => {
    for (const statement of statements) await runOne(statement);
  };
  await run(tables(place));
  return openIcebergStore({
    place,
    rows,
    run,
    files: async () => null,
    stage: async (staging, batch) => {
      const shape = { table: staging, columns: stagedColumns(batch.entry.object) };
      const statement = createStaging(place, shape, `s3://${bucket}/staged/${staging}`);
      const found = athenaStatement(statement);
      if (found.kind === 'create external') await putStaged(s3, found, batch);
      await run([statement]);
    },
  });
}
