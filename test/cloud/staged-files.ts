import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';

type Staged = { readonly key: string; readonly etag: string };

/** `s3://bucket/folder/` in its two parts. */
export function bucketAndKey(location: string): { readonly bucket: string; readonly key: string } {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/?(.*)$/s.exec(location) ?? [];
  if (bucket === undefined || key === undefined)
    throw new RangeError(`s3://bucket/key needed, got ${location}`);
  return { bucket, key };
}

/** The objects of a folder that are data: Hive leaves out names that begin with a dot or an underscore. */
export async function listFolder(s3: S3Client, location: string): Promise<readonly Staged[]> {
  const { bucket, key: prefix } = bucketAndKey(location);
  const found: Staged[] = [];
  let token: string | undefined;
  do {
    const page = await s3.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
    );
    for (const { Key: key = '', ETag: etag = '', Size: size = 0 } of page.Contents ?? []) {
      if (size > 0 && !/\/[._][^/]*$/.test(`/${key}`)) found.push({ key, etag });
    }
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return found;
}

/** Local copies of all data of a folder, fetched again only where an object changed. */
export async function fetchFolder(
  s3: S3Client,
  { location, into, kept }: { location: string; into: string; kept: Set<string> },
): Promise<readonly string[]> {
  const { bucket } = bucketAndKey(location);
  await mkdir(into, { recursive: true });
  const objects = await listFolder(s3, location);
  const paths: string[] = [];
  for (const { key, etag } of objects) {
    const name = createHash('sha256')
      .update(JSON.stringify([bucket, key, etag]))
      .digest('hex');
    const path = join(into, `${name}.parquet`);
    paths.push(path);
    if (kept.has(path)) continue;
    const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (!(body instanceof Readable))
      throw new RangeError(`an object with a body was needed, got none: ${key}`);
    await pipeline(body, createWriteStream(path));
    kept.add(path);
  }
  return paths;
}
