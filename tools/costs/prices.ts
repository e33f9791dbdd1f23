/** List prices in USD, us-east-1, November 2026, as known to the authors: check them before you count on them. */
export const prices = {
  /** Athena, SQL, on demand: a TB scanned, taken as 10^12 bytes; every statement counts as 10 MB at least. DDL is free. */
  athenaTerabyte: 5,
  athenaLeastBytes: 10e6,
  /** Lambda, x86, a GB-second; 512 MB of /tmp are free. */
  lambdaGbSecond: 0.0000166667,
  lambdaDiskGbSecond: 0.0000000309,
  lambdaMillionCalls: 0.2,
  /** S3 Standard, a GB (10^9 bytes) and month, the first 50 TB. */
  s3GbMonth: 0.023,
  s3ThousandPuts: 0.005,
  s3ThousandGets: 0.0004,
  /** A customer key and month; its requests cost 0.03 for 10,000, which bucket keys make few. */
  kmsKeyMonth: 1,
  kmsTenThousandCalls: 0.03,
  /** SQS FIFO, a million requests. */
  sqsMillionCalls: 0.5,
  cloudwatchAlarmMonth: 0.1,
  cloudwatchMetricMonth: 0.3,
  cloudwatchLogGb: 0.5,
  /** Events of AWS services on the default bus, the scheduler and e-mails of SNS: within what is free. */
  eventbridgeServiceEvents: 0,
} as const;
