import { lineAt } from './physical-line.ts';
import { byte, dialectOf, newScan, type RecordScan, type Stretch, scanRecord } from './record-scan.ts';
import { excerpt, refusal } from './refusals.ts';

/** Records looked at; the whole file where it has fewer. */
const SAMPLE = 1000;
/** Share of records that must have as many fields as the header when another delimiter could also be meant. */
const CLEAR = 0.9;
const FAINT = 0.5;

const candidates = [byte.COMMA, byte.SEMICOLON, byte.TAB, byte.PIPE] as const;

const named: Readonly<Record<string, number>> = {
  ',': byte.COMMA,
  ';': byte.SEMICOLON,
  '\t': byte.TAB,
  '\\t': byte.TAB,
  tab: byte.TAB,
  '|': byte.PIPE,
  comma: byte.COMMA,
  semicolon: byte.SEMICOLON,
  pipe: byte.PIPE,
};

/** @throws FileRefused for anything but the four delimiters read here. */
export function namedDelimiter(name: string): number {
  const delimiter = named[name.toLowerCase()];
  if (delimiter !== undefined) return delimiter;
  throw refusal(
    'delimiter-unknown',
    `a delimiter of , ; tab | is needed, got ${excerpt(name)}: say --delimiter`,
  );
}

/** How one delimiter cuts the sample. */
export type Cut = {
  readonly delimiter: number;
  /** Fields of the header; 0 when the header cannot be read. */
  readonly header: number;
  readonly records: number;
  /** Records with as many fields as the header. */
  readonly alike: number;
  /** The most frequent field count of the records, and how many have it. */
  readonly usual: number;
  readonly usualRecords: number;
};

/**
 * The delimiter of a file, decided by the field counts of the header and 1,000 records.
 *
 * @throws FileRefused `delimiter-ambiguous` where two delimiters both fit, `title-row` where the rows agree with
 * each other but not with the first line.
 */
export function findDelimiter(sample: Stretch, from: number): number {
  const cuts = candidates.map((delimiter) => cutOf(sample, from, delimiter));
  const several = cuts.filter((cut) => cut.header > 1);
  const best = several.toSorted((a, b) => alikeShare(b) - alikeShare(a) || b.header - a.header)[0];
  if (!best) {
    refuseTitle(cuts.toSorted((a, b) => b.usual - a.usual)[0]);
    return byte.COMMA;
  }
  const rivals = several.filter((cut) => cut !== best && alikeShare(cut) >= FAINT);
  if (rivals.length > 0 && !(alikeShare(best) >= CLEAR && rivals.every((rival) => isNested(rival, best))))
    throw ambiguous([best, ...rivals]);
  refuseTitle(best);
  return best.delimiter;
}

/** A rival that fits no better than a file cut at random would. */
function isNested(rival: Cut, best: Cut): boolean {
  return alikeShare(rival) < CLEAR && rival.header < best.header;
}

function alikeShare(cut: Cut): number {
  return cut.records === 0 ? 1 : cut.alike / cut.records;
}

function cutOf(sample: Stretch, from: number, delimiter: number): Cut {
  const counts = fieldCounts(sample, from, delimiter);
  const header = counts[0] ?? 0;
  const rows = counts.slice(1);
  const frequency = new Map<number, number>();
  for (const count of rows) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  const [usual, usualRecords] = [...frequency].toSorted((a, b) => b[1] - a[1])[0] ?? [0, 0];
  return { delimiter, header, records: rows.length, alike: frequency.get(header) ?? 0, usual, usualRecords };
}

/** Field counts of the header and the records of the sample; 0 for a line that is no record. */
function fieldCounts(sample: Stretch, from: number, delimiter: number): number[] {
  const dialect = dialectOf(delimiter);
  const scan = newScan();
  const counts: number[] = [];
  let at = from;
  while (at < sample.limit && counts.length <= SAMPLE) {
    scanRecord(sample, dialect, at, scan);
    if (scan.status === 'more') break;
    if (scan.status === 'fault') counts.push(0);
    else if (scan.end > at) counts.push(scan.fields);
    at = nextStart(sample, at, scan);
  }
  return counts;
}

/** After a fault the next physical line. */
function nextStart(sample: Stretch, at: number, scan: RecordScan): number {
  return scan.status === 'record' ? scan.next : (lineAt(sample, at)?.next ?? sample.limit);
}

/** Three rows or more that agree with each other and none with the first line: that line is no header. */
function refuseTitle(cut: Cut | undefined): void {
  if (!cut || cut.header === 0 || cut.records < 3 || cut.alike > 0) return;
  if (cut.usual < 2 || cut.usualRecords < cut.records * FAINT) return;
  throw refusal(
    'title-row',
    `a header with as many fields as the rows is needed, got ${cut.header} before rows of ${cut.usual}: remove the lines above the header, or say --delimiter`,
    { line: 1 },
  );
}

function ambiguous(cuts: readonly Cut[]) {
  const shown = cuts.map((cut) => `${nameOf(cut.delimiter)} (${cut.header} fields)`).join(' and ');
  return refusal(
    'delimiter-ambiguous',
    `one delimiter is needed, got rows that fit ${shown}: say --delimiter`,
  );
}

export function nameOf(delimiter: number): string {
  return delimiter === byte.TAB ? 'tab' : String.fromCharCode(delimiter);
}
