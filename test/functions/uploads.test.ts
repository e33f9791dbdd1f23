import process from 'node:process';
import { afterEach, expect, test, vi } from 'vitest';
import { takeUploads } from '../../functions/uploads.ts';
import { objectCreatedEvent, sqsEvent } from '../cloud/events.ts';

afterEach(() => vi.restoreAllMocks());

const messages = sqsEvent(
  Array.from({ length: 10 }, (_, i) => ({
    body: JSON.stringify(objectCreatedEvent({ bucket: 'b', key: `uploads/${i}.csv`, size: 1, etag: '"e"' })),
    ...{ queue: 'q', group: 'g' },
  })),
);
const ids = messages.Records.map(({ messageId }) => messageId);
const runFor = (begins: number) => {
  let begun = 0;
  return { signal: new AbortController().signal, mayBegin: () => begun++ < begins, count: vi.fn() };
};
const returned = ({ batchItemFailures }: Awaited<ReturnType<typeof takeUploads>>) =>
  batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);

test.each([0, 1, 5, 10])('exactly %i failures come back where so many uploads meet one', async (count) => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const run = runFor(10);
  const taken: string[] = [];
  const result = await takeUploads(messages, run, async (key) => {
    if (Number(/\d/.exec(key)?.[0]) < count) throw new Error('the bucket did not answer');
    taken.push(key);
  });
  expect(returned(result)).toEqual(ids.slice(0, count));
  expect(taken).toHaveLength(10 - count);
  expect(run.count).toHaveBeenCalledTimes(count);
});

test('what there is no time to begin comes back untouched', async () => {
  const takeIn = vi.fn(async () => undefined);
  expect(returned(await takeUploads(messages, runFor(4), takeIn))).toEqual(ids.slice(4));
  expect(takeIn).toHaveBeenCalledTimes(4);
});

test('the empty object of a folder is settled with no work; a file of such a name is taken in', async () => {
  const takeIn = vi.fn(async () => undefined);
  const told = (size: number) => objectCreatedEvent({ bucket: 'b', key: 'uploads/2026/', size, etag: '"e"' });
  const event = sqsEvent(
    [0, 9].map((size) => ({ body: JSON.stringify(told(size)), queue: 'q', group: 'g' })),
  );
  expect(returned(await takeUploads(event, runFor(2), takeIn))).toEqual([]);
  expect(takeIn).toHaveBeenCalledTimes(1);
});
