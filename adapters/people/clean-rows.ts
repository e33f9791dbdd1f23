import { readFileSync } from 'node:fs';
import type { FileRow } from '../../core/model/read-attempt.ts';
import { cellText, fieldBounds } from '../gate/cells.ts';
import type { CleanFile, QuarantinedRow } from '../gate/clean-file.ts';
import { byte } from '../gate/record-scan.ts';

/** The records of a file as the gate let them through, in memory: files of people are small. */
export function cleanRows(file: CleanFile): readonly FileRow[] {
  return file.parts.flatMap((part) => rowsOf(readFileSync(part)));
}

function rowsOf(bytes: Buffer): readonly FileRow[] {
  const rows: FileRow[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = recordEnd(bytes, from);
    const [line, ...cells] = cellsOf(bytes, from, end);
    rows.push({ line: Number(line), cells });
    from = end + 1;
  }
  return rows;
}

/** The line feed outside quotes that ends a record. */
function recordEnd(bytes: Buffer, from: number): number {
  let isQuoted = false;
  for (let i = from; i < bytes.length; i++) {
    const value = bytes[i];
    if (value === byte.QUOTE) isQuoted = !isQuoted;
    else if (value === byte.LF && !isQuoted) return i;
  }
  return bytes.length;
}

function cellsOf(bytes: Buffer, from: number, end: number): readonly string[] {
  const bounds = fieldBounds(bytes, from, end, byte.COMMA);
  return Array.from({ length: bounds.length / 2 }, (_, i) =>
    cellText(bytes, bounds[2 * i] ?? 0, bounds[2 * i + 1] ?? 0),
  );
}

/** The rows that the gate held back. */
export function heldRows(file: CleanFile): readonly QuarantinedRow[] {
  if (file.quarantineFile === null) return [];
  const lines = readFileSync(file.quarantineFile, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as QuarantinedRow);
}
