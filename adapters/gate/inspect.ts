import { createHash } from 'node:crypto';
import type { Note } from '../../core/model/wins-report.ts';
import { contentChunks, type Delivery } from './deliver.ts';
import { type Encoding, markedEncoding, namedEncoding, Utf8Check, utf16ByNuls } from './encoding.ts';
import { censusOf, refuseUndefined, settleCensus } from './encoding-census.ts';
import { refusal } from './refusals.ts';

const HEAD = 4 * 1024 * 1024;
const TAIL = 64 * 1024;

/** What one cheap pass over a file tells, before any of it is let through. */
export type Inspection = {
  /** Of the bytes as delivered. */
  readonly sha256: string;
  /** Bytes after unpacking. */
  readonly size: number;
  readonly isUtf8: boolean;
  /** The first and the last bytes after unpacking. */
  readonly head: Buffer;
  readonly tail: Buffer;
};

/** Reads the whole file once: hash, caps, integrity of the packing, validity as UTF-8. */
export async function inspect(delivery: Delivery): Promise<Inspection> {
  const hash = createHash('sha256');
  const check = new Utf8Check();
  const heads: Buffer[] = [];
  let tail: Buffer = Buffer.alloc(0);
  let size = 0;
  for await (const chunk of contentChunks(delivery, (raw) => hash.update(raw))) {
    if (size < HEAD) heads.push(Buffer.from(chunk));
    size += chunk.length;
    tail = Buffer.concat([tail, chunk.subarray(-TAIL)]).subarray(-TAIL);
    check.add(chunk);
  }
  if (size === 0) throw refusal('empty-file', 'a header is needed, got a packed file of 0 bytes');
  return { sha256: hash.digest('hex'), size, isUtf8: check.isValid, head: Buffer.concat(heads), tail };
}

export type Text = {
  readonly encoding: Encoding;
  readonly bom: number;
  readonly notes: readonly Note[];
};

/** How the bytes become text: as told, else by mark, by validity, by NULs, by census. */
export async function findEncoding(
  delivery: Delivery,
  inspection: Inspection,
  told: string | undefined,
): Promise<Text> {
  const mark = markedEncoding(inspection.head);
  const named = told === undefined ? null : namedEncoding(told);
  const bom = mark && (named === null || named === mark.encoding) ? mark.bom : 0;
  const encoding = named ?? mark?.encoding ?? utf16ByNuls(inspection.head);
  if (encoding === 'windows-1252') refuseUndefined(await censusOf(contentChunks(delivery)));
  if (encoding === 'utf-8' && !inspection.isUtf8) return { encoding: 'utf-8-broken', bom, notes: [] };
  if (encoding) return { encoding, bom, notes: [] };
  if (inspection.isUtf8) return { encoding: 'utf-8', bom, notes: [] };
  return { bom, ...settleCensus(await censusOf(contentChunks(delivery))) };
}
