import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  type ObjectLockRetention,
} from 'aws-cdk-lib/aws-s3';

type Lock = {
  readonly encryptionKey: IKey;
  readonly logs: Bucket;
  readonly objectLockDefaultRetention?: ObjectLockRetention;
};

/** A private, versioned, encrypted bucket that speaks TLS only and is kept when the stack goes. */
export function lockedBucket(stack: Stack, id: string, lock: Lock): Bucket {
  const { logs, ...rest } = lock;
  return new Bucket(stack, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.KMS,
    bucketKeyEnabled: true,
    enforceSSL: true,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    ...rest,
    // Erasure is finished only when the old versions are gone as well, and what was half sent.
    lifecycleRules: [
      {
        noncurrentVersionExpiration: Duration.days(7),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
    ],
    // The class's own optional fields are looser than the interface it implements.
    serverAccessLogsBucket: logs as IBucket,
    serverAccessLogsPrefix: `${id}/`,
  });
}
