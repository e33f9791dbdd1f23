import { Duration, type Stack } from 'aws-cdk-lib';
import { Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';

export type Intake = { readonly queue: Queue; readonly deadLetters: Queue };

type IntakeProps = {
  readonly uploads: Bucket;
  readonly prefix: string;
  readonly key: IKey;
  readonly workSeconds: number;
};

/** Uploads under one prefix -> EventBridge -> one FIFO group, so one writer at a time touches its tables. */
export function intake(stack: Stack, name: string, props: IntakeProps): Intake {
  const shared = {
    fifo: true,
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: props.key,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  };
  const deadLetters = new Queue(stack, `${name}-dead-letters`, shared);
  const queue = new Queue(stack, `${name}-queue`, {
    ...shared,
    contentBasedDeduplication: true,
    // Six times the function's timeout: a message still worked on must not come back.
    visibilityTimeout: Duration.seconds(6 * props.workSeconds),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
  });
  new Rule(stack, `${name}-uploaded`, {
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: {
        bucket: { name: [props.uploads.bucketName] },
        object: { key: [{ prefix: props.prefix }] },
      },
    },
    targets: [
      new SqsQueue(queue, { messageGroupId: name, message: RuleTargetInput.fromEventPath('$.detail') }),
    ],
  });
  return { queue, deadLetters };
}
