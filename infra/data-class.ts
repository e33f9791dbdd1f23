import { Duration, RemovalPolicy, type Stack, Tags } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { type Bucket, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { auditDays, type DataClassName, expiries, keySpaces } from './key-space.ts';
import { lockedBucket } from './locked-bucket.ts';
import { ownKey } from './own-key.ts';

/** One fenced room of data: nothing of it lies in another class's bucket, key, database or workgroup. */
export type DataClass<C extends DataClassName = DataClassName> = {
  readonly name: C;
  readonly key: Key;
  readonly bucket: Bucket;
  /** Where Athena puts results: the class's own bucket, but for the audit log, whose bucket forgets nothing. */
  readonly results: Bucket;
  readonly database: string;
  readonly workgroup: string;
};

type Fence = { readonly logs: Bucket; readonly cutoffGiB: number };

const gibibyte = 1024 ** 3;

export function dataClass<C extends DataClassName>(stack: Stack, name: C, fence: Fence): DataClass<C> {
  const key = ownKey(stack, `${name}-key`);
  const lock = { encryptionKey: key, logs: fence.logs };
  const isLocked = name === 'audit';
  const bucket = lockedBucket(stack, `${name}-bucket`, {
    ...lock,
    ...(isLocked && { objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(auditDays)) }),
  });
  for (const { prefix, days } of expiries(name)) {
    bucket.addLifecycleRule({ prefix, expiration: Duration.days(days) });
  }
  // Under the lock a result of a query, with persons in it, could not be deleted for four years.
  const results = 'results' in keySpaces[name] ? bucket : lockedBucket(stack, `${name}-results`, lock);
  if (results !== bucket) results.addLifecycleRule({ prefix: 'results/', expiration: Duration.days(7) });

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
      bytesScannedCutoffPerQuery: Math.round(fence.cutoffGiB * gibibyte),
      engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
      resultConfiguration: {
        outputLocation: `s3://${results.bucketName}/results/`,
        encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: key.keyArn },
      },
    },
  });
  for (const part of [key, bucket, results, group]) Tags.of(part).add('bearing:data-class', name);
  return { name, key, bucket, results, database, workgroup };
}
