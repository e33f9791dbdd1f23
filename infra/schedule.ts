import type { Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { allow, policyFor } from './access.ts';

type ScheduleProps = {
  readonly target: Lambda;
  readonly expression: string;
  readonly deadLetters: Queue;
  readonly key: IKey;
};

/** Calls a function by the clock, UTC; the event carries the scheduled time, so a retry has the same as-of. */
export function schedule(stack: Stack, name: string, props: ScheduleProps): void {
  const role = new Role(stack, `${name}-schedule-role`, {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
  });
  policyFor(stack, `${name}-schedule-policy`, role, [
    ...allow(['lambda:InvokeFunction'], [props.target.functionArn]),
    ...allow(['sqs:SendMessage'], [props.deadLetters.queueArn]),
    ...allow(['kms:Decrypt', 'kms:GenerateDataKey'], [props.key.keyArn]),
  ]);
  new CfnSchedule(stack, `${name}-schedule`, {
    flexibleTimeWindow: { mode: 'OFF' },
    scheduleExpression: props.expression,
    scheduleExpressionTimezone: 'UTC',
    kmsKeyArn: props.key.keyArn,
    target: {
      arn: props.target.functionArn,
      roleArn: role.roleArn,
      input: JSON.stringify({ scheduledAt: '<aws.scheduler.scheduled-time>' }),
      deadLetterConfig: { arn: props.deadLetters.queueArn },
      retryPolicy: { maximumRetryAttempts: 5 },
    },
  });
}
