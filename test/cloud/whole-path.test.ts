import { describe } from 'vitest';
import { duckdbAthenaEngine } from './duckdb-athena-engine.ts';
import { fakeAthena } from './fake-athena.ts';
import { s3Endpoint } from './s3-endpoint.ts';
import { wholePath } from './whole-path-contract.ts';

describe('the whole path, on an embedded engine', () => {
  wholePath(async () => {
    const s3 = await s3Endpoint('crm');
    const engine = await duckdbAthenaEngine({ databases: ['bearing_crm'], s3: s3.client });
    const workGroups = { 'bearing-crm': 's3://crm/results/' };
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
  });
});
