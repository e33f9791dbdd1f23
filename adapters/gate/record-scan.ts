import { caps } from './caps.ts';

export const byte = {
  NUL: 0,
  TAB: 9,
  LF: 10,
  CR: 13,
  QUOTE: 34,
  COMMA: 44,
  SEMICOLON: 59,
  PIPE: 124,
} as const;

/** What can be wrong inside one record, by the code written beside it in the quarantine. */
export type Fault =
  | 'stray-quote'
  | 'text-after-quote'
  | 'open-quote'
  | 'nul-byte'
  | 'cell-too-long'
  | 'record-too-long'
  | 'too-few-fields'
  | 'too-many-fields'
  | 'bad-encoding';

/** Bytes to scan: `[0, limit)`, with a line feed standing at `limit` so that loops need no bound check. */
export type Stretch = {
  readonly bytes: Buffer;
  readonly limit: number;
  /** Nothing follows `limit`. */
  readonly ended: boolean;
};

/** How fields are told apart; `stops` marks the bytes that end or break an unquoted field. */
export type Dialect = { readonly delimiter: number; readonly stops: Uint8Array };

export function dialectOf(delimiter: number): Dialect {
  const stops = new Uint8Array(256);
  for (const stop of [delimiter, byte.NUL, byte.LF, byte.CR, byte.QUOTE]) stops[stop] = 1;
  return { delimiter, stops };
}

/** What `scanRecord` found; one object is used again and again, since a million records make a million of them. */
export type RecordScan = {
  status: 'record' | 'more' | 'fault';
  /** Where the record's last field ends, and where the next record begins. */
  end: number;
  next: number;
  /** Fields seen; for a fault, the number of the field at fault, from 1. */
  fields: number;
  /** Line ends inside quoted fields. */
  innerLines: number;
  fault: Fault;
  /** Byte at fault. */
  at: number;
};

export function newScan(): RecordScan {
  return { status: 'more', end: 0, next: 0, fields: 0, innerLines: 0, fault: 'open-quote', at: 0 };
}

/**
 * Reads one record of strict RFC 4180 from `from` on, with LF, CRLF or CR between records.
 * `more` means that the stretch ends before the record does.
 */
export function scanRecord(stretch: Stretch, dialect: Dialect, from: number, scan: RecordScan): void {
  const { bytes } = stretch;
  const { delimiter } = dialect;
  let fields = 1;
  let at = from;
  scan.innerLines = 0;
  for (;;) {
    const end =
      bytes[at] === byte.QUOTE
        ? skipQuoted(stretch, delimiter, at, scan)
        : skipPlain(bytes, dialect, at, scan);
    if (end < 0) break;
    if (bytes[end] !== delimiter) {
      finishRecord(stretch, from, end, scan);
      break;
    }
    fields++;
    at = end + 1;
  }
  scan.fields = fields;
  if (scan.status === 'more') settleShortage(stretch, from, scan);
}

/** End of an unquoted field, or -1 with the fault noted. */
function skipPlain(bytes: Buffer, dialect: Dialect, start: number, scan: RecordScan): number {
  const { stops, delimiter } = dialect;
  let i = start;
  while (stops[bytes[i] as number] === 0) i++;
  const stop = bytes[i] as number;
  if (i - start > caps.cell) return fault(scan, 'cell-too-long', start);
  if (stop === delimiter || stop === byte.LF || stop === byte.CR) return i;
  return fault(scan, stop === byte.QUOTE ? 'stray-quote' : 'nul-byte', i);
}

/** Where the byte after the closing quote stands, or -1 with the fault or the shortage noted. */
function skipQuoted(stretch: Stretch, delimiter: number, start: number, scan: RecordScan): number {
  const { bytes, limit } = stretch;
  let i = start + 1;
  for (;;) {
    i = skipText(bytes, i);
    if (i - start > caps.cell) return fault(scan, 'cell-too-long', start);
    if (i >= limit) return open(stretch, start, scan);
    if (bytes[i] === byte.QUOTE && bytes[i + 1] !== byte.QUOTE)
      return afterQuote(stretch, delimiter, i + 1, scan);
    const step = insideStep(bytes, i, scan);
    if (step < 0) return step;
    i += step;
  }
}

/** The next quote, white space or control byte. */
function skipText(bytes: Buffer, from: number): number {
  let i = from;
  while ((bytes[i] as number) > byte.QUOTE) i++;
  return i;
}

/** Bytes to pass of a doubled quote or a control byte in a quoted field; -1 with the fault noted for a NUL. */
function insideStep(bytes: Buffer, at: number, scan: RecordScan): number {
  if (bytes[at] === byte.QUOTE) return 2;
  if (bytes[at] === byte.NUL) return fault(scan, 'nul-byte', at);
  if (isLineEnd(bytes, at)) scan.innerLines++;
  return 1;
}

/** LF, or a CR that no LF follows. */
function isLineEnd(bytes: Buffer, at: number): boolean {
  return bytes[at] === byte.LF || (bytes[at] === byte.CR && bytes[at + 1] !== byte.LF);
}

function open(stretch: Stretch, start: number, scan: RecordScan): number {
  if (stretch.ended) return fault(scan, 'open-quote', start);
  scan.status = 'more';
  return -1;
}

function afterQuote(stretch: Stretch, delimiter: number, at: number, scan: RecordScan): number {
  const next = stretch.bytes[at] as number;
  if (at === stretch.limit && !stretch.ended) {
    scan.status = 'more';
    return -1;
  }
  if (next === delimiter || next === byte.LF || next === byte.CR) return at;
  return fault(scan, 'text-after-quote', at);
}

function finishRecord(stretch: Stretch, from: number, end: number, scan: RecordScan): void {
  const { bytes, limit, ended } = stretch;
  const isCr = end < limit && bytes[end] === byte.CR;
  if (!ended && end + (isCr ? 1 : 0) >= limit) {
    scan.status = 'more';
    return;
  }
  scan.status = 'record';
  scan.end = end;
  scan.next = lineStartAfter(stretch, end);
  if (end - from > caps.record) fault(scan, 'record-too-long', from);
}

/** The first byte of the line after the one that ends at `end`. */
export function lineStartAfter(stretch: Stretch, end: number): number {
  if (end >= stretch.limit) return stretch.limit;
  const isCrLf =
    stretch.bytes[end] === byte.CR && end + 1 < stretch.limit && stretch.bytes[end + 1] === byte.LF;
  return end + (isCrLf ? 2 : 1);
}

/** A record longer than the cap is at fault before its end is known, so that memory stays flat. */
function settleShortage(stretch: Stretch, from: number, scan: RecordScan): void {
  if (stretch.limit - from > caps.record) fault(scan, 'record-too-long', from);
}

function fault(scan: RecordScan, code: Fault, at: number): number {
  scan.status = 'fault';
  scan.fault = code;
  scan.at = at;
  return -1;
}
