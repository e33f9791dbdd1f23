import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { awsFailure, isTransient } from '../aws/transient.ts';
import { type Bucket, onBucket } from './bucket.ts';

/** Under the 11 MiB that the S3 emulator of the tests takes in one request. */
const PART_BYTES = 8 * 1024 * 1024;
const MAX_PARTS = 10_000;

export type NewObject = {
  readonly key: string;
  readonly body: string | Uint8Array;
  readonly contentType?: string | undefined;
};

export async function putObject(bucket: Bucket, object: NewObject): Promise<void> {
  await onBucket(bucket, `take ${object.key}`, () => bucket.client.send(putCommand(bucket, object)));
}

/**
 * Puts an object where there is none.
 *
 * A refusal after a lost reply may be our own object's doing, so each carries a mark to know it by.
 * @returns false where another is there.
 */
export function putNewObject(bucket: Bucket, object: NewObject): Promise<boolean> {
  const mark = randomUUID();
  const command = putCommand(bucket, object, { IfNoneMatch: '*', Metadata: { mark } });
  const mayRetry = (error: unknown) => isTransient(error) || awsFailure(error).status === 409;
  const work = async (spent: number) => {
    try {
      await bucket.client.send(command);
      return true;
    } catch (error) {
      const { status, attempts } = awsFailure(error);
      if (status !== 412) throw error;
      return spent + attempts > 1 && (await markOf(bucket, object.key)) === mark;
    }
  };
  return onBucket(bucket, `take ${object.key}`, work, mayRetry);
}

async function markOf({ client, bucket }: Bucket, key: string): Promise<string | undefined> {
  return (await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))).Metadata?.['mark'];
}

const putCommand = (
  { bucket }: Bucket,
  { key, body, contentType }: NewObject,
  extra: { readonly IfNoneMatch?: string; readonly Metadata?: Record<string, string> } = {},
) => {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    Body: bytes,
    // The SDK says none for an empty body, and then warns.
    ContentLength: bytes.length,
    ChecksumAlgorithm: 'CRC32',
    ...(contentType === undefined ? {} : { ContentType: contentType }),
    ...extra,
  });
};

/** In parts where the file is over 8 MiB; a part that fails is tried again alone, by the client's own retries. */
export async function uploadFile(bucket: Bucket, key: string, path: string): Promise<void> {
  const { size } = await stat(path);
  if (size <= PART_BYTES) return putObject(bucket, { key, body: await readFile(path) });
  const partSize = Math.max(PART_BYTES, Math.ceil(size / MAX_PARTS));
  await onBucket(bucket, `take ${key}`, async () => {
    const file = createReadStream(path);
    try {
      await inParts(bucket, key, file, partSize).done();
    } finally {
      file.destroy();
    }
  });
}

const inParts = ({ client, bucket }: Bucket, key: string, file: Readable, partSize: number) =>
  new Upload({
    client,
    partSize,
    params: {
      Bucket: bucket,
      Key: key,
      Body: file,
      // Of the object, not of its parts: a download can then be held against it.
      ChecksumAlgorithm: 'CRC32',
      ChecksumType: 'FULL_OBJECT',
    },
  });
