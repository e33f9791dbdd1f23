import { describe } from 'vitest';
import { duckdbAthenaEngine } from './duckdb-athena-engine.ts';
import { fakeAthena } from './fake-athena.ts';
import { peoplePath } from './people-path-contract.ts';
import { s3Endpoint } from './s3-endpoint.ts';

describe('the path of people, on an embedded engine', () => {
  peoplePath(async () => {
    const s3 = await s3Endpoint('people', 'demographics', 'audit');
    const databases = ['bearing_people', 'bearing_demographics'];
    const engine = await duckdbAthenaEngine({ databases, s3: s3.client });
    const workGroups = {
      'bearing-people': 's3://people/results/',
      'bearing-demographics': 's3://demographics/results/',
    };
    const athena = await fakeAthena({ engine, s3: s3.client, workGroups });
    return {
      s3: s3.address,
      athena: athena.address,
      client: s3.client,
      stop: async () => {
        await athena.stop();
        await engine.close();
        await s3.stop();
      },
    };
  }, 200);
});
