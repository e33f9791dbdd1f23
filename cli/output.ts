import { writeFileSync } from 'node:fs';
import process from 'node:process';
import type { Table } from '../adapters/report/table.ts';
import { WrongUse } from './exit.ts';
import { type Format, formatOf, type GlobalFlags } from './globals.ts';

/** One result in every form it can be written in; a form is made only when asked for. */
export type Result = {
  readonly json: () => string;
  /** The rows behind the CSV, XLSX, Arrow and Markdown forms. */
  readonly table: () => Table;
  readonly terminal?: () => string;
  readonly html?: () => Promise<string>;
  readonly markdown?: () => string;
  /** The sheets of a workbook, where one table is not all of it. */
  readonly sheets?: () => readonly Table[];
};

/** Writes a result where the flags say: stdout carries only the result. */
export async function writeResult(result: Result, flags: GlobalFlags): Promise<void> {
  const format = formatOf(flags);
  if (flags.output === undefined && isBinary(format) && process.stdout.isTTY) {
    throw new WrongUse(`--format ${format} needs a file, got a terminal: add -o FILE`);
  }
  const content = await rendered(result, format);
  if (flags.output === undefined) await toStdout(content);
  else writeResultFile(flags.output, content);
}

const isBinary = (format: Format) => format === 'xlsx' || format === 'arrow';

const writers: Readonly<Record<Format, (result: Result) => Promise<string | Uint8Array>>> = {
  json: async (result) => result.json(),
  table: async (result) => {
    if (result.terminal) return result.terminal();
    const { terminalTable } = await import('../adapters/report/terminal/table.ts');
    return terminalTable(result.table(), { width: tableWidth() });
  },
  csv: async (result) => (await import('../adapters/report/csv.ts')).csvOf(result.table()),
  xlsx: async (result) =>
    (await import('../adapters/report/xlsx.ts')).xlsxOf(result.sheets?.() ?? [result.table()]),
  arrow: async (result) => (await import('../adapters/report/arrow.ts')).arrowOf(result.table()),
  md: async (result) =>
    result.markdown?.() ?? (await import('../adapters/report/markdown.ts')).markdownOf(result.table()),
  html: async (result) =>
    result.html?.() ?? (await import('../adapters/report/html/table-page.ts')).tablePage(result.table()),
};

export function rendered(result: Result, format: Format): Promise<string | Uint8Array> {
  return writers[format](result);
}

/** Columns of the window; text that is piped is set for a page. */
export function terminalWidth(): number {
  const columns = process.stdout.columns ?? Number(process.env['COLUMNS'] ?? 100);
  return Number.isFinite(columns) ? Math.max(80, columns) : 100;
}

/** Tables are cut to a window, never in a pipe: what reads it wants whole cells. */
export function tableWidth(): number {
  return process.stdout.isTTY ? terminalWidth() : 10_000;
}

/** @throws WrongUse where the file cannot be written. */
export function writeResultFile(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new WrongUse(`-o needs a file that can be written, got ${path} (${reason})`);
  }
}

/** Waits for a slow reader; a reader that closed early (`| head`) is not an error. */
function toStdout(content: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.once('error', (error) =>
      'code' in error && error.code === 'EPIPE' ? resolve() : reject(error),
    );
    process.stdout.write(content, () => resolve());
  });
}
