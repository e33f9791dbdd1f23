import { S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';

export type S3Endpoint = {
  readonly address: string;
  readonly client: S3Client;
  readonly stop: () => Promise<void>;
};

/** A client for an endpoint on this machine: path style, any key. */
export const localS3 = (endpoint: string): S3Client =>
  new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

/** An S3 emulator in this process with empty buckets. It knows no If-Match and sends no events. */
export async function s3Endpoint(...buckets: readonly string[]): Promise<S3Endpoint> {
  const server = await startFauxqs({ port: 0, logger: false });
  for (const bucket of buckets) server.createBucket(bucket);
  const client = localS3(server.address);
  return {
    address: server.address,
    client,
    stop: async () => {
      client.destroy();
      await server.stop();
    },
  };
}
