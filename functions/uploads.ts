import { z } from 'zod';
import { parseEvent } from './event.ts';
import { log } from './log.ts';
import { codeOf, type Run } from './observed.ts';

/** What EventBridge says of an object that came, as far as it matters here; Amazon may add to it. */
const Created = z.object({
  'detail-type': z.literal('Object Created'),
  detail: z.object({
    object: z.object({ key: z.string().startsWith('uploads/'), size: z.number().optional() }),
  }),
});
const Delivery = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });

/** The items that come back to the queue; all others are settled. */
export type Returned = { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] };

/**
 * Takes each upload that a queue names, one after the other. An item comes back alone: where its work threw, or where
 * there was no time left to begin it. Order does not matter: batches are a set.
 */
export async function takeUploads(
  event: unknown,
  run: Run,
  takeIn: (key: string, run: Run) => Promise<void>,
): Promise<Returned> {
  const failures: { itemIdentifier: string }[] = [];
  for (const { messageId, body } of parseEvent(Delivery, event).Records) {
    if (!(await isTaken(body, run, takeIn))) failures.push({ itemIdentifier: messageId });
  }
  return { batchItemFailures: failures };
}

async function isTaken(
  body: string,
  run: Run,
  takeIn: (key: string, run: Run) => Promise<void>,
): Promise<boolean> {
  if (!run.mayBegin()) return false;
  try {
    const { key, size } = uploadedIn(body);
    if (!isFolder(key, size)) await takeIn(key, run);
    return true;
  } catch (error) {
    run.count('BatchesFailed', 1);
    log('error', 'upload failed', { code: codeOf(error) });
    return false;
  }
}

const uploadedIn = (body: string) => parseEvent(Created, JSON.parse(body)).detail.object;

/** An empty object that the S3 console puts where a person makes a folder: there is nothing to take in. */
const isFolder = (key: string, size: number | undefined) => key.endsWith('/') && size === 0;
