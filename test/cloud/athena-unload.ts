import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { jsonLine } from './athena-cells.ts';
import { EngineFailed, type EngineResult } from './athena-engine.ts';
import { bucketAndKey, listFolder } from './staged-files.ts';
import { Malformed } from './token-reader.ts';

export type Unload = { readonly select: string; readonly to: string };

const form = /^\s*unload\s*\(([\s\S]*)\)\s*to\s*'(s3:\/\/[^']+)'\s*with\s*\(([^()]*)\)\s*;?\s*$/i;
const rowsPerFile = 5_000;

/** `UNLOAD (select) TO 's3://...' WITH (format = 'JSON')`; null for any other statement. */
export function toUnload(statement: string): Unload | null {
  if (!/^\s*unload\b/i.test(statement)) return null;
  const [, select, to, properties = ''] = form.exec(statement) ?? [];
  if (select === undefined || to === undefined || !/^\s*format\s*=\s*'json'\s*$/i.test(properties)) {
    throw new Malformed("UNLOAD needs (select) TO 's3://folder/' WITH (format = 'JSON')");
  }
  return { select, to: to.endsWith('/') ? to : `${to}/` };
}

/**
 * Writes the rows as gzip files of JSON lines, and the list of them beside the execution's own result.
 * An UNLOAD into a folder that holds something fails, as in Athena: a repeated one needs a folder of its own.
 *
 * @returns the location of the manifest.
 */
export async function writeUnload(
  s3: S3Client,
  { unload, result, outputLocation }: { unload: Unload; result: EngineResult; outputLocation: string },
): Promise<string> {
  if ((await listFolder(s3, unload.to)).length > 0) {
    throw new EngineFailed('HIVE_PATH_ALREADY_EXISTS', `Target directory already exists: ${unload.to}`);
  }
  const files: string[] = [];
  for (let from = 0; from < result.rows.length; from += rowsPerFile) {
    const lines = result.rows.slice(from, from + rowsPerFile).map((row) => jsonLine(row, result.columns));
    const file = `${unload.to}${String(files.length).padStart(5, '0')}_${randomUUID()}.gz`;
    await put(s3, file, gzipSync(lines.join('')));
    files.push(file);
  }
  // The files are in no order.
  const manifest = `${outputLocation}-manifest.csv`;
  await put(s3, manifest, files.toReversed().join('\n'));
  return manifest;
}

async function put(s3: S3Client, location: string, body: string | Uint8Array): Promise<void> {
  const { bucket, key } = bucketAndKey(location);
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
}
