import { type App, type Stack, Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks } from 'cdk-nag';
import { scratchTables } from './access.ts';
import { type DataClassName, keySpaces } from './key-space.ts';

/** Findings that stay. Not one turns a rule off: what is not named here is a finding still. */
export type Decision = {
  readonly reason: string;
  readonly owner: 'platform' | 'privacy';
  readonly ids: readonly string[];
};

/** Holds every synthesis against the three packs. */
export function attachAuditPacks(app: App, stack: Stack): void {
  Validations.of(app).addPlugins(...auditPacks(app));
  for (const { ids, reason, owner } of decisions(stack)) {
    for (const id of ids) Validations.of(stack).acknowledge({ id, reason: `${reason}; owner: ${owner}` });
  }
}

export const auditPacks = (app: App) => [
  new AwsSolutionsChecks(app),
  new NIST80053R5Checks(app),
  new HIPAASecurityChecks(app),
];

const classNames = Object.keys(keySpaces) as readonly DataClassName[];

/** Six decisions. The packs ask for an id a resource, so a decision on objects has one for every prefix of keys. */
export function decisions(stack: Stack): readonly Decision[] {
  const wildcard = (resource: string) => `AwsSolutions::AwsSolutions-IAM5[Resource::${resource}]`;
  const both = (rule: string) => [
    `HIPAA.Security::HIPAA.Security-${rule}`,
    `NIST.800.53.R5::NIST.800.53.R5-${rule}`,
  ];
  const objects = classNames.flatMap((name) => {
    const keys = Object.keys(keySpaces[name]).map(
      (prefix) => `${arnOf(stack, `${name}-bucket`)}/${prefix}/*`,
    );
    return 'results' in keySpaces[name] ? keys : [...keys, `${arnOf(stack, `${name}-results`)}/results/*`];
  });
  const tables = [
    ...classNames.map((name) => `table/bearing_${name}/*`),
    `table/bearing_crm/${scratchTables}`,
  ].map((table) => `arn:<AWS::Partition>:glue:<AWS::Region>:<AWS::AccountId>:${table}`);
  return [
    { reason: 'objects under one prefix of one bucket', owner: 'platform', ids: objects.map(wildcard) },
    {
      reason: 'tables of one database: each batch and each report has one of its own for a while',
      owner: 'platform',
      ids: tables.map(wildcard),
    },
    { reason: 'X-Ray knows no resource to name', owner: 'platform', ids: [wildcard('*')] },
    {
      reason: 'the functions speak to AWS endpoints only and hold no network secret',
      owner: 'platform',
      ids: both('LambdaInsideVPC'),
    },
    {
      reason: 'a copy elsewhere would outlive an erasure; versions are kept in the region',
      owner: 'privacy',
      ids: both('S3BucketReplicationEnabled'),
    },
    {
      reason: 'S3 delivers access logs only to a bucket under its own key; all data buckets use KMS',
      owner: 'platform',
      ids: both('S3DefaultEncryptionKMS'),
    },
  ];
}

/** A bucket as the packs write its ARN. @throws Error where the stack has no such bucket. */
function arnOf(stack: Stack, id: string): string {
  const bucket = stack.node.findChild(id).node.defaultChild;
  if (!(bucket instanceof CfnBucket)) throw new Error(`a bucket was needed, got ${id}`);
  return `<${stack.getLogicalId(bucket)}.Arn>`;
}
