import { isUtf8 } from 'node:buffer';
import { decode } from './cells.ts';
import type { QuarantinedRow } from './clean-file.ts';
import { excerptAt, faultMessage } from './fault-message.ts';
import type { Broken } from './resync.ts';

/** A broken stretch as it is kept: whole, and byte by byte where it is no text. */
export function quarantinedRow(bytes: Buffer, broken: Broken, columns: number): QuarantinedRow {
  const raw = bytes.subarray(broken.from, broken.end);
  const isText = isUtf8(raw);
  return {
    line: broken.line,
    column: broken.field === 0 ? null : broken.field,
    code: broken.fault,
    message: faultMessage(broken, { columns, near: excerptAt(bytes, broken) }),
    raw: isText ? decode(raw) : raw.toString('latin1'),
    ...(isText ? {} : { rawEncoding: 'latin1' as const }),
  };
}
