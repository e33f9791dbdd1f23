import { describe } from 'vitest';
import { fakeAthena } from '../cloud/fake-athena.ts';
import { peoplePath } from '../cloud/people-path-contract.ts';
import { localS3 } from '../cloud/s3-endpoint.ts';
import { trinoAthenaEngine } from '../cloud/trino-athena-engine.ts';
import { trinoAddress, trinoS3Address } from './address.ts';

describe('the path of people, on a real engine over Iceberg tables', () => {
  peoplePath(async () => {
    const client = localS3(trinoS3Address());
    const databases = ['bearing_people', 'bearing_demographics'];
    const engine = await trinoAthenaEngine(trinoAddress(), { databases });
    const workGroups = {
      'bearing-people': 's3://people/results/',
      'bearing-demographics': 's3://demographics/results/',
    };
    const athena = await fakeAthena({ engine, s3: client, workGroups });
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
  }, 24);
});
