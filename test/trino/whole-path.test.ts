import { describe } from 'vitest';
import { fakeAthena } from '../cloud/fake-athena.ts';
import { localS3 } from '../cloud/s3-endpoint.ts';
import { trinoAthenaEngine } from '../cloud/trino-athena-engine.ts';
import { wholePath } from '../cloud/whole-path-contract.ts';
import { trinoAddress, trinoS3Address } from './address.ts';

describe('the whole path, on a real engine over Iceberg tables', () => {
  wholePath(async () => {
    const client = localS3(trinoS3Address());
    const engine = await trinoAthenaEngine(trinoAddress(), { databases: ['bearing_crm'] });
    const athena = await fakeAthena({
      engine,
      s3: client,
      workGroups: { 'bearing-crm': 's3://crm/results/' },
    });
    return {
      s3: trinoS3Address(),
      athena: athena.address,
      client,
      stop: async () => {
        await athena.stop();
        await engine.close();
        client.destroy();
      },
    };
  });
});
