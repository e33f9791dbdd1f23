import { afterAll, beforeAll } from 'vitest';
import { describeBatches } from '../iceberg/batches-contract.ts';
import { describeFixtures } from '../iceberg/fixtures-contract.ts';
import type { AthenaEngine } from './athena-engine.ts';
import { athenaStore } from './athena-store.ts';
import { duckdbAthenaEngine } from './duckdb-athena-engine.ts';
import { type FakeAthena, fakeAthena } from './fake-athena.ts';
import { type S3Endpoint, s3Endpoint } from './s3-endpoint.ts';

let s3: S3Endpoint;
let engine: AthenaEngine;
let fake: FakeAthena;

beforeAll(async () => {
  s3 = await s3Endpoint('lake');
  engine = await duckdbAthenaEngine({ databases: ['crm_batches', 'crm_fixtures'], s3: s3.client });
  fake = await fakeAthena({ engine, s3: s3.client });
});
afterAll(async () => {
  await fake.stop();
  await engine.close();
  await s3.stop();
});

const openStore = (database: string) =>
  athenaStore({ address: fake.address, s3: s3.client, bucket: 'lake' }, database);

describeBatches(openStore);
describeFixtures(openStore);
