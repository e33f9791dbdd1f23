import { caps, sizeText } from './caps.ts';
import { decode } from './cells.ts';
import { excerpt } from './refusals.ts';
import type { Broken } from './resync.ts';

/** The text around a fault, cut to 24 characters on each side at most. */
export function excerptAt(bytes: Uint8Array, broken: Broken): string {
  const from = Math.max(broken.from, broken.at - 12);
  const end = Math.min(broken.end, broken.at + 20);
  return excerpt(decode(bytes.subarray(from, Math.max(from, end))));
}

/** One line: what was needed, then what came. */
export function faultMessage(broken: Broken, row: { columns: number; near: string }): string {
  switch (broken.fault) {
    case 'too-few-fields':
    case 'too-many-fields':
      return `a row needs ${row.columns} fields, got ${broken.field}`;
    case 'stray-quote':
      return `a quote needs the field quoted and itself doubled, got ${row.near}`;
    case 'text-after-quote':
      return `a closing quote needs a delimiter or a line end after it, got ${row.near}`;
    case 'open-quote':
      return 'a quoted field needs a closing quote, got none to the end of the file';
    case 'nul-byte':
      return 'text is needed, got a NUL byte';
    case 'cell-too-long':
      return `a cell may have ${sizeText(caps.cell)}, got more`;
    case 'record-too-long':
      return `a record may have ${sizeText(caps.record)}, got more`;
    case 'bad-encoding':
      return 'UTF-8 is needed throughout the row, got bytes that are none';
  }
}
