import type { Stack } from 'aws-cdk-lib';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { DataClass } from './data-class.ts';

type Keys = { readonly prefix: string } | { readonly wildcard: string };

type Notice = {
  readonly data: DataClass;
  readonly prefix: string;
  /** A report comes in several forms; people are told of one of them, the last to come. */
  readonly ending: string;
  readonly says: string;
};
type Told = { readonly topic: Topic; readonly deadLetters: Queue };

/** Tells who subscribed that an object came, with a link to it: who may not read the object sees a name only. */
export function notice(
  stack: Stack,
  { data, prefix, ending, says }: Notice,
  { topic, deadLetters }: Told,
): void {
  const [bucket, key] = [
    EventField.fromPath('$.detail.bucket.name'),
    EventField.fromPath('$.detail.object.key'),
  ];
  const link = `https://${stack.region}.console.aws.amazon.com/s3/object/${bucket}?region=${stack.region}&prefix=${key}`;
  new Rule(stack, `${data.name}-${prefix}-notice`, {
    eventPattern: objectCreated(data, { wildcard: `${prefix}/*${ending}` }),
    targets: [
      new SnsTopic(topic, {
        message: RuleTargetInput.fromText(`Bearing: ${says}: ${key}\n${link}`),
        deadLetterQueue: deadLetters,
      }),
    ],
  });
}

/** The event that S3 sends to EventBridge for a new object. */
export const objectCreated = ({ bucket }: Pick<DataClass, 'bucket'>, key: Keys) => ({
  source: ['aws.s3'],
  detailType: ['Object Created'],
  detail: { bucket: { name: [bucket.bucketName] }, object: { key: [key] } },
});
