import { crc32, createInflateRaw } from 'node:zlib';
import { caps, sizeText } from './caps.ts';
import { refusal } from './refusals.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;
const MOST_ENTRIES = 10_000;

export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
};

/** The entries that the directory at the end of a zip names. @throws FileRefused where there is no whole one. */
export function zipEntries(bytes: Buffer): ZipEntry[] {
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > MOST_ENTRIES) throw brokenZip();
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== ENTRY) throw brokenZip();
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function endOfDirectory(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - 22 - 0xffff; at--)
    if (bytes.readUInt32LE(at) === END && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  throw brokenZip();
}

function brokenZip() {
  return refusal('xlsx-broken', 'a whole workbook is needed, got a cut or damaged one: fetch it again');
}

/** Holds the caps against what the directory says. */
export function checkDirectory(entries: readonly ZipEntry[], delivered: number, most: number): void {
  const inflated = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (inflated > most)
    throw refusal(
      'inflated-too-large',
      `a workbook may unpack to ${sizeText(most)}, got ${sizeText(inflated)}: export as CSV`,
    );
  if (inflated > caps.ratioFrom && inflated > caps.ratio * delivered)
    throw refusal(
      'ratio-too-high',
      `a packed byte may unpack to ${caps.ratio} bytes, got ${Math.floor(inflated / delivered)}: check the file`,
    );
}

/** Unpacks every entry without keeping it: its size and checksum must be what the directory says. */
export async function checkEntries(bytes: Buffer, entries: readonly ZipEntry[]): Promise<void> {
  for (const entry of entries) {
    if (entry.offset + 30 > bytes.length) throw brokenZip();
    const start =
      entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
    if (start + entry.packed > bytes.length) throw brokenZip();
    await checkEntry(bytes.subarray(start, start + entry.packed), entry);
  }
}

async function checkEntry(packed: Buffer, entry: ZipEntry): Promise<void> {
  let size = 0;
  let checksum = 0;
  for await (const chunk of unpacked(packed, entry.method)) {
    size += chunk.length;
    checksum = crc32(chunk, checksum);
    if (size > entry.size) throw brokenZip();
  }
  if (size !== entry.size || checksum !== entry.crc) throw brokenZip();
}

async function* unpacked(packed: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method === STORED) {
    yield packed;
    return;
  }
  if (method !== DEFLATED) throw brokenZip();
  const inflate = createInflateRaw({ chunkSize: 1024 * 1024 });
  inflate.end(packed);
  try {
    for await (const chunk of inflate) yield chunk;
  } catch {
    throw brokenZip();
  } finally {
    inflate.destroy();
  }
}
