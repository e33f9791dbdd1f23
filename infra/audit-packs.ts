import { type App, type Stack, Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks } from 'cdk-nag';

const noVpc = 'the functions speak to AWS endpoints only and hold no network secret; owner: platform';
const noReplica =
  'a copy elsewhere would outlive an erasure; versions are kept in the region; owner: privacy';
const logKey =
  'S3 delivers access logs only to a bucket under its own key; all data buckets use KMS; owner: platform';

/** Findings that stay, each with its reason and its owner; with the wildcards below, eight decisions. */
const acknowledged: readonly { readonly id: string; readonly reason: string }[] = [
  {
    id: 'AwsSolutions::AwsSolutions-SQS3',
    reason: 'this queue is itself the dead-letter queue; owner: platform',
  },
  { id: 'HIPAA.Security::HIPAA.Security-LambdaInsideVPC', reason: noVpc },
  { id: 'NIST.800.53.R5::NIST.800.53.R5-LambdaInsideVPC', reason: noVpc },
  { id: 'HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled', reason: noReplica },
  { id: 'NIST.800.53.R5::NIST.800.53.R5-S3BucketReplicationEnabled', reason: noReplica },
  { id: 'HIPAA.Security::HIPAA.Security-S3DefaultEncryptionKMS', reason: logKey },
  { id: 'NIST.800.53.R5::NIST.800.53.R5-S3DefaultEncryptionKMS', reason: logKey },
];

/** Holds every synthesis against the three packs. */
export function attachAuditPacks(app: App, stack: Stack): void {
  Validations.of(app).addPlugins(
    new AwsSolutionsChecks(app),
    new NIST80053R5Checks(app),
    new HIPAASecurityChecks(app),
  );
  for (const one of acknowledged) Validations.of(stack).acknowledge(one);
  for (const resource of wildcards(stack)) {
    Validations.of(stack).acknowledge({
      id: `AwsSolutions::AwsSolutions-IAM5[Resource::${resource}]`,
      reason:
        'objects of one bucket, tables of one database, and X-Ray, which names no resource; owner: platform',
    });
  }
}

/** One decision in as many ids as the pack asks for: a wildcard that is not in this list is still a finding. */
function wildcards(stack: Stack): readonly string[] {
  const buckets = stack.node.findAll().filter((part) => part instanceof CfnBucket);
  const objects = buckets
    .map((bucket) => `<${stack.getLogicalId(bucket)}.Arn>`)
    .flatMap((arn) => [`${arn}/*`, `${arn}/results/*`]);
  const tables = ['crm', 'people', 'demographics', 'audit'].map(
    (name) => `arn:<AWS::Partition>:glue:<AWS::Region>:<AWS::AccountId>:table/bearing_${name}/*`,
  );
  return ['*', ...objects, ...tables];
}
