import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { DuckDBInstance } from '@duckdb/node-api';
import { identifier } from '../../adapters/queries/literal.ts';
import { type PlantedBatch, stagingRows } from '../iceberg/planted-batch.ts';
import type { CreateExternal } from './athena-statement.ts';
import { duckdbType } from './hive-type.ts';
import { bucketAndKey } from './staged-files.ts';

const writer = DuckDBInstance.create(':memory:', { threads: '1' });

/** Puts the rows of a batch as one Parquet file under the folder of an external table. */
export async function putStaged(
  s3: S3Client,
  { columns, location }: Pick<CreateExternal, 'columns' | 'location'>,
  batch: PlantedBatch,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'staged-'));
  const path = join(folder, 'rows.parquet');
  const connection = await (await writer).connect();
  try {
    const types = columns.map(({ name, type }) => `${identifier(name)} ${duckdbType(type)}`);
    await connection.run(`create temp table staged (${types.join(', ')})`);
    for (const statement of stagingRows('staged', batch)) await connection.run(statement);
    await connection.run(`copy staged to '${path}' (format parquet)`);
    const { bucket, key } = bucketAndKey(location);
    const body = await readFile(path);
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: `${key}rows.parquet`, Body: body }));
  } finally {
    connection.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}
