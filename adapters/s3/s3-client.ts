import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { MAX_ATTEMPTS } from '../aws/retrying.ts';

/**
 * A client that tries a request again itself (full jitter, by the SDK), so that one part of an upload is sent again
 * and not the file. What it spends counts among the adapter's attempts.
 */
export const s3Client = (config: S3ClientConfig = {}): S3Client =>
  new S3Client({
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: 60_000,
      throwOnRequestTimeout: true,
      // A list that stands still half way is under no other limit.
      socketTimeout: 30_000,
    },
    ...config,
  });
