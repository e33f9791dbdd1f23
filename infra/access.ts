import type { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { DataClass } from './data-class.ts';
import type { DataClassName, Prefix } from './key-space.ts';

/** What one role may do in one data class. Nothing that is not said here is allowed. */
export type Access<C extends DataClassName = DataClassName> = {
  /** Keys it may read, put and delete, by their prefix. */
  readonly gets?: readonly Prefix<C>[];
  readonly puts?: readonly Prefix<C>[];
  readonly deletes?: readonly Prefix<C>[];
  /**
   * Queries: `reads` are SELECT with their results; `writes` also DDL, DML and maintenance. `joins` are read by a
   * query of another class's workgroup alone, so that no result of it lies among those of this class.
   */
  readonly tables?: 'joins' | 'reads' | 'writes';
  /** Whether it may make tables of its own, named `deal_*`, that can be made again at any time. */
  readonly scratch?: true;
};

/** One class's part of a policy. */
export function accessTo<C extends DataClassName>(
  stack: Stack,
  data: DataClass<C>,
  access: Access<C>,
): readonly PolicyStatement[] {
  const { gets = [], puts = [], deletes = [], tables } = access;
  const keys = (prefixes: readonly string[]) =>
    prefixes.map((prefix) => data.bucket.arnForObjects(`${prefix}/*`));
  return [
    ...allow(['s3:GetObject'], keys(gets)),
    ...allow(['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'], keys(puts)),
    ...allow(['s3:DeleteObject'], keys(deletes)),
    // Who only puts sees no name of what is there.
    ...(gets.length + deletes.length > 0 || tables
      ? allow(
          ['s3:ListBucket', 's3:GetBucketLocation', 's3:ListBucketMultipartUploads'],
          [data.bucket.bucketArn],
        )
      : []),
    // A put in parts decrypts its own parts; without s3:GetObject that opens nothing.
    ...allow(['kms:Decrypt', 'kms:GenerateDataKey'], [data.key.keyArn]),
    ...(tables ? catalogReads(stack, data, tables) : []),
    ...(tables === 'reads' || tables === 'writes' ? queries(stack, data) : []),
    ...(access.scratch
      ? allow(
          ['glue:CreateTable', 'glue:UpdateTable'],
          [...catalogOf(stack, data), glueArn(stack, `table/${data.database}/${scratchTables}`)],
        )
      : []),
  ];
}

export const scratchTables = 'deal_*';

const glueArn = (stack: Stack, resource: string) => stack.formatArn({ service: 'glue', resource });

/** Glue asks for every level: the catalog and the database too. */
const catalogOf = (stack: Stack, { database }: DataClass) => [
  glueArn(stack, 'catalog'),
  glueArn(stack, `database/${database}`),
];

function catalogReads(stack: Stack, data: DataClass, tables: Access['tables']): readonly PolicyStatement[] {
  const catalog = [...catalogOf(stack, data), glueArn(stack, `table/${data.database}/*`)];
  const writes = ['glue:CreateTable', 'glue:UpdateTable', 'glue:DeleteTable'];
  return [
    ...allow(
      [
        'glue:GetDatabase',
        'glue:GetTable',
        'glue:GetTables',
        'glue:GetPartitions',
        ...(tables === 'writes' ? writes : []),
      ],
      catalog,
    ),
    // Athena asks for the account's default database before any other.
    ...allow(['glue:GetDatabase'], [glueArn(stack, 'database/default')]),
  ];
}

function queries(stack: Stack, { bucket, results, workgroup }: DataClass): readonly PolicyStatement[] {
  const athena = stack.formatArn({ service: 'athena', resource: `workgroup/${workgroup}` });
  return [
    ...allow(
      [
        'athena:StartQueryExecution',
        'athena:GetQueryExecution',
        'athena:GetQueryResults',
        'athena:StopQueryExecution',
        'athena:GetWorkGroup',
      ],
      [athena],
    ),
    // Athena reads and writes as its caller: results, and the files of the tables.
    ...allow(
      ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
      [results.arnForObjects('results/*')],
    ),
    ...(results === bucket
      ? []
      : allow(
          ['s3:ListBucket', 's3:GetBucketLocation', 's3:ListBucketMultipartUploads'],
          [results.bucketArn],
        )),
  ];
}

export const allow = (
  actions: readonly string[],
  resources: readonly string[],
): readonly PolicyStatement[] =>
  resources.length === 0 ? [] : [new PolicyStatement({ actions: [...actions], resources: [...resources] })];

/** Statements as one managed policy: inline policies are refused by the audit packs. */
export function policyFor(stack: Stack, id: string, to: Role, statements: readonly PolicyStatement[]): void {
  new ManagedPolicy(stack, id, { statements: [...statements], roles: [to] });
}
