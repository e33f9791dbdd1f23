import { afterAll } from 'vitest';
import { duckdbAthenaEngine } from './duckdb-athena-engine.ts';
import { describeEngine } from './engine-contract.ts';
import { s3Endpoint } from './s3-endpoint.ts';

const s3 = await s3Endpoint('lake');
afterAll(() => s3.stop());

describeEngine(async () => ({
  engine: await duckdbAthenaEngine({ databases: ['engine'], s3: s3.client }),
  s3: s3.client,
}));
