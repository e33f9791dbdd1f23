import { createHash } from 'node:crypto';

export type Uploaded = {
  readonly bucket: string;
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly etag: string;
  readonly versionId?: string;
  /** 16 hexadecimal digits that grow with each write of a key. */
  readonly sequencer?: string;
  readonly reason?: 'PutObject' | 'CompleteMultipartUpload' | 'CopyObject' | 'POST Object';
};

/**
 * The detail of S3's "Object Created" in EventBridge; keys are not URL-encoded there, as they are in S3's own
 * notifications. docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export const objectCreatedDetail = (uploaded: Uploaded) => ({
  version: '0',
  bucket: { name: uploaded.bucket },
  object: {
    key: uploaded.key,
    size: uploaded.size,
    etag: uploaded.etag.replaceAll('"', ''),
    ...(uploaded.versionId === undefined ? {} : { 'version-id': uploaded.versionId }),
    sequencer: uploaded.sequencer ?? '00617F08299329D189',
  },
  'request-id': 'N4N7GDK58NMKJ12R',
  requester: account,
  'source-ip-address': '10.0.0.1',
  reason: uploaded.reason ?? 'PutObject',
});

/** The whole event, as a rule sees it before it cuts the detail out. */
export const objectCreatedEvent = (uploaded: Uploaded) => ({
  version: '0',
  id: uuidOf(JSON.stringify(uploaded)),
  'detail-type': 'Object Created',
  source: 'aws.s3',
  account,
  time: sentAt.toISOString().replace('.000', ''),
  region,
  resources: [`arn:aws:s3:::${uploaded.bucket}`],
  detail: objectCreatedDetail(uploaded),
});

export type FifoMessage = {
  readonly body: string;
  readonly queue: string;
  readonly group: string;
  /** 1 at the first delivery. */
  readonly receiveCount?: number;
};

/** One record of a Lambda event of a FIFO queue with deduplication by content. */
export const fifoRecord = ({ body, queue, group, receiveCount = 1 }: FifoMessage, position = 0) => ({
  messageId: uuidOf(`${position} ${body}`),
  receiptHandle: `handle-${uuidOf(`${position} ${receiveCount} ${body}`)}`,
  body,
  attributes: {
    ApproximateReceiveCount: String(receiveCount),
    AWSTraceHeader: 'Root=1-65b0a1c2-0123456789abcdef01234567;Sampled=1',
    SentTimestamp: String(sentAt.getTime()),
    SequenceNumber: String(18_849_496_460_467_696_128n + BigInt(position)),
    MessageGroupId: group,
    SenderId: 'AIDAIENQZJOLO23YVJ4VO',
    MessageDeduplicationId: createHash('sha256').update(body).digest('hex'),
    ApproximateFirstReceiveTimestamp: String(sentAt.getTime() + 17),
  },
  messageAttributes: {},
  md5OfBody: createHash('md5').update(body).digest('hex'),
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:${region}:${account}:${queue}`,
  awsRegion: region,
});

/** What Lambda is called with for a batch of messages. */
export const sqsEvent = (messages: readonly FifoMessage[]) => ({ Records: messages.map(fifoRecord) });

/** Uploads as the intake's function sees them: only the detail of each is sent on. */
export const uploadsEvent = (
  uploads: readonly Uploaded[],
  { queue, group, receiveCount = 1 }: Omit<FifoMessage, 'body'>,
) =>
  sqsEvent(
    uploads.map((uploaded) => ({
      body: JSON.stringify(objectCreatedDetail(uploaded)),
      ...{ queue, group, receiveCount },
    })),
  );

/** What EventBridge Scheduler hands to a function: the schedule's own input, with the time put in. */
export function scheduledEvent(input: string, scheduledAt: string): unknown {
  return JSON.parse(input.replaceAll('<aws.scheduler.scheduled-time>', scheduledAt));
}

const region = 'eu-central-1';
const account = '123456789012';
const sentAt = new Date('2026-01-05T05:00:00Z');

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
