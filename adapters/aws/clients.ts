import type { AthenaClient } from '@aws-sdk/client-athena';
import { athenaClient } from '../athena/athena-client.ts';
import { s3Client } from '../s3/s3-client.ts';

/**
 * The clients of one region, made once for a warm function; the region and the keys are those of its environment.
 * Athena alone is observed: a trace of S3 says the key of each object, and a file may be named for a person.
 */
export const awsClients = (observe: (client: AthenaClient) => AthenaClient) => ({
  s3: s3Client(),
  athena: observe(athenaClient()),
});
