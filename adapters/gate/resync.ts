import { caps } from './caps.ts';
import { bounded, hasOddQuotes, type Line, lineAt } from './physical-line.ts';
import {
  byte,
  type Dialect,
  type Fault,
  newScan,
  type RecordScan,
  type Stretch,
  scanRecord,
} from './record-scan.ts';

/** How far past a fault is looked for the next good record. */
const HORIZON = 2 * 1024 * 1024;
/** Broken lines taken as one stretch before starting afresh. */
const MOST_LINES = 64;
/** Good records after a fault within which a dangling closing quote, or the end of a file cut within a quoted text, makes all of them doubtful. */
const DOUBTFUL = 16;

/** A stretch of bytes that goes to quarantine whole. */
export type Broken = {
  readonly from: number;
  /** End of the content, without the last line end. */
  readonly end: number;
  readonly line: number;
  readonly field: number;
  readonly fault: Fault;
  readonly at: number;
};

export type Resynced = {
  readonly broken: readonly Broken[];
  readonly next: number;
  readonly lines: number;
  /** The lines look like the rest of the record before them, which then cannot be believed either. */
  readonly isRest: boolean;
};

export type Faulty = {
  readonly stretch: Stretch;
  readonly dialect: Dialect;
  readonly columns: number;
  readonly from: number;
  readonly line: number;
  readonly scan: RecordScan;
};

/**
 * Finds where good records begin again after a fault in the record at `from`.
 *
 * The fault may lie in one physical line (a quote too many swallows what follows) or in a record of many lines.
 * So the next physical line that starts a good record is looked for, and rejected again where a closing quote
 * without an opening one follows soon: then those lines are the inside of a quoted text.
 *
 * @returns null when the stretch must be longer to tell.
 */
export function resync(faulty: Faulty): Resynced | null {
  const { stretch, from } = faulty;
  const horizon = from + HORIZON;
  if (!stretch.ended && stretch.limit < horizon) return null;
  const view: Stretch =
    stretch.limit > horizon ? { bytes: stretch.bytes, limit: horizon, ended: false } : stretch;
  const lines = bounded(view, () => brokenLines({ ...faulty, stretch: view }));
  return lines.length > 0 ? settle(faulty, lines) : longLine(faulty);
}

/** The physical lines from the fault up to the next believable record; empty when the first line has no end in view. */
function brokenLines(faulty: Faulty): Line[] {
  const { stretch } = faulty;
  const lines: Line[] = [];
  let at = faulty.from;
  while (at < stretch.limit && lines.length < MOST_LINES) {
    const line = lineAt(stretch, at);
    if (line === null) break;
    lines.push(line);
    at = line.next;
    if (isBelievable(faulty, at)) break;
  }
  return lines;
}

/**
 * Good records start at `from`, and nothing soon after says that they are the inside of a quoted text.
 *
 * A record that runs to the end of the file may have swallowed good rows, or the file was cut within it; few rows up
 * to the end do not tell one from the other, and a row that is in doubt is not loaded.
 */
function isBelievable(faulty: Faulty, from: number): boolean {
  const { stretch, dialect } = faulty;
  const isCut = isCutText(faulty);
  const scan = newScan();
  let at = from;
  let good = 0;
  while (at < stretch.limit && good < DOUBTFUL) {
    scanRecord(stretch, dialect, at, scan);
    if (!isGood(scan, at, faulty.columns))
      return !isCut && good > 0 && !isDanglingClose(stretch, dialect, scan);
    if (scan.end > at) good++;
    at = scan.next;
  }
  if (good === DOUBTFUL) return true;
  return !isCut && (good > 0 || stretch.ended);
}

/** The broken record runs to the very end of the file, over more than one line. */
function isCutText({ scan, stretch }: Faulty): boolean {
  if (scan.fault === 'open-quote') return true;
  return (
    scan.fault === 'too-few-fields' && scan.innerLines > 0 && stretch.ended && scan.end === stretch.limit
  );
}

/** A record with the right field count, or a blank line. */
function isGood(scan: RecordScan, from: number, columns: number): boolean {
  return scan.status === 'record' && (scan.fields === columns || scan.end === from);
}

/** A quote inside an unquoted field that is followed by a delimiter or a line end closes something opened before. */
function isDanglingClose(stretch: Stretch, dialect: Dialect, scan: RecordScan): boolean {
  if (scan.status !== 'fault' || scan.fault !== 'stray-quote') return false;
  const after = stretch.bytes[scan.at + 1] as number;
  return after === dialect.delimiter || after === byte.LF || after === byte.CR;
}

/** One row where the lines hang together by an open quote, else a row a line. */
function settle(faulty: Faulty, lines: readonly Line[]): Resynced {
  const first = lines[0] as Line;
  const last = lines[lines.length - 1] as Line;
  const { bytes } = faulty.stretch;
  const hangTogether = hasOddQuotes(bytes, first) || hasOddQuotes(bytes, last);
  const head = { from: first.from, line: faulty.line, ...placeOf(faulty.scan) };
  const broken =
    hangTogether || lines.length === 1
      ? [{ ...head, end: last.end }]
      : [{ ...head, end: first.end }, ...faultsOfLines(faulty, lines)];
  return {
    broken,
    next: last.next,
    lines: lines.length,
    isRest: isRestOfRecord(faulty, lines),
  };
}

function placeOf(scan: RecordScan): Pick<Broken, 'field' | 'fault' | 'at'> {
  return { field: scan.fields, fault: scan.fault, at: scan.at };
}

function faultsOfLines(faulty: Faulty, lines: readonly Line[]): Broken[] {
  const broken: Broken[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.end === line.from) continue;
    broken.push({ from: line.from, end: line.end, line: faulty.line + index, ...faultOfLine(faulty, line) });
  }
  return broken;
}

/**
 * Whether the lines are the rest of the record before them: an odd number of quotes over all of them, a closing one
 * at the end of a line with too few fields to be a row, and no delimiter in what stands above that.
 */
function isRestOfRecord(faulty: Faulty, lines: readonly Line[]): boolean {
  const { bytes } = faulty.stretch;
  if (lines.filter((line) => hasOddQuotes(bytes, line)).length % 2 === 0) return false;
  for (const line of lines) {
    const { fault, at, field } = faultOfLine(faulty, line);
    if (fault === 'stray-quote' && at + 1 === line.end) return field < faulty.columns;
    if (field > 1) return false;
  }
  return false;
}

/** What is wrong with one line read on its own. */
function faultOfLine(faulty: Faulty, line: Line): Pick<Broken, 'field' | 'fault' | 'at'> {
  const scan = newScan();
  const alone: Stretch = { bytes: faulty.stretch.bytes, limit: line.end, ended: true };
  bounded(alone, () => scanRecord(alone, faulty.dialect, line.from, scan));
  if (scan.status === 'record') noteCount(scan, faulty.columns);
  return placeOf(scan);
}

/** Turns a well-formed record into a fault of its field count. */
export function noteCount(scan: RecordScan, columns: number): void {
  scan.fault = scan.fields < columns ? 'too-few-fields' : 'too-many-fields';
  scan.at = scan.end;
}

/** A line that does not end before the horizon goes alone, as far as the cap on a record; beyond it `next` is -1. */
function longLine(faulty: Faulty): Resynced | null {
  const { stretch, from } = faulty;
  const line = lineAt(stretch, from);
  if (line === null && stretch.limit - from <= caps.record) return null;
  if (line === null || line.end - from > caps.record)
    return { broken: [], next: -1, lines: 0, isRest: false };
  return settle(faulty, [line]);
}
