import { Duration, Size, type Stack } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type Architecture, type Code, Function as Lambda, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { allow, policyFor } from './access.ts';

/** A function's longest run, seconds; it stops taking work three minutes before. */
export const workSeconds = 900;

export type DoorProps = {
  readonly code: Code;
  /** What the bundle's native parts are built for. */
  readonly architecture: Architecture;
  readonly logKey: IKey;
  /** Where the event of a run called by the clock ends after its retries. */
  readonly deadLetters: Queue;
  readonly memoryMiB: number;
  /** Of `/tmp`: an ingest holds the file, its clean copy and the staged rows there. */
  readonly diskMiB: number;
  /** How many run at once; one writer a table is the queue's doing. */
  readonly concurrency: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: readonly PolicyStatement[];
};

/** A function with its own role, its own log group and a ceiling on how many run at once. */
export function door(stack: Stack, name: string, props: DoorProps): Lambda {
  const logGroup = new LogGroup(stack, `${name}-logs`, {
    retention: RetentionDays.ONE_MONTH,
    encryptionKey: props.logKey,
  });
  const role = new Role(stack, `${name}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  policyFor(stack, `${name}-policy`, role, [
    ...props.statements,
    ...allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]),
    // Its environment and the messages of its queue; a dead letter is encrypted by who sends it.
    ...allow(['kms:Decrypt', 'kms:GenerateDataKey'], [props.logKey.keyArn]),
    ...allow(['sqs:SendMessage'], [props.deadLetters.queueArn]),
    // X-Ray knows no resource to name.
    ...allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']),
  ]);
  return new Lambda(stack, name, {
    // A name that a person can type: batches are retracted and people erased by a call.
    functionName: `${stack.stackName}-${name}`,
    runtime: Runtime.NODEJS_24_X,
    architecture: props.architecture,
    handler: 'dist/fn/handler.handler',
    code: props.code,
    role: role.withoutPolicyUpdates(),
    logGroup,
    deadLetterQueue: props.deadLetters,
    memorySize: props.memoryMiB,
    ephemeralStorageSize: Size.mebibytes(props.diskMiB),
    timeout: Duration.seconds(workSeconds),
    reservedConcurrentExecutions: props.concurrency,
    tracing: Tracing.ACTIVE,
    environment: {
      // Metrics carry this name as their dimension; the alarms look for it.
      POWERTOOLS_SERVICE_NAME: name,
      POWERTOOLS_METRICS_NAMESPACE: 'Bearing',
      ...props.environment,
    },
    environmentEncryption: props.logKey,
  });
}
