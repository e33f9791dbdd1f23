import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { writeXlsx } from 'hucre/xlsx';
import { PartWriter } from '../../adapters/gate/part-writer.ts';
import { QuarantineWriter } from '../../adapters/gate/quarantine-writer.ts';
import { RecordGate } from '../../adapters/gate/record-gate.ts';
import { dialectOf } from '../../adapters/gate/record-scan.ts';
import { type Random, seededRandom } from '../../core/sample/random.ts';
import { pollutedFile } from './gate-c2.ts';
import { GateKit, sharedFile } from './gate-kit.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

/** Properties of the gate: what is printed is read again, cuts of the stream change nothing, cut files never pass as whole. */

const alphabet = [
  'a',
  'Z',
  '7',
  ' ',
  ',',
  ';',
  '\t',
  '|',
  '"',
  '\n',
  '\r',
  '\r\n',
  'é',
  '漢',
  '😀',
  '\u00a0',
  '=',
  '\\',
  "'",
];

function cell(random: Random): string {
  return Array.from({ length: random.whole(0, 6) }, () => random.pick(alphabet)).join('');
}

/** A table as a CSV writer prints it, and its rows. */
export function printedTable(seed: number): { text: string; delimiter: string; rows: string[][] } {
  const random = seededRandom(seed);
  const delimiter = random.pick([',', ';', '\t', '|']);
  const lineEnd = random.pick(['\n', '\r\n', '\r']);
  const width = random.whole(1, 6);
  const rows = Array.from({ length: random.whole(0, 8) }, () =>
    Array.from({ length: width }, () => cell(random)),
  );
  const header = Array.from({ length: width }, (_, i) => `c${i}`);
  const print = (text: string) =>
    random.chance(0.2) || text.includes(delimiter) || /["\r\n]/.test(text) || width === 1
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const lines = [header, ...rows].map((row) => row.map(print).join(delimiter));
  return { text: lines.join(lineEnd) + (random.chance(0.8) ? lineEnd : ''), delimiter, rows };
}

async function printThenParse(kit: GateKit, total: number): Promise<ProofRow> {
  let same = 0;
  for (let seed = 1; seed <= total; seed++) {
    const { text, delimiter, rows } = printedTable(seed);
    const outcome = await kit.bytes(text, { delimiter });
    if (outcome.kind === 'read' && JSON.stringify(outcome.records) === JSON.stringify(rows)) same++;
  }
  return {
    id: 'C6',
    what: 'parse(print(x)) = x',
    goal: `${total} of ${total}`,
    got: `${same}`,
    pass: same === total,
  };
}

/** The parts and the quarantine that come of a stream delivered in these pieces. */
function passPieces(folder: string, pieces: readonly Uint8Array[], delimiter: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const outlets = { parts: new PartWriter(folder), quarantine: new QuarantineWriter(folder) };
  const gate = new RecordGate(dialectOf(delimiter.charCodeAt(0)), outlets, { line: 1, isDoubtful: false });
  for (const piece of pieces) gate.push(piece);
  gate.end();
  outlets.parts.close();
  outlets.quarantine.close();
  const files = [...outlets.parts.parts, ...(outlets.quarantine.path ? [outlets.quarantine.path] : [])];
  return files.map((file) => readFileSync(file, 'utf8')).join('\0');
}

function splitAnywhere(total: number): ProofRow {
  const folder = join(mkdtempSync(join(tmpdir(), 'gate-split-')), 'work');
  let same = 0;
  let tried = 0;
  for (let seed = 1; tried < total; seed++) {
    const file = pollutedFile(seed);
    if (file === null) continue;
    const bytes = Buffer.from(file.text);
    const delimiter = [',', ';', '\t', '|'].find((mark) => file.text.startsWith(`column 0${mark}`)) ?? ',';
    const whole = passPieces(folder, [bytes], delimiter);
    const random = seededRandom(seed);
    for (let i = 0; i < 10 && tried < total; i++, tried++)
      if (passPieces(folder, randomPieces(bytes, random), delimiter) === whole) same++;
  }
  rmSync(join(folder, '..'), { recursive: true });
  return {
    id: 'C6',
    what: 'any split of the stream gives the same',
    goal: `${total} of ${total}`,
    got: `${same}`,
    pass: same === total,
  };
}

function randomPieces(bytes: Buffer, random: Random): Uint8Array[] {
  const most = random.pick([1, 3, 40, 400]);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = Math.min(bytes.length, at + random.whole(1, most));
    pieces.push(bytes.subarray(at, end));
    at = end;
  }
  return pieces;
}

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

async function cutAnywhere(kit: GateKit, each: number, stride: number): Promise<ProofRow> {
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
async function cutCsv(kit: GateKit, total: number): Promise<ProofRow> {
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

/** Naughty strings and formula cells come through byte for byte. */
async function naughty(kit: GateKit): Promise<ProofRow> {
  const strings: string[] = JSON.parse(sharedFile('csv/blns/blns.json').toString('utf8'));
  const formulas = sharedFile('csv/csv-injection/Intruder/csv-payload.txt').toString('utf8').split('\n');
  const cells = [...strings, ...formulas];
  const text = cells.map((value, i) => `${i},"${value.replaceAll('"', '""')}"\r\n`).join('');
  const outcome = await kit.bytes(`id,text\r\n${text}`);
  const came = outcome.kind === 'read' ? outcome.records.map((record) => record[1]) : [];
  const same = cells.filter((value, i) => came[i] === value).length;
  return {
    id: 'C5',
    what: 'naughty strings through the gate',
    goal: `${cells.length} byte-equal`,
    got: `${same}`,
    pass: same === cells.length,
  };
}

export async function proveProperties(scale: number): Promise<ProofRow[]> {
  const kit = new GateKit();
  const count = (full: number) => Math.max(1, Math.round(full * scale));
  try {
    return [
      await naughty(kit),
      await printThenParse(kit, count(100_000)),
      splitAnywhere(count(10_000)),
      // Every byte is for the full proof; a small run looks at one cut in 31.
      await cutAnywhere(kit, count(50), scale < 0.1 ? 31 : 1),
      await cutCsv(kit, count(200)),
    ];
  } finally {
    kit.remove();
  }
}

await runIfMain(import.meta.url, proveProperties);
