import { athenaClient } from '../athena/athena-client.ts';
import { s3Client } from '../s3/s3-client.ts';

/** The clients of one region, made once for a warm function; the region and the keys are those of its environment. */
export const awsClients = (observe: <T>(client: T) => T) => ({
  s3: observe(s3Client()),
  athena: observe(athenaClient()),
});
