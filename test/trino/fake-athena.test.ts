import { describeEngine } from '../cloud/engine-contract.ts';
import { localS3 } from '../cloud/s3-endpoint.ts';
import { trinoAthenaEngine } from '../cloud/trino-athena-engine.ts';
import { trinoAddress, trinoS3Address } from './address.ts';

describeEngine(async () => ({
  engine: await trinoAthenaEngine(trinoAddress(), { databases: ['engine'] }),
  s3: localS3(trinoS3Address()),
}));
