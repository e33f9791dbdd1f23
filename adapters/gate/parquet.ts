import { symlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { caps, sizeText } from './caps.ts';
import { FileRefused } from './clean-file.ts';
import { type ColumnPlan, planColumns } from './columns.ts';
import type { Passed } from './delimited.ts';
import { literal, type ParquetColumn, type TextColumn, textColumn } from './parquet-columns.ts';
import type { Outlets } from './record-gate.ts';
import { refusal } from './refusals.ts';

const settings = {
  threads: '2',
  memory_limit: '700MB',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/**
 * Reads Parquet with DuckDB, every column as text: decimals and integers exactly, timestamps as ISO, lists of plain
 * values joined with `;`, other nested values as JSON text.
 */
export async function passParquet(path: string, tail: Buffer, run: Run): Promise<Passed> {
  if (!tail.subarray(-4).equals(Buffer.from('PAR1'))) throw brokenParquet();
  // A link under a name of ours, since DuckDB reads the characters of a glob in names.
  const link = join(run.workFolder, 'delivered.parquet');
  symlinkSync(resolve(path), link);
  const instance = await DuckDBInstance.create(':memory:', {
    ...settings,
    temp_directory: join(run.workFolder, 'spill'),
  });
  const connection = await instance.connect();
  try {
    await connection.run("set TimeZone = 'UTC'");
    return await passTable(connection, link, run);
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw refusal(
      'parquet-broken',
      'a whole Parquet file is needed, got a cut or damaged one: fetch it again',
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(link, { force: true });
  }
}

function brokenParquet() {
  return refusal(
    'parquet-broken',
    'a whole Parquet file is needed, got a cut or damaged one: fetch it again',
  );
}

type Run = { readonly workFolder: string; readonly outlets: Outlets };

async function passTable(connection: DuckDBConnection, link: string, run: Run): Promise<Passed> {
  await checkFile(connection, link);
  const columns = await columnsOf(connection, link);
  const plan = planColumns(
    columns.map((column) => column.name),
    1,
  );
  refuseUnnamed(plan);
  const texts = columns.map(textColumn);
  const unfit = texts
    .flatMap((text) => (text.unfit === null ? [] : [`coalesce(${text.unfit}, false)`]))
    .join(' or ');
  const hasOwnNumber = columns.some((column) => column.name.toLowerCase() === 'file_row_number');
  const line = hasOwnNumber ? 'row_number() over ()' : 'file_row_number + 1';
  const from = `read_parquet(${literal(link)}, binary_as_string = true${hasOwnNumber ? '' : ', file_row_number = true'})`;
  const longest = await checkCells(connection, texts, from);
  const rows = { select: selectText(texts, line), from, unfit: unfit || 'false', longest };
  await copyRows(connection, rows, run);
  return { columns: plan.columns, footer: 0, format: 'Parquet', notes: [] };
}

function refuseUnnamed(plan: ColumnPlan): void {
  const twin = plan.twins[0];
  if (twin)
    throw refusal(
      'header-duplicate',
      `each column needs its own name, got one for columns ${twin.first + 1} and ${twin.position + 1}: rename one`,
    );
  if (plan.blank.length > 0)
    throw refusal(
      'header-empty-cell',
      `every column needs a name, got none for column ${(plan.blank[0] ?? 0) + 1}: name it`,
    );
}

const selectText = (texts: readonly TextColumn[], line: string) =>
  [`${line} as line`, ...texts.map((text, i) => `${text.text} as c${i}`)].join(', ');

async function numbers(connection: DuckDBConnection, sql: string): Promise<number[]> {
  const row = (await connection.runAndReadAll(sql)).getRows()[0] ?? [];
  return row.map((value) => Number(value ?? 0));
}

async function checkFile(connection: DuckDBConnection, link: string): Promise<void> {
  const [records] = await numbers(
    connection,
    `select sum(num_rows) from parquet_file_metadata(${literal(link)})`,
  );
  if ((records ?? 0) > caps.records)
    throw refusal(
      'too-many-records',
      `a file may hold ${caps.records} records, got ${records}: split the export`,
    );
  const sizes = `select sum(total_uncompressed_size), sum(total_compressed_size) from parquet_metadata(${literal(link)})`;
  const [inflated, packed] = await numbers(connection, sizes);
  refuseInflation(inflated ?? 0, packed ?? 0);
}

function refuseInflation(inflated: number, packed: number): void {
  if (inflated > caps.inflated)
    throw refusal(
      'inflated-too-large',
      `a file may unpack to ${sizeText(caps.inflated)}, got ${sizeText(inflated)}: split the export`,
    );
  if (inflated > caps.ratioFrom && inflated > caps.ratio * packed)
    throw refusal(
      'ratio-too-high',
      `a packed byte may unpack to ${caps.ratio} bytes, got more: check the file`,
    );
}

async function columnsOf(connection: DuckDBConnection, link: string): Promise<ParquetColumn[]> {
  const sql = `describe select * from read_parquet(${literal(link)}, binary_as_string = true)`;
  const rows = (await connection.runAndReadAll(sql)).getRows();
  return rows.map((row) => ({ name: String(row[0]), type: String(row[1]) }));
}

/** A quote inside a cell is written twice. */
const mostQuoted = 2;
const lineDigits = 24;

/**
 * @returns bytes that no record written exceeds.
 *
 * Dictionaries can name one long text millions of times, so what will be written is measured before it is.
 */
async function checkCells(
  connection: DuckDBConnection,
  texts: readonly TextColumn[],
  from: string,
): Promise<number> {
  const longest = texts.map((text) => `coalesce(max(strlen(${text.text})), 0)`);
  const total = texts.map((text) => `coalesce(sum(strlen(${text.text})), 0)`).join(' + ');
  const [written, cell, record] = await numbers(
    connection,
    `select ${total}, greatest(${longest.join(', ')}, 0), ${longest.join(' + ')} from ${from}`,
  );
  if ((written ?? 0) > caps.inflated)
    throw refusal(
      'inflated-too-large',
      `a file may unpack to ${sizeText(caps.inflated)} of text, got ${sizeText(written ?? 0)}: split the export`,
    );
  if ((cell ?? 0) > caps.cell)
    throw refusal('record-too-long', `a cell may have ${sizeText(caps.cell)}, got ${sizeText(cell ?? 0)}`);
  return mostQuoted * (record ?? 0) + texts.length * 3 + lineDigits;
}

async function copyRows(
  connection: DuckDBConnection,
  rows: { select: string; from: string; unfit: string; longest: number },
  run: Run,
): Promise<void> {
  const part = join(run.workFolder, 'part-0000.csv');
  const shape = `(format csv, header false, delimiter ',', quote '"', escape '"', nullstr '')`;
  const [records] = await numbers(
    connection,
    `copy (select ${rows.select} from ${rows.from} where not (${rows.unfit})) to ${literal(part)} ${shape}`,
  );
  run.outlets.parts.adopt(part, { records: records ?? 0, longest: rows.longest });
  if (rows.unfit === 'false') return;
  const bad = await connection.stream(
    `select line, cast(to_json(r) as varchar) from (select ${rows.select} from ${rows.from} where ${rows.unfit}) as r`,
  );
  for await (const chunk of bad)
    for (const [line, raw] of chunk.getRows())
      run.outlets.quarantine.add({
        line: Number(line),
        column: null,
        code: 'unfit-text',
        message: 'text without NUL and list members without ; are needed, got one with it',
        raw: String(raw),
      });
}
