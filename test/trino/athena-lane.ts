import type { S3Client } from '@aws-sdk/client-s3';
import { fakeAthena } from '../cloud/fake-athena.ts';
import { localS3 } from '../cloud/s3-endpoint.ts';
import { trinoAthenaEngine } from '../cloud/trino-athena-engine.ts';
import { trinoAddress, trinoS3Address } from './address.ts';

export type AthenaLane = {
  readonly address: string;
  readonly s3: S3Client;
  readonly stop: () => Promise<void>;
};

/** A faked Athena over the lane's Trino and its S3 endpoint. */
export async function athenaLane(
  databases: readonly string[],
  workGroups: Readonly<Record<string, string>> = { primary: 's3://lake/results/' },
): Promise<AthenaLane> {
  const s3 = localS3(trinoS3Address());
  const engine = await trinoAthenaEngine(trinoAddress(), { databases });
  const fake = await fakeAthena({ engine, s3, workGroups });
  return {
    address: fake.address,
    s3,
    stop: async () => {
      await fake.stop();
      await engine.close();
      s3.destroy();
    },
  };
}
