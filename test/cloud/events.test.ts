import { describe, expect, test } from 'vitest';
import { type Resources, synthesized } from '../infra/synthesized.ts';
import { objectCreatedEvent, scheduledEvent, uploadsEvent } from './events.ts';

const upload = { bucket: 'acme-uploads', key: 'crm/März 2026+1.csv', size: 12, etag: '"abc"' };
const resources = synthesized();
const ofType = (type: string): Resources[string][] =>
  Object.values(resources).filter((resource) => resource.Type === type);

describe('an upload', () => {
  // Every field of the example in the S3 user guide, "EventBridge event message structure".
  test('has the fields of the guide, its key as it is', () => {
    const event = objectCreatedEvent(upload);
    expect(Object.keys(event).sort()).toEqual(
      ['account', 'detail', 'detail-type', 'id', 'region', 'resources', 'source', 'time', 'version'].sort(),
    );
    expect(event.detail.object).toMatchObject({ key: 'crm/März 2026+1.csv', etag: 'abc' });
  });

  test('is what a rule of the stack asks for', () => {
    const event = objectCreatedEvent(upload);
    const patterns = ofType('AWS::Events::Rule').map(({ Properties: { EventPattern: pattern } }) => pattern);
    expect(patterns.length).toBeGreaterThan(0);
    for (const pattern of patterns) {
      expect(pattern.source).toContain(event.source);
      expect(pattern['detail-type']).toContain(event['detail-type']);
      expect(Object.keys(event.detail)).toEqual(expect.arrayContaining(Object.keys(pattern.detail)));
    }
  });

  test('comes in a message that names its group, its count and its content', () => {
    const event = uploadsEvent([upload, { ...upload, key: 'b' }], {
      queue: 'crm.fifo',
      group: 'crm',
      receiveCount: 3,
    });
    expect(event.Records.map(({ body }) => JSON.parse(body).object.key)).toEqual([upload.key, 'b']);
    expect(event.Records[0]?.attributes).toMatchObject({
      MessageGroupId: 'crm',
      ApproximateReceiveCount: '3',
    });
    expect(new Set(event.Records.map(({ messageId }) => messageId)).size).toBe(2);
  });
});

test('a schedule of the stack becomes the event of its moment', () => {
  const inputs = ofType('AWS::Scheduler::Schedule').map(({ Properties }) => String(Properties.Target.Input));
  expect(inputs.length).toBeGreaterThan(0);
  for (const input of inputs) {
    expect(scheduledEvent(input, '2026-01-05T05:00:00Z')).toMatchObject({
      scheduledAt: '2026-01-05T05:00:00Z',
    });
  }
});
