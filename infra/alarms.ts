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
import type { Doors } from './doors.ts';

type Watched = Doors & { readonly deadLetters: readonly Queue[] };

/** Dead letters, failed and throttled runs, failed batches, and a report that did not come. */
export function alarms(stack: Stack, topic: Topic, { deadLetters, ...doors }: Watched): void {
  const minutes = { period: Duration.minutes(5), statistic: 'Sum' };
  for (const queue of deadLetters) {
    any(stack, topic, `${queue.node.id}-waiting`, queue.metricApproximateNumberOfMessagesVisible());
  }
  for (const door of Object.values(doors)) {
    any(stack, topic, `${door.node.id}-errors`, door.metricErrors(minutes));
    any(stack, topic, `${door.node.id}-throttles`, door.metricThrottles(minutes));
  }
  for (const door of [doors.ingestCrm, doors.ingestAssessments]) {
    any(stack, topic, `${door.node.id}-batches-failed`, ours(door, 'BatchesFailed', minutes));
  }
  new Alarm(stack, 'report-too-old', {
    metric: ours(doors.report, 'ReportsWritten', { period: Duration.days(1), statistic: 'Sum' }),
    threshold: 1,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: 2,
    // No report sends no metric: silence is the fault looked for.
    treatMissingData: TreatMissingData.BREACHING,
  }).addAlarmAction(new SnsAction(topic));
}

/** A metric the function itself sends. Powertools puts the function's service name to it, so it is asked for with that. */
const ours = (door: Lambda, metricName: string, over: { period: Duration; statistic: string }): Metric =>
  new Metric({ namespace: 'Bearing', metricName, dimensionsMap: { service: door.node.id }, ...over });

function any(stack: Stack, topic: Topic, id: string, metric: IMetric): void {
  new Alarm(stack, id, {
    metric,
    threshold: 0,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  }).addAlarmAction(new SnsAction(topic));
}
