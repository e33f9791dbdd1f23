import { Duration, RemovalPolicy, type Stack, Tags } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { type Bucket, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { lockedBucket } from './locked-bucket.ts';
import { ownKey } from './own-key.ts';

export type DataClassName = 'crm' | 'people' | 'demographics' | 'audit';

/** One fenced room of data: nothing of it lies in another class's bucket, key, database or workgroup. */
export type DataClass = {
  readonly name: DataClassName;
  readonly key: Key;
  readonly bucket: Bucket;
  readonly database: string;
  readonly workgroup: string;
};

/** Four years: California keeps hiring records that long. */
const auditDays = 4 * 366;

const gibibyte = 1024 ** 3;

export function dataClass(stack: Stack, name: DataClassName, logs: Bucket, cutoffGiB: number): DataClass {
  const key = ownKey(stack, `${name}-key`);
  const bucket = lockedBucket(stack, `${name}-bucket`, {
    encryptionKey: key,
    logs,
    ...(name === 'audit' && {
      objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(auditDays)),
    }),
  });
  bucket.addLifecycleRule({ prefix: 'results/', expiration: Duration.days(7) });
  bucket.addLifecycleRule({ prefix: 'quarantine/', expiration: Duration.days(30) });
  bucket.addLifecycleRule({ prefix: 'staging/', expiration: Duration.days(7) });
  // Erasure is finished only when the old versions are gone as well.
  bucket.addLifecycleRule({ noncurrentVersionExpiration: Duration.days(7) });

  const database = `bearing_${name}`;
  new CfnDatabase(stack, `${name}-database`, {
    catalogId: stack.account,
    databaseInput: { name: database },
  }).applyRemovalPolicy(RemovalPolicy.RETAIN);

  const workgroup = `bearing-${name}`;
  const group = new CfnWorkGroup(stack, `${name}-workgroup`, {
    name: workgroup,
    workGroupConfiguration: {
      enforceWorkGroupConfiguration: true,
      publishCloudWatchMetricsEnabled: true,
      bytesScannedCutoffPerQuery: cutoffGiB * gibibyte,
      engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
      resultConfiguration: {
        outputLocation: `s3://${bucket.bucketName}/results/`,
        encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: key.keyArn },
      },
    },
  });
  for (const part of [key, bucket, group]) Tags.of(part).add('bearing:data-class', name);
  return { name, key, bucket, database, workgroup };
}
