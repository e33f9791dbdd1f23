import { Duration, type Environment, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  type Architecture,
  type Code,
  EventSourceMapping,
  type Function as Lambda,
} from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { alarms } from './alarms.ts';
import { type DataClass, dataClass } from './data-class.ts';
import { door, workSeconds } from './door.ts';
import { intake } from './intake.ts';
import { ownKey } from './own-key.ts';
import { readerRole, readStatements, writeStatements } from './reader.ts';
import { schedule } from './schedule.ts';

export type DoorName =
  | 'ingest-crm'
  | 'ingest-assessments'
  | 'segment-report'
  | 'score-candidates'
  | 'maintain';

export type Settings = {
  readonly env?: Environment;
  /** Bytes a query may scan, GiB. */
  readonly cutoffGiB: number;
  /** Scheduler expression, UTC; at least daily, for the alarm on report age waits two days. */
  readonly reportSchedule: string;
  readonly costCentre: string;
  readonly noticeEmail: string | null;
  readonly architecture: Architecture;
  /** The bundle of one function; a test gives inline code. */
  readonly code: (name: DoorName) => Code;
};

/** Everything Bearing owns in one account and region. */
export function bearingStack(app: Construct, id: string, settings: Settings): Stack {
  const stack = new Stack(app, id, {
    terminationProtection: true,
    ...(settings.env && { env: settings.env }),
  });
  Tags.of(stack).add('project', 'bearing');
  Tags.of(stack).add('cost-centre', settings.costCentre);

  const logs = accessLogs(stack);
  const key = operationsKey(stack);
  const of = (name: DataClass['name']) => dataClass(stack, name, logs, settings.cutoffGiB);
  const [crm, people, demographics, audit] = [of('crm'), of('people'), of('demographics'), of('audit')];
  readerRole(stack, 'analyst', [crm]);
  readerRole(stack, 'recruiter', [people]);
  readerRole(stack, 'audit-job', [people, demographics, audit]);

  const notices = new Topic(stack, 'notices', { masterKey: key, enforceSSL: true });
  if (settings.noticeEmail) notices.addSubscription(new EmailSubscription(settings.noticeEmail));
  const publish = [
    new PolicyStatement({ actions: ['sns:Publish'], resources: [notices.topicArn] }),
    new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
  ];
  const deadLetters = new Queue(stack, 'run-dead-letters', {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  const make = (id: string, name: DoorName, data: DataClass, more: readonly PolicyStatement[] = []) =>
    door(stack, id, {
      code: settings.code(name),
      architecture: settings.architecture,
      logKey: key,
      deadLetters,
      memoryMiB: name.startsWith('ingest') ? 10_240 : 1_024,
      concurrency: 2,
      environment: {
        BEARING_BUCKET: data.bucket.bucketName,
        BEARING_DATABASE: data.database,
        BEARING_WORKGROUP: data.workgroup,
        BEARING_NOTICES: notices.topicArn,
      },
      statements: [...readStatements(stack, data), ...writeStatements(stack, data), ...publish, ...more],
    });

  const intakes = [
    { id: 'ingest-crm', data: crm } as const,
    { id: 'ingest-assessments', data: people } as const,
  ].map(({ id, data }) => {
    announceUploads(data.bucket);
    const taken = intake(stack, id, {
      uploads: data.bucket,
      prefix: 'uploads/',
      key,
      workSeconds,
    });
    const target = make(id, id, data, [
      new PolicyStatement({
        actions: [
          'sqs:ReceiveMessage',
          'sqs:DeleteMessage',
          'sqs:GetQueueAttributes',
          'sqs:ChangeMessageVisibility',
        ],
        resources: [taken.queue.queueArn],
      }),
    ]);
    new EventSourceMapping(stack, `${id}-source`, {
      target,
      eventSourceArn: taken.queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    });
    return { target, deadLetters: taken.deadLetters };
  });

  const scored = make('score-candidates', 'score-candidates', people, [
    new PolicyStatement({ actions: ['s3:PutObject'], resources: [audit.bucket.arnForObjects('*')] }),
    new PolicyStatement({ actions: ['kms:GenerateDataKey'], resources: [audit.key.keyArn] }),
  ]);
  const clocked = [
    { target: make('segment-report', 'segment-report', crm), expression: settings.reportSchedule },
    { target: make('maintain-crm', 'maintain', crm), expression: 'cron(0 2 * * ? *)' },
    { target: make('maintain-people', 'maintain', people), expression: 'cron(0 3 * * ? *)' },
  ];
  for (const { target, expression } of clocked) {
    schedule(stack, target.node.id, { target, expression, deadLetters, key });
  }
  const doors: readonly Lambda[] = [...intakes, ...clocked].map(({ target }) => target).concat(scored);
  alarms(stack, notices, { doors, deadLetters: [...intakes.map((one) => one.deadLetters), deadLetters] });
  return stack;
}

/** Log delivery cannot write to a bucket under a customer key, so this one has S3's own. */
function accessLogs(stack: Stack): Bucket {
  return new Bucket(stack, 'access-logs', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [{ expiration: Duration.days(400), noncurrentVersionExpiration: Duration.days(7) }],
  });
}

/** For queues, notices and logs, which hold names of objects but no record. */
function operationsKey(stack: Stack) {
  const key = ownKey(stack, 'operations-key');
  key.grantEncryptDecrypt(new ServicePrincipal(`logs.${stack.region}.amazonaws.com`));
  key.grantEncryptDecrypt(new ServicePrincipal('cloudwatch.amazonaws.com'));
  return key;
}

/** The L2 switch would bring a custom resource with a wide role; this is the property itself. */
function announceUploads(bucket: Bucket): void {
  const low = bucket.node.defaultChild as CfnBucket;
  low.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}
