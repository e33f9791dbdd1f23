import { Duration, type Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping, type Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { allow } from './access.ts';
import type { DataClass } from './data-class.ts';
import { workSeconds } from './door.ts';
import { objectCreated } from './notices.ts';

export type Intake = {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  /** What the function at the end needs to be called. */
  readonly statements: readonly PolicyStatement[];
};

type IntakeProps = {
  readonly data: DataClass;
  readonly key: IKey;
  /** Where an event ends that the queue itself did not take. */
  readonly undelivered: Queue;
};

/** Uploads of one class -> EventBridge -> one FIFO group, so one writer at a time touches its tables. */
export function intake(stack: Stack, name: string, { data, key, undelivered }: IntakeProps): Intake {
  const shared = {
    fifo: true,
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  };
  const deadLetters = new Queue(stack, `${name}-dead-letters`, shared);
  const queue = new Queue(stack, `${name}-queue`, {
    ...shared,
    contentBasedDeduplication: true,
    // Six times the function's timeout: a message still worked on must not come back.
    visibilityTimeout: Duration.seconds(6 * workSeconds),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
  });
  new Rule(stack, `${name}-uploaded`, {
    eventPattern: objectCreated(data, { prefix: 'uploads/' }),
    targets: [
      new SqsQueue(queue, {
        messageGroupId: name,
        deadLetterQueue: undelivered,
      }),
    ],
  });
  const statements = allow(
    ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ChangeMessageVisibility'],
    [queue.queueArn],
  );
  return { queue, deadLetters, statements };
}

/** Calls a function with what waits in a queue; a failed item alone comes back. */
export function feed(stack: Stack, { queue }: Intake, target: Lambda): void {
  new EventSourceMapping(stack, `${target.node.id}-source`, {
    target,
    eventSourceArn: queue.queueArn,
    batchSize: 10,
    reportBatchItemFailures: true,
  });
}
