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
  /** With a point and two decimals, or none. */
  readonly close_value: string;
  readonly account: string;
};

export type DriftFile = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly drift: Drift;
  /** The truth: rows as meant. With an added column there is `Territory`: T0, T1, T2, T0, .. */
  readonly rows: readonly DriftRow[];
  /** Column names as the gate must give them, in file order. */
  readonly columns: readonly string[];
  /** Cells as the gate must give them, in file order. */
  readonly cells: readonly (readonly string[])[];
  /** Lines of the footer. */
  readonly footer: number;
  /**
   * What the whole ingest must do: read it, or refuse it at the header (`columns`) or in the gate (`gate`).
   * A header that was renamed or dropped makes a mapped column missing.
   */
  readonly expected: 'read' | 'refused: columns' | 'refused: gate';
};

/**
 * What a file leaves open on purpose: `days` has none above the twelfth, `amounts` no cents, so that
 * `1.234` is a thousand or a fraction.
 */
export type Doubt = 'none' | 'days' | 'amounts' | 'both';

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
export function driftFile(drift: Drift, seed: number, doubt: Doubt = 'none'): DriftFile {
  const random = seededRandom(seed);
  const rows = Array.from({ length: 40 }, (_, i) => doubtful(row(random, seed * 100 + i), doubt));
  const plain = {
    header: fields,
    cells: rows.map((one) => fields.map((field) => cellOf(one, field, drift))),
  };
  const table = changed(drift.header, plain, random.whole(0, fields.length - 1));
  const given = drift.header === 'twin' ? plain : table;
  const text = [table.header, ...table.cells].map((cells) =>
    cells.map((cell) => print(cell, drift.delimiter)).join(drift.delimiter),
  );
  const footer = drift.footer === 'on' ? footerLines(rows.length, drift.delimiter) : [];
  const bytes = encode([...text, ...footer, ''].join(drift.lineEnd), drift.encoding);
  return {
    name: `drift-${seed}.csv`,
    bytes,
    drift,
    rows,
    columns: given.header.map((name) => name.replaceAll('\u00a0', ' ').trim()),
    cells: given.cells,
    footer: footer.filter((line) => line !== '').length,
    expected: expectedOf(drift.header),
  };
}

function expectedOf(header: Drift['header']): DriftFile['expected'] {
  if (header === 'duplicate') return 'refused: gate';
  return header === 'rename' || header === 'drop' ? 'refused: columns' : 'read';
}

function row(random: Random, number: number): DriftRow {
  const start = Date.UTC(2023, 0, 1) + random.whole(0, 700) * 86_400_000;
  const end = start + random.whole(1, 90) * 86_400_000;
  return {
    opportunity_id: `00${number}`,
    deal_stage: random.pick(['Won', 'Lost'] as const),
    engage_date: new Date(start).toISOString().slice(0, 10),
    close_date: new Date(end).toISOString().slice(0, 10),
    close_value: `${random.whole(1000, 999_999)}.${random.whole(10, 99)}`,
    account: random.pick(accounts),
  };
}

function doubtful(one: DriftRow, doubt: Doubt): DriftRow {
  const early = (iso: string) =>
    iso.replace(/\d\d$/, (day) => String((Number(day) % 12) + 1).padStart(2, '0'));
  const days = doubt === 'days' || doubt === 'both';
  const amounts = doubt === 'amounts' || doubt === 'both';
  return {
    ...one,
    engage_date: days ? early(one.engage_date) : one.engage_date,
    close_date: days ? early(one.close_date) : one.close_date,
    close_value: amounts ? one.close_value.replace(/\.\d\d$/, '') : one.close_value,
  };
}

type Table = { readonly header: readonly string[]; readonly cells: readonly (readonly string[])[] };

/** The table under another header; `hit` is the column that is renamed, dropped or doubled. */
function changed(kind: Drift['header'], table: Table, hit: number): Table {
  const { header, cells } = table;
  const renamed = (rename: (name: string, i: number) => string) => ({ header: header.map(rename), cells });
  const added = (name: string, cell: (row: readonly string[], i: number) => string) => ({
    header: [...header, name],
    cells: cells.map((row, i) => [...row, cell(row, i)]),
  });
  switch (kind) {
    case 'same':
      return table;
    case 'rename':
      return renamed((name, i) => (i === hit ? 'Phase' : name));
    case 'add':
      return added('Territory', (_, i) => `T${i % 3}`);
    case 'drop':
      return { header: header.toSpliced(hit, 1), cells: cells.map((row) => row.toSpliced(hit, 1)) };
    case 'reorder':
      return { header: header.toReversed(), cells: cells.map((row) => row.toReversed()) };
    case 'duplicate':
      return added(header[hit] ?? '', (_, i) => String(i));
    case 'twin':
      return added(header[hit] ?? '', (row) => row[hit] ?? '');
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
  const [whole = '', cents] = value.split('.');
  // The group mark is what stands between the first two digits of the style.
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, style[1] ?? '');
  return cents === undefined ? grouped : `${grouped}${style === '1,234.56' ? '.' : ','}${cents}`;
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
