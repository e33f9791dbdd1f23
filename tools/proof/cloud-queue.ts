import { isDeepStrictEqual } from 'node:util';
import { eventFor, type QueuedUploads, queuedUploads } from '../../test/cloud/queued-uploads.ts';
import { uploadQueue } from '../../test/cloud/upload-queue.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

/** R4: what of a batch of messages comes back, what ends among the dead letters, and what a redrive adds. */
export async function proveCloudQueue(scale: number): Promise<ProofRow[]> {
  const uploads = await queuedUploads();
  try {
    await uploads.uploadAll();
    const counts = scale >= 1 ? Array.from({ length: 11 }, (_, k) => k) : [0, 3, 10];
    return [
      await poisonRow(uploads, counts),
      await deadlineRow(uploads),
      await deadLetterRow(uploads, Math.max(20, Math.round(1_000 * scale))),
    ];
  } finally {
    await uploads.stop();
  }
}

const names = (kind: 'good' | 'bad', from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `${kind}-${from + i}.csv`);
const keys = (files: readonly string[]) => new Set(files.map((name) => `uploads/${name}`));

async function poisonRow(uploads: QueuedUploads, counts: readonly number[]): Promise<ProofRow> {
  let right = 0;
  for (const k of counts) {
    const event = eventFor(names('good', 0, 10));
    const returned = (await uploads.take(event, keys(names('good', 10 - k, 10)))).batchItemFailures;
    const expected = event.Records.slice(10 - k).map(({ messageId }) => messageId);
    const isExact = isDeepStrictEqual(
      returned.map(({ itemIdentifier }) => itemIdentifier),
      expected,
    );
    const mixed = eventFor([...names('bad', 0, k), ...names('good', k, 10)]);
    const settled = (await uploads.take(mixed)).batchItemFailures.length === 0;
    const refused = new Set(await uploads.refused());
    const areTold = names('bad', 0, k).every((name) => refused.has(`refused/${name}.json`));
    if (isExact && settled && areTold) right += 1;
  }
  return {
    id: 'R4',
    what: `10 messages with k of ${counts.join(', ')} that S3 does not give, or whose file no reading takes`,
    goal: 'exactly the k come back; 0 come back, k reports under refused/',
    got: `${right} of ${counts.length} as needed`,
    pass: right === counts.length,
  };
}

async function deadlineRow(uploads: QueuedUploads): Promise<ProofRow> {
  const event = eventFor(names('good', 0, 10));
  const { batchItemFailures: back } = await uploads.take(event, new Set(), 4);
  const expected = event.Records.slice(4).map(({ messageId }) => messageId);
  return {
    id: 'R4',
    what: '10 messages, time for 4',
    goal: 'the other 6 come back',
    got: `${back.length} came back`,
    pass: isDeepStrictEqual(
      back.map(({ itemIdentifier }) => itemIdentifier),
      expected,
    ),
  };
}

async function deadLetterRow(uploads: QueuedUploads, messages: number): Promise<ProofRow> {
  const queue = await uploadQueue();
  try {
    const away = keys(['good-7.csv']);
    for (const name of names('good', 0, 10)) await queue.send(`uploads/${name}`);
    const receives = await queue.drain((event) => uploads.take(event, away));
    const isDead = isDeepStrictEqual(queue.deadKeys(), [...away]);
    const before = await uploads.rows();
    for (let i = 1; i < messages; i += 1) await queue.send(`uploads/good-${i % 10}.csv`, true);
    const moved = (await queue.redrive()).length;
    await queue.drain((event) => uploads.take(event));
    const added = (await uploads.rows()) - before;
    const came = receives.get('uploads/good-7.csv') ?? 0;
    return {
      id: 'R4',
      what: `a message that S3 never serves on a real FIFO queue; ${moved} dead letters sent again`,
      goal: '5 receives, then a dead letter; 0 rows added, none dead again',
      got: `${came} receives, ${isDead ? 'then dead' : 'not dead'}; ${added} rows added, ${queue.deadKeys().length} dead`,
      pass: came === 5 && isDead && moved === messages && added === 0 && queue.deadKeys().length === 0,
    };
  } finally {
    await queue.stop();
  }
}

await runIfMain(import.meta.url, proveCloudQueue);
