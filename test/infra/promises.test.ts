import { describe, expect, test } from 'vitest';
import { isOf } from './policy.ts';
import { ofType, type Resource, type Resources, synthesized } from './synthesized.ts';

const resources = synthesized();

type Promised = {
  readonly says: string;
  readonly type: string;
  /** The path of the line that keeps the promise; removing it must break the promise. */
  readonly line: string;
  readonly holds: (resource: Resource, all: Resources) => boolean;
  /** Resources that the promise is not made for, by the id in the stack, and why. */
  readonly butFor?: readonly string[];
};

const dig = (from: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], from);
const is =
  (path: string, wanted: unknown) =>
  ({ Properties }: Resource) =>
    dig(Properties, path) === wanted;
const has =
  (path: string) =>
  ({ Properties }: Resource) =>
    dig(Properties, path) !== undefined;

const promises: readonly Promised[] = [
  ...['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].map((flag) => ({
    says: `blocks public access: ${flag}`,
    type: 'AWS::S3::Bucket',
    line: `PublicAccessBlockConfiguration.${flag}`,
    holds: is(`PublicAccessBlockConfiguration.${flag}`, true),
  })),
  {
    says: 'is versioned',
    type: 'AWS::S3::Bucket',
    line: 'VersioningConfiguration',
    holds: is('VersioningConfiguration.Status', 'Enabled'),
  },
  {
    says: 'is encrypted',
    type: 'AWS::S3::Bucket',
    line: 'BucketEncryption',
    holds: has(
      'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.SSEAlgorithm',
    ),
  },
  {
    says: 'is encrypted by a customer key',
    type: 'AWS::S3::Bucket',
    line: 'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.KMSMasterKeyID',
    holds: has(
      'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.KMSMasterKeyID',
    ),
    // S3 delivers its logs to no bucket under a customer key.
    butFor: ['access-logs'],
  },
  {
    says: 'has access logs',
    type: 'AWS::S3::Bucket',
    line: 'LoggingConfiguration',
    holds: has('LoggingConfiguration.DestinationBucketName'),
    // Logs about the bucket of logs would never end.
    butFor: ['access-logs'],
  },
  {
    says: 'lets things expire',
    type: 'AWS::S3::Bucket',
    line: 'LifecycleConfiguration',
    holds: has('LifecycleConfiguration.Rules.0'),
  },
  {
    says: 'refuses what is not TLS',
    type: 'AWS::S3::BucketPolicy',
    line: 'PolicyDocument',
    holds: ({ Properties }) => JSON.stringify(Properties).includes('"aws:SecureTransport":"false"'),
  },
  {
    says: 'turns every year',
    type: 'AWS::KMS::Key',
    line: 'EnableKeyRotation',
    holds: is('EnableKeyRotation', true),
  },
  {
    says: 'outlives the stack',
    type: 'AWS::S3::Bucket',
    line: '^DeletionPolicy',
    holds: ({ DeletionPolicy }) => DeletionPolicy === 'Retain',
  },
  {
    says: 'outlives the stack',
    type: 'AWS::KMS::Key',
    line: '^DeletionPolicy',
    holds: ({ DeletionPolicy }) => DeletionPolicy === 'Retain',
  },
  {
    says: 'has dead letters, or is them',
    type: 'AWS::SQS::Queue',
    line: 'RedrivePolicy',
    holds: has('RedrivePolicy.deadLetterTargetArn'),
    butFor: ['ingest-crm-dead-letters', 'ingest-assessments-dead-letters', 'run-dead-letters'],
  },
  {
    says: 'gives up after five tries',
    type: 'AWS::SQS::Queue',
    line: 'RedrivePolicy.maxReceiveCount',
    holds: is('RedrivePolicy.maxReceiveCount', 5),
    butFor: ['ingest-crm-dead-letters', 'ingest-assessments-dead-letters', 'run-dead-letters'],
  },
  {
    says: 'refuses what is not TLS',
    type: 'AWS::SQS::QueuePolicy',
    line: 'PolicyDocument',
    holds: ({ Properties }) => JSON.stringify(Properties).includes('"aws:SecureTransport":"false"'),
  },
  {
    says: 'refuses what is not TLS',
    type: 'AWS::SNS::TopicPolicy',
    line: 'PolicyDocument',
    holds: ({ Properties }) => JSON.stringify(Properties).includes('"aws:SecureTransport":"false"'),
  },
  { says: 'is encrypted', type: 'AWS::SNS::Topic', line: 'KmsMasterKeyId', holds: has('KmsMasterKeyId') },
  { says: 'is encrypted', type: 'AWS::SQS::Queue', line: 'KmsMasterKeyId', holds: has('KmsMasterKeyId') },
  {
    says: 'keeps messages 14 days',
    type: 'AWS::SQS::Queue',
    line: 'MessageRetentionPeriod',
    holds: is('MessageRetentionPeriod', 1_209_600),
  },
  {
    says: 'has a ceiling of runs',
    type: 'AWS::Lambda::Function',
    line: 'ReservedConcurrentExecutions',
    holds: has('ReservedConcurrentExecutions'),
  },
  {
    says: 'has dead letters',
    type: 'AWS::Lambda::Function',
    line: 'DeadLetterConfig',
    holds: has('DeadLetterConfig.TargetArn'),
  },
  {
    says: 'runs on Node 24',
    type: 'AWS::Lambda::Function',
    line: 'Runtime',
    holds: is('Runtime', 'nodejs24.x'),
  },
  {
    says: 'is traced',
    type: 'AWS::Lambda::Function',
    line: 'TracingConfig',
    holds: is('TracingConfig.Mode', 'Active'),
  },
  {
    says: 'encrypts its environment',
    type: 'AWS::Lambda::Function',
    line: 'KmsKeyArn',
    holds: has('KmsKeyArn'),
  },
  ...['BUCKET', 'DATABASE', 'WORKGROUP', 'CATALOG'].map((name) => ({
    says: `is told its place: BEARING_${name}`,
    type: 'AWS::Lambda::Function',
    line: `Environment.Variables.BEARING_${name}`,
    holds: has(`Environment.Variables.BEARING_${name}`),
  })),
  {
    says: 'is told where the log of decisions is',
    type: 'AWS::Lambda::Function',
    line: 'Environment.Variables.BEARING_AUDIT_BUCKET',
    holds: has('Environment.Variables.BEARING_AUDIT_BUCKET'),
    // The class crm has no person to decide on.
    butFor: ['ingest-crm', 'segment-report', 'maintain-crm'],
  },
  {
    says: 'forgets logs',
    type: 'AWS::Logs::LogGroup',
    line: 'RetentionInDays',
    holds: is('RetentionInDays', 30),
  },
  { says: 'encrypts logs', type: 'AWS::Logs::LogGroup', line: 'KmsKeyId', holds: has('KmsKeyId') },
  {
    says: 'reports failed items one by one',
    type: 'AWS::Lambda::EventSourceMapping',
    line: 'FunctionResponseTypes',
    holds: is('FunctionResponseTypes.0', 'ReportBatchItemFailures'),
  },
  {
    says: 'enforces its settings',
    type: 'AWS::Athena::WorkGroup',
    line: 'WorkGroupConfiguration.EnforceWorkGroupConfiguration',
    holds: is('WorkGroupConfiguration.EnforceWorkGroupConfiguration', true),
  },
  {
    says: 'cuts off at 10 GiB',
    type: 'AWS::Athena::WorkGroup',
    line: 'WorkGroupConfiguration.BytesScannedCutoffPerQuery',
    holds: is('WorkGroupConfiguration.BytesScannedCutoffPerQuery', 10 * 1024 ** 3),
  },
  {
    says: 'has its engine pinned',
    type: 'AWS::Athena::WorkGroup',
    line: 'WorkGroupConfiguration.EngineVersion',
    holds: is('WorkGroupConfiguration.EngineVersion.SelectedEngineVersion', 'Athena engine version 3'),
  },
  {
    says: 'encrypts results',
    type: 'AWS::Athena::WorkGroup',
    line: 'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration',
    holds: is(
      'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.EncryptionOption',
      'SSE_KMS',
    ),
  },
  {
    says: 'tells someone',
    type: 'AWS::CloudWatch::Alarm',
    line: 'AlarmActions',
    holds: has('AlarmActions.0'),
  },
  {
    says: 'has dead letters',
    type: 'AWS::Scheduler::Schedule',
    line: 'Target.DeadLetterConfig',
    holds: has('Target.DeadLetterConfig.Arn'),
  },
  {
    says: 'tells the function when it was due',
    type: 'AWS::Scheduler::Schedule',
    line: 'Target.Input',
    holds: is('Target.Input', '{"scheduledAt":"<aws.scheduler.scheduled-time>"}'),
  },
  {
    says: 'has dead letters',
    type: 'AWS::Events::Rule',
    line: 'Targets.0.DeadLetterConfig',
    holds: has('Targets.0.DeadLetterConfig.Arn'),
  },
];

function without(resource: Resource, line: string): Resource {
  const copy = structuredClone(resource);
  if (line.startsWith('^')) return { ...copy, [line.slice(1)]: undefined };
  const steps = line.split('.');
  const last = steps.pop() ?? '';
  delete ((dig(copy.Properties, steps.join('.')) as Record<string, unknown> | undefined) ?? copy.Properties)[
    last
  ];
  return copy;
}

describe.each(promises)('every $type $says', ({ type, line, holds, butFor = [] }) => {
  const isLeftOut = (id: string) => butFor.some((one) => isOf(id, one));
  const all = ofType(resources, type).filter(([id]) => !isLeftOut(id));

  test('holds', () => {
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter(([, one]) => !holds(one, resources)).map(([id]) => id)).toEqual([]);
    expect(ofType(resources, type).length - all.length).toBe(butFor.length);
  });

  test('is missed when its line is removed', () => {
    for (const [id, one] of all) expect(holds(without(one, line), resources), id).toBe(false);
  });
});

test('an intake hides a message for six times its function', () => {
  const sources = ofType(resources, 'AWS::Lambda::EventSourceMapping');
  expect(sources).toHaveLength(2);
  for (const [, { Properties }] of sources) {
    const queue = resources[Properties.EventSourceArn['Fn::GetAtt'][0]]?.Properties;
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(
      6 * resources[Properties.FunctionName.Ref]?.Properties.Timeout,
    );
    expect(queue.FifoQueue).toBe(true);
  }
});

test('an alarm on a metric of ours asks for the name under which a function sends it', () => {
  const names = ofType(resources, 'AWS::Lambda::Function').map(
    ([, { Properties }]) => Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME,
  );
  const asked = ofType(resources, 'AWS::CloudWatch::Alarm')
    .filter(([, { Properties }]) => Properties.Namespace === 'Bearing')
    .map(([, { Properties }]) => Properties);
  expect(asked.map(({ MetricName }) => MetricName).toSorted()).toEqual([
    'BatchesFailed',
    'BatchesFailed',
    'ReportsWritten',
  ]);
  for (const { Dimensions } of asked) {
    expect(Dimensions).toHaveLength(1);
    expect(Dimensions[0].Name).toBe('service');
    expect(names).toContain(Dimensions[0].Value);
  }
});

test('an intake has room on its disk for the largest upload and its copies', () => {
  const disks = ofType(resources, 'AWS::Lambda::Function')
    .filter(([id]) => id.startsWith('ingest'))
    .map(([, { Properties }]) => Properties.EphemeralStorage.Size);
  expect(disks).toEqual([10_240, 10_240]);
});

test('point-in-time recovery has nothing to hold: the stack has no table of DynamoDB and no database server', () => {
  const types = new Set(Object.values(resources).map(({ Type }) => Type));
  expect([...types].filter((type) => /DynamoDB|RDS|DocDB|Neptune|Redshift/.test(type))).toEqual([]);
});
