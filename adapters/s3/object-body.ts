import { Readable } from 'node:stream';
import { GetObjectCommand, type GetObjectCommandOutput } from '@aws-sdk/client-s3';
import type { Bucket } from './bucket.ts';
import { BodyBroken, isMissing, ObjectMissing } from './bucket-failures.ts';

const STALL_MS = 30_000;
const LEAST_BYTES = 64 * 1024;

/** Asks for the checksum too: the SDK then holds the body against it. @throws ObjectMissing */
export async function requestObject(
  { client, bucket }: Bucket,
  key: string,
): Promise<GetObjectCommandOutput> {
  try {
    return await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' }));
  } catch (error) {
    if (isMissing(error)) throw new ObjectMissing(bucket, key, { cause: error });
    throw error;
  }
}

/** The bytes of a reply as they come. @throws BodyBroken unless they are the whole object. */
export async function* bodyOf(
  { stallMs = STALL_MS }: Bucket,
  reply: GetObjectCommandOutput,
): AsyncGenerator<Uint8Array, void, void> {
  const { Body, ContentLength } = reply;
  if (!(Body instanceof Readable)) throw new BodyBroken('no stream', reply);
  let bytes = 0;
  const watch = watchPace(Body, stallMs, () => bytes);
  try {
    for await (const chunk of Body) {
      bytes += chunk.length;
      yield chunk;
    }
  } catch (cause) {
    throw new BodyBroken(`a stream that broke after ${bytes} bytes`, reply, { cause });
  } finally {
    clearInterval(watch);
  }
  if (bytes !== ContentLength)
    throw new BodyBroken(`${bytes} bytes of ${ContentLength ?? 'an unsaid number'}`, reply);
}

/** Breaks a stream that stands still or trickles: a socket's own timeout never sees the second. */
function watchPace(body: Readable, stallMs: number, soFar: () => number): NodeJS.Timeout {
  let before = 0;
  return setInterval(() => {
    const bytes = soFar();
    if (bytes - before < LEAST_BYTES) body.destroy(new Error(`${bytes - before} bytes in ${stallMs} ms`));
    before = bytes;
  }, stallMs);
}
