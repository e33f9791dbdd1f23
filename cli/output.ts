import { writeFileSync } from 'node:fs';
import process from 'node:process';
import type { Format } from '../adapters/report/formats.ts';
import { type Result, renderedAt } from '../adapters/report/result.ts';
import type { Screen } from '../adapters/report/wins/result.ts';
import { WrongUse } from './exit.ts';
import { formatOf, type GlobalFlags } from './globals.ts';

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

/** A form of a result, tables as wide as the window. */
export const rendered = (result: Result, format: Format): Promise<string | Uint8Array> =>
  renderedAt(result, format, tableWidth());

/** Columns of the window; text that is piped is set for a page. */
export function terminalWidth(): number {
  const columns = process.stdout.columns ?? Number(process.env['COLUMNS'] ?? 100);
  return Number.isFinite(columns) ? Math.max(80, columns) : 100;
}

/** What a report in words is set for. */
export const screen = (): Screen => ({ width: terminalWidth(), styled: process.stdout.isTTY === true });

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
