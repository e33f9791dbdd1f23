import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../../adapters/files/sha256.ts';
import { BucketUnreachable, ObjectMissing } from '../../../adapters/s3/bucket-failures.ts';
import { openObjects } from '../../../adapters/s3/open-objects.ts';
import { s3Client } from '../../../adapters/s3/s3-client.ts';
import { countedPacing } from '../aws/counted-pacing.ts';
import { stubbed } from '../aws/stub-server.ts';

const server = await startFauxqs({ port: 0, logger: false });
const client = s3Client({ ...stubbed(`http://127.0.0.1:${server.port}`), forcePathStyle: true });
const bucket = 'bearing-crm';
const objects = openObjects({ client, bucket, pacing: countedPacing() });
const folder = mkdtempSync(join(tmpdir(), 'bearing-s3-'));
const at = (name: string) => join(folder, name);
const text = (bytes: Uint8Array | null) => (bytes === null ? null : new TextDecoder().decode(bytes));

beforeAll(async () => void (await client.send(new CreateBucketCommand({ Bucket: bucket }))));
afterAll(async () => {
  client.destroy();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('an object', () => {
  test('is read as it was put, and put again is another', async () => {
    await objects.put('a/β.json', '{"n":"ä"}', 'application/json');
    expect(text(await objects.read('a/β.json'))).toBe('{"n":"ä"}');
    await objects.put('a/β.json', new Uint8Array([0, 255]));
    expect(await objects.read('a/β.json')).toEqual(new Uint8Array([0, 255]));
  });

  test('that is not there reads as null', async () => {
    expect(await objects.read('nowhere')).toBeNull();
  });

  test('of no bytes is not one that is missing', async () => {
    await objects.put('empty', '');
    expect(await objects.read('empty')).toEqual(new Uint8Array());
    expect(await objects.download('empty', at('empty'))).toMatchObject({ bytes: 0 });
  });

  test('is downloaded whole with its metadata, and leaves no part behind', async () => {
    const Metadata = { Source: 'salesforce' };
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'raw.csv', Body: 'id\n1\n', Metadata }));
    const came = await objects.download('raw.csv', at('raw.csv'));
    expect(came).toEqual({ bytes: 5, metadata: { source: 'salesforce' } });
    expect(readFileSync(at('raw.csv'), 'utf8')).toBe('id\n1\n');
    expect(existsSync(at('raw.csv.part'))).toBe(false);
  });

  test('that is not there is not downloaded', async () => {
    const failure = objects.download('nowhere', at('nowhere'));
    await expect(failure).rejects.toThrow(ObjectMissing);
    await expect(failure).rejects.toThrow('bucket bearing-crm needs an object nowhere, got none');
    expect(existsSync(at('nowhere.part'))).toBe(false);
  });

  test('goes to no folder that is not there, and the bucket is not blamed', async () => {
    await objects.put('b', 'b');
    await expect(objects.download('b', at('no/folder/b'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(objects.uploadFile('b', at('no-file'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a file', () => {
  const bytes = (size: number) => {
    const body = Buffer.alloc(size);
    for (let i = 0; i + 4 <= size; i += 4096) body.writeUInt32LE(i, i);
    return body;
  };

  test.each([
    ['of 20 MB in three parts', 20_000_000, 3],
    ['of 8 MiB at once', 8 * 1024 * 1024, null],
    ['of one byte more in two parts', 8 * 1024 * 1024 + 1, 2],
  ] as const)('%s comes back as it was', async (name, size, parts) => {
    writeFileSync(at('up'), bytes(size));
    await objects.uploadFile(name, at('up'));
    const head = await client.send(
      new HeadObjectCommand({ Bucket: bucket, Key: name, ChecksumMode: 'ENABLED' }),
    );
    expect(head.ChecksumCRC32).toBeTruthy();
    expect(/-(\d+)"$/.exec(head.ETag ?? '')?.[1] ?? null).toBe(parts === null ? null : String(parts));
    expect(await objects.download(name, at('down'))).toMatchObject({ bytes: size });
    expect(sha256(readFileSync(at('down'), 'latin1'))).toBe(sha256(readFileSync(at('up'), 'latin1')));
  });
});

describe('keys', () => {
  test('of 1,001 objects are listed, sorted, and removed', async () => {
    const keys = Array.from({ length: 1001 }, (_, i) => `many/${String(i).padStart(4, '0')}`);
    for (let from = 0; from < keys.length; from += 50) {
      await Promise.all(keys.slice(from, from + 50).map((key) => objects.put(key, '')));
    }
    await objects.put('manyfold', '');
    expect(await objects.list('many/')).toEqual(keys);
    await objects.remove([...keys, 'many/never-there']);
    expect(await objects.list('many')).toEqual(['manyfold']);
  });

  test('are none under a prefix of none, and none are removed of none', async () => {
    expect(await objects.list('nothing/')).toEqual([]);
    await objects.remove([]);
  });
});

test('a bucket that is not there is said to be so', async () => {
  const nowhere = openObjects({ client, bucket: 'no-such', pacing: countedPacing() });
  const failure = nowhere.put('a', 'a');
  await expect(failure).rejects.toThrow(BucketUnreachable);
  await expect(failure).rejects.toThrow('bucket no-such needed to take a, got NoSuchBucket (404)');
  await expect(nowhere.read('a')).rejects.toThrow('NoSuchBucket');
});
