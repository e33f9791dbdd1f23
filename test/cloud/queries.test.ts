import { describeQueries } from '../iceberg/queries-contract.ts';
import { duckdbAthenaEngine } from './duckdb-athena-engine.ts';
import { fakeAthena } from './fake-athena.ts';
import { s3Endpoint } from './s3-endpoint.ts';

describeQueries(openFake, { isKept: false });
describeQueries(openFake, { isKept: true });

async function openFake() {
  const s3 = await s3Endpoint('lake');
  const engine = await duckdbAthenaEngine({ databases: ['crm_queries'], s3: s3.client });
  const fake = await fakeAthena({ engine, s3: s3.client, workGroups: { primary: 's3://lake/results/' } });
  return {
    address: fake.address,
    s3: s3.client,
    stop: async () => {
      await fake.stop();
      await engine.close();
      await s3.stop();
    },
  };
}
