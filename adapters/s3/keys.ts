import { DeleteObjectsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { type Bucket, onBucket } from './bucket.ts';

const KEYS_A_REQUEST = 1000;

/** Every key under a prefix, sorted. */
export async function listKeys(bucket: Bucket, prefix: string): Promise<readonly string[]> {
  const keys: string[] = [];
  let token: string | undefined;
  do {
    const request = { Bucket: bucket.bucket, Prefix: prefix, ...(token ? { ContinuationToken: token } : {}) };
    const page = await onBucket(bucket, `list ${prefix}`, () =>
      bucket.client.send(new ListObjectsV2Command(request)),
    );
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.push(Key);
    token = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
  return keys.sort();
}

/** Removes objects; one that is not there is no fault. */
export async function removeKeys(bucket: Bucket, keys: readonly string[]): Promise<void> {
  for (let from = 0; from < keys.length; from += KEYS_A_REQUEST) {
    await removeSome(bucket, keys.slice(from, from + KEYS_A_REQUEST));
  }
}

async function removeSome(bucket: Bucket, keys: readonly string[]): Promise<void> {
  const Objects = keys.map((Key) => ({ Key }));
  const command = new DeleteObjectsCommand({ Bucket: bucket.bucket, Delete: { Objects, Quiet: true } });
  await onBucket(bucket, `remove ${keys.length} objects`, async () => {
    const [first, ...others] = (await bucket.client.send(command)).Errors ?? [];
    if (first) throw new KeyKept(first.Code ?? 'Error', 1 + others.length);
  });
}

/** A reply of 200 may still name keys that were not removed. */
class KeyKept extends Error {
  readonly code: string;

  constructor(code: string, count: number) {
    super(`a removal needs every key gone, got ${count} kept for ${code}`);
    this.name = 'KeyKept';
    this.code = code;
  }
}
