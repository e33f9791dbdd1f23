import { CfnOutput, Duration, type Environment, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Architecture, Code } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { alarms } from './alarms.ts';
import { dataClass } from './data-class.ts';
import { type DoorName, doors } from './doors.ts';
import { feed, intake } from './intake.ts';
import type { DataClassName } from './key-space.ts';
import { notice } from './notices.ts';
import { ownKey } from './own-key.ts';
import { schedule } from './schedule.ts';
import { signIns } from './sign-ins.ts';

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

  const key = operationsKey(stack);
  const fence = { logs: accessLogs(stack), cutoffGiB: settings.cutoffGiB };
  const of = <C extends DataClassName>(name: C) => dataClass(stack, name, fence);
  const classes = {
    crm: of('crm'),
    people: of('people'),
    demographics: of('demographics'),
    audit: of('audit'),
  };
  const { crm, people } = classes;

  const topic = new Topic(stack, 'notices', { masterKey: key, enforceSSL: true });
  if (settings.noticeEmail) topic.addSubscription(new EmailSubscription(settings.noticeEmail));
  const deadLetters = undelivered(stack, key);

  for (const { bucket } of [crm, people]) announceObjects(bucket);
  const intakes = {
    crm: intake(stack, 'ingest-crm', { data: crm, key, undelivered: deadLetters }),
    people: intake(stack, 'ingest-assessments', { data: people, key, undelivered: deadLetters }),
  };
  const { architecture, code } = settings;
  const made = doors(stack, classes, { architecture, code, logKey: key, deadLetters, intakes });
  feed(stack, intakes.crm, made.ingestCrm);
  feed(stack, intakes.people, made.ingestAssessments);
  for (const [target, expression] of [
    [made.report, settings.reportSchedule],
    [made.maintainCrm, 'cron(0 2 * * ? *)'],
    [made.maintainPeople, 'cron(0 3 * * ? *)'],
  ] as const) {
    schedule(stack, target.node.id, { target, expression, deadLetters, key });
  }
  for (const [data, prefix, ending, says] of [
    [crm, 'reports', '.html', 'a report is there'],
    [crm, 'refused', '.json', 'a file was refused'],
    [people, 'reports', '.html', 'a report is there'],
    [people, 'scorecards', '.html', 'scorecards are there'],
    [people, 'refused', '.json', 'a file was refused'],
  ] as const) {
    notice(stack, { data, prefix, ending, says }, { topic, deadLetters });
  }
  signIns(stack, classes, made);
  alarms(stack, topic, {
    ...made,
    deadLetters: [intakes.crm.deadLetters, intakes.people.deadLetters, deadLetters],
  });
  for (const { name, bucket } of Object.values(classes)) {
    new CfnOutput(stack, `${name}-bucket-name`, { key: `${name}Bucket`, value: bucket.bucketName });
  }
  for (const queue of [intakes.crm.deadLetters, intakes.people.deadLetters, deadLetters]) {
    const key = queue.node.id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    new CfnOutput(stack, `${queue.node.id}-arn`, { key, value: queue.queueArn });
  }
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
function operationsKey(stack: Stack): Key {
  const key = ownKey(stack, 'operations-key');
  for (const service of [
    `logs.${stack.region}.amazonaws.com`,
    'cloudwatch.amazonaws.com',
    'events.amazonaws.com',
  ]) {
    key.grantEncryptDecrypt(new ServicePrincipal(service));
  }
  return key;
}

/** What no function and no queue took: runs called by the clock, and events that could not be passed on. */
const undelivered = (stack: Stack, key: Key): Queue =>
  new Queue(stack, 'run-dead-letters', {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });

/** The L2 switch would bring a custom resource with a wide role; this is the property itself. */
function announceObjects(bucket: Bucket): void {
  const low = bucket.node.defaultChild as CfnBucket;
  low.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}
