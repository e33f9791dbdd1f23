import { byte } from './record-scan.ts';

/** Where each field of a record begins and ends, quotes included, as pairs in one flat list. */
export function fieldBounds(bytes: Uint8Array, from: number, end: number, delimiter: number): number[] {
  const bounds: number[] = [];
  let start = from;
  let isQuoted = false;
  for (let i = from; i < end; i++) {
    const value = bytes[i];
    if (value === byte.QUOTE) isQuoted = !isQuoted;
    else if (value === delimiter && !isQuoted) {
      bounds.push(start, i);
      start = i + 1;
    }
  }
  bounds.push(start, end);
  return bounds;
}

/** The text of one field, unquoted. */
export function cellText(bytes: Uint8Array, from: number, end: number): string {
  if (bytes[from] !== byte.QUOTE || end === from) return decode(bytes.subarray(from, end));
  return decode(bytes.subarray(from + 1, end - 1)).replaceAll('""', '"');
}

/** UTF-8 bytes as text; a byte order mark inside stays a character. */
export function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}

/** One cell as clean CSV: quoted only where it must be. */
export function printCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function printRecord(cells: readonly string[]): string {
  return cells.map(printCell).join(',');
}
