import { Duration, type Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type Architecture, type Code, Function as Lambda, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { policyFor } from './reader.ts';

/** A function's longest run, seconds; it stops taking work three minutes before. */
export const workSeconds = 900;

type DoorProps = {
  readonly code: Code;
  /** What the bundle's native parts are built for. */
  readonly architecture: Architecture;
  readonly logKey: IKey;
  /** Where the event of a run called by the clock ends after its retries. */
  readonly deadLetters: Queue;
  readonly memoryMiB: number;
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
    new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    }),
    new PolicyStatement({ actions: ['kms:Decrypt'], resources: [props.logKey.keyArn] }),
    new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [props.deadLetters.queueArn] }),
    // X-Ray knows no resource to name.
    new PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }),
  ]);
  return new Lambda(stack, name, {
    runtime: Runtime.NODEJS_24_X,
    architecture: props.architecture,
    handler: 'dist/fn/handler.handler',
    code: props.code,
    role: role.withoutPolicyUpdates(),
    logGroup,
    deadLetterQueue: props.deadLetters,
    memorySize: props.memoryMiB,
    timeout: Duration.seconds(workSeconds),
    reservedConcurrentExecutions: props.concurrency,
    tracing: Tracing.ACTIVE,
    environment: { ...props.environment },
    environmentEncryption: props.logKey,
  });
}
