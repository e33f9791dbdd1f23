import type { Stack } from 'aws-cdk-lib';
import { AccountPrincipal, ManagedPolicy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { DataClass } from './data-class.ts';

const athenaReads = [
  'athena:StartQueryExecution',
  'athena:GetQueryExecution',
  'athena:GetQueryResults',
  'athena:StopQueryExecution',
];

/** What it takes to read one data class: its objects, its key, its catalog and its workgroup. */
export function readStatements(stack: Stack, data: DataClass): readonly PolicyStatement[] {
  const glue = (kind: string) => stack.formatArn({ service: 'glue', resource: kind });
  return [
    new PolicyStatement({ actions: ['s3:GetObject'], resources: [data.bucket.arnForObjects('*')] }),
    new PolicyStatement({ actions: ['s3:PutObject'], resources: [data.bucket.arnForObjects('results/*')] }),
    new PolicyStatement({
      actions: ['s3:ListBucket', 's3:GetBucketLocation'],
      resources: [data.bucket.bucketArn],
    }),
    new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [data.key.keyArn] }),
    new PolicyStatement({
      actions: ['glue:GetDatabase', 'glue:GetTable', 'glue:GetTables', 'glue:GetPartitions'],
      resources: [glue('catalog'), glue(`database/${data.database}`), glue(`table/${data.database}/*`)],
    }),
    new PolicyStatement({ actions: athenaReads, resources: [workgroupArn(stack, data)] }),
  ];
}

/** What a writer of one class needs on top of reading it. */
export function writeStatements(stack: Stack, data: DataClass): readonly PolicyStatement[] {
  const table = stack.formatArn({ service: 'glue', resource: `table/${data.database}/*` });
  const database = stack.formatArn({ service: 'glue', resource: `database/${data.database}` });
  const catalog = stack.formatArn({ service: 'glue', resource: 'catalog' });
  return [
    new PolicyStatement({
      actions: ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
      resources: [data.bucket.arnForObjects('*')],
    }),
    new PolicyStatement({
      actions: ['glue:CreateTable', 'glue:UpdateTable'],
      resources: [catalog, database, table],
    }),
  ];
}

/** A role for a person's sign-in (or a job), with one managed policy of exactly the given classes. */
export function readerRole(stack: Stack, id: string, classes: readonly DataClass[]): Role {
  const role = new Role(stack, id, { assumedBy: new AccountPrincipal(stack.account) });
  policyFor(
    stack,
    `${id}-reads`,
    role,
    classes.flatMap((data) => readStatements(stack, data)),
  );
  return role;
}

/** Statements as one managed policy: inline policies are refused by the audit packs. */
export function policyFor(stack: Stack, id: string, to: Role, statements: readonly PolicyStatement[]): void {
  new ManagedPolicy(stack, id, { statements: [...statements], roles: [to] });
}

const workgroupArn = (stack: Stack, data: DataClass) =>
  stack.formatArn({ service: 'athena', resource: `workgroup/${data.workgroup}` });
