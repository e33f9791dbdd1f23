import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { writeXlsx } from 'hucre/xlsx';
import { seededRandom } from '../../core/sample/random.ts';
import type { GateKit } from './gate-kit.ts';
import { cell, printedTable } from './printed-table.ts';
import type { ProofRow } from './proof-row.ts';

type Whole = { readonly name: string; readonly bytes: Buffer };

/** Small files of the formats that know their own end. */
async function wholeFiles(folder: string, each: number): Promise<Whole[]> {
  const files: Whole[] = [];
  for (let seed = 1; seed <= each; seed++) {
    const random = seededRandom(seed);
    const rows = Array.from({ length: random.whole(1, 4) }, (_, i) => ({ id: i, text: cell(random) }));
    const text = `id,text\n${rows.map((row) => `${row.id},x`).join('\n')}\n`;
    files.push({ name: 'in.csv.gz', bytes: gzipSync(text) });
    files.push({ name: 'in.json', bytes: Buffer.from(JSON.stringify(rows)) });
    const book = await writeXlsx({
      sheets: [{ name: 'S', rows: [['id', 'text'], ...rows.map((row) => [row.id, row.text])] }],
    });
    files.push({ name: 'in.xlsx', bytes: Buffer.from(book) });
    files.push({ name: 'in.parquet', bytes: await parquet(join(folder, 'made.parquet'), rows.length) });
  }
  return files;
}

async function parquet(path: string, rows: number): Promise<Buffer> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `copy (select i as id, 'x' || i as name from range(${rows}) as t(i)) to '${path}' (format parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
  return readFileSync(path);
}

/** Formats that know their own end never pass as whole when they are cut. */
export async function cutAnywhere(kit: GateKit, each: number, stride: number): Promise<ProofRow> {
  const folder = mkdtempSync(join(tmpdir(), 'gate-cut-'));
  const files = await wholeFiles(folder, each);
  rmSync(folder, { recursive: true });
  let cuts = 0;
  const passed: string[] = [];
  for (const { name, bytes } of files) {
    const whole = await kit.bytes(bytes, { name });
    if (whole.kind !== 'read') passed.push(`${name} whole: ${whole.code}`);
    for (let end = 0; end < bytes.length; end += stride, cuts++) {
      const outcome = await kit.bytes(bytes.subarray(0, end), { name });
      if (outcome.kind === 'read') passed.push(`${name} at ${end} of ${bytes.length}`);
    }
  }
  return {
    id: 'C6',
    what: `gzip, JSON, XLSX, Parquet cut at every ${stride === 1 ? 'byte' : `${stride} bytes`}`,
    goal: '0 pass as whole',
    got: `${passed.length} of ${cuts} cuts of ${files.length} files ${passed.slice(0, 3).join('; ')}`.trimEnd(),
    pass: cuts > 0 && passed.length === 0,
  };
}

/** A cut CSV: whole records only, but for a last one without a line end, which is said in a note. */
export async function cutCsv(kit: GateKit, total: number): Promise<ProofRow> {
  let wrong = 0;
  let cuts = 0;
  for (let seed = 1; seed <= total; seed++) {
    const table = printedTable(seed);
    const bytes = Buffer.from(table.text);
    const headerEnd = Math.max(bytes.indexOf('\n'), bytes.indexOf('\r'));
    for (let end = bytes.length - 1; end > headerEnd; end--, cuts++)
      if (!(await isPrefix(kit, bytes.subarray(0, end), table))) wrong++;
  }
  return {
    id: 'C6',
    what: 'CSV cut at every byte gives whole records',
    goal: '0 others',
    got: `${wrong} of ${cuts} cuts`,
    pass: cuts > 0 && wrong === 0,
  };
}

async function isPrefix(
  kit: GateKit,
  bytes: Uint8Array,
  table: ReturnType<typeof printedTable>,
): Promise<boolean> {
  const outcome = await kit.bytes(bytes, { delimiter: table.delimiter, encoding: 'utf-8' });
  if (outcome.kind === 'refused') return true;
  const isOpen = outcome.clean.notes.some((note) => note.code === 'no-final-line-end');
  const sure = isOpen ? outcome.records.slice(0, -1) : outcome.records;
  return sure.every((record, i) => JSON.stringify(record) === JSON.stringify(table.rows[i]));
}
