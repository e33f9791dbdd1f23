import { afterAll, beforeAll } from 'vitest';
import type { AthenaEngine } from '../cloud/athena-engine.ts';
import { athenaStore } from '../cloud/athena-store.ts';
import { describeEngine } from '../cloud/engine-contract.ts';
import { type FakeAthena, fakeAthena } from '../cloud/fake-athena.ts';
import { localS3 } from '../cloud/s3-endpoint.ts';
import { trinoAthenaEngine } from '../cloud/trino-athena-engine.ts';
import { describeBatches } from '../iceberg/batches-contract.ts';
import { describeFixtures } from '../iceberg/fixtures-contract.ts';
import { trinoAddress, trinoS3Address } from './address.ts';

let engine: AthenaEngine;
let fake: FakeAthena;
const client = localS3(trinoS3Address());

beforeAll(async () => {
  engine = await trinoAthenaEngine(trinoAddress(), { databases: ['athena_batches', 'athena_fixtures'] });
  fake = await fakeAthena({ engine, s3: client });
});
afterAll(async () => {
  await fake.stop();
  await engine.close();
  client.destroy();
});

const openStore = (database: string) =>
  athenaStore({ address: fake.address, s3: client, bucket: 'lake' }, database.replace('crm_', 'athena_'));

describeBatches(openStore);
describeFixtures(openStore);
describeEngine(async () => ({
  engine: await trinoAthenaEngine(trinoAddress(), { databases: ['engine'] }),
  s3: client,
}));
