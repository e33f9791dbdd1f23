import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type Bucket, onBucket } from './bucket.ts';
import { ObjectMissing } from './bucket-failures.ts';
import { bodyOf, requestObject } from './object-body.ts';
import type { DownloadedObject } from './objects.ts';

/** Streams an object to `path.part`, checks it, makes it durable and gives it its name. */
export function download(bucket: Bucket, key: string, path: string): Promise<DownloadedObject> {
  const part = `${path}.part`;
  return onBucket(bucket, `give ${key}`, async () => {
    try {
      const reply = await requestObject(bucket, key);
      const file = createWriteStream(part, { flush: true });
      await pipeline(bodyOf(bucket, reply), file);
      await rename(part, path);
      return { bytes: file.bytesWritten, metadata: reply.Metadata ?? {} };
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  });
}

/** The whole object in memory; null where there is none. */
export async function readObject(bucket: Bucket, key: string): Promise<Uint8Array | null> {
  try {
    return await onBucket(bucket, `give ${key}`, async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of bodyOf(bucket, await requestObject(bucket, key))) chunks.push(chunk);
      return new Uint8Array(Buffer.concat(chunks));
    });
  } catch (error) {
    if (error instanceof ObjectMissing) return null;
    throw error;
  }
}
