import { extname } from 'node:path';
import { mediaKind } from './media.ts';
import { excerpt, refusal } from './refusals.ts';

export type BinaryFormat = 'zip' | 'parquet';

/** Packings that are not read, by their first bytes. */
const packings: readonly { readonly name: string; readonly magic: readonly number[] }[] = [
  { name: 'bzip2', magic: [0x42, 0x5a, 0x68] },
  { name: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { name: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: 'lz4', magic: [0x04, 0x22, 0x4d, 0x18] },
  { name: '7z', magic: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { name: 'rar', magic: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
];
const zips = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];
const gzip = [0x1f, 0x8b];
const ole = [0xd0, 0xcf, 0x11, 0xe0];
const parquet = [0x50, 0x41, 0x52, 0x31];

/**
 * The format of a file that is not text, by its first bytes; null for text.
 *
 * @throws FileRefused for archives, media and old workbooks, and where a name promises a format that the bytes do not hold.
 */
export function binaryFormat(head: Uint8Array, path: string): BinaryFormat | null {
  if (zips.some((magic) => startsWith(head, magic))) return 'zip';
  if (startsWith(head, parquet)) return 'parquet';
  if (startsWith(head, ole))
    throw refusal(
      'old-excel',
      'a workbook in XLSX is needed, got the old or an encrypted one (.xls): save it as XLSX or CSV',
    );
  const packing = packings.find(({ magic }) => startsWith(head, magic));
  if (packing) throw archiveRefusal(packing.name);
  refuseMedia(head, path);
  refuseBrokenPromise(path);
  return null;
}

/** @throws FileRefused for an image, audio or video: no such input is read, of anybody. */
export function refuseMedia(head: Uint8Array, path: string): void {
  const kind = mediaKind(head, path);
  if (kind === null) return;
  throw refusal(
    'media',
    `a table of text is needed, got ${kind}: recordings and pictures of people are never read`,
  );
}

export function archiveRefusal(name: string) {
  return refusal(
    'archive',
    `a data file or its .gz is needed, got a ${name} archive: unpack it and ingest what it holds`,
  );
}

/** @throws FileRefused where gzip holds another packing or a format that is packed by itself. */
export function refuseNesting(head: Uint8Array): void {
  const isPacked = [gzip, parquet, ole, ...zips, ...packings.map(({ magic }) => magic)].some((magic) =>
    startsWith(head, magic),
  );
  if (!isPacked) return;
  throw refusal(
    'nested-archive',
    'text inside gzip is needed, got another packed file: unpack the outer one first',
  );
}

function refuseBrokenPromise(path: string): void {
  const ending = extname(path).toLowerCase();
  if (ending === '.parquet') throw refusal('parquet-broken', brokenPromise('a Parquet file', ending));
  if (ending === '.xlsx' || ending === '.xlsm')
    throw refusal('xlsx-broken', brokenPromise('a workbook', ending));
  if (ending === '.gz') throw refusal('gzip-broken', brokenPromise('a gzip file', ending));
}

function brokenPromise(what: string, ending: string): string {
  return `${what} is needed behind the name ${ending}, got other bytes: fetch the file again`;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((value, i) => bytes[i] === value);
}

export type TextFormat = 'delimited' | 'json' | 'ndjson';

/** The format of a text, by its first characters, then by the file's name. @throws FileRefused for markup. */
export function textFormat(start: string, path: string): TextFormat {
  const text = start.trimStart();
  if (/^<(!doctype|\?xml|html|table|[a-z]+[ >])/i.test(text))
    throw refusal(
      'markup',
      `a table is needed, got HTML or XML (${excerpt(text.slice(0, 24))}): export as CSV or XLSX`,
    );
  if (/^\[\s*[\]{]/.test(text)) return 'json';
  if (/^\{\s*("|\})/.test(text)) return 'ndjson';
  const ending = extname(path.replace(/\.gz$/i, '')).toLowerCase();
  if (ending === '.json') return 'json';
  return ending === '.ndjson' || ending === '.jsonl' ? 'ndjson' : 'delimited';
}
