import { describe } from 'vitest';
import { wholePath } from '../cloud/whole-path-contract.ts';
import { trinoS3Address } from './address.ts';
import { athenaLane } from './athena-lane.ts';

describe('the whole path, on a real engine over Iceberg tables', () => {
  wholePath(async () => {
    const lane = await athenaLane(['bearing_crm'], { 'bearing-crm': 's3://crm/results/' });
    return { s3: trinoS3Address(), athena: lane.address, client: lane.s3, stop: lane.stop };
  });
});
