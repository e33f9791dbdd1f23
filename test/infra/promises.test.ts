import { describe, expect, test } from 'vitest';
import { type Resource, type Resources, synthesized } from './synthesized.ts';

const resources = synthesized();

type Promised = {
  readonly says: string;
  readonly type: string;
  /** The path of the line that keeps the promise; removing it must break the promise. */
  readonly line: string;
  readonly holds: (resource: Resource, all: Resources) => boolean;
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
];

function without(resource: Resource, line: string): Resource {
  const copy = structuredClone(resource);
  const steps = line.split('.');
  const last = steps.pop() ?? '';
  delete ((dig(copy.Properties, steps.join('.')) as Record<string, unknown> | undefined) ?? copy.Properties)[
    last
  ];
  return copy;
}

describe.each(promises)('every $type $says', ({ type, line, holds }) => {
  const all = Object.entries(resources).filter(([, one]) => one.Type === type);

  test('holds', () => {
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter(([, one]) => !holds(one, resources)).map(([id]) => id)).toEqual([]);
  });

  test('is missed when its line is removed', () => {
    for (const [id, one] of all) expect(holds(without(one, line), resources), id).toBe(false);
  });
});

test('an intake hides a message for six times its function', () => {
  const sources = Object.values(resources).filter((one) => one.Type === 'AWS::Lambda::EventSourceMapping');
  expect(sources).toHaveLength(2);
  for (const { Properties } of sources) {
    const queue = resources[Properties.EventSourceArn['Fn::GetAtt'][0]]?.Properties;
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(
      6 * resources[Properties.FunctionName.Ref]?.Properties.Timeout,
    );
    expect(queue.RedrivePolicy.maxReceiveCount).toBe(5);
    expect(queue.FifoQueue).toBe(true);
  }
});
