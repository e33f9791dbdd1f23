import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { Database } from '../../adapters/duckdb/database.ts';
import { sharedData } from './gate-kit.ts';

/** The pipeline of the maven-crm export as texts, by column; an empty text is an empty cell. */
export type MavenRow = Readonly<Record<string, string>>;

const source = join(sharedData, 'maven-crm');

/** @throws where the shared inputs are missing. */
export function mavenPipeline(): readonly MavenRow[] {
  const text = readFileSync(join(source, 'sales_pipeline.csv'), 'utf8');
  return Papa.parse<MavenRow>(text, { header: true, skipEmptyLines: true }).data;
}

/** The three files beside the pipeline, as they are. */
export const mavenOthers = ['accounts.csv', 'products.csv', 'sales_teams.csv'].map((name) =>
  join(source, name),
);

/** One way to print the pipeline: writes it into a folder and gives the path. */
export type Print = (rows: readonly MavenRow[], folder: string) => Promise<string>;

type Style = { readonly date?: DateStyle; readonly delimiter?: string; readonly comma?: boolean };
type DateStyle = keyof typeof dateStyles;

const short = (part: string | undefined) => String(Number(part));
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day by its ISO parts. */
const dateStyles = {
  'yyyy-MM-dd': (y: string, m: string, d: string) => `${y}-${m}-${d}`,
  'M/d/yyyy': (y: string, m: string, d: string) => `${short(m)}/${short(d)}/${y}`,
  'dd-MM-yy': (y: string, m: string, d: string) => `${d}-${m}-${y.slice(2)}`,
  'd.M.yyyy': (y: string, m: string, d: string) => `${short(d)}.${short(m)}.${y}`,
  'dd MMM yyyy': (y: string, m: string, d: string) => `${d} ${monthNames[Number(m) - 1]} ${y}`,
};

function csv(
  rows: readonly MavenRow[],
  { date = 'yyyy-MM-dd', delimiter = ',', comma = false }: Style,
): string {
  const day = (iso = '') => iso.replace(/^(\d{4})-(\d\d)-(\d\d)$/, (_, y, m, d) => dateStyles[date](y, m, d));
  const printed = rows.map((row) => ({
    ...row,
    engage_date: day(row['engage_date']),
    close_date: day(row['close_date']),
    close_value: comma
      ? (row['close_value'] ?? '').replace(/^(\d+?)((?:\d{3})*)$/, withComma)
      : row['close_value'],
  }));
  return `${Papa.unparse(printed, { delimiter, newline: '\n' })}\n`;
}

const withComma = (_: string, first: string, rest: string) =>
  first === '' ? '' : `${first}${rest.replace(/\d{3}/g, '.$&')},00`;

const file = (name: string, bytes: (rows: readonly MavenRow[]) => string | Uint8Array): Print => {
  return async (rows, folder) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), bytes(rows));
    return join(folder, name);
  };
};

const dated = (date: DateStyle) => file('pipeline.csv', (rows) => csv(rows, { date }));

/** Dates whose parts may change places: where no day is above the twelfth, only the person can tell. */
export const datePrints: Readonly<Record<DateStyle, Print>> = {
  'yyyy-MM-dd': dated('yyyy-MM-dd'),
  'M/d/yyyy': dated('M/d/yyyy'),
  'dd-MM-yy': dated('dd-MM-yy'),
  'd.M.yyyy': dated('d.M.yyyy'),
  'dd MMM yyyy': dated('dd MMM yyyy'),
};

/** Numbers and days as JSON and workbooks have them; an empty cell is null. */
const typed = (row: MavenRow) =>
  Object.entries(row).map(([name, text]) => {
    if (text === '') return null;
    return name === 'close_value' ? Number(text) : text;
  });
const object = (row: MavenRow) => {
  const cells = typed(row);
  return Object.fromEntries(Object.keys(row).map((name, i) => [name, cells[i] ?? null]));
};

export const formPrints: Readonly<Record<string, Print>> = {
  'semicolons and decimal commas': file('pipeline.csv', (rows) => csv(rows, { delimiter: ';', comma: true })),
  'semicolons, decimal commas, d.M.yyyy': file('pipeline.csv', (rows) =>
    csv(rows, { delimiter: ';', comma: true, date: 'd.M.yyyy' }),
  ),
  'UTF-16 with tabs': file('pipeline.txt', (rows) =>
    Buffer.from(`\ufeff${csv(rows, { delimiter: '\t' })}`, 'utf16le'),
  ),
  gzip: file('pipeline.csv.gz', (rows) => gzipSync(csv(rows, {}))),
  JSON: file('pipeline.json', (rows) => JSON.stringify(rows.map(object))),
  NDJSON: file('pipeline.ndjson', (rows) => rows.map((row) => `${JSON.stringify(object(row))}\n`).join('')),
  XLSX: async (rows, folder) => {
    const days = (row: MavenRow) =>
      typed(row).map((cell) =>
        /^\d{4}-\d\d-\d\d$/.test(String(cell)) ? new Date(`${cell}T00:00:00Z`) : cell,
      );
    const cells = [Object.keys(rows[0] ?? {}), ...rows.map(days)];
    const bytes = await writeXlsx({ sheets: [{ name: 'Pipeline', rows: cells }] });
    return file('pipeline.xlsx', () => bytes)(rows, folder);
  },
  Parquet: async (rows, folder) => {
    const from = await file('pipeline.csv', (all) => csv(all, {}))(rows, folder);
    const database = await Database.open(':memory:', folder);
    const to = join(folder, 'pipeline.parquet');
    await database.run(`copy (select * replace (engage_date::date as engage_date, close_date::date as close_date,
      close_value::decimal(18, 2) as close_value) from read_csv('${from}', all_varchar = true)) to '${to}' (format parquet)`);
    database.close();
    return to;
  },
};
