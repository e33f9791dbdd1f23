import { createHash, randomInt, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { openAthena } from '../adapters/athena/open-athena.ts';
import { awsClients } from '../adapters/aws/clients.ts';
import { icebergPlace } from '../adapters/iceberg/place.ts';
import type { Lake } from '../adapters/lake/lake.ts';
import type { Objects } from '../adapters/s3/objects.ts';
import { openObjects } from '../adapters/s3/open-objects.ts';
import type { readScoringEnvironment } from './environment.ts';
import { type Run, tracer } from './observed.ts';

/** Where one data class lies. */
export type ClassPlace = {
  readonly bucket: string;
  readonly catalog: string;
  readonly database: string;
  readonly workgroup: string;
};

/** Clients that stay for a warm function; a lake is for one run, for its deadline is. */
export function openLakes() {
  const pacing = { pause: (ms: number) => pause(ms), random: () => randomInt(2 ** 32) / 2 ** 32 };
  const { s3, athena } = awsClients((client) => tracer.captureAWSv3Client(client));
  const bucketOf = (bucket: string): Objects => openObjects({ client: s3, bucket, pacing });
  const lakeOf = ({ bucket, ...named }: ClassPlace) => {
    const objects = bucketOf(bucket);
    const { catalog, database } = named;
    const place = icebergPlace({ engine: 'athena', catalog, database, location: `s3://${bucket}/tables` });
    return ({ signal, count }: Pick<Run, 'signal' | 'count'>): Lake => {
      const client = openAthena({
        ...{ client: athena, objects, pacing: { ...pacing, signal }, ...named },
        hash: (text) => createHash('sha256').update(text).digest('hex'),
      });
      return {
        athena: {
          run: async (statement, key) => {
            const cost = await client.run(statement, key);
            count('BytesScanned', cost.bytesScanned);
            return cost;
          },
          query: async (statement, key) => {
            const result = await client.query(statement, key);
            count('BytesScanned', result.cost.bytesScanned);
            return result;
          },
        },
        objects,
        place,
        fresh: () => randomUUID(),
      };
    };
  };
  return { bucketOf, lakeOf };
}

/** What a function knows of where it runs. */
export const here = { now: () => new Date(), scratch: tmpdir() };

/** The class that a function works on, out of its environment. */
export const ownPlace = (environment: ReturnType<typeof readScoringEnvironment>): ClassPlace => ({
  bucket: environment.BEARING_BUCKET,
  catalog: environment.BEARING_CATALOG,
  database: environment.BEARING_DATABASE,
  workgroup: environment.BEARING_WORKGROUP,
});
