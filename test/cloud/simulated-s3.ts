import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';

/** One bucket in memory, as far as small files need it. */
export type SimulatedS3 = {
  /** A client that runs `around` every request: it may wait before and after it, or break it off. */
  readonly client: (around: <T>(request: () => T) => Promise<T>) => S3Client;
  readonly keys: () => readonly string[];
};

export function simulatedS3(): SimulatedS3 {
  const objects = new Map<string, Buffer>();
  return {
    client: (around) =>
      ({ send: (command: unknown) => around(() => answer(objects, command)) }) as unknown as S3Client,
    keys: () => [...objects.keys()],
  };
}

function answer(objects: Map<string, Buffer>, command: unknown): unknown {
  if (command instanceof PutObjectCommand) {
    objects.set(command.input.Key ?? '', Buffer.from(command.input.Body as Uint8Array));
    return {};
  }
  if (command instanceof GetObjectCommand) {
    const body = objects.get(command.input.Key ?? '');
    if (body === undefined) throw new NoSuchKey({ message: 'no such key', $metadata: {} });
    return { Body: Readable.from([body]), ContentLength: body.length };
  }
  if (command instanceof ListObjectsV2Command) {
    const found = [...objects].filter(([key]) => key.startsWith(command.input.Prefix ?? ''));
    return { Contents: found.sort().map(([Key, body]) => ({ Key, ETag: etag(body), Size: body.length })) };
  }
  if (command instanceof DeleteObjectsCommand) {
    for (const { Key } of command.input.Delete?.Objects ?? []) objects.delete(Key ?? '');
    return {};
  }
  throw new RangeError(`this bucket knows no ${(command as object).constructor.name}`);
}

const etag = (body: Buffer) => createHash('md5').update(body).digest('hex');
