import { type Random, seededRandom } from '../../core/sample/random.ts';
import { type Drift, pairwiseDrifts } from './drift-model.ts';

/** A deal as the generator means it: the truth that a file is held against. */
export type DriftRow = {
  readonly opportunity_id: string;
  readonly deal_stage: 'Won' | 'Lost';
  /** ISO. */
  readonly engage_date: string;
  /** ISO. */
  readonly close_date: string;
  /** With a point and two decimals. */
  readonly close_value: string;
  readonly account: string;
};

export type DriftFile = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly drift: Drift;
  /** The truth: rows as meant. With a dropped column that field is not in the file, with an added one there is `Territory`. */
  readonly rows: readonly DriftRow[];
  /** Column names as the gate must give them, in file order. */
  readonly columns: readonly string[];
  /** Cells as the gate must give them, in file order. */
  readonly cells: readonly (readonly string[])[];
  /** Lines of the footer. */
  readonly footer: number;
  /**
   * What the whole ingest must do: read it, or refuse it at the header (`columns`) or in the gate (`gate`).
   * A header that was renamed or dropped makes a required column missing.
   */
  readonly expected: 'read' | 'refused: columns' | 'refused: gate';
  /** What a person must say for a reading without guessing: serial days need their calendar. */
  readonly dateFormat: 'excel1900' | 'excel1904' | null;
};

const fields = [
  'opportunity_id',
  'deal_stage',
  'engage_date',
  'close_date',
  'close_value',
  'account',
] as const;
const accounts = ['Müller & Söhne', 'Acme, Inc', 'Groß;Handel', 'Pipe|Works', 'Café "Nord"', 'Two\nLines'];

/** Files that hold every pair of drifts, at least `least` of them. */
export function driftFiles(least: number, seed = 1): DriftFile[] {
  const random = seededRandom(seed);
  const draw = (count: number) => random.whole(0, count - 1);
  return pairwiseDrifts(least, draw).map((drift, i) => driftFile(drift, seed * 1_000_003 + i));
}

/** One file of a drift. */
export function driftFile(drift: Drift, seed: number): DriftFile {
  const random = seededRandom(seed);
  const rows = Array.from({ length: 40 }, (_, i) => row(random, i));
  const table = drifted(drift, rows);
  const text = [table.header, ...table.cells].map((cells) =>
    cells.map((cell) => print(cell, drift.delimiter)).join(drift.delimiter),
  );
  const footer = drift.footer === 'on' ? footerLines(rows.length, drift.delimiter) : [];
  const bytes = encode([...text, ...footer, ''].join(drift.lineEnd), drift.encoding);
  const isTwin = drift.header === 'duplicate';
  return {
    name: `drift-${seed}.csv`,
    bytes,
    drift,
    rows,
    columns: table.header.map((name) => name.replaceAll('\u00a0', ' ').trim()),
    cells: table.cells,
    footer: footer.filter((line) => line !== '').length,
    expected: isTwin
      ? 'refused: gate'
      : drift.header === 'rename' || drift.header === 'drop'
        ? 'refused: columns'
        : 'read',
    dateFormat: drift.date === 'excel1900' || drift.date === 'excel1904' ? drift.date : null,
  };
}

function row(random: Random, i: number): DriftRow {
  const start = Date.UTC(2023, 0, 1) + random.whole(0, 700) * 86_400_000;
  const end = start + random.whole(1, 90) * 86_400_000;
  return {
    opportunity_id: `00${1000 + i}`,
    deal_stage: random.pick(['Won', 'Lost'] as const),
    engage_date: new Date(start).toISOString().slice(0, 10),
    close_date: new Date(end).toISOString().slice(0, 10),
    close_value: `${random.whole(1000, 999_999)}.${random.whole(10, 99)}`,
    account: random.pick(accounts),
  };
}

type Table = { readonly header: readonly string[]; readonly cells: readonly (readonly string[])[] };

function drifted(drift: Drift, rows: readonly DriftRow[]): Table {
  const written = rows.map((one) => fields.map((field) => cellOf(one, field, drift)));
  return changed(drift.header, { header: fields, cells: written });
}

function changed(kind: Drift['header'], table: Table): Table {
  const { header, cells } = table;
  const renamed = (rename: (name: string) => string) => ({ header: header.map(rename), cells });
  switch (kind) {
    case 'same':
      return table;
    case 'rename':
      return renamed((name) => (name === 'deal_stage' ? 'Phase' : name));
    case 'add':
      return { header: [...header, 'Territory'], cells: cells.map((row, i) => [...row, `T${i % 3}`]) };
    case 'drop':
      return {
        header: header.filter((name) => name !== 'deal_stage'),
        cells: cells.map((row) => row.toSpliced(1, 1)),
      };
    case 'reorder':
      return { header: header.toReversed(), cells: cells.map((row) => row.toReversed()) };
    case 'duplicate':
      return { header: [...header, 'close_value'], cells: cells.map((row, i) => [...row, String(i)]) };
    case 'case':
      return renamed((name) => name.toUpperCase());
    case 'space':
      return renamed((name) => `  ${name.replaceAll('_', ' ')} `);
    case 'no-break space':
      return renamed((name) => `\u00a0${name.replaceAll('_', '\u00a0')}\u00a0`);
  }
}

function cellOf(one: DriftRow, field: (typeof fields)[number], drift: Drift): string {
  if (field === 'close_value') return numberAs(one.close_value, drift.number);
  if (field === 'engage_date' || field === 'close_date') return dateAs(one[field], drift.date);
  // Cells with line ends would change with the file's own line ends; they stay LF in every file.
  return one[field];
}

function numberAs(value: string, style: Drift['number']): string {
  const [whole = '', cents = ''] = value.split('.');
  const grouped = (mark: string) => whole.replace(/\B(?=(\d{3})+$)/g, mark);
  if (style === '1,234.56') return `${grouped(',')}.${cents}`;
  return `${grouped(style === '1.234,56' ? '.' : ' ')},${cents}`;
}

const DAY = 86_400_000;

function dateAs(iso: string, style: Drift['date']): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  // Serial 1 is 1 January 1900; the 29 February 1900 that never was counts one.
  if (style === 'excel1900') return String((Date.parse(iso) - Date.UTC(1899, 11, 30)) / DAY);
  if (style === 'excel1904') return String((Date.parse(iso) - Date.UTC(1904, 0, 1)) / DAY);
  if (style === 'ymd') return iso;
  return style === 'dmy' ? `${day}/${month}/${year}` : `${month}/${day}/${year}`;
}

function print(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function footerLines(records: number, delimiter: string): string[] {
  const lines = [
    `Grand Totals (${records} records)`,
    'Deals of the year',
    'Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.',
    'Confidential Information - Do Not Distribute',
    'Generated By: Ann Lee 1/2/2026 3:04 PM',
  ];
  return ['', '', ...lines.map((line) => print(line, delimiter === ',' ? ',' : '"'))];
}

function encode(text: string, encoding: Drift['encoding']): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'utf-8 with mark':
      return Buffer.from(`\ufeff${text}`);
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    case 'windows-1252':
      // Every character used here is one byte of Latin-1, which Windows-1252 holds.
      return Buffer.from(text, 'latin1');
  }
}
