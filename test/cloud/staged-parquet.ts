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
  const types = columns.map(({ name, type }) => `${identifier(name)} ${duckdbType(type)}`);
  const body = await parquetOf('select * from staged', [
    `create temp table staged (${types.join(', ')})`,
    ...stagingRows('staged', batch),
  ]);
  const { bucket, key } = bucketAndKey(location);
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: `${key}rows.parquet`, Body: body }));
}

/** A Parquet file of what DuckDB answers, after the statements that make it ready. */
export async function parquetOf(select: string, before: readonly string[] = []): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'staged-'));
  const path = join(folder, 'rows.parquet');
  const connection = await (await writer).connect();
  try {
    for (const statement of before) await connection.run(statement);
    await connection.run(`copy (${select}) to '${path}' (format parquet)`);
    return await readFile(path);
  } finally {
    connection.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}
