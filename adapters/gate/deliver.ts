import { constants } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { caps, sizeText } from './caps.ts';
import { refusal } from './refusals.ts';

const CHUNK = 2 * 1024 * 1024;

/** A file as delivered: its size, its first bytes, and whether it is packed. */
export type Delivery = {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
  readonly head: Buffer;
  readonly isGzip: boolean;
  /** After unpacking. */
  readonly mostBytes: number;
};

/** @throws FileRefused for a file that is missing, empty or over the cap. */
export async function openDelivery(path: string, mostBytes: number = caps.inflated): Promise<Delivery> {
  const file = await opened(path);
  try {
    const status = await file.stat();
    if (!status.isFile()) throw refusal('file-unreadable', 'a file is needed, got a folder or a device');
    if (status.size === 0) throw refusal('empty-file', 'a header is needed, got a file of 0 bytes');
    const head = Buffer.alloc(Math.min(status.size, 64 * 1024));
    await file.read(head, 0, head.length, 0);
    const isGzip = head[0] === 0x1f && head[1] === 0x8b;
    const isZip = head[0] === 0x50 && head[1] === 0x4b;
    const cap = isGzip || isZip ? caps.delivered : mostBytes;
    if (status.size > cap) throw tooLarge(status.size, cap);
    return { path, size: status.size, modified: status.mtimeMs, head, isGzip, mostBytes };
  } finally {
    await file.close();
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw refusal('file-unreadable', `a readable file is needed, got ${code}: check the path and its rights`);
  }
}

function tooLarge(size: number, cap: number) {
  return refusal(
    'delivered-too-large',
    `a file may have ${sizeText(cap)}, got ${sizeText(size)}: split the export`,
  );
}

/** The bytes as delivered, chunk by chunk. A chunk is valid until the next one is asked for. */
export async function* rawChunks(delivery: Delivery): AsyncGenerator<Buffer> {
  const file = await opened(delivery.path);
  try {
    const buffer = Buffer.allocUnsafeSlow(Math.min(CHUNK, constants.MAX_LENGTH));
    let total = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) break;
      total += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
    const { mtimeMs } = await file.stat();
    if (total !== delivery.size || mtimeMs !== delivery.modified)
      throw refusal(
        'file-changed',
        'a file at rest is needed, got one that changed while it was read: try again',
      );
  } finally {
    await file.close();
  }
}

/** The bytes after unpacking; `seen` gets every delivered chunk. */
export async function* contentChunks(
  delivery: Delivery,
  seen: (raw: Uint8Array) => void = () => {},
): AsyncGenerator<Buffer> {
  if (delivery.isGzip) {
    yield* inflated(delivery, seen);
    return;
  }
  for await (const chunk of rawChunks(delivery)) {
    seen(chunk);
    yield chunk;
  }
}

async function* inflated(delivery: Delivery, seen: (raw: Uint8Array) => void): AsyncGenerator<Buffer> {
  const tail = Buffer.alloc(4);
  const source = Readable.from(copies(delivery, seen, tail), { objectMode: false, highWaterMark: CHUNK });
  const gunzip = createGunzip({ chunkSize: CHUNK });
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  let total = 0;
  try {
    for await (const chunk of gunzip) {
      total += chunk.length;
      checkInflation(total, { packed: gunzip.bytesWritten, mostBytes: delivery.mostBytes });
      yield chunk;
    }
  } catch (error) {
    throw asGzipRefusal(error);
  } finally {
    source.destroy();
    gunzip.destroy();
  }
  if (tail.readUInt32LE(0) !== total % 2 ** 32)
    throw refusal(
      'gzip-broken',
      'one whole gzip member is needed, got several or bytes after its end: unpack the file',
    );
}

/** Chunks that outlive the next read, with the last four bytes of all kept in `tail`. */
async function* copies(
  delivery: Delivery,
  seen: (raw: Uint8Array) => void,
  tail: Buffer,
): AsyncGenerator<Buffer> {
  for await (const chunk of rawChunks(delivery)) {
    seen(chunk);
    const joined = Buffer.concat([tail, chunk.subarray(-4)]);
    joined.copy(tail, 0, joined.length - 4);
    yield Buffer.from(chunk);
  }
}

function checkInflation(
  total: number,
  { packed, mostBytes }: { readonly packed: number; readonly mostBytes: number },
): void {
  if (total > mostBytes)
    throw refusal(
      'inflated-too-large',
      `a file may unpack to ${sizeText(mostBytes)}, got more: split the export`,
    );
  if (total > caps.ratioFrom && total > caps.ratio * packed)
    throw refusal(
      'ratio-too-high',
      `a packed byte may unpack to ${caps.ratio} bytes, got ${Math.floor(total / packed)}: unpack and check the file`,
    );
}

function asGzipRefusal(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('Z_')) return error;
  return refusal(
    'gzip-broken',
    `a whole gzip file is needed, got a cut or damaged one (${code}): fetch it again`,
  );
}
