import { Duration, type Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';

type Watched = { readonly doors: readonly Lambda[]; readonly deadLetters: readonly Queue[] };

/** Dead letters, failed and throttled runs, refused batches, and a report that did not come. */
export function alarms(stack: Stack, topic: Topic, watched: Watched): void {
  const minutes = { period: Duration.minutes(5), statistic: 'Sum' };
  for (const queue of watched.deadLetters) {
    any(stack, topic, `${queue.node.id}-waiting`, queue.metricApproximateNumberOfMessagesVisible());
  }
  for (const door of watched.doors) {
    any(stack, topic, `${door.node.id}-errors`, door.metricErrors(minutes));
    any(stack, topic, `${door.node.id}-throttles`, door.metricThrottles(minutes));
  }
  any(
    stack,
    topic,
    'batches-failed',
    new Metric({ namespace: 'Bearing', metricName: 'BatchesFailed', ...minutes }),
  );

  const written = new Metric({
    namespace: 'Bearing',
    metricName: 'ReportsWritten',
    period: Duration.days(1),
    statistic: 'Sum',
  });
  new Alarm(stack, 'report-too-old', {
    metric: written,
    threshold: 1,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: 2,
    // No report sends no metric: silence is the fault looked for.
    treatMissingData: TreatMissingData.BREACHING,
  }).addAlarmAction(new SnsAction(topic));
}

function any(stack: Stack, topic: Topic, id: string, metric: IMetric): void {
  new Alarm(stack, id, {
    metric,
    threshold: 0,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  }).addAlarmAction(new SnsAction(topic));
}
